import { ago, api, ask, count, fill, live, me, say, when } from "/console/console.js";

const at = (id) => document.getElementById(id);
let reload = async () => {};

const path = (login) => "/operators/" + encodeURIComponent(login);

/** What to ask before an act, and how to do it. */
const ACTS = {
  lock: {
    title: (who) => `Lock ${who.login}?`,
    text: "They are signed out at once, and cannot sign in until somebody unlocks them.",
    yes: "Lock",
    run: (who) => api(path(who.login), { method: "PATCH", body: { locked: true } }),
    done: (who) => `${who.login} is locked.`,
  },
  unlock: {
    run: (who) => api(path(who.login), { method: "PATCH", body: { locked: false } }),
    done: (who) => `${who.login} can sign in again.`,
  },
  end: {
    title: (who) => `Sign ${who.login} out?`,
    text: "Everywhere, at once. They can sign in again: to keep them out, lock them.",
    yes: "Sign out",
    run: (who) => api(`${path(who.login)}/end-sessions`, { method: "POST" }),
    done: (who, { sessions }) => `${who.login} is signed out: ${count(sessions)} ${sessions === 1 ? "session" : "sessions"} ended.`,
  },
  remove: {
    title: (who) => `Remove ${who.login}?`,
    text: "They are signed out at once and gone for good; the audit goes on naming them.",
    yes: "Remove",
    run: (who) => api(path(who.login), { method: "DELETE" }),
    done: (who) => `${who.login} is removed.`,
  },
};

function state({ lockedAt, pausedUntil, failures }) {
  const node = document.createElement("span");
  if (lockedAt) {
    node.className = "bad";
    node.append("locked ", ago(lockedAt));
  } else if (pausedUntil && new Date(pausedUntil) > new Date()) {
    node.className = "warn";
    node.append(`pause after ${count(failures)} failures, until `, when(pausedUntil));
  } else {
    node.textContent = "may sign in";
  }
  return node;
}

function show(row, who) {
  row.cells[0].textContent = who.login;
  row.cells[1].textContent = who.name;
  row.cells[2].textContent = who.role;
  row.cells[3].textContent = who.provided ? "OpenID provider" : "password";
  row.cells[4].replaceChildren(who.lastSignInAt ? ago(who.lastSignInAt) : "never");
  row.cells[5].replaceChildren(state(who));
  const barred = Boolean(who.lockedAt) || Boolean(who.pausedUntil);
  row.querySelectorAll("button").forEach((button) => {
    const act = button.dataset.act;
    button.hidden = (act === "lock" && Boolean(who.lockedAt)) || (act === "unlock" && !barred);
    button.setAttribute("aria-label", `${button.textContent} ${who.login}`);
    button.addEventListener("click", () => (act === "change" ? change(who) : run(ACTS[act], who)));
  });
}

async function attempt(work, done) {
  try {
    say(done(await work()));
  } catch (e) {
    say(e.message, "error");
  }
  await reload();
}

async function run(act, who) {
  if (act.title) {
    at("sure-title").textContent = act.title(who);
    at("sure-text").textContent = act.text;
    at("sure-yes").textContent = act.yes;
    if (!(await ask(at("sure")))) return;
  }
  await attempt(() => act.run(who), (answer) => act.done(who, answer));
}

async function change(who) {
  const { elements } = at("change").querySelector("form");
  at("change-title").textContent = `Change ${who.login}`;
  at("change-provided").hidden = !who.provided;
  elements.name.value = who.name;
  elements.role.value = who.role;
  elements.role.disabled = elements.password.disabled = who.provided;
  const wanted = await ask(at("change"));
  if (!wanted) return;
  const body = {};
  if (wanted.name !== who.name) body.name = wanted.name;
  if (wanted.role && wanted.role !== who.role) body.role = wanted.role;
  if (wanted.password) body.password = wanted.password;
  await attempt(() => api(path(who.login), { method: "PATCH", body }), () => `${who.login} is changed.`);
}

at("new").addEventListener("click", async () => {
  const wanted = await ask(at("create"));
  if (!wanted) return;
  const { login, name, role, password } = wanted;
  await attempt(() => api("/operators", { method: "POST", body: { login, name, role, password } }), (made) => `${made.login} can sign in.`);
});

const { may } = await me;
at("may").hidden = may("admin");
at("all").hidden = !may("admin");
if (may("admin")) {
  reload = live(15, async () => {
    const { items } = await api("/operators");
    fill(at("operators"), at("operator"), items.map((who) => ({ id: who.login, ...who })), show);
    at("shown").textContent = `${count(items.length)} ${items.length === 1 ? "operator" : "operators"}`;
  });
}
