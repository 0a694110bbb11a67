"""After a restart the years in use are known before anybody asks."""

from __future__ import annotations

import logging

import pytest
from django.db import connections

from indicators import judging, selectors
from indicators.jobs import reading_ahead
from indicators.judging import cache, line_cache
from tests import municipality
from tests.rounds.conftest import Place
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("remembering")
def test_what_was_read_ahead_is_what_everybody_reads(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    for year in (2023, 2024, 2025):
        municipality.line(f"i{year}", of=place.met.area, by=place.skole, year=year, target="1")
    monkeypatch.setattr(reading_ahead, "YEARS", 2)
    reading_ahead.read_years()
    known = {key[-2:] for key in cache._memory.kept if key[0] == "lines"}
    assert len(known) == 1
    monkeypatch.setattr(line_cache, "both_ways", None)  # whoever judges, fails
    read = {person: selectors.year_lines(person, 2026) for person in (place.leader, place.management)}
    selectors.year_lines(place.leader, 2025)
    with pytest.raises(TypeError):
        selectors.year_lines(place.leader, 2024)
    monkeypatch.undo()
    judging.forget()
    assert read == {person: selectors.year_lines(person, 2026) for person in read}


def test_nothing_is_read_where_nobody_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selectors, "board", None)
    reading_ahead.read_years()
    municipality.user("leser")
    reading_ahead.read_years()


def test_what_cannot_be_read_ahead_is_logged_and_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    closed: list[bool] = []
    monkeypatch.setattr(reading_ahead, "read_years", lambda: 1 / 0)
    monkeypatch.setattr(connections, "close_all", lambda: closed.append(True))
    with caplog.at_level(logging.ERROR, logger=reading_ahead.__name__):
        thread = reading_ahead.start()
        thread.join()
    assert (thread.daemon, closed, len(caplog.records)) == (True, [True], 1)
