import { ago, api, ask, count, fill, live, me, say, when } from "/console/console.js";
import { draw, sentences } from "/console/routes-picture.js";

const at = (id) => document.getElementById(id);
const WORDS = { running: "runs as it is in the folder", refused: "is refused", waiting: "waits for messages in flight" };
const CAME = { deployed: "ran", refused: "refused", "rolled-back": "did not start", removed: "file was gone" };
const ALLOWED = { start: ["stopped"], stop: ["started", "suspended"], suspend: ["started"], resume: ["suspended"] };
let routes = [];
let file = null;
let drawn = "";

/** All parts of a list. */
async function every(path) {
  const all = [];
  for (let after = ""; ;) {
    const { items, next } = await api(`${path}?limit=200${after}`);
    all.push(...items);
    if (!next) return all;
    after = "&after=" + encodeURIComponent(next);
  }
}

function showRoutes() {
  const words = at("wanted").value.toLowerCase();
  const some = routes.filter(({ id, description = "" }) => (id + " " + description).toLowerCase().includes(words));
  fill(at("routes"), at("route"), some, (row, { id, description, state, messages }) => {
    const link = row.querySelector("a");
    link.textContent = id;
    link.href = "#" + id;
    row.querySelector("small").textContent = description ?? "";
    row.cells[1].textContent = state;
    row.cells[2].textContent = count(messages.total);
    row.cells[3].textContent = count(messages.inFlight);
    row.cells[4].textContent = count(messages.failed);
    row.cells[5].textContent = `${count(messages.meanMillis)}, ${count(messages.slowestMillis)}`;
    if (messages.lastFailure) row.cells[6].append(ago(messages.lastFailureAt), " " + messages.lastFailure);
  });
  at("shown").textContent = `${count(some.length)} of ${count(routes.length)} routes`;
}

function showTroubles(files) {
  const broken = files.filter(({ state }) => state !== "running");
  at("in-order").hidden = broken.length > 0;
  fill(at("troubles"), at("trouble"), broken.map((item) => ({ id: item.file, ...item })), (node, item) => {
    node.querySelector("strong").textContent = `${item.file} ${WORDS[item.state]}`;
    const { line, message } = item.findings[0] ?? { line: 1, message: "" };
    node.querySelector("span").textContent = `line ${line}: ${message}` + (item.running ? " Its last good text runs." : " Nothing of it runs.");
    const link = node.querySelector("a");
    link.href = "#file=" + item.file;
    link.textContent = "Show the file";
  });
}

async function showOne() {
  const wanted = decodeURIComponent(location.hash.slice(1));
  at("one").hidden = wanted === "";
  if (wanted === "") return;
  const route = routes.find(({ id }) => id === wanted);
  at("one-title").textContent = wanted.replace(/^file=/, "");
  at("one-says").textContent = route ? `${route.description ?? ""} It listens on ${route.from}; ${route.state}.` : "";
  at("acts").querySelectorAll("button").forEach((button) => (button.disabled = !ALLOWED[button.dataset.act].includes(route?.state)));
  at("acts").hidden = !route || !(await me)?.may("admin");
  if (route) await showPicture(wanted);
  else at("picture").replaceChildren();
  await showFile(route ? route.file : wanted.replace(/^file=/, ""));
}

async function showPicture(id) {
  const picture = await api(`/routes/${encodeURIComponent(id)}/picture`);
  const content = JSON.stringify(picture);
  if (content !== drawn) draw(at("picture"), picture);
  drawn = content;
  fill(at("steps"), at("step"), sentences(picture), (node, { text }) => (node.textContent = text));
}

async function showFile(name) {
  const shown = await api(`/route-files/${encodeURIComponent(name)}`);
  const may = (await me)?.may("admin") ?? false;
  at("file-title").textContent = `The file ${name}`;
  at("file-state").textContent = `It ${WORDS[shown.standing.state]}.`;
  showFindings(shown.standing.findings);
  const text = at("text");
  // What somebody is typing is theirs.
  if (file?.standing.file !== name || text.value === (file.text ?? "")) {
    text.value = shown.text ?? "";
    file = shown;
  }
  text.readOnly = !may;
  at("saving").hidden = !may;
  fill(at("past"), at("text-of-past"), shown.history.map((item, i) => ({ id: `${item.hash} ${item.at}`, latest: i === 0, ...item })), (row, item) => {
    row.cells[0].append(when(item.at));
    row.cells[1].textContent = item.actor === "files" ? "found in the folder" : item.actor;
    row.cells[2].textContent = CAME[item.outcome] ?? item.outcome;
    row.cells[3].textContent = item.error ?? "";
    const [diff, revert] = row.querySelectorAll("button");
    diff.addEventListener("click", () => attempt(() => showDiff(name, item.hash)));
    revert.hidden = !may || item.hash === shown.hash;
    revert.addEventListener("click", () => attempt(() => goBack(name, item)));
  });
}

function showFindings(findings) {
  fill(at("findings"), at("finding"), findings, (node, { line, message }) => (node.textContent = `line ${line}: ${message}`));
}

async function showDiff(name, from) {
  const { diff } = await api(`/route-files/${encodeURIComponent(name)}/diff?from=${from}&to=${file.hash}`);
  const place = at("diff");
  place.hidden = false;
  place.textContent = diff || "Nothing differs from what is in the folder.";
  place.focus();
}

async function goBack(name, item) {
  if (!(await sure(`Write the text of ${new Date(item.at).toLocaleString()} into ${name}, and let it run?`))) return;
  await api(`/route-files/${encodeURIComponent(name)}/revert`, { method: "POST", body: { hash: item.hash, was: file.hash } });
  file = null;
  say(`${name} is as it was then.`);
  await reload();
}

async function sure(question) {
  at("question").textContent = question;
  return (await ask(at("sure"))) !== null;
}

async function attempt(work) {
  try {
    await work();
  } catch (e) {
    say(e.message, "error");
  }
}

at("acts").addEventListener("click", ({ target }) => attempt(async () => {
  const id = decodeURIComponent(location.hash.slice(1));
  const act = target.dataset?.act;
  if (!act || (act === "stop" && !(await sure(`Stop the route ${id}? What it takes waits, and what others send to it fails after half a minute.`)))) return;
  const { state } = await api(`/routes/${encodeURIComponent(id)}/${act}`, { method: "POST" });
  say(`The route ${id} is ${state}.`);
  await reload();
}));

at("edit").addEventListener("submit", (event) => {
  event.preventDefault();
  const name = file.standing.file;
  const text = at("text").value;
  attempt(async () => {
    const { findings } = await api(`/route-files/${encodeURIComponent(name)}/check`, { method: "POST", body: { text } });
    showFindings(findings);
    if (findings.length > 0) return say(`${name} is not in order: nothing was changed.`, "error");
    if (event.submitter?.value !== "save") return say(`${name} is in order; it is not saved yet.`);
    await api(`/route-files/${encodeURIComponent(name)}`, { method: "PUT", body: { text, was: file.hash } });
    file = null;
    say(`${name} is saved and runs.`);
    await reload();
  });
});

at("wanted").addEventListener("input", showRoutes);
addEventListener("hashchange", () => attempt(async () => {
  drawn = "";
  at("diff").hidden = true;
  await showOne();
  at("one-title").focus();
}));
const reload = live(5, async () => {
  const [found, files] = [await every("/routes"), await every("/route-files")];
  routes = found;
  showTroubles(files);
  showRoutes();
  await showOne();
});
