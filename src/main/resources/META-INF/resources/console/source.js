import { ago, api, ask, count, fill, live, me, say } from "/console/console.js";
import { define } from "/console/words.js";

const OUTCOMES = { done: "Done", "cut-short": "Cut short", failed: "Failed", held: "Waits for you" };
const FIGURES = ["entries", "added", "changed", "same", "vanished", "offered", "withdrawn"];
const FATES = { keep: "stays in ORCID as it is", remove: "is removed from ORCID" };

const at = (id) => document.getElementById(id);
const name = decodeURIComponent(location.pathname.split("/")[2]);
const path = `/sources/${encodeURIComponent(name)}`;
const which = at("filter").elements.namedItem("which");
let after = null; // the cursor of the records that are shown
let next = null;
let authorsAfter = null;
let authorsNext = null;
let mayAct = false;
let last = null;

function showFacts({ source, decided, asking }) {
  last = source.lastRun ?? null;
  const held = last?.outcome === "held";
  at("held").hidden = !held;
  at("held-problem").textContent = held ? last.problem : "";
  at("confirm").hidden = at("dismiss").hidden = !mayAct;
  const list = (words) => words.join(", ");
  at("harvest").hidden = !mayAct || !asking;
  define(at("facts"), [
    ["Asked next", asking?.next ? ago(asking.next) : asking ? "only when somebody says so" : "it tells by itself"],
    ["Records", count(source.records)],
    ["Kept back by a rule", count(source.keptBack)],
    ["Of nobody here", count(source.nobodys)],
    ["Gone", count(source.vanished)],
    ["Years that are sent", decided.yearsFrom || decided.yearsTo ? `${decided.yearsFrom ?? "any"} to ${decided.yearsTo ?? "any"}` : ""],
    ["Types that are sent", list(decided.types)],
    ["States that are sent", list(decided.states)],
    ["Under embargo", decided.notEmbargoed ? "waits for the embargo's end" : ""],
    ["Collections that are sent", list(decided.collections)],
    ["Collections that are not", list(decided.notCollections)],
    ["What is gone", FATES[decided.vanished]],
    ["A work of who is no longer its author", FATES[decided.departed]],
    ["What a rule keeps back", FATES[decided.keptBack]],
  ]);
}

function showAuthors(items) {
  const rows = items.map((item) => ({ ...item, id: `${item.sourceId} ${item.author}`, may: mayAct }));
  fill(at("authors"), at("author"), rows, (node, author) => {
    const part = (selector) => node.querySelector(selector);
    part(".name").textContent = author.name || "An author without a name";
    part(".title").textContent = `${author.title}${author.year ? ` (${author.year})` : ""}, ${author.sourceId}`;
    part(".why").textContent = author.why;
    part(".wide").setAttribute("aria-label", `Who ${author.name} may be`);
    const always = part(".lasting input");
    part(".lasting").hidden = !mayAct || !author.lasting;
    const theirs = { who: "The source says", name: author.name, orcid: author.orcid, key: author.localId, email: author.email, where: author.affiliation };
    const ours = author.candidates.map((one) => ({ who: "Somebody here", name: one.name, orcid: one.orcid, key: one.personId, email: one.email, where: one.unit, personId: one.personId }));
    fill(part(".compared"), at("compared"), [theirs, ...ours], (row, one) => {
      ["who", "name", "orcid", "key", "email", "where"].forEach((column, i) => (row.cells[i].textContent = one[column] ?? "–"));
      const button = row.querySelector("button");
      button.hidden = !mayAct || !one.personId;
      button.setAttribute("aria-label", `This one: ${author.name} is ${one.name} (${one.key})`);
      button.addEventListener("click", () => tell(author, one.personId, always.checked));
    });
    part(".nobody").hidden = !mayAct;
    part(".nobody").setAttribute("aria-label", `Nobody here: ${author.name}`);
    part(".nobody").addEventListener("click", () => tell(author, null, always.checked));
  });
  at("certain").hidden = items.length > 0;
  at("authors-next").hidden = authorsNext === null;
}

