import { ago, api, ask, count, fill, live, me, say } from "/console/console.js";
import { asked, fromAddress } from "/console/words.js";

const FIGURES = ["planned", "leased", "sent", "failed", "bounced", "suppressed", "cancelled"];
const STATES = { leased: "under way", failed: "given up" };
const STANDINGS = {
  stopped: "Stopped.",
  broken: "Not in order: nothing of it is planned or sent.",
  automatic: "Planned by the clock.",
  "by-hand": "Planned by hand.",
};

const at = (id) => document.getElementById(id);
const form = at("filter");
let page = null; // the cursor of the page that is shown
let next = null;
let mayAct = false;

fromAddress(form);

const mails = (number) => `${count(number)} ${number === 1 ? "mail" : "mails"}`;
const path = (name) => `/campaigns/${encodeURIComponent(name)}`;

function showCampaigns(items) {
  const rows = items.map((item) => ({ ...item, id: item.name, may: mayAct }));
  fill(at("campaigns"), at("campaign"), rows, (node, campaign) => {
    const part = (name) => node.querySelector(`.${name}`);
    part("name").textContent = campaign.name;
    part("standing").textContent = STANDINGS[campaign.standing];
    part("description").textContent = campaign.description ?? "";
    part("findings").replaceChildren(...campaign.findings.map((finding) => {
      const line = document.createElement("li");
      line.textContent = finding;
      return line;
    }));
    part("findings").hidden = campaign.findings.length === 0;
    part("wide").setAttribute("aria-label", `Mails of ${campaign.name}`);
    part("planned").replaceChildren(...(campaign.plannedAt
      ? [`Last time, ${mails(campaign.planned)} planned: `, ago(campaign.plannedAt)]
      : ["Nothing was planned yet."]));
    [...part("figures").cells].forEach((cell, i) => (cell.textContent = count(campaign.figures[FIGURES[i]])));
    const usable = campaign.findings.length === 0;
    const offer = (name, fits, act) => {
      part(name).hidden = !fits;
      part(name).setAttribute("aria-label", `${part(name).textContent}: ${campaign.name}`);
      part(name).addEventListener("click", act);
    };
    offer("preview", usable, () => preview(campaign.name));
    offer("rehearse", usable && mayAct, () => rehearse(campaign));
    offer("plan", usable && mayAct && !campaign.stoppedAt, () => plan(campaign.name));
    offer("stop", mayAct && !campaign.stoppedAt, () => post(`${path(campaign.name)}/stop`, "Nothing of it is planned or sent any more."));
    offer("start", mayAct && Boolean(campaign.stoppedAt), () => post(`${path(campaign.name)}/start`, "It goes on."));
  });
  at("none").hidden = items.length > 0;
}

function showMails(items) {
  const rows = items.map((item) => ({ ...item, may: mayAct }));
  fill(at("mails"), at("mail"), rows, (row, mail) => {
    const [to, what, state, planned, sent, act] = row.cells;
    to.querySelector(".who").textContent = mail.name ?? mail.personId;
    to.querySelector(".address").textContent = mail.address;
    what.querySelector(".subject").textContent = mail.subject ?? `${mail.campaign}: ${mail.mail}`;
    what.querySelector(".why").textContent = mail.why;
    state.querySelector(".state").textContent = STATES[mail.state] ?? mail.state;
    state.querySelector(".message").textContent = mail.message ?? "";
    planned.replaceChildren(ago(mail.plannedAt));
    sent.replaceChildren(ago(mail.sentAt));
    const button = act.firstElementChild;
    const [word, verb, done] = mail.state === "failed"
      ? ["Try again", "again", "It is tried again."]
      : ["Cancel", "cancel", "It is not sent."];
    button.hidden = !mayAct || !["failed", "planned"].includes(mail.state);
    button.textContent = word;
    button.setAttribute("aria-label", `${word}: ${mail.mail} to ${mail.name ?? mail.personId}`);
    button.addEventListener("click", () => post(`/mails/${mail.id}/${verb}`, done));
  });
  at("shown").textContent = items.length === 0 ? "There is no mail that fits." : `${mails(items.length)}, the newest first`;
}

