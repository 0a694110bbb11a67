// The headings to choose among follow the area that is chosen. Without this, they are those of the area that
// was chosen when the page was made, and the server refuses a heading of another area.
const area = document.querySelector("select[name=area]");
const heading = document.querySelector("input[name=heading]");

if (area && heading) {
  const first = heading.getAttribute("list");
  const before = area.value;
  area.addEventListener("change", () => {
    heading.setAttribute("list", area.value && area.value !== before ? `overskrifter-${area.value}` : first);
  });
}
