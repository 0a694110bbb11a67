// The fields of the grid: which there are, what they are called, and whether something new stands in them.

import { table } from "./store.js";

export const cells = () => [...table.querySelectorAll(".cell input.ds-input")];
export const keyOf = (input) => `${input.closest("tbody").dataset.line}/${input.closest(".cell").dataset.period}`;
export const cellOf = (key) => cells().find((one) => keyOf(one) === key);
export const stateOf = (input) => input.closest(".cell").querySelector(".sv");
export const savedIn = (input) => input.dataset.saved ?? input.dataset.stands;
export const dirty = (input) => input.value.trim() !== savedIn(input).trim();

export const formKey = (form) =>
  `${new URL(form.action).pathname}|${form.elements.line?.value ?? form.elements.area?.value}|${form.elements.pk?.value ?? ""}`;

const APART = ["csrfmiddlewaretoken", "version", "line", "pk", "once", "area", "restore", "past"];

export function fieldsOf(form) {
  const kept = {};
  for (const [name, value] of new FormData(form)) {
    if (!APART.includes(name)) kept[name] = value;
  }
  return kept;
}

export function fill(form, fields) {
  for (const [name, value] of Object.entries(fields)) {
    const field = form.elements[name];
    if (field && !(field instanceof RadioNodeList)) field.value = value;
    else if (field) for (const one of field) one.checked = one.value === value;
  }
}

const ticked = (field) => field.type === "radio" || field.type === "checkbox";

const changed = (field) =>
  ticked(field) ? field.checked !== field.defaultChecked
  : field.tagName === "SELECT" ? ![...field.options].every((one) => one.selected === one.defaultSelected || !field.value)
  : field.value !== field.defaultValue;

// Whether something stands in a form that is not saved.
export const touched = (form) => [...form.querySelectorAll("textarea, input:not([type=hidden]), select")].some(changed);

// What stands in a form is what is saved.
export function settled(form) {
  for (const field of form.elements) {
    if ("defaultValue" in field && !ticked(field)) field.defaultValue = field.value;
    if (ticked(field)) field.defaultChecked = field.checked;
    for (const one of field.options ?? []) one.defaultSelected = one.selected;
  }
}

export function mark(sv, word, kind) {
  if (!sv) return;
  sv.className = `sv ${kind}`;
  sv.textContent = word;
}

export function button(text, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "linkish", textContent: text });
  made.addEventListener("click", act);
  return made;
}

// Put a fresh piece in the place of an old one; the focus stays on what it was on, by its name, or near it.
export function swap(old, fresh) {
  const active = document.activeElement;
  const inside = old.contains(active);
  old.replaceWith(fresh);
  if (!inside) return fresh;
  const name = ["id", "href", "name"].map((one) => [one, active.getAttribute(one)]).find(([, value]) => value);
  const twin = name && [fresh, ...fresh.querySelectorAll("*")].find((one) => one.getAttribute(name[0]) === name[1]);
  const near = fresh.closest("tbody")?.querySelector(".cell .ds-input") ?? document.getElementById("innhold");
  for (const one of [twin, ...fresh.querySelectorAll("a, button, summary"), near]) {
    one?.focus({ preventScroll: true });
    if (one && document.activeElement === one) break; // what is hidden takes no focus
  }
  return fresh;
}

// Change the page while what the person is at stays where it is on the screen.
export function steadily(change) {
  const held = document.activeElement;
  const before = held?.getBoundingClientRect().top;
  change();
  const now = document.activeElement;
  if (now && now === held && now !== document.body) scrollBy({ top: now.getBoundingClientRect().top - before, behavior: "instant" });
}
