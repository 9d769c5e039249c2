import { ago, api, ask, count, fill, live, me, say } from "/console/console.js";
import { asked, define, fromAddress, personName, showAttempt, stateName, toDo } from "/console/words.js";

const LIST = "/dead-letters";
const REPLAYS = "/dead-letters/replays";
/** So long after its end a replay is still shown. */
const SHOWN_MS = 5 * 60_000;

const at = (id) => document.getElementById(id);
const form = at("filter");
const selected = new Map(); // id → version, as it was seen
let page = null; // the cursor of the page that is shown
let next = null;
let total = 0;
let replay = null;
let mayAct = false;

fromAddress(form);

function showLetters(items) {
  fill(at("letters"), at("letter"), items, (row, letter) => {
    const [pick, what, whose, why, since, look] = row.cells;
    const box = pick.firstElementChild;
    box.checked = selected.has(letter.id);
    box.setAttribute("aria-label", `Select ${letter.label}`);
    box.addEventListener("change", () => {
      if (box.checked) selected.set(letter.id, letter.version);
      else selected.delete(letter.id);
      showActs();
    });
    what.querySelector(".label").textContent = letter.label;
    what.querySelector(".todo").textContent = `${toDo(letter)} · ${letter.source} ${letter.sourceId}`;
    whose.textContent = personName(letter);
    why.textContent = letter.reason ?? letter.verdict ?? "";
    since.replaceChildren(ago(letter.changedAt));
    look.firstElementChild.setAttribute("aria-label", `Look at ${letter.label}`);
    look.firstElementChild.addEventListener("click", () => open(letter.id));
  });
  for (const row of at("letters").rows) {
    const box = row.querySelector("input");
    box.checked = selected.has(Number(row.known.key));
  }
}

function showActs() {
  at("replay-some").disabled = !mayAct || selected.size === 0;
  at("discard-some").disabled = !mayAct || selected.size === 0;
  at("replay-all").disabled = at("discard-all").disabled = !mayAct || total === 0;
  at("replay-some").textContent = selected.size > 0 ? `Replay selected (${count(selected.size)})` : "Replay selected";
  at("discard-some").textContent = selected.size > 0 ? `Discard selected (${count(selected.size)})` : "Discard selected";
  at("replay-all").textContent = `Replay all ${count(total)} that fit`;
  at("discard-all").textContent = `Discard all ${count(total)} that fit`;
}

async function showReasons() {
  const { items } = await api(`${LIST}/reasons`);
  const rows = items.map((item) => ({ id: [item.verdict, item.errorCode, item.httpStatus].join("/"), ...item }));
  fill(at("reasons"), at("reason"), rows, (row, { verdict, errorCode, httpStatus, reason, count: number }) => {
    row.cells[0].textContent = reason ?? verdict ?? "Not known";
    row.cells[1].textContent = [httpStatus, errorCode].filter(Boolean).join(" / ");
    row.cells[2].textContent = count(number);
    const button = row.querySelector("button");
    button.setAttribute("aria-label", `Show those: ${reason ?? verdict}`);
    button.addEventListener("click", () => {
      form.reset();
      form.elements.verdict.value = verdict ?? "";
      form.elements.errorCode.value = errorCode ?? "";
      search();
    });
  });
}

async function showReplay() {
  const { items: [latest] } = await api(`${REPLAYS}?limit=1`);
  const fresh = latest && (["running", "undoing"].includes(latest.state) || Date.now() - Date.parse(latest.endedAt) < SHOWN_MS);
  at("replay").hidden = !fresh;
  replay = fresh ? await api(`${REPLAYS}/${latest.id}`) : null;
  if (!replay) return;
  at("replay-text").textContent = replayText(replay);
  at("replay-progress").max = Math.max(1, replay.total);
  at("replay-progress").value = replay.done + replay.skipped;
  at("stop").hidden = replay.state !== "running";
  at("undo").hidden = !replay.undoable;
  at("stop").disabled = at("undo").disabled = !mayAct;
  const left = replay.undoUntil ? Math.max(0, Math.ceil((Date.parse(replay.undoUntil) - Date.now()) / 1000)) : null;
  at("undo").textContent = left === null ? "Undo" : `Undo (${left} s left)`;
}

function replayText({ state, total: all, done, skipped, undone, actor, now = {} }) {
  const parts = [{
    running: `${count(done)} of ${count(all)} are back in line so far.`,
    done: `All ${count(done)} are back in line.`,
    stopped: `Stopped: ${count(done)} of ${count(all)} are back in line, the others are still here.`,
    undoing: "Taking back what nobody has begun to send.",
    undone: `Undone: ${count(undone)} are here again.`,
  }[state]];
  if (skipped > 0) parts.push(`${count(skipped)} had changed meanwhile and were left.`);
  const kept = Object.entries(now).filter(([name]) => name !== "queued" || state !== "undone");
  if (kept.length > 0 && done > undone) {
    parts.push(`Of those now: ${kept.map(([name, number]) => `${stateName(name).toLowerCase()} ${count(number)}`).join(", ")}.`);
  }
  parts.push(`Asked for by ${actor}.`);
  return parts.join(" ");
}

