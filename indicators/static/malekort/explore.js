// "Utforsk figuren": fetches plotly.js and the figure only when the reader asks for them.
// Without JavaScript the button never shows; the drawing and the table hold the same figures.

// The words for plotly's own buttons stand in the page, in the reader's language.
const norwegian = {
  moduleType: "locale",
  name: "nb",
  format: { decimal: ",", thousands: "\u00a0", grouping: [3], currency: ["", "\u00a0kr"] },
};

const options = {
  locale: "nb",
  responsive: true,
  displaylogo: false,
  // Named one by one: the library's own choice has a button that sends the chart to its maker.
  modeBarButtons: [["zoom2d", "pan2d", "zoomIn2d", "zoomOut2d", "resetScale2d"]],
  plotlyServerURL: "",
};

function add(tag, attributes) {
  return new Promise((done, failed) => {
    const element = Object.assign(document.createElement(tag), attributes);
    element.addEventListener("load", done, { once: true });
    element.addEventListener("error", failed, { once: true });
    document.head.append(element);
  });
}

async function library(place) {
  if (window.Plotly) return window.Plotly;
  // The library's own rules as a file: the content security policy allows no inline style sheet.
  await add("link", {
    rel: "stylesheet",
    id: "plotly.js-style-global",
    className: "no-inline-styles",
    href: place.dataset.style,
  });
  await add("script", { src: place.dataset.library });
  const told = [...place.querySelectorAll("[data-for]")].map((one) => [one.dataset.for, one.textContent]);
  window.Plotly.register({ ...norwegian, dictionary: Object.fromEntries(told) });
  return window.Plotly;
}

// Colours come by name (colours.css): what they are depends on where they stand. A file is always light.
function painted(figure, scheme) {
  const probe = document.body.appendChild(document.createElement("span"));
  if (scheme) probe.style.colorScheme = scheme;
  const named = (value) => {
    probe.style.color = value;
    return getComputedStyle(probe).color;
  };
  const copy = JSON.parse(JSON.stringify(figure), (_key, value) =>
    typeof value === "string" && /^var\(--[\w-]+\)$/.test(value) ? named(value) : value,
  );
  probe.remove();
  return copy;
}

// The library makes a PNG by way of a blob address, which the content security policy does not let in as
// an image; a drawing as a data address it does, and the canvas is ours.
async function save(plotly, figure, name, format) {
  const size = { width: 1000, height: 560 };
  const drawing = await plotly.toImage(painted(figure, "light"), { ...size, format: "svg" });
  const link = document.createElement("a");
  link.download = `${name}.${format}`;
  link.href = format === "svg" ? drawing : await pixels(drawing, size);
  link.click();
}

async function pixels(drawing, size) {
  const image = new Image();
  image.src = drawing;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: 2 * size.width, height: 2 * size.height });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png");
}

async function explore(place, button) {
  const plot = place.querySelector(".plot");
  const status = place.querySelector("[role=status]");
  button.disabled = true;
  try {
    const [plotly, answer] = await Promise.all([library(place), fetch(place.dataset.figure)]);
    if (!answer.ok) throw new Error(answer.statusText);
    const figure = await answer.json();
    plot.hidden = false;
    const paint = (draw) => {
      const { data, layout } = painted(figure);
      return draw(plot, data, layout, options);
    };
    await paint(plotly.newPlot);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => paint(plotly.react));
    button.hidden = true;
    place.querySelector(".plot-files").hidden = false;
    for (const file of place.querySelectorAll("[data-format]")) {
      file.addEventListener("click", () => save(plotly, figure, place.dataset.name, file.dataset.format));
    }
    plot.tabIndex = -1;
    plot.focus();
  } catch {
    plot.hidden = true;
    button.disabled = false;
    status.textContent = place.dataset.failed;
  }
}

for (const place of document.querySelectorAll("[data-figure]")) {
  const button = place.querySelector(".explore-b");
  place.hidden = false;
  button.addEventListener("click", () => explore(place, button));
}
