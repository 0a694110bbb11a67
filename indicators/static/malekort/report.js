// The reporting grid. Every cell and every small form saves itself; what is not stored stays in this browser until
// the server has said that it is. Without this file the page is plain forms.

import { answered, busy, chosen, offerCell, saveCell, typed } from "./report/cells.js";
import { cellOf, cells, dirty, keyOf, touched } from "./report/fields.js";
import { startFillDown } from "./report/filldown.js";
import { offerForm, resend, saveForm, written } from "./report/forms.js";
import { keys, lead } from "./report/keys.js";
import { startPaste } from "./report/paste.js";
import { openPanel, startPanel } from "./report/panel.js";
import { keepMessage, letGo } from "./report/row.js";
import { link, offline, say, tell } from "./report/send.js";
import { table, waiting, words } from "./report/store.js";

let leaving = false;
let delivering = false;

// A figure on its way must not arrive after the delivery: wait for it, and deliver nothing that is not saved.
async function deliver(event) {
  if (!event.target.matches("[data-act]")) return;
  event.preventDefault();
  if (delivering) return;
  delivering = true;
  while (busy.size) await new Promise((done) => setTimeout(done, 30));
  delivering = false;
  const form = document.querySelector(`[data-act][action="${event.target.getAttribute("action")}"]`);
  const wrong = table.querySelector(".says .err")?.closest(".cell").querySelector(".ds-input");
  const open = [...document.querySelectorAll("form[data-whole]")].find(touched);
  if (form && !offline.size && !wrong && !open) {
    delivering = leaving = true;
    return form.submit();
  }
  if (offline.size) return tell();
  if (open) say(words.open);
  (wrong ?? open?.querySelector("textarea, input:not([type=hidden])"))?.focus();
}

// What this browser kept: what was sent without an answer is sent again, what was only begun is offered.
function restore() {
  const [late, begun] = [[], new Map()];
  const locked = table.classList.contains("locked");
  for (const [key, kept] of Object.entries(waiting.all())) {
    const input = cellOf(key);
    if (kept.fields && locked) late.push(Object.values(kept.fields).filter(Boolean).join(", "));
    else if (kept.fields && !kept.typing) note(begun, resend(key, kept));
    else if (kept.fields) note(begun, offerForm(key, kept) ?? rowOf(key));
    else if (!input) continue;
    else if (kept.text.trim() === input.dataset.stands.trim()) waiting.drop(key);
    else if (input.readOnly) late.push(`${input.labels[0].innerText.trim()}: ${kept.text}`);
    else if (kept.typing) note(begun, offerCell(key, kept));
    else {
      input.value = kept.text;
      if (kept.version !== undefined) input.dataset.version = kept.version;
      saveCell(input);
    }
  }
  if (late.length) say(`${words.late} ${late.join(" · ")}`);
  else if (begun.size) say(words.began, ...inOrder(begun).map(([row, name]) => leadTo(row, name)));
}

function inOrder(begun) {
  const rows = [...table.querySelectorAll("tbody.er")].map((one) => one.id);
  return [...begun].sort(([one], [other]) => rows.indexOf(one) - rows.indexOf(other));
}

// A footnote is written beside the grid: its row is where the way to it begins.
const rowOf = (key) => (key.includes("/fotnote/") ? document.getElementById(`r${key.split("|")[1]}`) : null);

function leadTo(id, name) {
  const made = link(name, `#${id}`);
  const row = document.getElementById(id);
  if (!row.querySelector(".offer")) {
    made.addEventListener("click", (event) => {
      event.preventDefault();
      openPanel(row, made);
    });
  }
  return made;
}

function note(begun, place) {
  const row = place?.closest("tbody.er");
  if (row) begun.set(row.id, row.querySelector(".nm").textContent);
}

// Leaving the page with something that is not stored asks first; a cell that is left is saved on the way.
function asksBeforeLeaving(event) {
  if (leaving) return;
  const open = [...document.querySelectorAll("form[data-auto], form[data-whole]")].some(touched);
  if (open || busy.size || cells().some((one) => !one.readOnly && dirty(one))) event.preventDefault();
}

if (table) {
  document.documentElement.classList.add("js");
  table.addEventListener("keydown", keys);
  table.addEventListener("click", chosen);
  table.addEventListener("click", answered);
  document.addEventListener("click", lead);
  document.addEventListener("submit", deliver);
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-auto], form[data-whole]");
    if (event.target.matches(".cell input.ds-input")) typed(event.target);
    else if (event.target.id === "message") waiting.put("message", { text: event.target.value });
    else if (form) written(form);
  });
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-auto]");
    if (event.target.matches(".cell input.ds-input")) saveCell(event.target);
    else if (form) saveForm(form);
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-auto], [data-whole]")) return;
    event.preventDefault();
    saveForm(event.target, event.submitter);
  });
  table.addEventListener("focusout", (event) => {
    if (!event.relatedTarget?.matches?.(".cell .ds-input")) letGo();
  });
  addEventListener("resize", letGo);
  keepMessage();
  startPanel();
  startFillDown();
  startPaste(table);
  addEventListener("beforeunload", asksBeforeLeaving);
  restore();
}
