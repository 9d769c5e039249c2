import { ago, api, count, fill, live } from "/console/console.js";

const OUTCOMES = { done: "Done", "cut-short": "Cut short", failed: "Failed", held: "Waits for you" };

const at = (id) => document.getElementById(id);

live(15, async () => {
  const { items } = await api("/sources?limit=200");
  fill(at("sources"), at("source"), items.map((item) => ({ ...item, id: item.name })), (row, source) => {
    const [name, last, records, keptBack, nobodys, proposals] = row.cells;
    const run = source.lastRun;
    name.firstElementChild.textContent = source.name;
    name.firstElementChild.href = `/sources/${encodeURIComponent(source.name)}`;
    last.querySelector(".outcome").textContent = run ? (OUTCOMES[run.outcome] ?? "Goes on") : "None";
    last.querySelector(".time").replaceChildren(run ? ago(run.endedAt ?? run.beganAt) : "");
    last.querySelector(".problem").textContent = run?.problem ?? "";
    records.textContent = count(source.records);
    keptBack.textContent = count(source.keptBack);
    nobodys.textContent = count(source.nobodys);
    proposals.textContent = count(source.proposals);
  });
  at("none").hidden = items.length > 0;
});
