// The small forms of a row: explanations, actions, forecasts, footnotes. Each saves itself when it is left or sent.

import { busy } from "./cells.js";
import { button, fieldsOf, fill, formKey, mark, settled, touched } from "./fields.js";
import { show } from "./row.js";
import { send, senders } from "./send.js";
import { waiting, words } from "./store.js";

// While a text is written a copy is kept in this browser.
export function written(form) {
  const key = formKey(form);
  if (touched(form)) waiting.put(key, { fields: fieldsOf(form), once: form.elements.once?.value, typing: true });
  else if (!busy.has(key)) waiting.drop(key);
}

export async function saveForm(form, submitter) {
  const key = formKey(form);
  if (busy.has(key)) return;
  if (form.elements.outlook && !new FormData(form).get("outlook")) return;
  busy.add(key);
  const sv = form.querySelector(".sv");
  const fields = fieldsOf(form);
  const sent = JSON.stringify(fields);
  waiting.put(key, { fields, once: form.elements.once?.value });
  senders.set(key, () => saveForm(form, submitter));
  mark(sv, words.saving, "sv-ing");
  const answer = await send(key, form.action, new FormData(form, submitter));
  busy.delete(key);
  if (!answer) return mark(sv, words.waiting, "sv-bad");
  form.querySelector(".err")?.remove();
  if (!answer.saved) return refused(form, sv, answer);
  waiting.drop(key);
  askPast(form, false);
  const whole = form.dataset.whole !== undefined;
  if (whole) form.reset();
  else settled(form);
  show(answer, form);
  mark(form.querySelector(".sv"), words.saved, "sv-ok");
  form.dispatchEvent(new CustomEvent("stored", { bubbles: true, detail: answer }));
  if (form.isConnected && !whole && JSON.stringify(fieldsOf(form)) !== sent) saveForm(form);
}

function refused(form, sv, answer) {
  mark(sv, words.unsaved, "sv-bad");
  const said = Object.assign(document.createElement("p"), { className: "err", textContent: answer.message });
  said.setAttribute("role", "alert");
  sv.parentElement.before(said);
  if (answer.version && form.elements.version) form.elements.version.value = answer.version;
  if (answer.past) askPast(form, true);
  show(answer, form);
}

// A deadline that has passed is confirmed once, where it was asked about.
function askPast(form, asked) {
  const box = form.querySelector(".past");
  if (!box) return;
  box.hidden = !asked;
  if (!asked) box.firstElementChild.checked = false;
}

const formOf = (key) => [...document.querySelectorAll("[data-auto], [data-whole]")].find((one) => formKey(one) === key);

function unfold(form) {
  for (let box = form.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
}

// What was sent and never answered is sent once more; the server makes the same thing only once.
export function resend(key, kept) {
  const form = formOf(key);
  if (!form) return null;
  if (isStored(form, kept)) {
    waiting.drop(key);
    return null;
  }
  if (form.dataset.auto === undefined && !kept.once) return offerForm(key, kept);
  fill(form, kept.fields);
  if (kept.once && form.elements.once) form.elements.once.value = kept.once;
  unfold(form);
  saveForm(form);
  return null;
}

// An action that stands in the row already was stored, though its answer was lost.
function isStored(form, kept) {
  if (!form.matches(".act-new")) return false;
  const same = (one) => ["text", "responsible", "due"].every((name) => one.elements[name].value.trim() === (kept.fields[name] ?? "").trim());
  return [...form.closest(".acts-l").querySelectorAll("form.act:not(.act-new)")].some(same);
}

// What was begun in one of these forms before the page was left.
export function offerAll(place) {
  for (const form of place.querySelectorAll("[data-auto], [data-whole]")) {
    const kept = waiting.all()[formKey(form)];
    if (kept) (kept.typing ? offerForm : resend)(formKey(form), kept);
  }
}

// What was begun and never sent: offered, and put back only when the person says so.
export function offerForm(key, kept) {
  const form = formOf(key);
  if (!form) return null;
  if (isStored(form, kept)) {
    waiting.drop(key);
    return null;
  }
  unfold(form);
  const offer = document.createElement("p");
  offer.className = "offer";
  const text = Object.values(kept.fields).find((one) => one) ?? "";
  const first = form.querySelector("textarea, input:not([type=hidden])");
  const done = () => {
    offer.remove();
    waiting.drop(key);
    first?.focus();
  };
  offer.append(
    words.begun.replace("%s", `«${text.length > 80 ? `${text.slice(0, 80)} …` : text}»`),
    " ",
    button(words.goon, () => {
      done();
      fill(form, kept.fields);
      if (kept.once && form.elements.once) form.elements.once.value = kept.once;
      written(form);
    }),
    " ",
    button(words.discard, done),
  );
  form.prepend(offer);
  return form;
}
