"""Stories whole: what each act on the way comes to, as ``test_acts.py`` reads it.

What a story comes to stands in ``expected/stories/``, to be read as one reads a trail; ``KEEP_EXPECTED=1``
writes it anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from indicators import workflow

from .act_outcome import whole
from .stories import STORIES
from .town import Stand, stand, the_clock

__all__ = ["stand", "the_clock"]
EXPECTED = Path(__file__).parent / "expected" / "stories"


def test_every_story_is_kept() -> None:
    assert {file.stem for file in EXPECTED.glob("*.txt")} == set(STORIES)


@pytest.mark.once
@pytest.mark.django_db
@pytest.mark.parametrize("story", STORIES)
def test_all_that_a_story_comes_to(story: str, stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    said = []
    for name, case, given in STORIES[story](stand.place):
        act = getattr(workflow, name)
        comes, _asked = whole(lambda act=act, given=given: act(**given), stand.rows(), monkeypatch)
        said += [f"# {name}: {case}", *comes, ""]
        stand.forget()
    file = EXPECTED / f"{story}.txt"
    if os.environ.get("KEEP_EXPECTED"):
        file.write_text("\n".join(said), encoding="utf-8")
    assert said == (file.read_text(encoding="utf-8") if file.exists() else "").split("\n")
