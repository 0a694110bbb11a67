// What is typed into an ordinary form stays in this browser until the server has said that it is stored: it is
// offered again after a lost connection, an ended session or a closed tab, and leaving the page with it asks first.
// Passwords and codes are never kept. The reporting grid does the same for its cells by itself.

const words = document.querySelector("script[data-drafts]").dataset;
const START = `malekort:${words.reader}:skjema:`;
const STORED = "utkast_lagret";
const SECRET = "input[type=password], [autocomplete=one-time-code]";
const TEXTS = "textarea, input:not([type]), input[type=text], input[type=date], input[type=number]";
const APART = "[data-auto], [data-whole], [data-act], #grid, #changelist-form, [data-no-draft]";
const KEPT_HIDDEN = /(^|-)(version|seen)$/;

const forms = [...document.querySelectorAll("form")].filter(
  (form) => form.method === "post" && !location.pathname.startsWith("/konto/") && !form.matches(APART) && fields(form).some((one) => one.matches(TEXTS)) && ![...form.elements].some((one) => one.matches(SECRET)),
);
let leaving = null;

function fields(form) {
  return [...form.elements].filter((one) => one.name && !one.readOnly && !one.matches("button, fieldset, output, input[type=hidden], input[type=file], input[type=submit]"));
}

const ticks = (field) => field.type === "checkbox" || field.type === "radio";
const valueOf = (field) => (ticks(field) ? field.checked : field.multiple ? [...field.selectedOptions].map((one) => one.value) : field.value);
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// The fields by name; those of one name in their order.
function contents(form) {
  const found = {};
  for (const field of fields(form)) (found[field.name] ??= []).push(valueOf(field));
  return found;
}

function keyOf(form) {
  const target = new URL(form.getAttribute("action") || "", location.href).pathname;
  return `${START}${location.pathname} ${target} ${form.getAttribute("id") ?? ""}`;
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function store(key, draft) {
  try {
    if (draft) localStorage.setItem(key, JSON.stringify(draft));
    else localStorage.removeItem(key);
  } catch {
    // A full or forbidden store: the form itself still holds what was typed.
  }
}

// The server names the form that it has stored, in a cookie of its own.
function forgetStored() {
  const id = document.cookie.match(new RegExp(`(?:^|; )${STORED}=(\\w+)`))?.[1];
  if (!id) return;
  document.cookie = `${STORED}=; Max-Age=0; Path=/; SameSite=Strict`;
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(START) && read(key)?.id === id) store(key, null);
  }
}

function watch(form) {
  const key = keyOf(form);
  const stood = contents(form);
  const kept = read(key);
  const refused = kept && same(kept.fields, stood); // the page came back with what was typed: it is not stored
  const dirty = () => refused || !same(contents(form), stood);
  form.draftDirty = dirty;
  const keep = () => {
    if (!dirty()) return store(key, null);
    const seen = [...form.elements].filter((one) => one.type === "hidden" && KEPT_HIDDEN.test(one.name)).map((one) => [one.name, one.value]);
    return store(key, { id: read(key)?.id ?? Math.random().toString(36).slice(2), at: Date.now(), fields: contents(form), seen });
  };
  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (event) => {
      if (event.target.form === form) keep();
    });
  }
  form.addEventListener("submit", () => {
    leaving = form;
    keep();
    const id = read(key)?.id;
    if (!id) return;
    const field = form.querySelector("input[name=utkast]") ?? form.appendChild(document.createElement("input"));
    Object.assign(field, { type: "hidden", name: "utkast", value: id });
  });
  if (kept && !refused) offer(form, key, kept, keep);
}

function offer(form, key, kept, keep) {
  const note = document.createElement("p");
  note.className = "draft-offer";
  note.setAttribute("role", "status");
  const when = new Date(kept.at).toLocaleString("nb-NO", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" }).replace(":", ".");
  const press = (text, act) => {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "linkish", textContent: text });
    made.addEventListener("click", () => {
      note.remove();
      act();
      fields(form).find((one) => one.matches(TEXTS))?.focus();
    });
    return made;
  };
  const back = press(words.goon, () => {
    restore(form, kept);
    keep();
  });
  note.append(words.begun.replace("%s", when), " ", back, " ", press(words.discard, () => store(key, null)));
  form.prepend(note);
  for (let box = form.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
}

function restore(form, kept) {
  const left = structuredClone(kept.fields);
  for (const field of fields(form)) {
    const value = left[field.name]?.shift();
    if (value === undefined) continue;
    if (ticks(field)) field.checked = value;
    else if (field.multiple) for (const one of field.options) one.selected = value.includes(one.value);
    else field.value = value;
    if (value) for (let box = field.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  }
  for (const [name, value] of kept.seen ?? []) {
    const field = form.elements[name];
    if (field?.type === "hidden") field.value = value; // what changed meanwhile is told by the server
  }
}

forgetStored();
forms.forEach(watch);
addEventListener("beforeunload", (event) => {
  if (forms.some((form) => form !== leaving && form.draftDirty())) event.preventDefault();
});
