// A row as the server answers with it, put in the place of the one that stands.

import { changed, dirty, formKey, keyOf, settle } from "./fields.js";
import { offline } from "./send.js";

// The answer is the row as the server would draw it; only what the person is not writing in is replaced.
export function show(answer, source) {
  const fresh = document.createElement("table");
  fresh.innerHTML = answer.row;
  const next = fresh.querySelector("tbody");
  const row = document.getElementById(next.id);
  row.className = next.className;
  row.querySelector(".c-ver").replaceWith(next.querySelector(".c-ver"));
  for (const cell of next.querySelectorAll(".cell")) {
    const old = row.querySelector(`.cell[data-period="${cell.dataset.period}"]`);
    const [now, then] = [old.querySelector(".ds-input"), cell.querySelector(".ds-input")];
    const refused = cell.querySelector(".err");
    if (now !== source && (dirty(now) || offline.has(keyOf(now)))) continue;
    if (!refused) {
      now.dataset.version = then.dataset.version;
      old.querySelector("[type=hidden]").value = then.dataset.version;
      if (now !== source) now.value = now.dataset.saved = then.value;
    }
    now.toggleAttribute("aria-invalid", Boolean(refused));
    if (refused) now.setAttribute("aria-invalid", "true");
    old.querySelector(".sv").replaceWith(cell.querySelector(".sv"));
    old.querySelector(".says").replaceWith(cell.querySelector(".says"));
    settle(now);
  }
  panel(row, next, source);
  for (const name of ["left", "finish"]) {
    const old = document.getElementById(name);
    if (old && !old.contains(document.activeElement)) old.outerHTML = answer[name];
  }
}

function panel(row, next, source) {
  const [old, made] = [row.querySelector("details.more"), next.querySelector("details.more")];
  const form = source instanceof HTMLFormElement ? source : null;
  const writing = old.contains(document.activeElement) && document.activeElement !== old.firstElementChild;
  const typed = [...old.querySelectorAll("textarea, input:not([type=hidden]), select")].some(changed);
  if (!form && !writing && !typed) {
    made.open = made.open || old.open;
    return old.replaceWith(made);
  }
  for (const twin of made.querySelectorAll("form")) {
    const same = [...old.querySelectorAll("form")].find((one) => formKey(one) === formKey(twin));
    if (same?.elements.version) same.elements.version.value = twin.elements.version.value;
  }
  const [line, shown] = [old.querySelector(".print-as"), made.querySelector(".print-as")];
  if (line && shown) line.replaceWith(shown);
  const [told, notes] = [old.querySelector(".notes"), made.querySelector(".notes")];
  if (told && notes) told.replaceWith(notes);
  else if (notes) old.querySelector(".note-d")?.before(notes);
  if (form?.matches(".act")) old.querySelector(".acts-l").replaceWith(made.querySelector(".acts-l"));
}
