"""A backup taken while people save is one moment: every save is in it whole, or not at all."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from indicators import workflow
from indicators.archive import restore_backup, write_backup
from indicators.archive.file import write_archive
from indicators.archive.places import facts_of
from indicators.models import Result, ScorecardLine, User
from tests.archive.conftest import build_town, pointed_at

MORE = 12
THINKING = (
    0.01  # seconds between a person's saves; without it SQLite's queue, which is not fair, may starve one
)


class Load:
    """People who save 1, 2, 3 …, each in a line of their own, until told to stop."""

    def __init__(self, leader: User, lines: list[ScorecardLine]) -> None:
        self.saved = {line.pk: 0 for line in lines}
        self.failures: list[Exception] = []
        self._leader = leader
        self._stop = threading.Event()
        self._progress = threading.Condition()
        self._threads = [threading.Thread(target=self._write, args=[line.pk]) for line in lines]

    def __enter__(self) -> Load:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _write(self, line_id: int) -> None:
        try:
            while not self._stop.wait(THINKING):
                text = str(self.saved[line_id] + 1)
                workflow.report_result(by=self._leader, line_id=line_id, text=text, reason="Under last")
                with self._progress:
                    self.saved[line_id] += 1
                    self._progress.notify_all()
        except Exception as error:
            self.failures.append(error)
        finally:
            connection.close()

    def wait_for_more(self) -> dict[int, int]:
        """Until some more saves have been made; how many each line has had then."""
        with self._progress:
            wanted = sum(self.saved.values()) + MORE
            enough = self._progress.wait_for(
                lambda: self.failures or sum(self.saved.values()) >= wanted, timeout=20
            )
            assert (enough, self.failures) == (True, [])
            return dict(self.saved)


@pytest.mark.django_db(transaction=True)
def test_every_save_is_whole_in_a_backup_under_load(
    new_place: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_town()
    moments: list[dict[int, int]] = []

    def write_while_others_go_on(*given: Any) -> Any:
        """The snapshot has been taken, the data not yet copied: now people save again."""
        moments.append(load.wait_for_more())
        return write_archive(*given)

    monkeypatch.setattr("indicators.archive.acts.write_archive", write_while_others_go_on)
    with Load(User.objects.get(username="leder"), list(ScorecardLine.objects.all())) as load:
        moments.append(load.wait_for_more())
        made = write_backup(connection, tmp_path / "load.zip")
    assert load.failures == []
    before, after = moments

    with pointed_at(new_place()):
        restored = restore_backup(connection, tmp_path / "load.zip")
        assert (restored.faults, restored.migrated) == ((), 0)
        assert facts_of(connection).counts == made.counts
        versions = dict(Result.objects.values_list("line_id", "version"))
        assert sum(before.values()) <= sum(versions.values()) < sum(after.values())
        for line_id in before:
            assert before[line_id] <= versions.get(line_id, 0) <= after[line_id]
        for row in Result.objects.all():
            assert row.written == str(row.version)
            saves = list(row.history.order_by("history_id").values_list("written", "version"))
            assert saves == [(str(number), number) for number in range(1, row.version + 1)]
