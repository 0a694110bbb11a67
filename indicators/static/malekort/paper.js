// A page may have been open for days when it is printed: the header on paper says when it was printed. Time is
// counted on from the server's moment and told in the municipality's zone, so that neither the clock nor the
// zone of this machine is asked; only how long ago the page came is measured here.
const opened = Date.now();

addEventListener("beforeprint", () => {
  for (const place of document.querySelectorAll("time[data-zone]")) {
    const printed = new Date(Date.parse(place.dateTime) + Date.now() - opened);
    const format = new Intl.DateTimeFormat("nb-NO", {
      timeZone: place.dataset.zone, hourCycle: "h23",
      day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit",
    });
    const part = Object.fromEntries(format.formatToParts(printed).map(({ type, value }) => [type, value]));
    place.textContent = `${part.day}.${part.month}.${part.year} ${part.hour}.${part.minute}`;
  }
});
