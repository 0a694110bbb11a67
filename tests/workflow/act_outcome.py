"""All that an act comes to, as text: the refusal with its fields, or every row that it changes.

Rows are called by their table and their place in it, so that the numbers of a database say nothing; people by
their user name. Beside the rows stand the history's who and why, the entries of the trail with before and
after, letters, and which tables were held for writing.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.core import mail
from django.db import connection, models, transaction
from django.db.models.sql.compiler import SQLCompiler

from indicators import workflow
from indicators.models import PersonalText, TrailEntry, TrailHead, User
from indicators.models.row_digests import entry_digest

SKIPPED = {"id", "password", "date_joined", "salt", "token", "key"}
"""What a database or chance decides."""
SEALS = {"digest", "previous", "rows_digest", "seal", "rows"}

type Rows = dict[type[models.Model], dict[Any, dict[str, Any]]]


class Failing(Exception):  # noqa: N818 - what a database says in the middle of an act
    """The trail cannot be written."""


def rows(known: Rows | None = None, seen: Seen | None = None) -> Rows:
    """Every row of the program, by its table and number; of ``known`` only what was written since is read."""
    if known is None or seen is None:
        return {model: dict(_held(model)) if used else {} for model, used in _used()}
    return {model: dict(_held(model)) if seen.wrote(model) else held for model, held in known.items()}


class Seen:
    """The statements of an act: which tables it writes and, where it is asked for, which it reads."""

    sees_writes_alone = True

    def __init__(self) -> None:
        self.written: set[str] = set()

    def __call__(self, execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        if not READS.match(str(sql)):
            write = WRITES.match(str(sql))
            assert write, f"a statement that neither reads nor writes one table: {sql}"
            self.written.add(write["table"])
        return execute(sql, params, many, context)

    def wrote(self, model: type[models.Model]) -> bool:
        """Whether rows of a table have been written."""
        return model._meta.db_table in self.written


class Asked(Seen):
    """What is read too; meanwhile nothing that was judged before is given again."""

    sees_writes_alone = False

    def __init__(self) -> None:
        super().__init__()
        self.said: set[str] = set()

    def __call__(self, execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        self.said.add(str(sql))
        return super().__call__(execute, sql, params, many, context)

    def of(self, model: type[models.Model]) -> bool:
        """Whether the table was in any statement."""
        name = f'"{model._meta.db_table}"'
        return any(name in one for one in self.said)


READS = re.compile(r"\s*(?:SELECT|WITH|PRAGMA|SAVEPOINT|RELEASE|ROLLBACK|SET|SHOW)\b", re.IGNORECASE)
WRITES = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+"?(?P<table>\w+)', re.IGNORECASE)


def _used() -> list[tuple[type[models.Model], bool]]:
    """Every table, and whether it has a row: most have none, and are not read."""
    every = _tables()
    quote = connection.ops.quote_name
    each = ", ".join(f"EXISTS (SELECT 1 FROM {quote(model._meta.db_table)})" for model in every)  # noqa: S608 ours
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {each}")
        return [(model, bool(used)) for model, used in zip(every, cursor.fetchone(), strict=True)]


@cache
def _tables() -> list[type[models.Model]]:
    return list(apps.get_app_config("indicators").get_models(include_auto_created=True))


def _held(model: type[models.Model]) -> Iterator[tuple[Any, dict[str, Any]]]:
    names = [field.attname for field in model._meta.concrete_fields if field.name not in SEALS]
    for one in model._base_manager.order_by().values_list("pk", *names):
        yield one[0], dict(zip(names, one[1:], strict=True))


@dataclass
class Names:
    """What rows and people are called."""

    places: dict[tuple[str, Any], str]
    people: dict[int, str]
    texts: dict[str, str]
    """What the trail says of people, by its token."""

    @classmethod
    def of(cls, *stands: Rows) -> Names:
        places = {}
        for model in stands[0]:
            label, held = model._meta.model_name or "", {pk for one in stands for pk in one[model]}
            counted = all(isinstance(one, int) for one in held)
            for place, pk in enumerate(sorted(held) if counted else held, start=1):
                places[label, pk] = f"{label} {place}" if counted else label
        people = {pk: row["username"] for one in stands for pk, row in one[User].items()}
        texts = {row["token"]: row["text"] for one in stands for row in one[PersonalText].values()}
        return cls(places, people, texts)

    def row(self, model: type[models.Model], pk: Any) -> str:
        label = model._meta.model_name or ""
        if model is User and pk in self.people:
            return self.people[pk]
        return self.places.get((label, pk), f"{label} ?")

    def order(self, model: type[models.Model], pk: Any, stands: dict[Any, dict[str, Any]]) -> Any:
        """Rows by their number; what has none by what it says."""
        said = stands.get(pk, {})
        return pk if isinstance(pk, int) else (said.get("person_id", 0), str(said.get("text", pk)))

    def text(self, value: Any) -> str:  # noqa: PLR0911 one way of writing for each kind
        """A value of a column, a field of a refusal, or what an act answers with."""
        match value:
            case models.Model():
                return self.row(type(value), value.pk)
            case datetime():
                return f"{value:%Y-%m-%d %H:%M}"
            case date():
                return value.isoformat()
            case bytes() | memoryview():
                return f"{len(bytes(value))} bytes"
            case str():
                return self.words(value)
            case dict():
                told = (f"{key}: {self.text(value[key])}" for key in sorted(value, key=str))
                return "{" + ", ".join(told) + "}"
            case tuple() | list():
                return "[" + ", ".join(self.text(one) for one in value) + "]"
            case set() | frozenset():
                return "[" + ", ".join(sorted(self.text(one) for one in value)) + "]"
            case _ if is_dataclass(value) and not isinstance(value, type):
                said = ", ".join(
                    f"{one.name}={self.field(one.name, getattr(value, one.name))}" for one in fields(value)
                )
                return f"{type(value).__name__}({said})"
            case _:
                return str(value)

    def field(self, name: str, value: Any) -> str:
        """A number of a row is told by its table's name."""
        numbered = name.endswith(("_id", "pk")) or name == "key"
        return "#" if numbered and isinstance(value, int) else self.text(value)

    def words(self, text: str) -> str:
        named = re.sub(r"person:(\d+)", lambda one: self.people.get(int(one[1]), "?"), text)
        named = re.sub(r"text:([0-9a-f]{64})", lambda one: f"text: {self.texts.get(one[1], '?')}", named)
        said = re.sub(r"#\d+", "#", named) if len(named) < LONG else f"{len(named)} signs"
        return json.dumps(said, ensure_ascii=False)


