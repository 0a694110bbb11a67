// The reporting grid. Every cell and every small form saves itself; what could not be sent stays in this
// browser until the server has said that it is saved. Without this file the page is plain forms.

const table = document.getElementById("entry");
const unsent = document.getElementById("unsent");
const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;
const place = table && `${table.dataset.storage}:${location.pathname}`;
const words = table && table.dataset;

// What waits to be sent: key → {text} for a cell, {fields} for a form.
const waiting = {
  all() {
    try {
      return JSON.parse(localStorage.getItem(place)) || {};
    } catch {
      return {};
    }
  },
  write(kept) {
    try {
      if (Object.keys(kept).length) localStorage.setItem(place, JSON.stringify(kept));
      else localStorage.removeItem(place);
    } catch {
      // A full or forbidden store: the field itself still holds what was typed.
    }
  },
  put(key, value) {
    this.write({ ...this.all(), [key]: value });
  },
  drop(key) {
    const kept = this.all();
    delete kept[key];
    this.write(kept);
  },
};

let pause = 2000;
let timer = null;
let signedOut = false;
const offline = new Set();

function tell() {
  const count = offline.size;
  unsent.hidden = !count;
  unsent.textContent = !count ? "" : signedOut ? words.signin : words.unsent.replace("%s", count);
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(again, pause);
  pause = Math.min(pause * 2, 60000);
}

function again() {
  clearTimeout(timer);
  for (const key of [...offline]) senders.get(key)?.();
}

addEventListener("online", () => {
  pause = 2000;
  again();
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && offline.size) again();
});

const senders = new Map();

// Send one thing; null when the server did not answer as the program does (no connection, signed out).
async function send(action, data) {
  const why = document.getElementById("why");
  if (why && !data.has("why")) data.append("why", why.value);
  data.set("csrfmiddlewaretoken", token());
  const answer = await fetch(action, {
    method: "POST",
    body: data,
    headers: { Accept: "application/json" },
    redirect: "manual",
  });
  signedOut = answer.type === "opaqueredirect" || answer.status === 403;
  if (!answer.ok || !answer.headers.get("Content-Type")?.startsWith("application/json")) return null;
  return answer.json();
}

function mark(sv, word, kind) {
  if (!sv) return;
  sv.className = `sv ${kind}`;
  sv.textContent = word;
}

// Cells

const cells = () => [...table.querySelectorAll(".cell input.ds-input")];
const keyOf = (input) => `${input.closest("tbody").dataset.line}/${input.closest(".cell").dataset.period}`;
const busy = new Set();

function dirty(input) {
  return input.value.trim() !== (input.dataset.saved ?? input.defaultValue).trim();
}

async function saveCell(input) {
  const key = keyOf(input);
  if (input.readOnly || busy.has(key)) return;
  if (!dirty(input) && !offline.has(key)) return;
  busy.add(key);
  const text = input.value;
  const sv = input.closest(".cell").querySelector(".sv");
  waiting.put(key, { text, version: input.dataset.version });
  senders.set(key, () => saveCell(input));
  mark(sv, words.saving, "sv-ing");
  const data = new FormData();
  const [line, period] = key.split("/");
  data.set("line", line);
  data.set("period", period);
  data.set("text", text);
  data.set("version", input.dataset.version);
  let answer = null;
  try {
    answer = await send(`${words.base}celle/`, data);
  } catch {
    signedOut = false;
  }
  busy.delete(key);
  if (!answer) {
    offline.add(key);
    mark(sv, words.waiting, "sv-bad");
    tell();
    return later();
  }
  offline.delete(key);
  pause = 2000;
  tell();
  if (answer.saved) {
    if (input.value === text) waiting.drop(key);
    input.dataset.saved = text;
  }
  show(answer, input);
  if (input.value !== text) saveCell(input);
}

