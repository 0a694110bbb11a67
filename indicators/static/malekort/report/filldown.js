// One responsible and one deadline for the actions of all rows: chosen once, then every new action begins with them.

import { touched } from "./fields.js";
import { table, words } from "./store.js";

let chosen = null;

// What a new action begins with counts as nothing that was typed, so that leaving it asks nothing.
function begin(form) {
  const own = [form.elements.responsible, form.elements.due];
  if (touched(form) || form.elements.text.value.trim()) return false;
  own[0].value = own[0].defaultValue = chosen.responsible;
  own[1].value = own[1].defaultValue = chosen.due;
  return true;
}

// After a row was drawn anew. Who stands in it is suggested from then on.
export function refill(row) {
  for (const one of row.querySelectorAll(".act-d [name=responsible]")) suggest(one.value.trim());
  if (chosen) for (const form of row.querySelectorAll("form.act-new")) begin(form);
}

export function startFillDown() {
  table.addEventListener("click", (event) => {
    const link = event.target.closest("[data-same]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    chosen = { responsible: link.dataset.responsible, due: link.dataset.due };
    const here = link.closest("tbody.er");
    const others = [...table.querySelectorAll("form.act-new")].filter((form) => !here.contains(form));
    const filled = others.filter(begin).length;
    link.parentElement.querySelector("[role=status]").textContent = words.filled.replace("%s", filled);
  });
}

function suggest(name) {
  const list = document.getElementById("people");
  if (!name || [...list.options].some((one) => one.value === name)) return;
  list.prepend(Object.assign(document.createElement("option"), { value: name }));
}
