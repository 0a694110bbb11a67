// The preview of a table. A field that is changed is stored at once, and its row is drawn anew as the server
// understands it now; arrow up and down go to the same field of the row above and below; Ctrl+Enter confirms
// what is proposed for a row and goes on to the next. Without this script the form is stored by its button.

const form = document.querySelector("#svar");
const said = document.querySelector(".head .lead");
let last = Promise.resolve();

const rowOf = (node) => node.closest(".imp-r");
const column = (name) => name.slice(name.lastIndexOf(":"));

function store(entries, row) {
  last = last.then(() => send(entries, row)).catch(() => location.reload());
  return last;
}

async function send(entries, row) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  body.set("seen", form.elements.seen.value);
  for (const [name, value] of entries) body.append(name, value);
  const answer = await fetch(form.action, { method: "POST", body });
  if (!answer.ok) throw new Error(answer.status);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const whole = page.querySelector("#svar");
  if (!whole) throw new Error("signed out");
  form.elements.seen.value = whole.elements.seen.value;
  said.textContent = page.querySelector(".head .lead").textContent;
  swap(document.querySelector(".imp-use"), page.querySelector(".imp-use"));
  for (const place of [".imp .tools", ".imp-q", ".imp-as-s"]) swap(document.querySelector(place), page.querySelector(place));
  if (!row) return location.reload();
  const id = row.id;
  const focused = document.activeElement;
  const inside = row.contains(focused) ? focused.name : null;
  const opened = row.querySelector("details")?.open;
  const fresh = page.getElementById(id);
  if (!fresh) return undefined;
  if (opened && fresh.querySelector("details")) fresh.querySelector("details").open = true;
  row.replaceWith(fresh);
  if (inside) fresh.querySelector(`[name="${CSS.escape(inside)}"]`)?.focus();
  return undefined;
}

function swap(old, fresh) {
  if (old && fresh) old.replaceWith(fresh);
  else if (old) old.remove();
}

if (form) {
  form.addEventListener("change", (event) => {
    const field = event.target;
    const row = rowOf(field);
    if (!field.name || !row) return;
    const value = field.type === "checkbox" ? (field.checked ? field.value : "") : field.value;
    store([[field.name, value]], row);
  });

  form.addEventListener("keydown", (event) => {
    const field = event.target;
    const row = rowOf(field);
    if (!row || event.isComposing || event.altKey || event.metaKey) return;
    if (event.ctrlKey && event.key === "Enter") {
      event.preventDefault();
      const button = row.querySelector("button[name=confirm]");
      const next = row.nextElementSibling?.querySelector("input:not([type=hidden])");
      if (button) store([["confirm", button.value]], row);
      next?.focus();
      return;
    }
    if (!["ArrowDown", "ArrowUp", "Enter"].includes(event.key) || field.tagName !== "INPUT" || field.type === "radio" || field.list) return;
    const fields = [...form.querySelectorAll(".imp-r input")].filter((one) => column(one.name) === column(field.name) && one.offsetParent);
    const next = fields[fields.indexOf(field) + (event.key === "ArrowUp" ? -1 : 1)];
    event.preventDefault();
    if (next) {
      next.focus();
      next.select();
    }
  });

  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=confirm]");
    const row = button && rowOf(button);
    if (!row) return;
    event.preventDefault();
    store([["confirm", button.value]], row);
  });
}
