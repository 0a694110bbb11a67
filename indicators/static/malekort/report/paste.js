// A block from a spreadsheet: the server says what it would do, the person confirms, and all of it can be taken back.

import { restoreSaved, savedAlone } from "./cells.js";
import { button, cellOf, dirty, keyOf, savedIn } from "./fields.js";
import { showRows } from "./row.js";
import { post, say } from "./send.js";
import { waiting, words } from "./store.js";

const dialog = document.getElementById("pasting");
let block = ""; // what is pasted
let into = null; // the cell that it is pasted in
let figures = []; // what confirming sends
let last = null; // the last paste, as it is taken back: [key, text that stood]

export function paste(event) {
  const input = event.target;
  if (!input.matches?.(".cell input.ds-input") || input.readOnly) return;
  const text = event.clipboardData.getData("text/plain");
  if (!/[\t\r\n]/.test(text.replace(/[\r\n]+$/, ""))) return;
  event.preventDefault();
  [block, into] = [text, input];
  preview();
}

async function ask(action, fields) {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  try {
    return await post(`${words.base}${action}/`, data);
  } catch {
    return null;
  }
}

function failed(again) {
  dialog.close();
  say(words.unpasteable, button(words.retry, again));
}

async function preview(chosen = {}) {
  const [line, period] = keyOf(into).split("/");
  const answer = await ask("innliming", { block, line, period, ...chosen });
  if (!answer) return failed(() => preview(chosen));
  if (!answer.html) return say(answer.message);
  const again = dialog.open && dialog.contains(document.activeElement) && document.activeElement.name;
  dialog.innerHTML = answer.html;
  figures = answer.figures;
  if (!dialog.open) dialog.showModal();
  (dialog.querySelector(again ? `[name="${again}"]` : "[data-confirm]") ?? dialog.querySelector("h2")).focus();
  return undefined;
}

function choices() {
  const [column, empty] = [dialog.querySelector("[name=column]"), dialog.querySelector("[name=empty]")];
  return { ...(column && { column: column.value }), ...(empty?.checked && { empty: 1 }) };
}

async function confirm(pressed) {
  pressed.disabled = true;
  if (dirty(into)) restoreSaved(into);
  const stood = figures.map(([line, period]) => [`${line}/${period}`, savedIn(cellOf(`${line}/${period}`))]);
  const answer = await ask("lim-inn", { figures: JSON.stringify(figures) });
  pressed.disabled = false;
  if (!answer) return failed(() => preview());
  if (!answer.saved) return refuse(answer.message);
  dialog.close();
  store(answer, stood.map(([key]) => key));
  last = stood;
  say(words.pasted.replace("%s", stood.length), button(words.undo, () => undoPaste(into)));
  into.focus();
  return undefined;
}

function refuse(message) {
  const said = dialog.querySelector(".err");
  said.hidden = false;
  said.textContent = message;
}

function store(answer, keys) {
  for (const key of keys) {
    const input = cellOf(key);
    waiting.drop(key);
    input.value = input.dataset.saved = savedIn(input);
  }
  showRows(answer);
}

// Take the whole paste back: one act again. False where this cell was not in it, or the paste is not the last thing.
export function undoPaste(input) {
  if (!last?.some(([key]) => key === keyOf(input))) return false;
  const [back, keys] = [last, last.map(([key]) => key)];
  const given = back.map(([key, text]) => {
    const [line, period] = key.split("/");
    return [Number(line), period, Number(cellOf(key).dataset.version), text];
  });
  ask("lim-inn", { figures: JSON.stringify(given), undone: 1 }).then((answer) => {
    if (!answer) return say(words.unpasteable, button(words.retry, () => undoPaste(input)));
    if (!answer.saved) return say(answer.message);
    last = null;
    store(answer, keys);
    say(words.unpasted);
    input.focus();
    return undefined;
  });
  return true;
}

// A figure that is typed into a cell of the paste is newer than it: that one is taken back by itself.
function forgetPaste(key) {
  if (last?.some(([one]) => one === key)) last = null;
}

export function startPaste(table) {
  savedAlone.push(forgetPaste);
  table.addEventListener("paste", paste);
  dialog.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-confirm]");
    if (pressed) confirm(pressed);
  });
  dialog.addEventListener("change", () => preview(choices()));
  dialog.addEventListener("close", () => into?.focus());
}