LONG = 400


def changes(before: Rows, after: Rows, names: Names) -> Iterator[str]:
    """One line for each row that came, went or changed; with who and why where it has a history."""
    why = dict(_why(before, after, names))
    for model, stands in after.items():
        label = model._meta.model_name or ""
        if model in (TrailEntry, TrailHead) or label.startswith("historical"):
            continue
        stood = before[model]
        for pk in sorted(stood.keys() | stands.keys(), key=lambda one: names.order(model, one, stands)):
            old, new = stood.get(pk), stands.get(pk)
            if old == new:
                continue
            told = [f"{name}: {one}" for name, one in sorted(_difference(model, old, new, names).items())]
            mark = "+" if old is None else "-" if new is None else "~"
            said = why.pop((label, pk), "")
            yield f"{mark} {names.row(model, pk)}{said}"
            yield from (f"    {one}" for one in told if new is not None)
    for (label, pk), said in sorted(why.items(), key=str):
        yield f"  history alone: {names.places.get((label, pk), label)}{said}"


def _difference(
    model: type[models.Model], old: dict[str, Any] | None, new: dict[str, Any] | None, names: Names
) -> dict[str, str]:
    told = {}
    for field in model._meta.concrete_fields:
        if field.name in SKIPPED or field.name in SEALS or new is None:
            continue
        was, stands = (old or {}).get(field.attname), new[field.attname]
        if old is None and stands not in (None, "", False):
            told[field.name] = _cell(field, stands, names)
        elif old is not None and was != stands:
            told[field.name] = f"{_cell(field, was, names)} → {_cell(field, stands, names)}"
    return told


def _cell(field: Any, value: Any, names: Names) -> str:
    if value is not None and field.is_relation:
        return names.row(field.related_model, value)
    return names.text(value)


