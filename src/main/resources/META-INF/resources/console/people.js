import { api, ask, count, fill, live, me, say, when } from "/console/console.js";
import { asked, define, fromAddress } from "/console/words.js";

const STATES = {
  known: "Known", invited: "Invited", connected: "Connected", "permission-lacking": "Permission lacking",
  revoked: "Permission taken back", "opted-out": "Wants no mails",
};
const EVENTS = {
  invited: "was invited", opened: "opened the invitation", connected: "connected the iD", denied: "said no at ORCID",
  disconnected: "disconnected", "revoked-at-orcid": "took the permission back at ORCID", "opted-out": "wants no more mails",
};
const PREFERENCES = { automatic: "all is sent", ask: "is asked first", off: "nothing is sent unless chosen" };

const at = (id) => document.getElementById(id);
const form = at("filter");
const story = at("story");
let after = null;
let open = null;

fromAddress(form);

const refresh = live(15, async () => {
  const query = asked(form);
  if (after) query.set("after", after);
  const page = await api("/people?" + query);
  fill(at("people"), at("person"), page.items.map((person) => ({ id: person.personId, ...person })), show);
  at("none").hidden = page.items.length > 0;
  at("first").hidden = after === null;
  at("next").hidden = !page.next;
  at("next").onclick = () => turn(page.next);
});

async function turn(to) {
  after = to;
  await refresh();
  say("Another page is shown.");
}

function show(row, person) {
  const [who, key, unit, orcid, state, look] = row.cells;
  who.textContent = person.name ?? "–";
  key.textContent = person.personId;
  unit.textContent = person.unit ?? "–";
  orcid.textContent = person.orcid ? person.orcid + (person.confirmed ? "" : " (not confirmed)") : "–";
  state.textContent = STATES[person.state] ?? person.state;
  const button = look.querySelector("button");
  button.setAttribute("aria-label", "Look at " + (person.name ?? person.personId));
  button.addEventListener("click", () => look_at(person.personId).catch(failed));
}

async function look_at(key) {
  open = key;
  const { person, permissions, events, items, preference, leftOut } = await api("/people/" + encodeURIComponent(key));
  const may = await me;
  at("story-title").textContent = person.name ?? person.personId;
  define(at("story-facts"), [
    ["Key", person.personId],
    ["Unit", person.unit],
    ["Groups", person.groups.join(", ")],
    ["Mail address", person.email],
    ["ORCID iD", person.orcid ? person.orcid + (person.confirmed ? ", confirmed by ORCID" : ", not confirmed") : "not known"],
    ["State", STATES[person.state] ?? person.state],
    ["Wish", [PREFERENCES[preference], leftOut.length ? "asked about " + leftOut.join(", ") : ""].filter(Boolean).join("; ")],
    ["Items", Object.entries(items).map(([state, number]) => `${count(number)} ${state}`).join(", ") || "none"],
  ]);
  fill(at("story-permissions"), at("line"), permissions, (line, { scopes, state, reason, since, expiresAt }) => {
    line.append(`${scopes}: ${state}${reason ? " (" + reason + ")" : ""}, since `, when(since));
    if (expiresAt) line.append(", until ", when(expiresAt));
  });
  at("story-unpermitted").hidden = permissions.length > 0;
  fill(at("story-events"), at("line"), events, (line, event) => {
    line.append(when(event.at), ": " + (EVENTS[event.kind] ?? event.kind) + (event.consentText ? ` (text ${event.consentText})` : ""));
  });
  at("story-uneventful").hidden = events.length > 0;
  at("story-tasks").href = "/queue?person=" + encodeURIComponent(key);
  at("story-data").href = `/api/v1/people/${encodeURIComponent(key)}/data`;
  at("story-link").textContent = "";
  for (const id of ["story-admin", "story-make-link", "story-data", "story-merge"]) at(id).hidden = !may.may("admin");
  at("story-sent").textContent = "";
  at("story-mail").hidden = true;
  if (!story.open) story.showModal();
  if (may.may("operator") && person.email && person.state !== "opted-out") await offer_mails();
}

/** The mails of all campaigns that can be sent now. */
async function offer_mails() {
  const { items } = await api("/campaigns?limit=200");
  const mails = items.filter(({ standing }) => standing === "automatic" || standing === "by-hand")
    .flatMap(({ name, mails }) => mails.map((mail) => ({ campaign: name, mail: mail.name })));
  at("story-which").replaceChildren(...mails.map(({ campaign, mail }) => {
    const option = new Option(`${campaign}: ${mail}`);
    option.dataset.address = `/campaigns/${encodeURIComponent(campaign)}/people/`;
    option.dataset.mail = mail;
    return option;
  }));
  at("story-mail").hidden = mails.length === 0;
}

at("story-send").addEventListener("click", async () => {
  const { address, mail } = at("story-which").selectedOptions[0].dataset;
  try {
    await api(`${address}${encodeURIComponent(open)}?mail=${encodeURIComponent(mail)}`, { method: "POST" });
    at("story-sent").textContent = "It goes out in the campaign's hours.";
  } catch (e) {
    at("story-sent").textContent = e.message;
  }
});

at("story-make-link").addEventListener("click", async () => {
  try {
    const { address, days } = await api(`/people/${encodeURIComponent(open)}/link`, { method: "POST" });
    at("story-link").textContent = `Shown once, good for ${days} days and one use: ${address}`;
  } catch (e) {
    failed(e);
  }
});

at("story-merge").addEventListener("click", async () => {
  const other = story.querySelector("[name=other]").value.trim();
  if (!other) return;
  at("sure-text").textContent = `${open} stays, and gets iD, permissions, works and history of ${other}. ${other} is gone then; this cannot be undone.`;
  if ((await ask(at("sure"))) === null) return;
  try {
    const { items, doubles } = await api(`/people/${encodeURIComponent(open)}/merge`, { method: "POST", body: { other } });
    story.close();
    say(`Merged: ${count(items)} items came over, ${count(doubles)} were there twice.`);
  } catch (e) {
    story.close();
    failed(e);
  }
  await refresh();
});

at("import").addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    const text = await at("file").files[0].text();
    const report = await api("/people/import", { method: "POST", body: text, type: "text/csv" });
    at("imported").hidden = false;
    at("imported-text").textContent = `${count(report.added)} added, ${count(report.changed)} changed, ${count(report.unchanged)} unchanged, ${count(report.bad.length)} not taken in.`;
    fill(at("imported-rows"), at("imported-row"), [...report.bad, ...report.warnings], (row, { line, reason }) => {
      row.textContent = `Line ${line}: ${reason}`;
    });
    event.target.reset();
    say("The file is read.");
  } catch (e) {
    failed(e);
  }
  await refresh();
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  after = null;
  await refresh();
});
at("first").addEventListener("click", () => turn(null));

function failed(e) {
  say(e.message, "error");
}

api("/people/units").then((units) => {
  const field = form.elements.namedItem("unit");
  units.forEach((unit) => field.add(new Option(unit, unit)));
  fromAddress(form);
}).catch(failed);
me.then((who) => {
  at("export").hidden = !who?.may("admin");
  at("import").hidden = !who?.may("operator");
}).catch(() => {});
