"""How a foreword ends: place and day, name and title, and perhaps the picture of a signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from indicators.reports.document import Block, Paragraph, Picture, Tone
from indicators.reports.runs import Run, Text, plain

LONGEST_LINE: Final = 60
MOST_LINES: Final = 4
_SENTENCE: Final = re.compile(r"[.!?:;,…]\s*$")


def signed(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with those that sign them set as such: short lines at the end that are no sentences, and the
    pictures without a caption among them. Nothing is set otherwise where no such line ends the text."""
    start = len(blocks)
    while start and _signs(blocks[start - 1]):
        start -= 1
    ending = blocks[start:]
    if not start or not any(isinstance(one, Paragraph) for one in ending):
        return list(blocks)
    return [*blocks[:start], *(_set(one) for one in ending)]


def _signs(block: Block) -> bool:
    match block:
        case Picture():
            return not block.caption
        case Paragraph(runs, Tone.BODY):
            lines = plain(runs).split("\n")
            short = len(lines) <= MOST_LINES and all(len(line) <= LONGEST_LINE for line in lines)
            return short and not any(_SENTENCE.search(line) for line in lines)
    return False


def _set(block: Block) -> Block:
    match block:
        case Picture():
            return replace(block, signs=True)
        case Paragraph(runs):
            return Paragraph(_named(runs), Tone.SIGNATURE)
    return block


def _named(runs: Text) -> Text:
    """The name, which stands over a title, in strong letters; whoever has chosen letters keeps those."""
    if len(runs) != 1 or runs[0].strong or runs[0].emphasis or "\n" not in runs[0].text:
        return runs
    name, title = runs[0].text.split("\n", 1)
    return Run(name, strong=True), Run(f"\n{title}")
