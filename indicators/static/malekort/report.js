// The reporting grid. Every cell and every small form saves itself; what could not be sent stays in this
// browser until the server has said that it is saved. Without this file the page is plain forms.

import { answered, busy, chosen, saveCell } from "./report/cells.js";
import { cells, dirty, formKey, keyOf } from "./report/fields.js";
import { saveForm } from "./report/forms.js";
import { keys, lead } from "./report/keys.js";
import { paste } from "./report/paste.js";
import { offline, say, tell } from "./report/send.js";
import { table, waiting, words } from "./report/store.js";

// A figure on its way must not arrive after the delivery: wait for it, and deliver nothing that is not saved.
async function act(event) {
  const form = event.target;
  if (!form.matches("[data-act]")) return;
  event.preventDefault();
  if (form.dataset.sent) return;
  form.dataset.sent = "yes";
  while (busy.size) await new Promise((done) => setTimeout(done, 30));
  const wrong = table.querySelector(".says .err");
  if (form.isConnected && !offline.size && !wrong) return form.submit();
  delete form.dataset.sent;
  if (offline.size) return tell();
  wrong?.closest(".cell").querySelector(".ds-input").focus();
}

function restore() {
  const late = [];
  for (const [key, kept] of Object.entries(waiting.all())) {
    if (kept.fields) {
      const form = [...document.querySelectorAll("[data-auto], [data-whole]")].find((one) => formKey(one) === key);
      if (!form) continue;
      for (const [name, value] of Object.entries(kept.fields)) {
        const field = form.elements[name];
        if (field && !(field instanceof RadioNodeList)) field.value = value;
        else if (field) for (const one of field) one.checked = one.value === value;
      }
      form.closest("details")?.setAttribute("open", "");
      if (form.dataset.auto !== undefined) saveForm(form);
    } else {
      const input = cells().find((one) => keyOf(one) === key);
      if (!input) continue;
      if (input.readOnly) {
        if (kept.text.trim() === input.defaultValue.trim()) waiting.drop(key);
        else late.push(`${input.labels[0].innerText.trim()}: ${kept.text}`);
        continue;
      }
      input.value = kept.text;
      if (kept.version !== undefined) input.dataset.version = kept.version;
      if (dirty(input)) saveCell(input);
      else waiting.drop(key);
    }
  }
  if (late.length) {
    say(`${words.late} ${late.join(" · ")}`);
  }
}

if (table) {
  document.documentElement.classList.add("js");
  table.addEventListener("keydown", keys);
  table.addEventListener("paste", paste);
  table.addEventListener("click", chosen);
  table.addEventListener("click", answered);
  document.addEventListener("click", lead);
  document.addEventListener("submit", act);
  table.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-auto]");
    if (event.target.matches(".cell input.ds-input")) saveCell(event.target);
    else if (form) saveForm(form);
  });
  table.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-auto], [data-whole]")) return;
    event.preventDefault();
    saveForm(event.target, event.submitter);
  });
  restore();
}