const reload = live(2, async () => {
  mayAct = (await me)?.may("admin") ?? false;
  at("may").hidden = mayAct;
  const query = asked(form);
  if (page) query.set("after", page);
  const [list] = await Promise.all([api(`${LIST}?${query}`), showReplay(), showReasons()]);
  next = list.next ?? null;
  total = list.total;
  showLetters(list.items);
  at("shown").textContent = total === 0 ? "There are none that fit." : `${count(list.items.length)} of ${count(total)} dead letters`;
  at("first").hidden = page === null;
  at("next").hidden = next === null;
  at("every").checked = list.items.length > 0 && list.items.every(({ id }) => selected.has(id));
  showActs();
});

function search() {
  page = null;
  selected.clear();
  const query = asked(form).toString();
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
  reload();
}

async function open(id) {
  const { letter, attempts, replay: would } = await api(`${LIST}/${id}`);
  at("story-title").textContent = letter.label;
  at("story-reason").textContent = letter.reason ?? letter.verdict ?? "";
  at("story-said").textContent = letter.said ? `ORCID says: ${letter.said}` : "";
  at("story-said").hidden = !letter.said;
  define(at("story-facts"), [
    ["To do", toDo(letter)],
    ["Whose", personName(letter)],
    ["From", `${letter.source} ${letter.sourceId}`],
    ["State", stateName(letter.state)],
    ["Verdict", letter.verdict],
    ["ORCID's status and code", [letter.httpStatus, letter.errorCode].filter(Boolean).join(" / ")],
    ["Attempts", count(letter.attempts)],
    ["Given up", ago(letter.changedAt)],
  ]);
  fill(at("attempts"), at("attempt"), attempts, showAttempt);
  at("story-attempts").hidden = attempts.length === 0;
  at("story-none").hidden = attempts.length > 0;
  at("story-replay").textContent = would.words;
  at("story-do-replay").disabled = at("story-do-discard").disabled = !mayAct || !would.possible;
  const answer = await ask(at("story"));
  if (answer?.button === "replay") await begin({ ids: [letter.id] });
  if (answer?.button === "discard") await discard(new Map([[letter.id, letter.version]]));
}

async function begin(wish) {
  try {
    const { total: number } = await api(REPLAYS, { method: "POST", body: wish });
    say(`${count(number)} dead letters are put back in line.`);
    selected.clear();
  } catch (e) {
    say(e.message, "error");
  }
  await reload();
}

async function discard(which) {
  await discardAll(which.size, { letters: [...which].map(([id, version]) => ({ id, version })) });
}

async function discardAll(number, which) {
  at("discard-text").textContent = `${count(number)} ${number === 1 ? "dead letter is" : "dead letters are"} taken off the list.`;
  const answer = await ask(at("discard"));
  if (!answer) return;
  try {
    const { discarded, left } = await api(`${LIST}/discard`, { method: "POST", body: { ...which, reason: answer.reason } });
    if (left > 0) say(`${count(left)} of ${count(discarded + left)} had changed meanwhile and were left.`, "error");
    else say(`${count(discarded)} are discarded.`);
    selected.clear();
  } catch (e) {
    say(e.message, "error");
  }
  await reload();
}

function wanted() {
  const filter = Object.fromEntries(asked(form));
  if (filter.errorCode) filter.errorCode = Number(filter.errorCode);
  return filter;
}

async function turn(verb, done) {
  try {
    await api(`${REPLAYS}/${replay.id}/${verb}`, { method: "POST" });
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
at("every").addEventListener("change", () => {
  for (const row of at("letters").rows) {
    const box = row.querySelector("input");
    if (box.checked !== at("every").checked) box.click();
  }
});
at("replay-some").addEventListener("click", async () => {
  at("sure-text").textContent = `${count(selected.size)} selected dead letters are sent again.`;
  if (await ask(at("sure"))) await begin({ ids: [...selected.keys()] });
});
at("replay-all").addEventListener("click", async () => {
  const filter = wanted();
  at("sure-text").textContent = `All ${count(total)} dead letters that fit what you asked for are sent again.`;
  if (await ask(at("sure"))) await begin({ filter });
});
at("discard-some").addEventListener("click", () => discard(new Map(selected)));
at("discard-all").addEventListener("click", () => discardAll(total, { filter: wanted() }));
at("stop").addEventListener("click", () => turn("stop", "Stopped: nothing more is put back in line."));
at("undo").addEventListener("click", () => turn("undo", "Taken back: what nobody had begun to send is here again."));
