// The cells: each saves itself when it is left.

import { dirty, keyOf, mark, settle, stateOf } from "./fields.js";
import { show } from "./row.js";
import { offline, send, senders } from "./send.js";
import { waiting, words } from "./store.js";

export const busy = new Set();

export async function saveCell(input) {
  const key = keyOf(input);
  if (input.readOnly || busy.has(key)) return;
  if (!dirty(input) && !offline.has(key)) return;
  busy.add(key);
  const text = input.value;
  waiting.put(key, { text, version: input.dataset.version });
  senders.set(key, () => saveCell(input));
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
  }
  show(answer, input);
  if (input.value !== text) saveCell(input);
}

// The answer to a question about a figure.
export function answered(event) {
  const button = event.target.closest("[data-use], [data-right]");
  if (!button) return;
  const input = button.closest(".cell").querySelector(".ds-input");
  if (button.dataset.use !== undefined) {
    input.value = button.dataset.use;
    saveCell(input);
  } else {
    input.dataset.right = input.value;
    settle(input);
  }
  input.focus();
}

// Two people at one cell: keep one's own figure, or take the colleague's.
export function chosen(event) {
  const button = event.target.closest("[data-keep], [data-take]");
  if (!button) return;
  const input = button.closest(".cell").querySelector(".ds-input");
  input.dataset.version = button.dataset.keep ?? button.dataset.version;
  if (button.dataset.take !== undefined) {
    input.value = input.dataset.saved = button.dataset.take;
    waiting.drop(keyOf(input));
    offline.add(keyOf(input)); // fetch the row as it stands: saving what stands changes nothing
  } else {
    input.dataset.saved = "\u0000";
  }
  saveCell(input);
  input.focus();
}
