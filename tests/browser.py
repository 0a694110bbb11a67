"""What every test in a real browser uses: one measure of accessibility, and one ear for the console."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import ConsoleMessage, Locator, Page

from tests.municipality import PASSWORD

WIDTHS = (1280, 390)
NARROWEST = 320
"""Pixels at which nothing may run off the side (WCAG 1.4.10)."""
RULES: dict[str, Any] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"color-contrast": {"enabled": False}},  # asked by CONTRAST, which takes two thirds of the time
    "resultTypes": [
        "violations"
    ],  # else axe writes down every element that passed, which takes half a minute
    "preload": False,  # fetches sounds and style sheets once more, which only a rule about sound needs
}
FOUND = (
    "rules => axe.run(rules).then(all => all.violations.map(one => [one.id, one.nodes.map(n => n.target)]))"
)
CONTRAST = """async asked => {
  const known = new Set(asked), grounds = new Map(), looks = new Map();
  const hash = (text, from) => {
    let made = from;
    for (let at = 0; at < text.length; at++) made = (Math.imul(made, 33) ^ text.charCodeAt(at)) | 0;
    return made;
  };
  const ground = node => {
    if (!node) return 5381;
    if (!grounds.has(node)) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(node);
      const own = `${backgroundColor} ${backgroundImage} ${opacity}`, under = ground(node.parentElement);
      grounds.set(node, own === "rgba(0, 0, 0, 0) none 1" ? under : hash(own, under));
    }
    return grounds.get(node);
  };
  const written = one => one.matches("input, select, textarea, button")
    || [...one.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const shut = one => one.matches(":disabled, label:has(:disabled)") || one.control?.disabled
    || one.closest("[aria-disabled=true], fieldset:disabled") !== null;
  for (const one of document.body.querySelectorAll("*")) {
    if (!written(one) || !one.checkVisibility({ visibilityProperty: true })) continue;
    const { color, fill, textShadow, fontSize, fontWeight } = getComputedStyle(one);
    const own = [one.localName, one.getAttribute("class"), color, one.ownerSVGElement && fill, textShadow];
    const look = hash([...own, fontSize, fontWeight, shut(one)].join(" "), ground(one));
    if (known.has(look)) continue;
    known.add(look);
    looks.set(one, look);
  }
  if (!looks.size) return [[], []];
  const all = await axe.run({ include: [...looks.keys()] }, {
    runOnly: ["color-contrast"], resultTypes: ["violations", "incomplete"], elementRef: true, preload: false,
  });
  for (const one of all.incomplete) for (const node of one.nodes) looks.delete(node.element);
  return [all.violations.map(one => [one.id, one.nodes.map(node => node.target)]), [...looks.values()]];
}"""
"""Axe measures the contrast of the first text of each look: its own class, colours and size, and the grounds
of all that it stands in. What axe cannot measure, since something lies over it, is asked of the next one."""
ALL_OF_IT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { content-visibility: visible !important }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
"""What is laid out only when it is scrolled to would be looked at half."""
OUTSIDE = """() => [...document.querySelectorAll("body *")]
  .filter(one => one.getBoundingClientRect().right > innerWidth)
  .map(one => `${one.localName}.${one.className} ${one.textContent.trim().slice(0, 30)}`)"""
LIKE_OTHERS = """() => {
  const kept = /^(class|role|type|lang|style|tabindex|aria-(?!label|describedby|controls|owns).*)$/;
  const built = node => node.nodeType === Node.TEXT_NODE ? (node.data.trim() && "text")
    : node.nodeType !== Node.ELEMENT_NODE ? ""
    : `<${node.localName} ${[...node.attributes].map(one => kept.test(one.name) ? `${one.name}=${one.value}`
        : one.name).sort().join(" ")}>${[...node.childNodes].map(built).join("")}`;
  const under = node => node ? `${under(node.parentElement)}/${node.localName}.${node.className}` : "";
  const seen = new Map(), away = [];
  for (const row of document.querySelectorAll("main tr, main li, main article")) {
    const key = under(row.parentElement) + built(row);
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    const first = row.parentElement.children[0] === row || row.parentElement.children[1] === row;
    if (before > 1 && !first && !row.contains(document.activeElement)) away.push(row);
  }
  globalThis.likeOthers = away.map(row => {
    const place = document.createComment("");
    row.replaceWith(place);
    return [place, row];
  });
}"""
"""Takes away rows built as two before them are: the same tags, classes, roles, states, other words."""
AS_IT_WAS = "() => { for (const [place, row] of likeOthers.reverse()) place.replaceWith(row); }"

_looks: set[int] = set()
"""The looks whose contrast has been measured in this process."""


def violations(page: Page, rules: dict[str, Any] = RULES) -> list[Any]:
    """What axe finds on a page as it stands, with the contrast of every look that it has not measured yet."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate(ALL_OF_IT)
    return [*page.evaluate(FOUND, rules), *poor_contrasts(page)]


def poor_contrasts(page: Page) -> list[Any]:
    """What axe finds of contrast alone."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate(ALL_OF_IT)
    poor, measured = page.evaluate(CONTRAST, list(_looks))
    if not poor:
        _looks.update(measured)
    return list(poor)


def accessible(page: Page) -> None:
    """Axe finds nothing, and nothing runs off the side, wide and narrow.

    Of rows that are built alike axe is shown two: it takes as long for the hundredth as for the first.

    Whatever led here has to be over: a click that opens another page stands inside
    ``page.expect_navigation()``, since a click alone does not wait for the page that it opens.
    """
    page.wait_for_load_state()
    size = page.viewport_size
    page.evaluate(LIKE_OTHERS)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found = violations(page)
        assert found == [], f"{page.url} at {width}: {found}"
    page.evaluate(AS_IT_WAS)
    for width in (*reversed(WIDTHS), NARROWEST):
        page.set_viewport_size({"width": width, "height": 900})
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert over <= 0, f"{page.url} at {width}: {over} px too wide, {page.evaluate(OUTSIDE)}"
    if size:
        page.set_viewport_size(size)


def walk_in(page: Page, program: str, username: str, then: str = "/") -> Page:
    """Sign in by the form as somebody of a small town, and wait for the page that it leads to."""
    page.goto(f"{program}/konto/logg-inn/?next={then}")
    page.get_by_label("Brukernavn").fill(username)
    page.get_by_label("Passord").fill(PASSWORD)
    with page.expect_navigation(url=f"{program}{then}"):
        page.keyboard.press("Enter")
    return page


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until this has the focus, as somebody without a mouse does."""
    for _ in range(80):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{wanted} is not reached with Tab")


@contextmanager
def silent_console(page: Page) -> Iterator[None]:
    """Nothing is wrong on the console, but that a page itself was answered with a refusal."""
    said: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        refused = "the server responded with a status of 4" in message.text
        if message.type == "error" and not (refused and message.location["url"] == page.url):
            said.append(f"{page.url}: {message.text} {message.location['url']}")

    page.on("console", hear)
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    yield
    assert said == []
