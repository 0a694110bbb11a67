// The fields of the grid: which there are, what they are called, and whether something new stands in them.

import { table } from "./store.js";

export const cells = () => [...table.querySelectorAll(".cell input.ds-input")];
export const keyOf = (input) => `${input.closest("tbody").dataset.line}/${input.closest(".cell").dataset.period}`;
export const stateOf = (input) => input.closest(".cell").querySelector(".sv");
export const savedIn = (input) => input.dataset.saved ?? input.defaultValue;
export const dirty = (input) => input.value.trim() !== savedIn(input).trim();

export const formKey = (form) =>
  `${new URL(form.action).pathname}|${form.elements.line?.value}|${form.elements.pk?.value ?? ""}`;

export function fieldsOf(form) {
  const kept = {};
  for (const [name, value] of new FormData(form)) {
    if (!["csrfmiddlewaretoken", "version", "line", "pk"].includes(name)) kept[name] = value;
  }
  return kept;
}

export const changed = (field) =>
  field.type === "radio" ? field.checked !== field.defaultChecked
  : field.tagName === "SELECT" ? ![...field.options].every((one) => one.selected === one.defaultSelected || !field.value)
  : field.value !== field.defaultValue;

// What stands in a form is what is saved.
export function settled(form) {
  for (const field of form.elements) {
    if ("defaultValue" in field && field.type !== "radio") field.defaultValue = field.value;
    if (field.type === "radio") field.defaultChecked = field.checked;
    for (const one of field.options ?? []) one.defaultSelected = one.selected;
  }
}

export function mark(sv, word, kind) {
  if (!sv) return;
  sv.className = `sv ${kind}`;
  sv.textContent = word;
}

// A question that was answered is not asked again about the same figure, however often its row is drawn anew.
export function settle(input) {
  if (input.dataset.right !== input.value) return;
  for (const doubt of input.closest(".cell").querySelectorAll(".doubt")) doubt.hidden = true;
}
