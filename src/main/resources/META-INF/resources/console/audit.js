import { api, fill, live, say, when } from "/console/console.js";

const form = document.getElementById("filter");
const more = document.getElementById("more");
let pages = 1;

function path(after) {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (value) query.set(name, name === "since" ? new Date(value + "T00:00").toISOString() : value);
  }
  if (after) query.set("after", after);
  return "/audit?" + query;
}

const refresh = live(10, async () => {
  const acts = [];
  let next;
  for (let page = 0; page < pages && (page === 0 || next); page++) {
    const answer = await api(path(next));
    acts.push(...answer.items);
    next = answer.next;
  }
  fill(document.getElementById("acts"), document.getElementById("act"), acts, show);
  document.getElementById("none").hidden = acts.length > 0;
  more.hidden = !next;
});

function show(row, { id, at, actor, action, subject, detail }) {
  row.cells[0].textContent = id;
  row.cells[1].replaceChildren(when(at));
  row.cells[2].textContent = actor;
  row.cells[3].textContent = action;
  row.cells[4].textContent = subject;
  const list = row.querySelector("dl");
  for (const [name, value] of Object.entries(detail)) {
    const term = document.createElement("dt");
    term.textContent = name;
    const text = document.createElement("dd");
    text.textContent = typeof value === "string" ? value : JSON.stringify(value);
    list.append(term, text);
  }
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  pages = 1;
  await refresh();
});
more.addEventListener("click", async () => {
  pages++;
  await refresh();
  say("Older ones are shown below.");
});