function showBrake(brake) {
  at("stopped").hidden = !brake.stopped;
  at("stopped-reason").textContent = `After ${count(brake.errors)} errors in a row. The last one: ${brake.reason ?? "not known"} Mend that, then let mails go on.`;
  at("resume").hidden = !mayAct;
  at("paused").hidden = brake.stopped || !brake.pausedUntil;
  at("paused").replaceChildren(`The mail server cannot be reached: ${brake.reason ?? ""} It is tried again `, brake.pausedUntil ? ago(brake.pausedUntil) : "", ".");
}

const reload = live(5, async () => {
  mayAct = (await me)?.may("operator") ?? false;
  const query = asked(form);
  if (page) query.set("after", page);
  const [campaigns, found, brake] = await Promise.all([api("/campaigns?limit=200"), api(`/mails?${query}`), api("/mails/brake")]);
  next = found.next ?? null;
  showCampaigns(campaigns.items);
  showMails(found.items);
  showBrake(brake);
  at("first").hidden = page === null;
  at("next").hidden = next === null;
});

async function preview(name) {
  try {
    const all = await api(`${path(name)}/previews`);
    at("previews-title").textContent = `Preview of ${name}`;
    fill(at("preview-list"), at("preview"), all.map((one) => ({ ...one, id: `${name}/${one.mail}/${one.language}` })), (node, one) => {
      node.querySelector("h3").textContent = `${one.mail} (${one.language})`;
      node.querySelector(".subject").textContent = `Subject: ${one.subject}`;
      node.querySelector(".body").textContent = one.text;
      node.querySelector(".body").lang = one.language;
      node.querySelector(".body").setAttribute("aria-label", `Text of ${one.mail} (${one.language})`);
      node.querySelector("details").hidden = !one.html;
      node.querySelector(".html").textContent = one.html ?? "";
      node.querySelector(".html").setAttribute("aria-label", `HTML of ${one.mail} (${one.language})`);
    });
    await ask(at("previews"));
  } catch (e) {
    say(e.message, "error");
  }
}

async function rehearse(campaign) {
  try {
    const found = await api(`${path(campaign.name)}/rehearsal`);
    at("rehearsal-title").textContent = `Dry run of ${campaign.name}`;
    at("rehearsal-sum").textContent = `To be planned: ${mails(found.mails.length)}; ${count(found.leftOut.length)} left out; ${count(found.beyondLimit)} more are due and beyond the campaign's limit.`;
    fill(at("rehearsed"), at("rehearsed-mail"), [...found.mails, ...found.leftOut], (row, mail) => {
      row.cells[0].textContent = `${mail.name} <${mail.address}>`;
      row.cells[1].textContent = `${mail.subject ?? ""} (${mail.mail}, ${mail.language})`;
      row.cells[2].textContent = mail.leftOut ? `Left out: ${mail.leftOut}` : mail.why;
    });
    at("do-plan").hidden = found.mails.length === 0 || Boolean(campaign.stoppedAt);
    const answer = await ask(at("rehearsal"));
    if (answer?.button === "plan") await plan(campaign.name);
  } catch (e) {
    say(e.message, "error");
  }
}

async function plan(name) {
  try {
    const planned = await api(`${path(name)}/plan`, { method: "POST" });
    say(`Planned: ${mails(planned.mails.length)}. What is planned goes out in the campaign's hours.`);
  } catch (e) {
    say(e.message, "error");
  }
  await reload();
}


async function post(what, done) {
  try {
    await api(what, { method: "POST" });
    say(done);
  } catch (e) {
    say(e.message, "error");
  }
  await reload();
}

at("resume").addEventListener("click", () => post("/mails/brake/resume", "Mails go on."));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
form.addEventListener("reset", () => setTimeout(search));

function search() {
  page = null;
  const query = asked(form).toString();
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
  reload();
}

at("next").addEventListener("click", () => {
  page = next;
  reload();
});
at("first").addEventListener("click", () => {
  page = null;
  reload();
});
