/* A form that takes a while says that it works, and is sent once: its button shows the words of data-busy.
   Without this script the form works all the same. */
"use strict";

(() => {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.dataset || !form.dataset.busy || event.defaultPrevented) return;
    if (form.getAttribute("aria-busy") === "true") {
      event.preventDefault();
      return;
    }
    form.setAttribute("aria-busy", "true");
    const button = event.submitter || form.querySelector("button[type=submit]");
    if (!button) return;
    button.dataset.said = button.textContent;
    button.setAttribute("role", "status");
    button.textContent = form.dataset.busy;
  });

  /* A page that is shown again from the browser's memory is not working any more. */
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    for (const form of document.querySelectorAll("form[aria-busy=true]")) {
      form.removeAttribute("aria-busy");
      for (const button of form.querySelectorAll("button[data-said]")) {
        button.textContent = button.dataset.said;
        button.removeAttribute("role");
      }
    }
  });
})();
