// A page that the browser kept for the Back button is asked for again: somebody may have signed out meanwhile.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
