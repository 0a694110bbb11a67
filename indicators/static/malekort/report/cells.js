// The cells: each saves itself when it is left, and can be taken back.

import { button, cellOf, dirty, keyOf, mark, savedIn, stateOf } from "./fields.js";
import { show } from "./row.js";
import { offline, send, senders } from "./send.js";
import { waiting, words } from "./store.js";

export const busy = new Set();
export const savedAlone = []; // what is called with a cell's key when it was saved by itself
const before = new Map(); // key → the texts that stood before, the newest last

// What is being typed has no verdict yet: the old one goes away, and a copy is kept in this browser.
export function typed(input) {
  const cell = input.closest(".cell");
  const news = dirty(input);
  cell.classList.toggle("typing", news);
  cell.classList.toggle("fresh", news);
  if (news) waiting.put(keyOf(input), { text: input.value, version: input.dataset.version, typing: true });
  else waiting.drop(keyOf(input));
}

export async function saveCell(input, { again = false, undoing = false } = {}) {
  const key = keyOf(input);
  if (input.readOnly || busy.has(key)) return undefined;
  if (!again && !dirty(input) && !offline.has(key)) return undefined;
  busy.add(key);
  const [text, stood] = [input.value, savedIn(input)];
  input.closest(".cell").classList.remove("typing");
  if (dirty(input)) waiting.put(key, { text, version: input.dataset.version });
  senders.set(key, () => saveCell(input, { undoing }));
  mark(stateOf(input), words.saving, "sv-ing");
  const data = new FormData();
  const [line, period] = key.split("/");
  data.set("line", line);
  data.set("period", period);
  data.set("text", text);
  data.set("version", input.dataset.version);
  const answer = await send(key, `${words.base}celle/`, data);
  busy.delete(key);
  if (!answer) return mark(stateOf(input), words.waiting, "sv-bad");
  if (answer.saved) {
    if (input.value === text) waiting.drop(key);
    input.dataset.saved = text;
    for (const tell of savedAlone) tell(key);
    if (!undoing && stood !== text && stood !== "\u0000") remember(key, stood);
  }
  show(answer, input, () => offerUndo(input));
  if (input.value === text) return undefined;
  return document.activeElement === input ? typed(input) : saveCell(input); // typed on meanwhile
}

export function remember(key, text) {
  before.set(key, [...(before.get(key) ?? []), text]);
}

export function offerUndo(input) {
  const sv = stateOf(input);
  if (!before.get(keyOf(input))?.length || !sv.classList.contains("sv-ok")) return;
  sv.append(button(words.undo, () => undo(input)));
  sv.lastChild.setAttribute("aria-label", `${words.undo}: ${input.labels[0].innerText.trim()}`);
}

// Take the last save of a cell back: an ordinary save of what stood before. False where there is none.
export function undo(input) {
  const texts = before.get(keyOf(input));
  if (!texts?.length || input.readOnly || busy.has(keyOf(input))) return false;
  input.value = texts.pop();
  saveCell(input, { undoing: true });
  input.focus();
  return true;
}

// Back to what is saved, without saving.
export function restoreSaved(input) {
  const refused = input.hasAttribute("aria-invalid");
  input.value = savedIn(input);
  input.closest(".cell").classList.remove("typing", "fresh");
  waiting.drop(keyOf(input));
  if (refused) saveCell(input, { again: true }); // saving what stands changes nothing and fetches the row
}

// Another figure instead of the one that is asked about.
export function answered(event) {
  const pressed = event.target.closest("[data-use]");
  if (!pressed) return;
  const input = pressed.closest(".cell").querySelector(".ds-input");
  input.value = pressed.dataset.use;
  saveCell(input);
  input.focus();
}

// Two people at one cell: keep one's own figure, or take the colleague's.
export function chosen(event) {
  const pressed = event.target.closest("[data-keep], [data-take]");
  if (!pressed) return;
  const input = pressed.closest(".cell").querySelector(".ds-input");
  input.dataset.version = pressed.dataset.keep ?? pressed.dataset.version;
  if (pressed.dataset.take !== undefined) {
    input.value = input.dataset.saved = pressed.dataset.take;
    waiting.drop(keyOf(input));
  } else {
    input.dataset.saved = "\u0000";
  }
  saveCell(input, { again: true });
  input.focus();
}

// What was typed in a cell and never left: shown again, and saved only when the person says so.
export function offerCell(key, kept) {
  const input = cellOf(key);
  if (!input) return null;
  const says = input.closest(".cell").querySelector(".says");
  const offer = document.createElement("span");
  offer.className = "offer";
  const done = () => {
    offer.remove();
    waiting.drop(key);
    input.focus();
  };
  offer.append(
    words.begun.replace("%s", `«${kept.text}»`),
    " ",
    button(words.goon, () => {
      done();
      input.value = kept.text;
      if (kept.version !== undefined) input.dataset.version = kept.version;
      typed(input);
    }),
    " ",
    button(words.discard, done),
  );
  says.prepend(offer);
  return input;
}
