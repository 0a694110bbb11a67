// The small forms of a row: explanations, actions, forecasts, footnotes. Each saves itself when it is left or sent.

import { busy } from "./cells.js";
import { fieldsOf, formKey, mark, settled } from "./fields.js";
import { show } from "./row.js";
import { send, senders } from "./send.js";
import { waiting, words } from "./store.js";

export async function saveForm(form, submitter) {
  const key = formKey(form);
  if (busy.has(key)) return;
  if (form.elements.outlook && !new FormData(form).get("outlook")) return;
  busy.add(key);
  const sv = form.querySelector(".sv");
  const fields = fieldsOf(form);
  const sent = JSON.stringify(fields);
  waiting.put(key, { fields });
  senders.set(key, () => saveForm(form, submitter));
  mark(sv, words.saving, "sv-ing");
  const data = new FormData(form, submitter);
  const answer = await send(key, form.action, data);
  busy.delete(key);
  if (!answer) return mark(sv, words.waiting, "sv-bad");
  form.querySelector(".err")?.remove();
  if (!answer.saved) {
    mark(sv, words.unsaved, "sv-bad");
    const told = Object.assign(document.createElement("p"), { className: "err", textContent: answer.message });
    told.setAttribute("role", "alert");
    sv.parentElement.before(told);
    if (answer.version && form.elements.version) form.elements.version.value = answer.version;
    return show(answer, form);
  }
  waiting.drop(key);
  const fresh = form.isConnected && form.dataset.whole !== undefined;
  show(answer, form);
  if (fresh) {
    form.reset();
    const open = document.getElementById(`at-${form.elements.line.value}-ny`);
    if (form.matches(".act")) open?.focus();
  }
  settled(form);
  mark(form.querySelector(".sv"), words.saved, "sv-ok");
  if (form.isConnected && !fresh && JSON.stringify(fieldsOf(form)) !== sent) saveForm(form);
}
