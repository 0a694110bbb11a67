// The grid of supervision and decisions by keyboard: save everything, and the same field of the next row.

const form = document.querySelector("form[data-grid]");

function move(field, step) {
  const name = field.name.replace(/^r\d+-/, "");
  const same = [...form.elements].filter((one) => one.name?.endsWith(`-${name}`) && /^r\d+-/.test(one.name));
  same[same.indexOf(field) + step]?.focus();
}

form?.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit();
  }
  if (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    move(event.target, event.key === "ArrowDown" ? 1 : -1);
  }
});
