// What every page of the console shares. Pages show what /api/v1 answers, and send what people do there: a script with a
// token can do the same. Data goes into the page as text only, never as HTML.

const CHARTS = "/webjars/chart.js/4.5.1/dist/chart.umd.min.js";
const NONE = "–";

/**
 * Asks the API.
 * @param {string} path as "/api/v1/queue?limit=50", or "/queue?limit=50" for short
 * @param {{method?: string, body?: object, type?: string}} [request] a string body is sent as it is, as `type`
 * @returns what was answered, as JSON; null when there is no body
 * @throws {Error} with what to do as its message, and the status (0: no answer) as `status`
 */
export async function api(path, { method = "GET", body, type = "application/json" } = {}) {
  const headers = { Accept: "application/json" };
  if (body !== undefined) headers["Content-Type"] = type;
  const sent = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
  let answer;
  try {
    answer = await fetch(path.startsWith("/api/") ? path : "/api/v1" + path,
      { method, headers, body: sent, credentials: "same-origin", cache: "no-store" });
  } catch {
    throw trouble("The service does not answer.", 0);
  }
  if (answer.status === 401) {
    location.assign("/sign-in?to=" + encodeURIComponent(location.pathname.slice(1)));
    return new Promise(() => {}); // the page is left
  }
  const text = await answer.text();
  if (!answer.ok) throw trouble(detail(text) ?? `The service answered ${answer.status}.`, answer.status);
  return text === "" ? null : JSON.parse(text);
}

function trouble(message, status) {
  return Object.assign(new Error(message), { status });
}

function detail(text) {
  try {
    return JSON.parse(text).detail;
  } catch {
    return undefined;
  }
}

/**
 * Calls `load` now and every so many seconds while the page is looked at. When it fails a banner says so, and it goes on.
 * @returns a function that loads at once, for after an act
 */
export function live(seconds, load) {
  let timer;
  let running = null;
  const turn = () => {
    clearTimeout(timer);
    running ??= (async () => {
      try {
        await load();
        banner(null);
      } catch (e) {
        if (e.status === undefined) console.error(e);
        banner(e.status ? e.message : "The service does not answer. What you see is old; this page tries again by itself.");
      } finally {
        running = null;
        if (!document.hidden) timer = setTimeout(turn, seconds * 1000);
      }
    })();
    return running;
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? clearTimeout(timer) : turn()));
  turn();
  return async () => {
    if (running) await running;
    await turn();
  };
}

function banner(message) {
  const place = document.getElementById("banner");
  if (place.textContent !== (message ?? "")) place.textContent = message ?? "";
  place.hidden = message === null;
}

/**
 * Shows each item as a copy of the template. What is the same as before is left alone; in a row that is made anew, the
 * focus, what was ticked and what was unfolded stay.
 * @param {Element} list as a <tbody> or <ul>
 * @param {HTMLTemplateElement} template with one element in it
 * @param {object[]} items known again by `id`, else by their place
 * @param {(node: Element, item: object) => void} show fills a fresh copy in; the API's items are not changed
 */
export function fill(list, template, items, show) {
  const before = new Map([...list.children].filter((node) => node.known).map((node) => [node.known.key, node]));
  const rows = items.map((item, place) => {
    const key = String(item.id ?? place);
    const content = JSON.stringify(item);
    const old = before.get(key);
    before.delete(key);
    if (old?.known.content === content) return old;
    const node = template.content.firstElementChild.cloneNode(true);
    node.known = { key, content };
    show(node, item);
    return old ? exchange(old, node) : node;
  });
  [...list.children].filter((node) => !rows.includes(node)).forEach((node) => node.remove());
  rows.forEach((node, place) => {
    if (list.children[place] !== node) list.insertBefore(node, list.children[place] ?? null);
  });
}

function exchange(old, node) {
  const parts = [old, ...old.querySelectorAll("*")];
  const focused = parts.indexOf(document.activeElement);
  const fresh = [node, ...node.querySelectorAll("*")];
  parts.forEach((part, i) => {
    if (fresh[i]?.tagName !== part.tagName) return;
    if (part.type === "checkbox") fresh[i].checked = part.checked;
    if (part.tagName === "DETAILS") fresh[i].open = part.open;
  });
  old.replaceWith(node);
  fresh[focused]?.focus({ preventScroll: true });
  return node;
}

/**
 * Says what came of an act.
 * @param {string} message
 * @param {"done" | "error"} [kind] an error stays, anything else goes by itself
 */
export function say(message, kind = "done") {
  const place = document.getElementById("status");
  clearTimeout(place.timer);
  place.dataset.kind = kind;
  place.textContent = (kind === "error" ? "Failed: " : "") + message;
  if (kind !== "error") place.timer = setTimeout(() => (place.textContent = ""), 15_000);
}

/**
 * Opens a dialog that has a <form method="dialog">; a button with the value "cancel", or Escape, says no.
 * @returns {Promise<object | null>} the form's values by name, that of the button as `button`; null: no
 */
