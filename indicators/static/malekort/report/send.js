// How the grid speaks with the server, and what it does while nobody answers.

import { words } from "./store.js";

const unsent = document.getElementById("unsent");
let pause = 2000;
let timer = null;
let signedOut = false;

// The keys of what could not be sent, and how each of them is sent again.
export const offline = new Set();
export const senders = new Map();

export function say(text) {
  unsent.hidden = !text;
  unsent.textContent = text;
}

export function tell() {
  const count = offline.size;
  say(!count ? "" : signedOut ? words.signin : words.unsent.replace("%s", count));
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(again, pause);
  pause = Math.min(pause * 2, 60000);
}

function again() {
  clearTimeout(timer);
  for (const key of [...offline]) senders.get(key)?.();
}

addEventListener("online", () => {
  pause = 2000;
  again();
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && offline.size) again();
});

// Send one thing; null when the server did not answer as the program does (no connection, signed out).
async function post(action, data) {
  const why = document.getElementById("why");
  if (why && !data.has("why")) data.append("why", why.value);
  data.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
  const answer = await fetch(action, {
    method: "POST",
    body: data,
    headers: { Accept: "application/json" },
    redirect: "manual",
  });
  signedOut = answer.type === "opaqueredirect" || answer.status === 403;
  if (!answer.ok || !answer.headers.get("Content-Type")?.startsWith("application/json")) return null;
  return answer.json();
}

// Send what a key stands for; null when it waits for a connection or for signing in again.
export async function send(key, action, data) {
  let answer = null;
  try {
    answer = await post(action, data);
  } catch {
    signedOut = false;
  }
  if (answer) {
    offline.delete(key);
    pause = 2000;
  } else {
    offline.add(key);
    later();
  }
  tell();
  return answer;
}
