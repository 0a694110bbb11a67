"""Entering other people's figures, edition by edition, whenever they come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators import permissions, values
from indicators.models import Act, Benchmark, ScorecardLine, User
from indicators.workflow.locks import year_is_decided
from indicators.workflow.refusals import (
    EditionKept,
    Invalid,
    NeedsReason,
    NotFound,
    Refusal,
    RefusedRow,
    RowsRefused,
    Unreadable,
    at_fields,
)
from indicators.workflow.save import guard_version, require, sent_again, write
from indicators.workflow.standing_lines import locked_line
from indicators.workflow.trail import acting

ENTERED = "Sammenligningstall ført"
TAKEN_BACK = "Tallet er trukket tilbake"
SAY_EDITION = _("Skriv hvilken utgave tallet er fra, f.eks. KOSTRA, reviderte tall.")
SAY_DAY = _("Skriv dagen utgaven kom.")
NOT_YET = _("Utgaven kan ikke være kommet i framtiden.")
SAY_WHOSE = _("Skriv hvilken kommune tallet gjelder.")
EARLIEST = date(1990, 1, 1)


@dataclass(frozen=True, slots=True)
class TypedBenchmark:
    """One of the others' figures as it was typed for a line."""

    line_id: int
    text: str


def set_benchmark(
    *,
    by: User,
    line_id: int,
    scope: str,
    text: str,
    reason: str = "",
    edition: str = "",
    published_on: date | None = None,
    whose: str = "",
    version: int | None = None,
) -> bool:
    """Enter somebody else's figure for a line and its year; True when something changed.

    Has a lock of its own: is possible also when the year is delivered, approved or closed, but then the
    edition and its day must be named. Another edition than the one that counts supersedes it if its day is
    later, and is kept beside it if its day is earlier. The same edition again corrects its figure, which
    takes a reason once the year is decided on; an edition that is superseded stays as it is.

    ``scope`` is one of :class:`Benchmark.Scope`, ``whose`` names the municipality where it is one.
    Raises :class:`NotFound`, :class:`NotAllowed`, :class:`Stale`, :class:`Unreadable`, :class:`Invalid`,
    :class:`NeedsReason`, :class:`EditionKept`.
    """
    with acting(Act.SET_BENCHMARK, by=by, reason=reason.strip() or ENTERED):
        line = _locked_line(by, line_id)
        value, decimals = _figure(text, line)
        edition, whose = " ".join(edition.split()), " ".join(whose.split())
        decided = year_is_decided(line)
        known = list(
            Benchmark.objects.filter(line=line, scope=scope, whose=whose).order_by("-superseded", "pk")
        )
        current = next((row for row in known if not row.superseded), None)
        given = (text.strip(), value, decimals)
        same = _same_edition(known, edition, published_on)
        wanted = (*given, edition, published_on)
        if same is not None and wanted == _held(same):
            return False  # what stands already needs no edition, which older rows lack
        _check_edition(edition, published_on, scope, whose, decided=decided)
        if same is not None and same.superseded:
            raise EditionKept(same.edition, same.published_on)
        if current is not None:
            guard_version(current, version, current.written)
        if same is not None and decided and not reason.strip():
            raise NeedsReason
        now = timezone.now()
        row = same or Benchmark(line=line, scope=scope, whose=whose)
        row.written, row.value, row.value_decimals = given
        row.edition, row.published_on, row.changed_at = edition, published_on, now
        why = reason.strip() or ENTERED
        if same is None and current is not None:
            _put_in_order(row, current, now, by=by, reason=why)
        _write_at(row, now, by=by, reason=why)
        return True


def set_benchmarks(
    *,
    by: User,
    year: int,
    rows: Sequence[TypedBenchmark],
    scope: str,
    edition: str,
    published_on: date,
    whose: str = "",
    reason: str = "",
) -> int:
    """Enter many lines' figures of one edition, all or nothing; rows without text are left alone.

    Returns how many lines changed. Raises as :func:`set_benchmark`, and :class:`RowsRefused` with every row
    that cannot be entered.
    """
    refused: list[RefusedRow] = []
    changed = 0
    with acting(Act.SET_BENCHMARK, by=by, reason=reason.strip() or ENTERED):
        require(by, permissions.SET_BENCHMARK)
        if not edition.strip():
            raise Invalid({"edition": [str(SAY_EDITION)]})
        for row in rows:
            if not row.text.strip():
                continue
            try:
                _of_year(row.line_id, year)
                changed += set_benchmark(
                    by=by,
                    line_id=row.line_id,
                    scope=scope,
                    text=row.text,
                    reason=reason,
                    edition=edition,
                    published_on=published_on,
                    whose=whose,
                )
            except Refusal as refusal:
                if set(at_fields(refusal)) - {"written"}:
                    raise  # it is about the edition, which all rows share
                refused.append(RefusedRow(row.line_id, "text", refusal))
        if refused:
            raise RowsRefused(tuple(refused))
    return changed


