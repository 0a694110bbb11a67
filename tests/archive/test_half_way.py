"""A database from the middle of what was drawn together is known from one before, after, or beside it."""

from __future__ import annotations

from django.db.migrations.loader import MigrationLoader

from indicators.archive.places import half_way, known_migrations


def test_only_some_of_what_was_drawn_together_is_half_way() -> None:
    on_disk = MigrationLoader(None).disk_migrations
    drawn = {key: list(one.replaces) for key, one in on_disk.items() if one.replaces}
    assert ("indicators", "0001_squashed_0038_municipality_arms") in drawn
    for key, replaced in drawn.items():
        later = [one for one in on_disk if one != key]
        found = [
            half_way(one) for one in ([], replaced, [key, *later], replaced[:1], replaced[1:], replaced[:-1])
        ]
        assert found[:3] == [None, None, None]
        assert found[3:] == [key, key, key]
        assert {key, *replaced} <= known_migrations()
