// Choosing lines: all at once, and how many are chosen. Without this, each is chosen by itself.
const all = document.querySelector("[data-all]");
const boxes = [...document.querySelectorAll("input[name=lines][type=checkbox]")];
const count = document.querySelector("[data-count]");

function tell() {
  const chosen = boxes.filter((box) => box.checked).length;
  if (count) count.textContent = chosen ? `${chosen} av ${boxes.length}` : "";
  if (all) {
    all.checked = chosen === boxes.length && chosen > 0;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
  }
}

if (all) {
  all.hidden = false;
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
    tell();
  });
}
for (const box of boxes) box.addEventListener("change", tell);
tell();
document.getElementById("skjer")?.focus();
