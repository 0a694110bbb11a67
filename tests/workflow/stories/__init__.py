"""Acts that follow each other in one town: what is refused, and what is left as it is, on the way.

A story gives the act, the case and what is said to do it, one after another. Each is done and taken back;
what is to stand is done by the story itself. Where many cases need the same place, one story is cheaper
than a case each.
"""

from __future__ import annotations

from . import again, figures, forms, goals, people, register, report, rounds, tables
from .telling import Story

STORIES: dict[str, Story] = {
    one.__name__: one
    for one in (
        figures.benchmarks, figures.questions, figures.corrections, figures.accounts,
        rounds.matters, rounds.rounds,
        report.proofs, report.chapters, report.editions,
        goals.goals,
        tables.tables, tables.plans_of_tables, tables.lists,
        register.lines, register.units, register.heirs, register.rolling,
        forms.forms, forms.leftovers, forms.work_in_hand,
        people.people, people.letters,
        again.decided_again, again.typed_again,
    )
}  # fmt: skip
