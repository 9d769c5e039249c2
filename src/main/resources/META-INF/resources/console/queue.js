import { ago, api, ask, count, fill, live, me, say } from "/console/console.js";
import { asked, define, fromAddress, pauseName, personName, showAttempt, stateName, toDo } from "/console/words.js";

const STATES = ["queued", "leased", "scheduled", "unknown", "waiting", "dead", "sent", "unchanged", "removed", "suppressed", "held"];

const at = (id) => document.getElementById(id);
const form = at("filter");
let page = null; // the cursor of the page that is shown
let next = null;
let pausedPage = null;
let pausedNext = null;
let mayAct = false;

form.elements.state.append(...STATES.map((state) => new Option(stateName(state), state)));
fromAddress(form);

function showTasks({ items, partial }) {
  fill(at("tasks"), at("task"), items, (row, task) => {
    const [what, whose, state, since, then, look] = row.cells;
    what.querySelector(".label").textContent = task.label;
    what.querySelector(".todo").textContent = `${toDo(task)} · ${task.source} ${task.sourceId}`;
    whose.textContent = personName(task);
    state.querySelector(".state").textContent = stateName(task.state);
    state.querySelector(".reason").textContent = task.reason ?? "";
    since.replaceChildren(ago(task.changedAt));
    then.replaceChildren(ago(task.nextAt));
    look.firstElementChild.setAttribute("aria-label", `Look at ${task.label}`);
    look.firstElementChild.addEventListener("click", () => open(task.id));
  });
  at("shown").textContent = items.length === 0 ? "There is nothing that fits." : `${count(items.length)} tasks, the newest first`;
  at("partial").hidden = !partial;
}

function showPaused(items) {
  const rows = items.map((item) => ({ id: item.personId, may: mayAct, ...item }));
  fill(at("paused"), at("person"), rows, (row, person) => {
    const [who, why, since, until, tasks, act] = row.cells;
    who.textContent = personName(person);
    why.querySelector(".why").textContent = pauseName(person.reason);
    why.querySelector(".message").textContent = person.message ?? "";
    since.replaceChildren(ago(person.since));
    until.replaceChildren(ago(person.until));
    tasks.textContent = count(person.tasks);
    act.firstElementChild.disabled = !mayAct;
    act.firstElementChild.setAttribute("aria-label", `Resume ${personName(person)}`);
    act.firstElementChild.addEventListener("click", () => resume(person.personId));
  });
  at("waiting").textContent = items.length === 0 ? "Nobody waits." : `${count(items.length)} people`;
}

const reload = live(5, async () => {
  mayAct = (await me)?.may("operator") ?? false;
  const query = asked(form);
  if (page) query.set("after", page);
  const after = pausedPage ? `?after=${encodeURIComponent(pausedPage)}` : "";
  const [tasks, paused] = await Promise.all([api(`/tasks?${query}`), api(`/people-paused${after}`)]);
  next = tasks.next ?? null;
  pausedNext = paused.next ?? null;
  showTasks(tasks);
  showPaused(paused.items);
  at("first").hidden = page === null;
  at("next").hidden = next === null;
  at("more-paused").hidden = pausedNext === null && pausedPage === null;
  at("more-paused").textContent = pausedNext === null ? "First people" : "Next people";
});

function search() {
  page = null;
  const query = asked(form).toString();
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
  reload();
}

async function open(id) {
  const { task, attempts } = await api(`/tasks/${id}`);
  at("story-title").textContent = task.label;
  at("story-state").textContent = `${stateName(task.state)}.`;
  at("story-reason").textContent = task.reason ?? "";
  at("story-said").textContent = task.said ? `ORCID says: ${task.said}` : "";
  at("story-said").hidden = !task.said;
  define(at("story-facts"), [
    ["To do", toDo(task)],
    ["Whose", personName(task)],
    ["From", `${task.source} ${task.sourceId}`],
    ["Person waits", task.pauseReason ? pauseName(task.pauseReason) : null],
    ["Never to be sent", task.suppressed],
    ["Verdict", task.verdict],
    ["ORCID's status and code", [task.httpStatus, task.errorCode].filter(Boolean).join(" / ")],
    ["Put-code", task.putCode],
    ["Attempts", count(task.attempts)],
    ["Known since", ago(task.createdAt)],
    ["In this state since", ago(task.changedAt)],
    ["Next", task.nextAt ? ago(task.nextAt) : null],
  ]);
  fill(at("attempts"), at("attempt"), attempts, showAttempt);
  at("story-attempts").hidden = attempts.length === 0;
  at("story-none").hidden = attempts.length > 0;
  const offer = (act, fits) => (at(`do-${act}`).hidden = !mayAct || !fits);
  offer("send-now", ["queued", "scheduled", "unknown"].includes(task.state));
  offer("suppress", !task.suppressed && task.operation !== "delete");
  offer("unsuppress", Boolean(task.suppressed));
  offer("recreate", task.removed && !task.suppressed);
  offer("resume", Boolean(task.pauseReason));
  const answer = await ask(at("story"));
  if (answer) await act(answer.button, task);
}

async function act(what, task) {
  const work = `/works/${encodeURIComponent(task.source)}/${encodeURIComponent(task.sourceId)}`;
  const whose = `?person=${encodeURIComponent(task.personId)}`;
  switch (what) {
    case "send-now":
      return post(`/tasks/${task.id}/send-now`, undefined, "It is sent as soon as it is its turn.");
    case "suppress": {
      const answer = await ask(at("suppress"));
      return answer && post(`${work}/suppress${whose}`, { reason: answer.reason }, "It is never sent from now on.");
    }
    case "unsuppress":
      return post(`${work}/unsuppress${whose}`, undefined, "It may be sent again.");
    case "recreate":
      return (await ask(at("recreate"))) && post(`${work}/recreate${whose}`, undefined, "It is added again.");
    case "resume":
      return resume(task.personId);
    default:
      return null;
  }
}

const resume = (personId) =>
  post(`/people-paused/${encodeURIComponent(personId)}/resume`, undefined, "What waited goes on. If ORCID still refuses, the person waits again.");

async function post(path, body, done) {
  try {
    await api(path, { method: "POST", body });
    say(done);
  } catch (e) {
    say(e.message, "error");
  }
  await reload();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
form.addEventListener("reset", () => setTimeout(search));
at("next").addEventListener("click", () => {
  page = next;
  reload();
});
at("first").addEventListener("click", () => {
  page = null;
  reload();
});
at("more-paused").addEventListener("click", () => {
  pausedPage = pausedNext;
  reload();
});
