"""Every selector × every reader: whole answers, and no draft to anybody who may not read it.

What each answers of the town of the story stands in ``answers/``, a file for each folder. Where an
answer is meant to be another, write them anew and read the difference before it is handed in:
``ANSWERS=write pytest tests/selectors/test_answers.py -n0``.
"""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from difflib import unified_diff
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from indicators.models import User
from tests.kept_rows import again
from tests.selectors.answers_as_text import as_text, every_text
from tests.selectors.asked import CALLS, THROUGH_OTHERS
from tests.selectors.asked.asking import Ask
from tests.selectors.editions import tell_editions
from tests.selectors.story import build_town
from tests.selectors.town import TODAY, Town, on

pytestmark = [pytest.mark.django_db, pytest.mark.once]

ANSWERS = Path(__file__).parent / "answers"
SELECTORS = Path(__file__).parents[2] / "indicators" / "selectors"

READERS = ("controller", "leder", "fremmed", "bidrag-avvik", "ledelse", "revisor", "ingen")
"""One of each kind, who are asked the first two calls of each selector."""
OF_A_KIND = ("vikar", "bidrag-lesing", "avløst", "kommende", "sluttet", "kultursjef")
"""Who is like one of those on the day, and must be: these are asked the first call."""
MORE = ("ledelse",)
"""Who is asked what is left: other years, filters, pages and moments."""

OWN = {"controller", "leder", "vikar"}
"""Who reads all that the school sector has not delivered."""
MAY_READ = {
    r"(Merkeord|Nyord)(årsak|note|tiltak|rektor|svar)|7[.,](391|482)": OWN | {"bidrag-avvik"},
    r"Merkeordprognose": OWN | {"bidrag-lesing"},
    r"(Merkeord|Nyord)(kommentar|tittel|utfordring|arbeid|funn|rettes|vedtak|melding|vurdering)": OWN,
    r"Merkeordkapittel": {"controller"},
    r"Merkeordtabell": {"leder", "controller"},
}
"""Who may read each kind of words, told without the program's own rules."""
HANDED_TO = {
    "people.person_file.person_file",
    "register.earlier_figures.earlier_rows",
    "table_import.standing.standing",
}
"""What answers the controller alone, who was let in before, or what matches rows for somebody else's eyes."""
LATER = {"report": tell_editions}
"""What has happened besides, in the town that a folder is asked about."""


@pytest.fixture
def town(db: None, remembering: None) -> Iterator[Town]:
    with on(TODAY):
        yield again(build_town)


def module_of(folder: str, name: str) -> Any:
    """The module in which a function of a folder, or of a file by itself, is."""
    inside = name.rpartition(".")[0]
    return import_module(f"indicators.selectors.{folder}" + (f".{inside}" if inside else ""))


def answers(town: Town, folder: str) -> Iterator[tuple[str, str, Any]]:
    """What is asked, by whom, and the answer; by ``everybody`` where nobody said who asks."""
    people = {one.username: one for one in User.objects.all()}
    for name, calls in CALLS[folder].items():
        module = module_of(folder, name)
        for place, (label, call) in enumerate(calls.items()):
            readers = (*(READERS if place < 2 else MORE), *(OF_A_KIND if place == 0 else ()))
            for reader in readers:
                asked = Ask(people[reader], town, module)
                answer = call(asked)
                yield f"{name} · {label}", reader if asked.mattered else "everybody", answer
                if not asked.mattered:
                    break


def forbidden(reader: str, answer: Any) -> set[str]:
    """The words of drafts in an answer that its reader may not read."""
    text = "\n".join(every_text(answer))
    return {
        found[0]
        for pattern, may in MAY_READ.items()
        if reader not in may
        for found in re.finditer(pattern, text)
    }


@pytest.mark.parametrize("folder", CALLS)
def test_everybody_is_answered_so(town: Town, folder: str) -> None:
    leaks, seen = {}, {}
    if folder in LATER:
        LATER[folder](town)
    for asked, reader, answer in answers(town, folder):
        text = as_text(answer)
        if (words := forbidden(reader, answer)) and f"{folder}.{asked.partition(' ')[0]}" not in HANDED_TO:
            leaks[asked, reader] = words
        seen.setdefault(asked, {}).setdefault(text, []).append(reader)
    assert leaks == {}
    written = {asked: _by_readers(told) for asked, told in seen.items()}
    file = ANSWERS / f"{folder}.txt"
    if os.environ.get("ANSWERS") == "write":
        file.write_text(_file(written), encoding="utf-8")
    assert written == _read(file)


def _by_readers(told: dict[str, list[str]]) -> dict[str, str]:
    """The answer that most get, whole, and how that of others differs from it."""
    most = max(told, key=lambda text: len(told[text]))
    return {", ".join(told[most]): most} | {
        ", ".join(readers): _difference(most, text) for text, readers in told.items() if text != most
    }


def _difference(most: str, text: str) -> str:
    lines = unified_diff(most.splitlines(), text.splitlines(), n=0, lineterm="")
    return "\n".join(line for line in list(lines)[2:] if not line.startswith("@@"))


def _file(written: dict[str, dict[str, str]]) -> str:
    return "".join(
        f"### {asked}\n" + "".join(f"## {readers}\n{text}\n" for readers, text in told.items())
        for asked, told in written.items()
    )


def _read(file: Path) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for part in re.split(r"(?m)^### ", file.read_text(encoding="utf-8"))[1:]:
        asked, _line, rest = part.partition("\n")
        by = (one.partition("\n") for one in re.split(r"(?m)^## ", rest)[1:])
        found[asked] = {readers: text.removesuffix("\n") for readers, _end, text in by}
    return found


def test_every_selector_is_asked() -> None:
    every = set()
    for file in SELECTORS.rglob("*.py"):
        inside = ".".join(file.relative_to(SELECTORS).with_suffix("").parts)
        functions = (one for one in ast.parse(file.read_text()).body if isinstance(one, ast.FunctionDef))
        every |= {f"{inside}.{one.name}" for one in functions if not one.name.startswith("_")}
    asked = {f"{folder}.{name}" for folder, calls in CALLS.items() for name in calls}
    assert (every - asked - THROUGH_OTHERS, (asked | THROUGH_OTHERS) - every) == (set(), set())
