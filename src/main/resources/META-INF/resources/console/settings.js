import { api, count, fill, live } from "/console/console.js";

const wanted = document.getElementById("wanted");
let all = [];

function show() {
  const words = wanted.value.toLowerCase();
  const some = all.filter(({ key }) => key.toLowerCase().includes(words));
  fill(document.getElementById("settings"), document.getElementById("setting"), some, (row, { key, value, source }) => {
    row.querySelector("code").textContent = key;
    row.cells[1].textContent = value;
    row.cells[2].textContent = source;
  });
  document.getElementById("shown").textContent = `${count(some.length)} of ${count(all.length)} settings`;
}

wanted.addEventListener("input", show);
live(60, async () => {
  const { items } = await api("/settings");
  all = items.map((item) => ({ id: item.key, ...item }));
  show();
});
