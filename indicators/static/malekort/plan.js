/* The grid of next year's plan: Enter, arrow up and arrow down go to the same column of the next row.
   Without this script Tab goes from field to field; Enter never sends the whole grid by accident. */
"use strict";

(() => {
  const grid = document.querySelector(".rull");
  const bad = document.querySelector(".roll-bad");
  if (bad) bad.focus();
  if (!grid) return;

  const column = (field) => field.name.slice(field.name.indexOf("-"));
  const atEdge = (field, down) => {
    if (field.tagName !== "TEXTAREA") return true;
    const place = field.selectionStart;
    return place === field.selectionEnd && place === (down ? field.value.length : 0);
  };

  grid.addEventListener("keydown", (event) => {
    const field = event.target;
    const down = event.key === "ArrowDown" || event.key === "Enter";
    if (!field.name || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (!down && event.key !== "ArrowUp") return;
    if (event.key !== "Enter" && !atEdge(field, down)) return;
    const fields = [...grid.querySelectorAll(`[name$="${column(field)}"]`)];
    const next = fields[fields.indexOf(field) + (down && !event.shiftKey ? 1 : -1)];
    event.preventDefault();
    if (next) {
      next.focus();
      if (next.select) next.select();
    }
  });
})();
