// Walks through the sheets of a meeting. Every sheet is in the page already, so nothing is fetched in the
// middle of a meeting; without JavaScript the same links load the page with another sheet shown.
const sheets = [...document.querySelectorAll(".sheet")];
const links = new Map([...document.querySelectorAll("[data-sheet]")].map((link) => [Number(link.dataset.sheet), link]));
const [before, after, leave, fullscreen, position, said, jump] = [
  "#before", "#after", "#leave", "#fullscreen", "#position", "#said", ".m-jump",
].map((found) => document.querySelector(found));
const rest = document.title.slice(document.title.indexOf(" – "));

const current = () => sheets.findIndex((sheet) => !sheet.hidden) + 1;
const filled = (place, given) => place.dataset.said.replace(/\{(\w+)\}/g, (_, name) => given[name]);

function point(link, number) {
  link.hidden = !links.has(number);
  if (!link.hidden) link.href = links.get(number).href;
}

function show(number) {
  if (!links.has(number) || number === current()) return;
  sheets.forEach((sheet, place) => { sheet.hidden = place !== number - 1; });
  for (const [other, link] of links) {
    if (other === number) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const held = document.activeElement;
  point(before, number - 1);
  point(after, number + 1);
  jump.open = false;
  // What had the focus may be hidden now; the keyboard goes on from the sheet.
  if (held !== document.body && !held.checkVisibility()) document.querySelector("main").focus({ preventScroll: true });
  const given = { n: number, all: sheets.length, title: links.get(number).firstChild.textContent };
  position.textContent = filled(position, given);
  said.textContent = filled(said, given);
  document.title = `${position.textContent}: ${given.title}${rest}`;
  // Replaced, not added: the browser's way back leads out of the meeting, as Escape does.
  history.replaceState(null, "", links.get(number).href);
  scrollTo(0, 0);
}

function end() {
  let from = "";
  try {
    from = new URL(document.referrer).origin;
  } catch { /* opened by its address: there is nowhere to go back to */ }
  if (from === location.origin && history.length > 1) history.back();
  else location.assign(leave.href);
}

const below = () => scrollY + innerHeight < document.documentElement.scrollHeight - 2;
const above = () => scrollY > 2;
const next = () => show(current() + 1);
const previous = () => show(current() - 1);

// A sheet that is taller than the screen is read to its end before the next one comes.
const keys = {
  ArrowRight: next,
  ArrowLeft: previous,
  ArrowDown: () => (below() ? false : next()),
  ArrowUp: () => (above() ? false : previous()),
  PageDown: () => (below() ? false : next()),
  PageUp: () => (above() ? false : previous()),
  " ": (event) => (event.shiftKey ? keys.PageUp() : keys.PageDown()),
  Home: () => show(1),
  End: () => show(sheets.length),
  Escape: () => {
    if (!jump.open) return end();
    jump.open = false;
    jump.querySelector("summary").focus();
  },
};

addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
  const pressed = event.key === " " && event.target.closest?.("button, summary");
  if (pressed || (jump.open && event.key !== "Escape" && jump.contains(event.target))) return;
  if (keys[event.key](event) !== false) event.preventDefault();
});

addEventListener("click", (event) => {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest?.("#before, #after, [data-sheet]");
  if (!link) return;
  event.preventDefault();
  if (link === before) previous();
  else if (link === after) next();
  else show(Number(link.dataset.sheet));
  jump.open = false;
});

if (document.fullscreenEnabled) {
  fullscreen.hidden = false;
  fullscreen.addEventListener("click", () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen();
  });
  document.addEventListener("fullscreenchange", () => {
    fullscreen.textContent = document.fullscreenElement ? fullscreen.dataset.off : fullscreen.dataset.on;
  });
}
