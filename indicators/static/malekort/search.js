// The field that finds an indicator: a list opens while one writes (combobox with listbox, WAI-ARIA 1.2).
// Without this script the field is an ordinary form that leads to the page of the search.
// Ctrl+K (⌘K) goes to the field from anywhere; no shortcut is a single key, so none is met by accident.

const PAUSE = 150;
const forms = [...document.querySelectorAll("form[data-find]")];

function combobox(form) {
  const input = form.elements.q;
  const box = form.querySelector(".find-l");
  const list = box.querySelector("[role=listbox]");
  const [count, status] = [box.querySelector(".find-c"), form.querySelector("[role=status]")];
  let [timer, asking, told, active] = [0, null, input.value.trim(), null];

  const choices = () => [...list.children];

  function mark(choice) {
    active?.setAttribute("aria-selected", "false");
    active = choice ?? null;
    active?.setAttribute("aria-selected", "true");
    active?.scrollIntoView({ block: "nearest" });
    if (active) input.setAttribute("aria-activedescendant", active.id);
    else input.removeAttribute("aria-activedescendant");
  }

  function open(yes) {
    box.hidden = !yes;
    input.setAttribute("aria-expanded", String(yes && list.childElementCount > 0));
    if (!yes) mark(null);
  }

  function say(text) {
    count.textContent = text;
    status.textContent = text;
  }

  function show(text) {
    const made = new DOMParser().parseFromString(text, "text/html");
    mark(null);
    list.replaceChildren(...made.querySelectorAll("[role=option]"));
    say(made.querySelector("[data-says]")?.textContent ?? "");
    list.hidden = !list.childElementCount;
    open(count.textContent !== "");
  }

  async function ask() {
    const text = input.value.trim();
    if (text === told) return open(count.textContent !== "");
    told = text;
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    if (!text) return show("");
    try {
      const answer = await fetch(`${form.dataset.find}?${new URLSearchParams(new FormData(form))}`, { signal });
      if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
      const made = await answer.text();
      if (!signal.aborted && input.value.trim()) show(made);
    } catch (error) {
      if (signal.aborted) return;
      told = null;
      list.replaceChildren();
      list.hidden = true;
      say(form.dataset.failed);
      open(true);
    }
  }

  function keys(event) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by && list.childElementCount) {
      event.preventDefault();
      const all = choices();
      const from = box.hidden || !active ? (by > 0 ? -1 : all.length) : all.indexOf(active);
      open(true);
      mark(all[(from + by + all.length) % all.length]);
    } else if (event.key === "Enter" && active) {
      event.preventDefault();
      location.assign(active.dataset.href);
    } else if (event.key === "Escape" && !box.hidden) {
      event.preventDefault();
      event.stopPropagation();
      open(false);
    }
  }

  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) input.setAttribute(name, value);
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", keys);
  input.addEventListener("click", () => list.childElementCount && open(true));
  input.addEventListener("blur", () => open(false));
  form.addEventListener("submit", () => open(false));
  box.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const choice = event.target.closest("[data-href]");
    if (choice) location.assign(choice.dataset.href);
  });
}

for (const form of forms) combobox(form);

document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "k") return;
  const input = forms[0]?.elements.q;
  if (!input) return;
  event.preventDefault();
  const menu = input.closest("[popover]");
  if (menu && !input.checkVisibility()) menu.showPopover();
  input.focus();
  input.select();
});
