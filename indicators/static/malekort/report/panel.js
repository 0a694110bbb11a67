// What stands behind a row, beside the grid: opened with Alt+I or its link, closed with Esc, no other page.

import { saveCell } from "./cells.js";
import { cellOf, touched } from "./fields.js";
import { offerAll } from "./forms.js";
import { table, words } from "./store.js";

const panel = document.getElementById("panel");
const title = document.getElementById("panel-h");
const body = document.getElementById("panel-b");
let shown = null; // the row that it is about
let from = null; // where the focus goes when it is closed

async function load() {
  const link = shown.querySelector("[data-details]");
  try {
    const answer = await fetch(link.href, { headers: { Accept: "application/json" }, redirect: "manual" });
    if (!answer.ok) throw new Error(answer.status);
    const found = await answer.json();
    title.textContent = found.title;
    body.innerHTML = found.html;
    offerAll(body);
  } catch {
    body.textContent = panel.dataset.failed;
  }
}

export async function openPanel(row, back) {
  [shown, from] = [row, back];
  title.textContent = row.querySelector(".nm").textContent;
  body.textContent = panel.dataset.loading;
  panel.showModal();
  title.focus();
  await load();
}

// A note that was begun is kept in this browser, but is not closed away without a word.
function closing(event) {
  const form = [...body.querySelectorAll("form[data-auto], form[data-whole]")].find(touched);
  if (!form) return;
  event.preventDefault();
  const sv = form.querySelector(".sv");
  sv.className = "sv sv-bad";
  sv.textContent = words.unsaved;
  form.querySelector("textarea, input:not([type=hidden])").focus();
}

// Another figure instead of the one that is asked about: typed into its cell, and the panel read anew.
async function use(pressed) {
  const input = cellOf(pressed.closest("[data-cell]").dataset.cell);
  input.value = pressed.dataset.use;
  await saveCell(input);
  await load();
  title.focus();
}

export function startPanel() {
  table.addEventListener("click", (event) => {
    const link = event.target.closest("[data-details]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openPanel(link.closest("tbody.er"), link);
  });
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== "KeyI") return;
    event.preventDefault();
    if (panel.open) return panel.close();
    const row = document.activeElement.closest?.("tbody.er");
    if (row) openPanel(row, document.activeElement);
  });
  panel.addEventListener("cancel", closing);
  panel.addEventListener("close", () => {
    body.replaceChildren();
    if (from?.isConnected) from.focus({ preventScroll: true });
    else shown.querySelector("[data-details]").focus({ preventScroll: true });
  });
  panel.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-use]");
    if (pressed) use(pressed);
  });
  panel.addEventListener("stored", async () => {
    await load();
    title.focus();
  });
}