def _why(before: Rows, after: Rows, names: Names) -> Iterator[tuple[tuple[str, Any], str]]:
    """Who and why, from the history rows that came; those of one row in their order."""
    found: dict[tuple[str, Any], list[str]] = {}
    for model, stands in after.items():
        label = model._meta.model_name or ""
        if not label.startswith("historical"):
            continue
        for pk in stands.keys() - before[model].keys():
            row = stands[pk]
            if "history_type" in row:
                who, why = names.people[row["history_user_id"]], row["history_change_reason"]
                said = f"{row['history_type']} {who}: {why}"
                found.setdefault((label.removeprefix("historical"), row["id"]), []).append(said)
    for key, said in found.items():
        yield key, f" ({'; '.join(sorted(said))})"


def entries(before: Rows, after: Rows, names: Names) -> Iterator[str]:
    """The entries of the trail that came, in their order, and that they are chained to the one before."""
    numbers = sorted(after[TrailEntry].keys() - before[TrailEntry].keys())
    chain = ""
    for one in TrailEntry.objects.filter(pk__in=numbers).order_by("sequence"):
        last = TrailEntry.objects.filter(sequence=one.sequence - 1).values_list("digest", flat=True).first()
        whole = one.previous == (last or "") and one.digest == entry_digest(one)
        chain = "" if whole else " NOT CHAINED"
        where = {
            name: getattr(one, name) for name in ("line", "indicator", "sector", "year") if getattr(one, name)
        }
        model = apps.get_model("indicators", one.subject_table) if one.subject_table else None
        subject = names.row(model, one.subject_id) if model else ""
        yield f"trail: {one.act} by {one.by.username}, {names.words(one.reason)}{chain}"
        of = ", ".join(sorted(one.rows))
        yield f"    of {subject} {names.words(one.label)}; {names.text(where)}; rows of {of}"
        stood, stands = (names.text(dict(sorted(one.items()))) for one in (one.before, one.after))
        yield f"    {stood} → {stands}"


def letters(sent: list[Any]) -> Iterator[str]:
    for letter in sent:
        first = (letter.body.splitlines() or [""])[0]
        beside = [f"{len(letter.alternatives)} beside"] if letter.alternatives else []
        beside += [f"{name}: {said}" for name, said in sorted(letter.extra_headers.items())]
        yield " / ".join((f"letter to {', '.join(letter.to)}: {letter.subject}", first, *beside))


@contextmanager
def held(monkeypatch: Any) -> Iterator[Counter[str]]:
    """Which tables are asked for rows that nobody else may write meanwhile, and how often."""
    seen: Counter[str] = Counter()
    original = SQLCompiler.execute_sql

    def noting(self: Any, *args: Any, **given: Any) -> Any:
        if self.query.select_for_update and self.query.model is not TrailHead:
            seen[self.query.model._meta.model_name] += 1
        return original(self, *args, **given)

    with monkeypatch.context() as patch:
        patch.setattr(SQLCompiler, "execute_sql", noting)
        yield seen


def whole(call: Callable[[], object], before: Rows, monkeypatch: Any) -> tuple[list[str], Asked]:
    """All that an act comes to, from the rows before it, and what it asked. What it wrote is taken back."""
    sent = len(mail.outbox)
    said = []
    with transaction.atomic():
        asked = Asked()
        with held(monkeypatch) as seen, connection.execute_wrapper(asked):
            try:
                answer: object = call()
            except workflow.Refusal as refused:
                answer = refused
        after = rows(before, asked)
        names = Names.of(before, after)
        said += [f"answer: {names.text(answer)}"]
        said += [*changes(before, after, names), *entries(before, after, names)]
        said += letters(mail.outbox[sent:])
        said += [f"held: {', '.join(f'{name} {number}' for name, number in sorted(seen.items()))}"]
        transaction.set_rollback(True)
    return said, asked


def briefly(call: Callable[[], object], names: Names) -> str:
    """What an act comes to, in a word: done, or the refusal with its fields."""
    answer = refusal(call)
    return "done" if answer is None else names.text(answer)


def refusal(call: Callable[[], object]) -> workflow.Refusal | None:
    """What an act is refused with; what it wrote is taken back."""
    with transaction.atomic():
        try:
            call()
        except workflow.Refusal as refused:
            return refused
        finally:
            transaction.set_rollback(True)
    return None
