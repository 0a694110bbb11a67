// Moving about: keys between cells, and links to the very field that is lacking.

import { cells, dirty, mark, touched } from "./fields.js";
import { restoreSaved, saveCell, undo } from "./cells.js";
import { undoPaste } from "./paste.js";
import { words } from "./store.js";

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
  if (event.isComposing || event.defaultPrevented) return;
  if (event.key === "Escape" && !(input.matches(".cell input.ds-input") && dirty(input))) return fold(event);
  if (!input.matches(".cell input.ds-input") || event.altKey) return;
  if (event.ctrlKey || event.metaKey) {
    if (event.key.toLowerCase() !== "z" || event.shiftKey || dirty(input)) return;
    if (undoPaste(input) || undo(input)) event.preventDefault();
    return;
  }
  const by = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by) {
    event.preventDefault();
    if (!move(input, by)) saveCell(input);
  } else if (event.key === "Escape") {
    event.preventDefault();
    restoreSaved(input);
  }
}

// Close what is open below a row, and go back to its field. What is not stored is not closed away.
function fold(event) {
  const row = event.target.closest("tbody.er");
  const open = event.target.closest(".more[open], .wo[open]") ?? row?.querySelector(".more[open], .wo[open]");
  if (!open) return;
  event.preventDefault();
  const form = [...open.querySelectorAll("form[data-whole]")].find(touched);
  if (form) {
    mark(form.querySelector(".sv"), words.unsaved, "sv-bad");
    form.querySelector("textarea, select, input:not([type=hidden])").focus();
    return;
  }
  const period = open.closest(".asks")?.dataset.period;
  const field = row.querySelector(period ? `.cell[data-period="${period}"] .ds-input` : ".cell .ds-input");
  (field ?? row.querySelector("[data-explain], .det")).focus();
  open.open = false;
}

const LACKING = "select[name=why_no_figure], textarea[name=cause], .act-new textarea";

// Open the explanation of a row at the first field that is empty.
export function explain(row) {
  const panel = row.querySelector("details.more");
  if (!panel) return;
  panel.open = true;
  const wanted = [...panel.querySelectorAll(LACKING)].filter((one) => !one.disabled);
  const field = wanted.find((one) => !one.value && !one.closest("details:not([open])")) ?? wanted[0];
  (field ?? panel.firstElementChild).focus({ preventScroll: true });
  const { top, bottom } = panel.getBoundingClientRect();
  if (top < 90 || bottom > innerHeight - 90) row.scrollIntoView({ block: bottom - top > innerHeight / 2 ? "start" : "center" });
}

// From the list of what is left to the very field where it is mended, and from a verdict to its explanation.
export function lead(event) {
  const link = event.target.closest("#left a, #finish a, [data-explain], #receipt a[href^='#r']");
  const row = link && (link.closest("tbody.er") ?? document.getElementById(link.hash.slice(1)));
  if (!row?.matches("tbody.er")) return;
  event.preventDefault();
  if (link.dataset.explain !== undefined) return explain(row);
  const empty = [...row.querySelectorAll(".cell .ds-input")].find((input) => !input.value || input.hasAttribute("aria-invalid"));
  const asked = row.querySelector(".fc input") ?? row.querySelector(".ask button");
  const panel = row.querySelector("details.more");
  row.scrollIntoView({ block: "center" });
  if (empty ?? (asked || !panel)) (empty ?? asked ?? row.querySelector(".cell .ds-input")).focus({ preventScroll: true });
  else explain(row);
}
