// The grid of the page, the words it speaks, and what this browser keeps of what was typed in it.

export const table = document.getElementById("entry");
export const words = table && table.dataset;
const place = table && `${words.storage}:${location.pathname}`;

// What is not stored yet: key → {text} for a cell, {fields} for a form. `typing`: it was never sent.
export const waiting = {
  all() {
    try {
      return JSON.parse(localStorage.getItem(place)) || {};
    } catch {
      return {};
    }
  },
  write(kept) {
    try {
      if (Object.keys(kept).length) localStorage.setItem(place, JSON.stringify(kept));
      else localStorage.removeItem(place);
    } catch {
      // A full or forbidden store: the field itself still holds what was typed.
    }
  },
  put(key, value) {
    this.write({ ...this.all(), [key]: value });
  },
  drop(key) {
    const kept = this.all();
    if (!(key in kept)) return;
    delete kept[key];
    this.write(kept);
  },
};
