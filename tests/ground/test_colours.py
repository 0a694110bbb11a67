"""Colours have names, by what they mean, in one sheet; each is legible on its grounds, light and dark."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "indicators" / "static"
SHEETS = {str(path.relative_to(STATIC)): path.read_text(encoding="utf-8") for path in STATIC.rglob("*.css")}
COLOURS = SHEETS["malekort/colours.css"]
DEFINED = {
    name: (light, dark)
    for name, light, dark in re.findall(r"(--[\w-]+): light-dark\((#\w+), (#\w+)\);", COLOURS)
}
RAW = re.compile(
    r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*[;}])|\b(?:rgba?|hsla?|oklch)\(|:\s*(?:white|black|red|gr[ae]y)\b"
)

GROUNDS = ("--ground", "--raised", "--field", "--tint")
TEXTS = ("--ink", "--ink-2", "--met", "--missed", "--warn", "--link", "--link-strong", "--under-way")
ON = [
    *product(TEXTS, GROUNDS),
    *product(("--ink-3",), ("--ground", "--tint")),
    *product(("--ink", "--ink-2", "--link"), ("--chosen-tint", "--warn-tint", "--missed-tint", "--met-zone")),
    *product(("--ink",), ("--mark", "--met-fill", "--share-most", "--share-half", "--share-few")),
    ("--warn", "--warn-tint"),
    ("--missed", "--missed-tint"),
    ("--met", "--met-zone"),
    ("--on-ink", "--ink"),
    ("--on-missed", "--missed"),
]
MARKS = [
    *product(("--line-2", "--edge", "--met", "--missed", "--warn-edge"), ("--ground", "--tint")),
    ("--edge", "--field"),
]


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    digits = colour.lstrip("#")
    digits = "".join(2 * one for one in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def too_weak(pairs: list[tuple[str, str]], least: float) -> dict[tuple[str, str, str], float]:
    return {
        (front, ground, scheme): round(found, 2)
        for front, ground in pairs
        for at, scheme in enumerate(("light", "dark"))
        if (found := contrast(DEFINED[front][at], DEFINED[ground][at])) < least
    }


def test_text_can_be_read_on_its_grounds() -> None:
    assert contrast("#000", "#ffffff") == 21
    assert too_weak(ON, 4.5) == {}


def test_edges_and_marks_can_be_seen() -> None:
    assert too_weak(MARKS, 3) == {}


def test_shares_in_a_grid_go_one_way_in_lightness() -> None:
    steps = ("--met-zone", "--share-most", "--share-half", "--share-few", "--missed")
    light = [luminance(DEFINED[name][0]) for name in steps]
    dark = [luminance(DEFINED[name][1]) for name in steps[1:]]
    assert light == sorted(light, reverse=True)
    assert dark == sorted(dark)


@pytest.mark.parametrize("name", sorted(set(SHEETS) - {"malekort/colours.css"}))
def test_no_other_sheet_names_a_colour_by_its_number(name: str) -> None:
    text = re.sub(r"/\*.*?\*/", "", SHEETS[name], flags=re.DOTALL)
    rules = [line for line in text.splitlines() if not line.startswith("@page")]  # margins know no variables
    assert [line.strip() for line in rules if RAW.search(line)] == []


def test_every_colour_that_is_used_has_a_value_and_every_value_is_used() -> None:
    own = {name for sheet in SHEETS.values() for name in re.findall(r"(--[\w-]+):", sheet)} | {
        "--kept"
    }  # a row's height, set by script
    used = {name for sheet in SHEETS.values() for name in re.findall(r"var\((--[\w-]+)", sheet)}
    assert sorted(name for name in used - own if not name.startswith(("--ds-", "--dsc-", "--_dsc-"))) == []
    assert sorted(set(DEFINED) - used) == []