function showRuns(items) {
  fill(at("runs"), at("run"), items, (row, run) => {
    row.cells[0].replaceChildren(ago(run.beganAt), ` (${run.kind}${run.whole ? ", whole" : ""})`);
    row.querySelector(".outcome").textContent = OUTCOMES[run.outcome] ?? "Goes on";
    row.querySelector(".problem").textContent = run.problem ?? "";
    FIGURES.forEach((figure, i) => (row.cells[i + 2].textContent = count(run[figure])));
    const button = row.querySelector("button");
    button.textContent = count(run.refused);
    button.disabled = run.refused === 0;
    button.setAttribute("aria-label", `${count(run.refused)} refused: look at them`);
    button.addEventListener("click", () => refusals(run.id));
  });
}

function showRecords(items) {
  fill(at("records"), at("record"), items, (row, record) => {
    row.querySelector(".title").textContent = record.title;
    row.querySelector(".key").textContent = [record.sourceId, record.type, record.year].filter(Boolean).join(" · ");
    row.cells[1].textContent = record.authors || "–";
    row.cells[2].textContent = record.vanishedAt ? "The source no longer has it."
      : record.keptBack ?? (record.owners === 0 ? "Nobody here is known to be one of its authors." : "–");
  });
  at("shown").textContent = items.length === 0 ? "There is no such record." : `${count(items.length)} ${items.length === 1 ? "record" : "records"} on this page`;
  at("first").hidden = after === null;
  at("next").hidden = next === null;
}

const reload = live(15, async () => {
  mayAct = (await me)?.may("operator") ?? false;
  at("recheck").hidden = !mayAct;
  const cursor = (place) => (place ? `&after=${encodeURIComponent(place)}` : "");
  let story;
  try {
    story = await api(path);
  } catch (e) {
    if (e.status !== 404) throw e;
    at("unknown").hidden = false;
    return;
  }
  const [authors, runs, records] = await Promise.all([
    api(`${path}/authors?limit=10${cursor(authorsAfter)}`),
    api(`${path}/runs?limit=20`),
    api(`${path}/records?which=${which.value}&limit=50${cursor(after)}`),
  ]);
  authorsNext = authors.next ?? null;
  next = records.next ?? null;
  showFacts(story);
  showAuthors(authors.items);
  showRuns(runs.items);
  showRecords(records.items);
});

async function tell(author, personId, always) {
  try {
    const { records } = await api(`${path}/authors`, { method: "POST", body: { sourceId: author.sourceId, author: author.author, personId, always } });
    const about = records === 1 ? "one record" : `${count(records)} records`;
    say(personId ? `${author.name} is ${personId}, in ${about}.` : `${author.name} is nobody here, in ${about}.`);
  } catch (e) {
    say(e.message, "error");
  }
  await reload();
  at("authors-title").focus();
}

async function refusals(run) {
  try {
    const { items } = await api(`${path}/runs/${run}/refusals?limit=100`);
    at("refusals-file").href = `/api/v1${path}/runs/${run}/refusals/csv`;
    fill(at("refused"), at("refusal"), items, (row, one) => {
      row.cells[0].textContent = count(one.place);
      row.cells[1].textContent = one.sourceId ?? "–";
      row.cells[2].textContent = one.reason;
    });
    await ask(at("refusals"));
  } catch (e) {
    say(e.message, "error");
  }
}

async function post(what, done) {
  try {
    say(done(await api(`${path}${what}`, { method: "POST" })));
  } catch (e) {
    say(e.message, "error");
  }
  await reload();
}

at("confirm").addEventListener("click", async () => {
  at("sure-text").textContent = `${count(last.wouldVanish)} records vanish. This cannot be undone, but what comes again is sent again.`;
  if ((await ask(at("sure"))) !== null) await post(`/runs/${last.id}/confirm`, () => "They vanished.");
});
at("dismiss").addEventListener("click", () => post(`/runs/${last.id}/dismiss`, () => "Nothing vanished."));
at("harvest").addEventListener("click", async () => {
  at("harvest").disabled = true;
  await post("/ask", () => "It is asked: what comes shows under Runs.");
  at("harvest").disabled = false;
});
at("recheck").addEventListener("click", () => post("/recheck", ({ records }) => `${count(records)} records were decided anew.`));
at("authors-title").tabIndex = -1;
which.addEventListener("change", () => {
  after = null;
  reload();
});
at("filter").addEventListener("submit", (event) => event.preventDefault());
at("authors-next").addEventListener("click", () => {
  authorsAfter = authorsNext;
  reload();
});
at("next").addEventListener("click", () => {
  after = next;
  reload();
});
at("first").addEventListener("click", () => {
  after = null;
  reload();
});
