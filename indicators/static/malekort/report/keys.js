// Moving about: keys between cells, and links to the very field that is lacking.

import { saveCell } from "./cells.js";
import { cells, dirty, keyOf, savedIn } from "./fields.js";
import { waiting } from "./store.js";

function move(input, by) {
  const all = cells();
  const next = all[all.indexOf(input) + by];
  if (!next) return false;
  next.focus();
  next.select();
  next.scrollIntoView({ block: "nearest" });
  return true;
}

export function keys(event) {
  const input = event.target;
  if (!input.matches(".cell input.ds-input") || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  const by = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by) {
    event.preventDefault();
    if (!move(input, by)) saveCell(input);
  } else if (event.key === "Escape" && dirty(input)) {
    event.preventDefault();
    input.value = savedIn(input);
    waiting.drop(keyOf(input));
  }
}

// From the list of what is left to the very field where it is mended.
export function lead(event) {
  const link = event.target.closest("#left a, #finish a");
  const row = link && document.getElementById(link.hash.slice(1));
  if (!row) return;
  event.preventDefault();
  const empty = [...row.querySelectorAll(".cell .ds-input")].find((input) => !input.value);
  const panel = row.querySelector("details.more");
  if (!empty) panel.open = true;
  const wanted = [...panel.querySelectorAll("select[name=why_no_figure], textarea[name=cause], .act-new textarea")];
  const field = empty ?? row.querySelector(".fc input") ?? wanted.find((one) => !one.value) ?? wanted[0];
  row.scrollIntoView({ block: "center" });
  (field ?? panel.firstElementChild).focus({ preventScroll: true });
}
