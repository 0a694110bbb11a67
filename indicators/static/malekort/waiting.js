/* The page of a file that is being made looks again by itself, and says how far it is. Without this script
   its link does the same. */
"use strict";

(() => {
  const PAUSE = 1500;
  const LONGEST = 15 * 60 * 1000;
  const begun = Date.now();

  const look = async () => {
    if (Date.now() - begun > LONGEST) return;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!answer.ok || answer.redirected) return;
      const now = page.getElementById("tilstand");
      const shown = document.getElementById("tilstand");
      if (now && shown && now.innerHTML !== shown.innerHTML) shown.replaceChildren(...now.childNodes);
      if (!page.querySelector("script[src*=waiting]")) {
        document.querySelector(".d-made").replaceWith(page.querySelector(".d-made"));
        return;
      }
    } catch {
      /* away for a moment: looks again */
    }
    setTimeout(look, PAUSE);
  };
  setTimeout(look, PAUSE);
})();
