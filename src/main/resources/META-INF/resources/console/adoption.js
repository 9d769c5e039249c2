import { api, count, fill, live, plot } from "/console/console.js";
import { asked } from "/console/words.js";

const STEPS = { known: "known", invited: "invited", opened: "opened", connected: "connected", writable: "let us write", sent: "work sent" };
const form = document.getElementById("filter");
const units = form.elements.namedItem("unit");

const refresh = live(60, async () => {
  const query = asked(form);
  const figures = await api("/adoption?" + query);
  plot(document.getElementById("plot"), {
    labels: figures.days.map(({ day }) => day),
    series: Object.entries(STEPS).map(([step, name]) => ({ name, values: figures.days.map(({ people }) => people[step]) })),
    unit: "people",
  });
  tell(figures.baseline);
  compare(await api("/reconciliation?limit=1"));
  document.getElementById("none").hidden = figures.days.length > 0;
  document.getElementById("csv").href = "/api/v1/adoption/csv?" + query;
  fill(document.getElementById("units"), document.getElementById("unit"),
    figures.units.map(({ unit, people }) => ({ id: unit || " ", unit, people })), show);
  choose(figures.units.map(({ unit }) => unit).filter(Boolean));
});

function tell(figure) {
  const line = document.getElementById("baseline");
  line.hidden = !figure;
  if (figure) {
    line.textContent = `Have a public iD that names us: ${count(figure.ours)} of ${count(figure.records)} records in our copy, counted on ${figure.day}.`;
  }
}

function compare({ asking, rounds }) {
  const line = document.getElementById("reconciliation");
  line.hidden = rounds.length === 0;
  if (rounds.length > 0) {
    const [{ startedAt, via, tally, findings }] = rounds;
    const found = (kind) => count(findings[kind] ?? 0);
    line.textContent = `Compared with what ORCID shows of ours (${via === "api" ? "by asking" : "in our copy"}) on ${startedAt.slice(0, 10)}: ${count(tally.people)} records, ${found("removed")} works removed there, ${found("adopted")} adopted, ${found("moved")} moved, ${found("drift")} changed. Still to be asked about: ${count(asking)}.`;
  }
}

function show(row, { unit, people }) {
  row.cells[0].textContent = unit || "not known";
  Object.keys(STEPS).forEach((step, i) => (row.cells[i + 1].textContent = count(people[step])));
}

function choose(names) {
  const before = units.value;
  const known = [...units.options].map((option) => option.value);
  names.filter((name) => !known.includes(name)).forEach((name) => units.add(new Option(name, name)));
  units.value = before;
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  await refresh();
});
