"""Somebody writes a chapter: marks by keys and buttons, a figure from the list, a paste from Word."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.pictures import photograph

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

WORD = """<html><head><style>p { color: red; }</style></head><body><h2>Fra Word</h2>
<p class="MsoNormal" style="margin: 0">Et <b>fett</b> og <i>skrått</i>
ord* {x} <a href="https://elverum.kommune.no/a">her</a><o:p></o:p></p>
<p class="MsoListParagraph" style="mso-list:l0 level1"><span>\u00b7<i>\u00a0 </i></span>Punkt en</p>
<p class="MsoListParagraph" style="mso-list:l0 level1">\u00b7 Punkt to</p>
<ol><li>Første</li><li>Andre</li></ol><script>alert(1)</script><img src="x" onerror="alert(2)"></body>"""
PASTE = """(area, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""
MARKS = """# Fra Word

Et **fett** og *skrått* ord\\* \\{x} [her](https://elverum.kommune.no/a)

- Punkt en
- Punkt to

1) Første
2) Andre"""


def test_a_chapter_is_written_with_tools_a_figure_and_a_paste(
    sign_in: Callable[[str], Page], accessible: Callable[[Page], None], program: str
) -> None:
    page = sign_in("controller")
    page.goto(f"{program}/rapport/2025/kapitler/overordnede-mal/")
    area = page.get_by_role("textbox", name="Tekst", exact=True)
    area.fill("")
    area.press_sequentially("Vi leser bra: ")
    page.get_by_text("Sett inn et tall fra målekortene").click()
    accessible(page)
    page.get_by_label("Indikator", exact=True).select_option("skole-lesing-5")
    page.get_by_role("button", name="Sett inn i teksten").press("Enter")
    expect(area).to_have_value("Vi leser bra: {skole-lesing-5}")
    area.evaluate("area => area.setSelectionRange(3, 8)")
    page.keyboard.press("Control+b")
    page.get_by_role("button", name="Punkter").press("Enter")
    expect(area).to_have_value("- Vi **leser** bra: {skole-lesing-5}")
    page.keyboard.press("Control+z")
    expect(area).to_have_value("Vi **leser** bra: {skole-lesing-5}")
    expect(page.locator("#vises")).to_contain_text("Vi leser bra: 28,2\u00a0%")
    area.fill("")
    area.evaluate(PASTE, WORD)
    expect(area).to_have_value(MARKS)
    expect(page.locator("#vises h2")).to_have_text("Fra Word")


def test_a_picture_is_seen_before_it_is_sent_and_stands_in_its_chapter(
    sign_in: Callable[[str], Page], accessible: Callable[[Page], None], program: str
) -> None:
    page = sign_in("controller")
    page.goto(f"{program}/rapport/2025/kapitler/politisk/")
    page.get_by_role("link", name="Sett inn et bilde").press("Enter")
    chosen = page.get_by_alt_text("Bildet du har valgt")
    expect(chosen).to_be_hidden()
    sent = {"name": "elg.jpg", "mimeType": "image/jpeg", "buffer": photograph("green", 300, 200)}
    page.get_by_label("Bilde", exact=True).set_input_files(sent)  # type: ignore[arg-type]
    expect(chosen).to_be_visible()
    accessible(page)
    page.get_by_label("Hva bildet viser").fill("En elg i vinterskog")
    page.get_by_label("Bildetekst").fill("Elgen kom til byen")
    page.get_by_label("Plass i teksten").select_option("0")
    page.get_by_role("button", name="Sett inn bildet").press("Enter")
    picture = page.locator("#vises").get_by_role("img", name="En elg i vinterskog")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.naturalWidth") == 300
    accessible(page)
    page.get_by_role("button", name=re.compile("^Ned ?: Elgen kom")).press("Enter")
    moved = re.compile(r"^[^{]+\n\n\{bilde 1\}\n")
    expect(page.get_by_role("textbox", name="Tekst", exact=True)).to_have_value(moved)
    page.get_by_role("link", name="Elgen kom til byen").press("Enter")
    accessible(page)
