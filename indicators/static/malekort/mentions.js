// A figure from the scorecards in a text: a button at the text area that one writes in opens a list to choose
// from. Without this the code is typed.

const dialog = document.getElementById("wr-d");
const opener = document.getElementById("wr-open");
let place = null;

// The text area may have been drawn anew since, so it is found again by its id.
function insert(mention) {
  const area = document.getElementById(place.id);
  if (!area) return;
  area.focus();
  area.setSelectionRange(place.from, place.to);
  if (!document.execCommand("insertText", false, mention)) {
    area.setRangeText(mention, place.from, place.to, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function choose(area) {
  place = { id: area.id, from: area.selectionStart, to: area.selectionEnd };
  dialog.returnValue = "";
  dialog.showModal();
}

if (dialog && opener) {
  document.addEventListener("focusin", (event) => {
    const area = event.target.closest?.("textarea[data-figures]");
    if (!area || area.readOnly || area.dataset.opener) return;
    area.dataset.opener = "1";
    const button = opener.content.firstElementChild.cloneNode(true);
    button.addEventListener("click", () => choose(area));
    area.after(button);
  });
  dialog.addEventListener("close", () => {
    const part = document.getElementById("wr-part").value;
    const code = document.getElementById("wr-code").value;
    if (dialog.returnValue === "insert" && code) insert(`{${code}${part ? `:${part}` : ""}}`);
    else document.getElementById(place.id)?.focus();
  });
}
