// A row as the server answers with it, put in the place of the one that stands.

import { dirty, formKey, keyOf, settled, steadily, swap, touched } from "./fields.js";
import { refill } from "./filldown.js";
import { offline } from "./send.js";
import { table, waiting } from "./store.js";

function made(html) {
  const box = document.createElement("table");
  box.innerHTML = html;
  return box;
}

// The answer is the row as the server would draw it; only what the person is not writing in is replaced.
export function show(answer, source, finish) {
  if (answer.comments !== undefined) return showComments(answer, source);
  return steadily(() => {
    const next = made(answer.row).querySelector("tbody");
    const row = document.getElementById(next.id);
    keepHeight(row.firstElementChild);
    row.className = next.className;
    swap(row.querySelector(".c-ver"), next.querySelector(".c-ver"));
    for (const cell of next.querySelectorAll(".cell")) showCell(row, cell, source);
    showAside(row, next, ".det-n");
    showExplanation(row, next, source);
    refill(row);
    for (const name of ["left", "finish"]) showPart(name, answer[name]);
    finish?.();
  });
}

// The comments on the areas after one of them was saved; another that is being written stays.
function showComments(answer, source) {
  const [old, box] = [document.getElementById("kommentar"), document.createElement("div")];
  const others = [...old.querySelectorAll("form")].some((one) => one !== source && touched(one));
  box.innerHTML = answer.comments;
  const version = source.elements.pk && box.querySelector(`[name=pk][value="${source.elements.pk.value}"] ~ [name=version]`);
  if (version) source.elements.version.value = version.value;
  if (answer.saved && !others && (source.dataset.whole !== undefined || !version)) {
    swap(old, box.firstElementChild);
    document.querySelector(`#ko-${source.elements.area.value} .com-n > summary`)?.focus({ preventScroll: true });
  }
  for (const name of ["left", "finish"]) showPart(name, answer[name]);
}

// The rows after a paste.
export function showRows(answer) {
  for (const row of answer.rows) show({ ...answer, row }, null);
}

function showCell(row, cell, source) {
  const old = row.querySelector(`.cell[data-period="${cell.dataset.period}"]`);
  const [now, then] = [old.querySelector(".ds-input"), cell.querySelector(".ds-input")];
  const refused = cell.querySelector(".err");
  if (now !== source && (dirty(now) || offline.has(keyOf(now)))) return;
  if (!refused) {
    now.dataset.version = then.dataset.version;
    now.dataset.stands = then.dataset.stands;
    old.querySelector("[type=hidden]").value = then.dataset.version;
    if (now !== source) now.value = now.dataset.saved = then.value;
  }
  now.toggleAttribute("aria-invalid", Boolean(refused));
  if (refused) now.setAttribute("aria-invalid", "true");
  old.classList.remove("fresh");
  swap(old.querySelector(".sv"), cell.querySelector(".sv"));
  swap(old.querySelector(".says"), cell.querySelector(".says"));
  const asks = `.asks[data-period="${cell.dataset.period}"]`;
  const [open, fresh] = [row.querySelector(asks), cell.parentElement.querySelector(asks)];
  const written = [...open.querySelectorAll("form")].some((form) => form !== source && touched(form));
  if (!written && !fresh.querySelector(".err")) swap(open, fresh); // what was refused stays where it was written
}

function showAside(row, next, what) {
  const [old, fresh] = [row.querySelector(what), next.querySelector(what)];
  if (old && fresh) old.replaceWith(fresh);
  else if (old) old.remove();
  else if (fresh) row.querySelector(".det").after(fresh);
}

function showPart(name, html) {
  const old = document.getElementById(name);
  if (!old) return;
  const { height } = old.getBoundingClientRect();
  const box = document.createElement("div");
  box.innerHTML = html;
  const fresh = swap(old, box.firstElementChild);
  if (name === "left" && typing()) fresh.style.minHeight = `${height}px`;
  if (name === "finish") keepMessage();
}

// The message to the management, however often the bar that holds its field is drawn anew.
export function keepMessage() {
  const field = document.getElementById("message");
  const kept = waiting.all().message;
  if (field && kept) field.value = kept.text;
  else if (document.querySelector("[data-act][action$='trekk-tilbake/']")) waiting.drop("message");
}

function showExplanation(row, next, source) {
  const place = row.querySelector(".xrow > td");
  const [old, fresh] = [place.querySelector(".more"), next.querySelector(".more")];
  const form = source instanceof HTMLFormElement && old?.contains(source) ? source : null;
  if (!old) return place.replaceChildren(...(fresh ? [fresh] : []));
  const others = [...old.querySelectorAll("form")].filter((one) => one !== form && touched(one));
  const writing = old.contains(document.activeElement) && document.activeElement.closest("form");
  if (!fresh || (!form && !writing && !others.length)) {
    if (others.length || writing) return undefined; // the figure is met now, but a text about it is being written
    if (fresh) fresh.open = fresh.open || old.open;
    return fresh ? swap(old, fresh) : old.remove();
  }
  for (const twin of fresh.querySelectorAll("form")) {
    const same = [...old.querySelectorAll("form")].find((one) => formKey(one) === formKey(twin));
    if (same?.elements.version) same.elements.version.value = twin.elements.version.value;
  }
  old.querySelector(".print-as").replaceWith(fresh.querySelector(".print-as"));
  if (form?.matches(".act")) showActions(old, fresh, form);
  return undefined;
}

// The list of actions after one was saved: a new one is seen as it stands, and nothing more is asked for.
function showActions(old, fresh, form) {
  const [list, next] = [old.querySelector(".acts-l"), fresh.querySelector(".acts-l")];
  const known = new Set([...list.querySelectorAll(".act-d")].map((one) => one.id));
  const added = [...next.querySelectorAll(".act-d")].find((one) => !known.has(one.id));
  if (!added && !form.matches(".act-new") && list.querySelectorAll(".act-d").length === known.size) {
    const twin = form.elements.pk && next.querySelector(`#ac-${form.elements.pk.value}`);
    if (twin) {
      const [was, now] = [form.closest(".act-d").firstElementChild, twin.firstElementChild];
      return was.replaceChildren(...now.childNodes);
    }
  }
  settled(form);
  list.replaceWith(next);
  (added?.firstElementChild ?? next.querySelector("summary"))?.focus({ preventScroll: true });
  return undefined;
}

const typing = () => table.contains(document.activeElement) && document.activeElement.matches(".cell .ds-input");

// While figures are typed nothing above them becomes lower, so that the row that is written in stays put.
function keepHeight(line) {
  if (typing()) line.style.setProperty("--kept", `${line.getBoundingClientRect().height}px`);
}

export function letGo() {
  for (const line of table.querySelectorAll("tr[style]")) line.style.removeProperty("--kept");
  document.getElementById("left").style.minHeight = "";
}
