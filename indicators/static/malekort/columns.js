/* A column pasted into a grid of one field a row goes down the rows, one line each; an empty line leaves its
   row alone. Without this script each figure is typed. */
"use strict";

(() => {
  const grid = document.querySelector(".rull");
  if (!grid) return;

  grid.addEventListener("paste", (event) => {
    const field = event.target;
    const text = event.clipboardData ? event.clipboardData.getData("text/plain") : "";
    const cells = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
    if (!field.name || cells.length < 2) return;
    event.preventDefault();
    const fields = [...grid.querySelectorAll("input[type=text]")];
    let last = field;
    cells.forEach((cell, place) => {
      const target = fields[fields.indexOf(field) + place];
      const value = cell.split("\t").pop().trim();
      if (!target || !value) return;
      target.value = value;
      last = target;
    });
    last.focus();
  });
})();