export function ask(dialog) {
  const form = dialog.querySelector("form");
  dialog.returnValue = "cancel";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      const values = dialog.returnValue === "cancel" ? null : { ...Object.fromEntries(new FormData(form)), button: dialog.returnValue };
      form.reset();
      resolve(values);
    }, { once: true });
  });
}

/** A number with its thousands set apart; a dash for none. */
export function count(n) {
  return n === null || n === undefined ? NONE : n.toLocaleString();
}

/** A <time> in the reader's zone, with the exact one in its title; a dash for none. */
export function when(iso) {
  return time(iso, (date) => date.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" }));
}

/** A <time> that says how long ago, or how far ahead; a dash for none. */
export function ago(iso) {
  return time(iso, (date) => {
    const seconds = (date.getTime() - Date.now()) / 1000;
    const [size, unit] = [[86_400, "day"], [3_600, "hour"], [60, "minute"]].find(([s]) => Math.abs(seconds) >= s) ?? [1, "second"];
    return new Intl.RelativeTimeFormat(undefined, { numeric: "auto" }).format(Math.round(seconds / size), unit);
  });
}

function time(iso, text) {
  if (!iso) return document.createTextNode(NONE);
  const node = document.createElement("time");
  node.dateTime = iso;
  node.title = iso;
  node.textContent = text(new Date(iso));
  return node;
}

const plots = new WeakMap();

/**
 * Draws lines, or bars, and writes the same figures into a table after the canvas, for who does not see it.
 * @param {HTMLCanvasElement} canvas with an aria-label that says what is shown
 * @param {{labels: string[], series: {name: string, values: (number|null)[]}[], unit: string, bars?: boolean}} figures
 */
export async function plot(canvas, { labels, series, unit, bars = false }) {
  if (!globalThis.Chart) await import(CHARTS);
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const datasets = series.map(({ name, values }, i) => ({
    label: name,
    data: values,
    borderColor: colour(`--plot-${(i % 6) + 1}`),
    backgroundColor: colour(`--plot-${(i % 6) + 1}`),
    borderDash: bars ? [] : [[], [6, 3], [2, 2], [8, 3, 2, 3]][i % 4],
    borderWidth: bars ? 0 : 2,
    pointStyle: ["circle", "rect", "triangle", "rectRot"][i % 4],
    pointRadius: labels.length > 40 ? 0 : 2,
  }));
  const axis = (title) => ({
    title: { display: title !== "", text: title, color: colour("--pico-color") },
    ticks: { color: colour("--pico-muted-color") },
    grid: { color: colour("--pico-muted-border-color") },
  });
  const old = plots.get(canvas);
  const options = {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    interaction: { mode: "index", intersect: false },
    scales: { x: axis(""), y: { ...axis(unit), beginAtZero: true } },
    plugins: { legend: { display: series.length > 1, labels: { color: colour("--pico-color"), usePointStyle: true } } },
  };
  canvas.setAttribute("role", "img");
  if (old) {
    Object.assign(old, { options });
    old.data = { labels, datasets };
    old.update();
  } else {
    plots.set(canvas, new Chart(canvas, { type: bars ? "bar" : "line", data: { labels, datasets }, options }));
  }
  figures(canvas, labels, series, unit);
}

function figures(canvas, labels, series, unit) {
  const frame = canvas.parentElement;
  frame.parentElement.querySelector(`:scope > .unseen[data-of="${canvas.id}"]`)?.remove();
  const unseen = document.createElement("div"); // a table itself would be as wide as what is in it
  unseen.className = "unseen";
  unseen.dataset.of = canvas.id;
  const table = document.createElement("table");
  table.createCaption().textContent = `${canvas.getAttribute("aria-label") ?? ""} (${unit})`;
  const head = table.createTHead().insertRow();
  cell(head, "td", "");
  series.forEach(({ name }) => cell(head, "th", name, "col"));
  const body = table.createTBody();
  labels.forEach((label, i) => {
    const row = body.insertRow();
    cell(row, "th", label, "row");
    series.forEach(({ values }) => cell(row, "td", count(values[i])));
  });
  unseen.append(table);
  frame.after(unseen);
}

function cell(row, tag, text, scope) {
  const node = document.createElement(tag);
  if (scope) node.scope = scope;
  node.textContent = text;
  row.append(node);
}

const ROLES = { viewer: 0, operator: 1, admin: 2 };

/** Who is signed in: {name, role, may(role)}; one question for the whole page. */
export const me = document.getElementById("who") ? api("/session").then((session) => {
  document.getElementById("who").textContent = `${session.name}, ${session.role}`;
  const may = (role) => ROLES[session.role] >= ROLES[role];
  document.querySelectorAll("[data-needs]").forEach((part) => (part.hidden = !may(part.dataset.needs)));
  return { ...session, may };
}) : Promise.resolve(null);
me.catch(() => {}); // the pages' own questions say what is wrong
