// Tools for writing a text with marks: buttons that set them, figures from a list, what is pasted from Word as
// marks, and how it will look beside it. The text area is whole without any of this.

const areas = [...document.querySelectorAll("textarea[data-marks]")];
const tools = document.getElementById("writing-tools");
let last = areas[0];

// Through the browser's own editing, so that Ctrl+Z takes it back.
function insert(area, text, from = area.selectionStart, to = area.selectionEnd) {
  area.focus();
  area.setSelectionRange(from, to);
  if (!document.execCommand("insertText", false, text)) {
    area.setRangeText(text, from, to, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function around(area, mark) {
  const { selectionStart: from, selectionEnd: to, value } = area;
  const chosen = value.slice(from, to);
  const whole = chosen.startsWith(mark) && chosen.endsWith(mark) && chosen.length > 2 * mark.length;
  insert(area, whole ? chosen.slice(mark.length, -mark.length) : `${mark}${chosen}${mark}`);
  if (!chosen) area.setSelectionRange(from + mark.length, from + mark.length);
}

const STARTS = /^(#{1,6} |- |> ?|\d{1,3}\) )/;

function lines(area, markOf) {
  const { value } = area;
  const from = value.lastIndexOf("\n", area.selectionStart - 1) + 1;
  const next = value.indexOf("\n", area.selectionEnd);
  const to = next < 0 ? value.length : next;
  const chosen = value.slice(from, to).split("\n");
  const has = chosen.every((line, number) => line.startsWith(markOf(number)));
  insert(area, chosen.map((line, number) => (has ? "" : markOf(number)) + line.replace(STARTS, "")).join("\n"), from, to);
}

function link(area) {
  const from = area.selectionStart;
  const words = area.value.slice(from, area.selectionEnd);
  insert(area, `[${words}](https://)`);
  const place = words ? from + words.length + 3 + "https://".length : from + 1;
  area.setSelectionRange(place, place);
}

const MARKS = {
  bold: (area) => around(area, "**"),
  italic: (area) => around(area, "*"),
  heading: (area) => lines(area, () => "# "),
  bullets: (area) => lines(area, () => "- "),
  numbers: (area) => lines(area, (number) => `${number + 1}) `),
  quote: (area) => lines(area, () => "> "),
  link,
};
const KEYS = { b: "bold", i: "italic" };

// What is pasted, as marks: the few things that a text can have, and every word of the rest.
const BLOCKS = /^(P|DIV|SECTION|ARTICLE|TABLE|TR|TD|TH|UL|OL|LI|BLOCKQUOTE|H[1-6])$/;
const UNSEEN = /^(SCRIPT|STYLE|HEAD|TITLE|TEMPLATE|META|LINK|XML)$/;
const BULLET = /^\s*(?:[·•▪◦○\uf0b7\uf0a7]|o\u00a0|-\u00a0)\s*/;
const escaped = (text) => text.replace(/([\\*[\]]|\{(?=[a-z]))/g, "\\$1");

// Word's own styles are read as words about a block, never set: the page's policy allows no styles of others.
const unstyled = (html) => html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/<[^>]*>/g, (tag) => tag.replace(/(?<=[\s"'/])(style|on\w+)(?=\s*=)/gi, " data-$1"));

function marks(html) {
  const found = [];
  let words = "";
  let list = false;

  function end(mark = "") {
    const text = words.replace(/[^\S\n\u00a0\u202f]+/g, " ").replace(/ ?\n ?/g, "\n").trim();
    words = "";
    if (text) found.push({ mark: list ? "- " : mark, text: list ? text.replace(BULLET, "") : text });
    list = false;
  }

  function styled(node, mark, of) {
    const before = words;
    words = "";
    read(node, of);
    const core = words.trim();
    words = before + (core && !core.includes("\n") ? words.replace(core, () => `${mark}${core}${mark}`) : words);
  }

  function markOf(node) {
    const name = node.tagName;
    if (/^H[1-6]$/.test(name)) return "# ";
    if (name === "BLOCKQUOTE") return "> ";
    if (name === "LI") return node.closest("ol, ul")?.tagName === "OL" ? "1) " : "- ";
    return null;
  }

  function read(node, mark) {
    for (const one of node.childNodes) {
      if (one.nodeType === Node.TEXT_NODE) words += escaped(one.data.replace(/\s*\n\s*/g, " "));
      if (one.nodeType !== Node.ELEMENT_NODE || UNSEEN.test(one.tagName)) continue;
      if (one.tagName === "BR") words += "\n";
      else if (BLOCKS.test(one.tagName)) {
        end(mark);
        const own = markOf(one) ?? mark;
        list = /mso-list|MsoList/.test(`${one.dataset.style} ${one.className}`);
        read(one, own);
        end(own);
      } else if (/^(B|STRONG)$/.test(one.tagName) && !/font-weight:\s*(normal|400)/.test(one.dataset.style)) styled(one, "**", mark);
      else if (/^(I|EM)$/.test(one.tagName)) styled(one, "*", mark);
      else if (one.tagName === "A" && /^(https?:|mailto:)/i.test(one.getAttribute("href") ?? "")) {
        const text = one.textContent.replace(/\s+/g, " ").trim();
        const address = URL.canParse(one.href) ? new URL(one.href).href.replaceAll("(", "%28").replaceAll(")", "%29") : "";
        words += text && address ? `[${escaped(text)}](${address})` : escaped(text);
      } else read(one, mark);
    }
  }

  read(new DOMParser().parseFromString(unstyled(html), "text/html").body, "");
  end();
  let number = 0;
  return found
    .map(({ mark, text }, place) => {
      number = mark === "1) " ? number + 1 : 0;
      const start = mark === "1) " ? `${number}) ` : mark;
      const body = mark ? text.replaceAll("\n", mark === "> " ? "\n> " : " ") : text;
      const close = place > 0 && mark && mark !== "# " && found[place - 1].mark === mark;
      return `${place === 0 ? "" : close ? "\n" : "\n\n"}${start}${body}`;
    })
    .join("");
}

for (const area of areas) {
  const bar = tools?.content.firstElementChild.cloneNode(true);
  if (bar && !area.closest("fieldset")?.disabled) {
    area.before(bar);
    bar.addEventListener("click", (event) => MARKS[event.target.closest("[data-mark]")?.dataset.mark]?.(area));
  }
  area.addEventListener("focus", () => (last = area));
  area.addEventListener("keydown", (event) => {
    const mark = (event.ctrlKey || event.metaKey) && !event.altKey && KEYS[event.key.toLowerCase()];
    if (!mark) return;
    event.preventDefault();
    MARKS[mark](area);
  });
  area.addEventListener("paste", (event) => {
    const html = event.clipboardData?.getData("text/html");
    const text = html && marks(html);
    if (!text) return;
    event.preventDefault();
    insert(area, text);
  });
}

const button = document.querySelector("[data-mention]");
if (button && last) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const part = document.getElementById("wr-part").value;
    insert(last, `{${document.getElementById("wr-code").value}${part ? `:${part}` : ""}}`);
  });
}

// How it will look, as the server prints it: asked for when the fingers rest.
const form = document.querySelector("form[data-preview]");
if (form) {
  const shown = document.getElementById(form.dataset.preview);
  let waiting = 0;
  let asked = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const mine = (asked += 1);
      const body = new FormData(form);
      body.append("preview", "1");
      try {
        const answer = await fetch(location.href, { method: "POST", body: new URLSearchParams(body), credentials: "same-origin" });
        if (!answer.ok || mine !== asked) return;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const fresh = page.getElementById(form.dataset.preview);
        if (fresh) shown.replaceChildren(...fresh.childNodes);
        const current = page.querySelector("form[data-preview]")?.dataset.current;
        const changed = form.querySelector("[data-changed]");
        if (changed) changed.hidden = !current || current === form.elements.seen.value;
      } catch {
        // Without the server the text stays, and so does what was shown.
      }
    }, 500);
  });
}
