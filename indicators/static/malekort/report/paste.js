// A block from a spreadsheet, put into the cells from the one that it is pasted in.

import { saveCell } from "./cells.js";
import { cells } from "./fields.js";
import { offline, say, tell } from "./send.js";
import { table, words } from "./store.js";

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

export async function paste(event) {
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
  const over = block.flat().length - filled.length;
  const told = words.pasted.replace("%a", filled.length).replace("%b", wrong);
  say(over > 0 ? `${told} ${words.over.replace("%c", over)}` : told);
}

export function undoPaste() {
  return false;
}