def take_back_benchmark(*, by: User, benchmark_id: int, reason: str, version: int | None = None) -> None:
    """Take back a figure that should not stand; the edition that it superseded counts again.

    It stays in the history. Raises :class:`NotFound`, :class:`NotAllowed`, :class:`Stale`,
    :class:`NeedsReason`, and :class:`EditionKept` for an edition that is superseded already.
    """
    found = Benchmark.objects.filter(pk=benchmark_id).first()
    if found is None:
        raise NotFound("benchmark", benchmark_id)
    with acting(Act.SET_BENCHMARK, by=by, reason=reason.strip() or TAKEN_BACK):
        _locked_line(by, found.line_id)
        row = Benchmark.objects.select_related("line", "follows__line").get(pk=benchmark_id)
        if row.superseded and sent_again(row, by=by, reason=reason, seen=version):
            return
        if row.superseded:
            raise EditionKept(row.edition, row.published_on)
        guard_version(row, version, row.written)
        if not reason.strip():
            raise NeedsReason
        now, before = timezone.now(), row.follows
        row.superseded, row.follows = True, None
        _write_at(row, now, by=by, reason=reason)
        if before is not None:
            before.superseded, before.changed_at = False, now
            with acting(Act.SET_BENCHMARK, by=by, reason=reason):
                _write_at(before, now, by=by, reason=reason)


def _locked_line(by: User, line_id: int) -> ScorecardLine:
    line = locked_line(line_id)
    require(by, permissions.SET_BENCHMARK, line)
    return line


def _of_year(line_id: int, year: int) -> None:
    if not ScorecardLine.objects.filter(pk=line_id, year=year).exists():
        raise NotFound("line", line_id)


def _figure(text: str, line: ScorecardLine) -> tuple[Decimal, int]:
    parsed = values.parse_result(text, line.spec)
    if not isinstance(parsed, values.FigureResult):
        raise Unreadable(text[:80], values.TextProblem.MALFORMED_NUMBER)
    return parsed.value, max(0, -int(parsed.value.as_tuple().exponent))


def _check_edition(edition: str, day: date | None, scope: str, whose: str, *, decided: bool) -> None:
    wrong: dict[str, list[str]] = {}
    if scope == Benchmark.Scope.MUNICIPALITY and not whose:
        wrong["whose"] = [str(SAY_WHOSE)]
    if decided and not edition:
        wrong["edition"] = [str(SAY_EDITION)]
    if decided and day is None:
        wrong["published_on"] = [str(SAY_DAY)]
    if day is not None and day > timezone.localdate():
        wrong["published_on"] = [str(NOT_YET)]
    if day is not None and day < EARLIEST:
        wrong["published_on"] = [str(SAY_DAY)]
    if wrong:
        raise Invalid(wrong)


def _same_edition(known: Sequence[Benchmark], edition: str, day: date | None) -> Benchmark | None:
    """The row of this very edition; without days the one that counts is what is corrected."""
    for row in known:
        if row.edition.casefold() == edition.casefold() and row.published_on == day:
            return row
    undated = [row for row in known if not row.superseded and row.published_on is None and day is None]
    return undated[0] if undated else None


def _held(row: Benchmark) -> tuple[object, ...]:
    return row.written, row.value, row.value_decimals, row.edition, row.published_on


def _put_in_order(new: Benchmark, current: Benchmark, now: datetime, *, by: User, reason: str) -> None:
    """The later of two editions counts. Raises :class:`Invalid` where the new one has no day to tell by."""
    if new.published_on is None:
        raise Invalid({"published_on": [str(SAY_DAY)]})
    if current.published_on is not None and new.published_on < current.published_on:
        new.superseded = True
        return
    current.superseded, new.follows = True, current
    with acting(Act.SET_BENCHMARK, by=by, reason=reason):
        _write_at(current, now, by=by, reason=reason)


def _write_at(row: Benchmark, now: datetime, *, by: User, reason: str) -> None:
    """Write a row; all rows of one change have one moment, so that none of them stands alone in between."""
    row._history_date = now  # type: ignore[attr-defined]
    write(row, by=by, reason=reason)
