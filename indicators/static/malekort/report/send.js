// How the grid speaks with the server, and what it does while nobody answers or the person is signed out.

import { words } from "./store.js";

const unsent = document.getElementById("unsent");
const WATCH = 3000;
let pause = 2000;
let timer = null;
let away = ""; // why nothing is sent: "" (no connection), "signin" or "other" (somebody else signed in)

// The keys of what could not be sent, and how each of them is sent again.
export const offline = new Set();
export const senders = new Map();

// What came of something, until the next such word; what is not sent stands apart from it.
export const say = (text, ...more) => put(document.getElementById("receipt"), text, more);

function put(place, text, more) {
  place.hidden = !text;
  place.replaceChildren(text, ...more.flatMap((one) => [" ", one]));
}

export function link(text, href) {
  return Object.assign(document.createElement("a"), { className: "ds-link", textContent: text, href });
}

export function tell() {
  if (!offline.size) return put(unsent, "", []);
  if (away === "other") return put(unsent, words.other, []);
  if (away === "signin") {
    const enter = link(words.enter, `${words.login}?next=${encodeURIComponent(words.landing)}`);
    enter.target = "_blank";
    return put(unsent, words.signin, [enter]);
  }
  return put(unsent, words.unsent.replace("%s", offline.size), []);
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(again, away ? WATCH : pause);
  pause = Math.min(pause * 2, 60000);
}

async function again() {
  clearTimeout(timer);
  if (away && !(await backAgain())) return later();
  for (const key of [...offline]) senders.get(key)?.();
}

// Somebody signed in, perhaps in another tab: take the new token against forgery. False: nobody, or another person.
async function backAgain() {
  try {
    const answer = await fetch(words.session, { headers: { Accept: "application/json" }, redirect: "manual" });
    if (!answer.ok) return false;
    const { reader, token } = await answer.json();
    away = String(reader) === words.reader ? "" : "other";
    if (away) tell();
    else for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
    return !away;
  } catch {
    return false;
  }
}

addEventListener("online", () => {
  pause = 2000;
  again();
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && offline.size) again();
});

// One question to the server; null when it did not answer as the program does.
export async function post(action, data) {
  const why = document.getElementById("why");
  if (why && !data.has("why")) data.append("why", why.value);
  data.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
  const answer = await fetch(action, {
    method: "POST",
    body: data,
    headers: { Accept: "application/json" },
    redirect: "manual",
  });
  away = answer.type === "opaqueredirect" || answer.status === 403 ? "signin" : "";
  if (!answer.ok || !answer.headers.get("Content-Type")?.startsWith("application/json")) return null;
  return answer.json();
}

// Send what a key stands for; null when it waits for a connection or for signing in again.
export async function send(key, action, data) {
  let answer = null;
  try {
    answer = await post(action, data);
  } catch {
    away = "";
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
