// A page may have been open for days when it is printed: the header on paper says when it was printed.
const two = (number) => String(number).padStart(2, "0");

addEventListener("beforeprint", () => {
  const now = new Date();
  const day = `${two(now.getDate())}.${two(now.getMonth() + 1)}.${now.getFullYear()}`;
  for (const place of document.querySelectorAll("time[data-printed]")) {
    place.textContent = `${day} ${two(now.getHours())}.${two(now.getMinutes())}`;
  }
});
