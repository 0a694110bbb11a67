"""Charts for files that have no style sheet of their own: the same drawing with the same sheet inside it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

from django.conf import settings

STATIC: Final = Path(__file__).parents[1] / "static" / "malekort"
COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
RULE: Final = re.compile(r"([^{}]+)\{([^{}]*)\}")
VARIABLE: Final = re.compile(r"(--[\w-]+)\s*:\s*([^;]+);")
USED: Final = re.compile(r"var\((--[\w-]+)(?:,\s*([^()]+))?\)")
FAMILY: Final = "Inter"
HATCH: Final = (
    '<defs><pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="4" height="4" fill="#fff"/>'
    '<rect width="1.6" height="4" fill="#77797b"/></pattern></defs>'
)
"""What the sprite of the pages holds."""


@cache
def sheet() -> str:
    """The rules of charts.css that a drawing in a file understands, with the colours of frame.css."""
    frame = COMMENT.sub("", (STATIC / "frame.css").read_text(encoding="utf-8"))
    variables = dict(VARIABLE.findall(frame[: frame.index("}")])) | {"--ds-font-family": FAMILY}
    charts = COMMENT.sub("", (STATIC / "charts.css").read_text(encoding="utf-8"))
    screen = charts.partition("@media")[0]
    rules = []
    for selector, body in RULE.findall(screen):
        if ":" not in selector:
            rules.append(f"{selector.strip()}{{{_with(variables, body.strip())}}}")
    return "".join(rules)


def _with(variables: dict[str, str], body: str) -> str:
    return USED.sub(lambda match: variables.get(match[1], match[2] or "inherit").strip(), body)


def alone(svg: str) -> str:
    """A drawing that stands by itself, as a picture."""
    opened, sign, rest = svg.partition(">")
    name = "" if "xmlns=" in opened else ' xmlns="http://www.w3.org/2000/svg"'
    return f"{opened}{name} {_size(opened)}{sign}<style>{sheet()}</style>{HATCH}{rest}"


def _size(opened: str) -> str:
    """The size of the drawing's own box, where it has none."""
    box = re.search(r'viewBox="0 0 (\d+) (\d+)"', opened)
    if box is None or " width=" in opened:
        return ""
    return f'width="{box[1]}" height="{box[2]}"'


def fonts() -> Path:
    """Where the typeface lies that .ci/fonts has unpacked."""
    return Path(settings.NODE_MODULES) / "inter-ui" / "ttf"


@cache
def letters() -> frozenset[str]:
    """The letters that every cut of the typeface has."""
    return frozenset((fonts() / "letters.txt").read_text(encoding="utf-8"))