// The answer is the row as the server would draw it; only what the person is not writing in is replaced.
function show(answer, source) {
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

const changed = (field) =>
  field.type === "radio" ? field.checked !== field.defaultChecked
  : field.tagName === "SELECT" ? ![...field.options].every((one) => one.selected === one.defaultSelected || !field.value)
  : field.value !== field.defaultValue;

// Small forms: explanations, actions, forecasts, notes

const formKey = (form) => `${new URL(form.action).pathname}|${form.elements.line?.value}|${form.elements.pk?.value ?? ""}`;

function fieldsOf(form) {
  const kept = {};
  for (const [name, value] of new FormData(form)) {
    if (!["csrfmiddlewaretoken", "version", "line", "pk"].includes(name)) kept[name] = value;
  }
  return kept;
}

async function saveForm(form, submitter) {
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
  let answer = null;
  try {
    answer = await send(form.action, data);
  } catch {
    signedOut = false;
  }
  busy.delete(key);
  if (!answer) {
    offline.add(key);
    mark(sv, words.waiting, "sv-bad");
    tell();
    return later();
  }
  offline.delete(key);
  pause = 2000;
  tell();
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
  for (const field of form.elements) {
    if ("defaultValue" in field && field.type !== "radio") field.defaultValue = field.value;
    if (field.type === "radio") field.defaultChecked = field.checked;
    for (const one of field.options ?? []) one.defaultSelected = one.selected;
  }
  mark(form.querySelector(".sv"), words.saved, "sv-ok");
  if (form.isConnected && !fresh && JSON.stringify(fieldsOf(form)) !== sent) saveForm(form);
}

// Keyboard and paste

function move(input, by) {
  const all = cells();
  const next = all[all.indexOf(input) + by];
  if (!next) return false;
  next.focus();
  next.select();
  next.scrollIntoView({ block: "nearest" });
  return true;
}

function keys(event) {
  const input = event.target;
  if (!input.matches(".cell input.ds-input") || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  const by = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by) {
    event.preventDefault();
    if (!move(input, by)) saveCell(input);
  } else if (event.key === "Escape" && dirty(input)) {
    event.preventDefault();
    input.value = input.dataset.saved ?? input.defaultValue;
    waiting.drop(keyOf(input));
  }
}

// A block from Excel: tabs between columns, lines between rows, quotation marks around what holds either.
export function blockOf(text) {
  const rows = [[""]];
  let quoted = false;
  const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let at = 0; at < source.length; at += 1) {
    const row = rows.at(-1);
    const sign = source[at];
    if (quoted && sign === '"' && source[at + 1] === '"') {
      row[row.length - 1] += '"';
      at += 1;
    } else if (sign === '"' && (quoted || row.at(-1) === "")) quoted = !quoted;
    else if (!quoted && sign === "\t") row.push("");
    else if (!quoted && sign === "\n") rows.push([""]);
    else row[row.length - 1] += sign;
  }
  return rows;
}

async function paste(event) {
  const input = event.target;
  if (!input.matches?.(".cell input.ds-input") || input.readOnly) return;
  const block = blockOf(event.clipboardData.getData("text/plain"));
  if (block.length === 1 && block[0].length === 1) return;
  event.preventDefault();
  const filled = [];
  const put = (field, text) => {
    if (!field || field.readOnly) return;
    field.value = text.replace(/\s+/g, " ").trim();
    filled.push(field);
  };
  const all = cells();
  if (block.every((row) => row.length === 1)) {
    block.forEach(([text], down) => put(all[all.indexOf(input) + down], text));
  } else {
    const rows = [...table.querySelectorAll("tbody.er")].filter((row) => row.querySelector(".cell"));
    const [first, column] = [rows.indexOf(input.closest("tbody")), [...input.closest("td").querySelectorAll(".cell .ds-input")].indexOf(input)];
    block.forEach((texts, down) => {
      const fields = rows[first + down]?.querySelectorAll(".cell .ds-input") ?? [];
      texts.forEach((text, across) => put(fields[column + across], text));
    });
  }
  for (const field of filled) await saveCell(field);
  if (offline.size) return tell();
  const wrong = filled.filter((field) => field.closest(".cell").querySelector(".err, .unread")).length;
  unsent.hidden = false;
  unsent.textContent = words.pasted.replace("%a", filled.length).replace("%b", wrong);
  const over = block.flat().length - filled.length;
  if (over > 0) unsent.textContent += ` ${words.over.replace("%c", over)}`;
}

// A question that was answered is not asked again about the same figure, however often its row is drawn anew.
function settle(input) {
  if (input.dataset.right !== input.value) return;
  for (const doubt of input.closest(".cell").querySelectorAll(".doubt")) doubt.hidden = true;
}

function answered(event) {
  const button = event.target.closest("[data-use], [data-right]");
  if (!button) return;
  const input = button.closest(".cell").querySelector(".ds-input");
  if (button.dataset.use !== undefined) {
    input.value = button.dataset.use;
    saveCell(input);
  } else {
    input.dataset.right = input.value;
    settle(input);
  }
  input.focus();
}

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

function chosen(event) {
  const button = event.target.closest("[data-keep], [data-take]");
  if (!button) return;
  const input = button.closest(".cell").querySelector(".ds-input");
  input.dataset.version = button.dataset.keep ?? button.dataset.version;
  if (button.dataset.take !== undefined) {
    input.value = input.dataset.saved = button.dataset.take;
    waiting.drop(keyOf(input));
    offline.add(keyOf(input)); // fetch the row as it stands: saving what stands changes nothing
  } else {
    input.dataset.saved = "\u0000";
  }
  saveCell(input);
  input.focus();
}

// From the list of what is left to the very field where it is mended.
function lead(event) {
  const link = event.target.closest("#left a, #finish a");
  const row = link && document.getElementById(link.hash.slice(1));
  if (!row) return;
  event.preventDefault();
  const empty = [...row.querySelectorAll(".cell .ds-input")].find((input) => !input.value);
  const panel = row.querySelector("details.more");
  if (!empty) panel.open = true;
  const wanted = [...panel.querySelectorAll("select[name=why_no_figure], textarea[name=cause], .act-new textarea")];
  const field = empty ?? row.querySelector(".fc input") ?? wanted.find((one) => !one.value) ?? wanted[0];
  row.scrollIntoView({ block: "center" });
  (field ?? panel.firstElementChild).focus({ preventScroll: true });
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
    unsent.hidden = false;
    unsent.textContent = `${words.late} ${late.join(" · ")}`;
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
