// The grid of the register: Enter and arrows go from row to row, a block from a spreadsheet is shown before it is
// put in, and rows that are changed are marked. Without this script every field is typed in by itself.

const grid = document.querySelector(".rull.reg");
const dialog = document.getElementById("pasting");
const changed = document.querySelector("[data-changed]");
const COLUMNS = grid?.dataset.columns?.split(" ")
  ?? ["short_name", "sector", "area", "heading", "order", "direction", "value_kind", "unit", "target"];

document.querySelector(".roll-bad")?.focus();

const rows = () => [...grid.querySelectorAll("tr.row")];
const column = (field) => field.name.slice(field.name.indexOf("-") + 1);
const fieldOf = (row, name) => row.querySelector(`[name$="-${name}"]`);
const shown = (field) => (field.tagName === "SELECT" ? field.selectedOptions[0]?.text ?? "" : field.value);
const stood = (field) => (field.tagName === "SELECT"
  ? [...field.options].find((one) => one.defaultSelected)?.value ?? ""
  : field.defaultValue);

function mark() {
  let count = 0;
  for (const row of grid.querySelectorAll("tr[data-row]")) {
    let moved = false;
    for (const name of COLUMNS) {
      const field = fieldOf(row, name);
      const differs = field.value !== stood(field);
      field.closest("td").classList.toggle("moved", differs);
      moved ||= differs;
    }
    count += moved;
  }
  if (changed) changed.textContent = count ? `${count} / ${grid.querySelectorAll("tr[data-row]").length}` : "";
}

function atEdge(field, down) {
  if (field.tagName !== "TEXTAREA") return true;
  return field.selectionStart === field.selectionEnd && field.selectionStart === (down ? field.value.length : 0);
}

function move(event) {
  const field = event.target;
  const down = event.key === "ArrowDown" || event.key === "Enter";
  if (!field.name || !COLUMNS.includes(column(field))) return;
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  if (!down && event.key !== "ArrowUp") return;
  if (event.key !== "Enter" && (field.tagName === "SELECT" || !atEdge(field, down))) return;
  const fields = [...grid.querySelectorAll(`[name$="-${column(field)}"]`)];
  const next = fields[fields.indexOf(field) + (down && !event.shiftKey ? 1 : -1)];
  event.preventDefault();
  next?.focus();
  next?.select?.();
}

const plain = (text) => text.trim().replace(/\s+/g, " ").toLocaleLowerCase("nb");

// What a typed word means in a field: the value of the option with that name, or number and name.
function meant(field, text) {
  if (field.tagName !== "SELECT") return text.trim().replace(/\s+/g, " ");
  const wanted = plain(text);
  const found = [...field.options].filter((one) => plain(one.text) === wanted
    || plain(one.text).replace(/^[\d.]+ /, "") === wanted || one.value === text.trim());
  return found.length === 1 ? found[0].value : null;
}

function cells(text) {
  const lines = text.replace(/(\r\n|\r|\n)$/, "").split(/\r\n|\r|\n/);
  return lines.map((line) => line.split("\t").map((cell) => cell.replace(/^"(.*)"$/s, "$1").replace(/""/g, '"')));
}

// Where each pasted cell goes, from the field that it is pasted in and down.
function plan(text, start) {
  const all = rows();
  const [first, left] = [all.indexOf(start.closest("tr")), COLUMNS.indexOf(column(start))];
  const found = { set: [], unknown: [], over: [], locked: [] };
  cells(text).forEach((line, down) => line.forEach((cell, right) => {
    const row = all[first + down];
    const name = COLUMNS[left + right];
    if (!row || !name) return found.over.push(cell);
    const field = fieldOf(row, name);
    if (!field) return found.locked.push(cell);
    const value = meant(field, cell);
    const place = `${row.dataset.name ?? fieldOf(row, "short_name").value}, ${field.closest("label").querySelector(".lab").firstChild.textContent}`;
    if (value === null) return found.unknown.push(`${place}: ${cell}`);
    if (value !== field.value) found.set.push({ field, value, place, before: shown(field), after: cell.trim() });
    return undefined;
  }));
  return found;
}

function element(tag, text = "", more = {}) {
  return Object.assign(document.createElement(tag), { textContent: text, ...more });
}

function list(words, items) {
  if (!items.length) return [];
  return [element("p", `${words} ${items.filter((one) => one).slice(0, 12).join("; ")}${items.length > 12 ? " …" : ""}`)];
}

function preview(text, start) {
  const found = plan(text, start);
  const words = dialog.dataset;
  const table = element("table");
  for (const one of found.set) {
    const row = table.insertRow();
    row.append(element("th", one.place, { scope: "row" }), element("td", `${one.before || words.empty} → ${one.after || words.empty}`));
  }
  const use = element("button", words.use, { className: "ds-button", type: "button" });
  const cancel = element("button", words.cancel, { className: "ds-button", type: "button" });
  cancel.dataset.variant = "secondary";
  const close = () => { dialog.close(); start.focus(); };
  cancel.addEventListener("click", close);
  use.addEventListener("click", () => {
    for (const one of found.set) {
      one.field.value = one.value;
      narrow({ target: one.field });
    }
    mark();
    close();
  });
  const buttons = element("p", "", { className: "do" });
  buttons.append(...(found.set.length ? [use, cancel] : [cancel]));
  dialog.replaceChildren(
    element("h2", words.title, { id: "h-paste", tabIndex: -1 }),
    ...(found.set.length ? [table, element("p", words.note)] : [element("p", words.none)]),
    ...list(words.unknown, found.unknown), ...list(words.locked, found.locked), ...list(words.over, found.over),
    buttons,
  );
  dialog.showModal();
  (found.set.length ? use : cancel).focus();
}

// A list that is open takes no paste of its own, so that what is focused decides.
function paste(event) {
  const field = document.activeElement;
  if (!grid.contains(field) || !field.name || !COLUMNS.includes(column(field))) return;
  const text = event.clipboardData.getData("text/plain");
  if (!/[\t\r\n]/.test(text.replace(/[\r\n]+$/, ""))) return;
  event.preventDefault();
  preview(text, field);
}

// The headings that are offered are those of the area that the line is moved to.
function narrow(event) {
  const field = event.target;
  if (column(field) !== "area") return;
  fieldOf(field.closest("tr"), "heading").setAttribute("list", `overskrifter-${field.value}`);
}

if (grid) {
  grid.addEventListener("change", narrow);
  grid.addEventListener("keydown", move);
  document.addEventListener("paste", paste);
  grid.addEventListener("input", mark);
  grid.addEventListener("change", mark);
  mark();
}
