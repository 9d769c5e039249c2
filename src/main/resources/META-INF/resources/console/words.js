// What the queue's states and answers are called on the pages, and how a request about a task is shown.

import { count, when } from "/console/console.js";

const STATES = {
  queued: "In line",
  leased: "On its way",
  sent: "In the record",
  unchanged: "Nothing to send",
  waiting: "Waits for the researcher",
  scheduled: "Tried again later",
  unknown: "To be looked for",
  dead: "Given up",
  removed: "Deleted by the researcher",
  suppressed: "Not to be sent",
  held: "Waits to be chosen",
};
const PAUSES = {
  "consent-needed": "Permission is missing",
  deprecated: "Record was merged into another",
  locked: "ORCID has locked the record",
  deactivated: "Researcher has closed the record",
  unclaimed: "Researcher has not taken over the record",
  "record-not-found": "There is no such record",
  full: "Record is full",
};
const OPERATIONS = { create: "add", update: "change", delete: "delete" };

/** A state in words; the API's own name where there is none. */
export const stateName = (state) => STATES[state] ?? state;

/** Why nothing is sent for a person, in words. */
export const pauseName = (reason) => PAUSES[reason] ?? reason;

/** "add work": what is to be done with which part of the record. */
export const toDo = ({ operation, section }) => `${OPERATIONS[operation] ?? operation} ${section.replace("-", " ")}`;

/** The person's name where it is known, and key and iD. */
export const personName = ({ name, personId, orcid }) =>
  [name, personId === orcid ? null : personId, orcid].filter(Boolean).join(" · ");

/** Fills one row about a request: time, what, ORCID's answer, how long, and where to find it in the log. */
export function showAttempt(row, { at, method, httpStatus, errorCode, verdict, reason, said, putCode, ms, correlation }) {
  const [time, asked, status, answer, took, log] = row.cells;
  time.replaceChildren(when(at));
  asked.textContent = method;
  status.textContent = [httpStatus ?? "none", errorCode].filter(Boolean).join(" / ");
  answer.querySelector(".reason").textContent = reason ?? verdict;
  answer.querySelector(".said").textContent = said ? `ORCID says: ${said}` : "";
  answer.querySelector(".code").textContent = putCode ? `Put-code ${putCode}` : "";
  took.textContent = `${count(ms)} ms`;
  log.textContent = correlation;
}

/** The values of a form that say something, as the query of an address. */
export function asked(form) {
  return new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
}

/** Fills a form from the page's address. */
export function fromAddress(form) {
  new URLSearchParams(location.search).forEach((value, name) => {
    const field = form.elements.namedItem(name);
    if (field) field.value = value;
  });
}

/** Fills definitions: [name, text or node] each; those without anything are left out. */
export function define(list, pairs) {
  list.replaceChildren(...pairs.filter(([, value]) => value !== undefined && value !== null && value !== "").flatMap(([name, value]) => {
    const term = document.createElement("dt");
    const meaning = document.createElement("dd");
    term.textContent = name;
    meaning.append(value);
    return [term, meaning];
  }));
}
