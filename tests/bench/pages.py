"""Pages: against a bare one, and how long a person waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.db.models import Count

from indicators import workflow
from indicators.judging import forget, judge_lines
from indicators.models import ScorecardLine

from . import bare
from .clock import Row, Spent, alternating, median_cpu, p95, spending
from .door import Door, WrongAnswerError

YEAR = 2025
TURNS = {"S": 60, "M": 60, "L": 40}
SAVES = 40
CARD_RATIO, BOARD_RATIO = 4, 10
RATIOS_AT = "S"
"""The size at which the ratios are demanded; at the others they are told."""
BOARD_WAIT = {"M": 0.100, "L": 0.300}
SAVE_WAIT = 0.040


def against_a_bare_page(size: str) -> Iterator[Row]:
    """The card that comes nearest to 20 rows, and the board."""
    door = Door(accepts="gzip")
    number, rows = _card_of(bare.ROWS)
    card_page, board_page = door.ask(f"/malekort/{YEAR}/?kort={number}"), door.ask(f"/?ar={YEAR}")
    plain, card, board = alternating(TURNS[size], door.ask(bare.ADDRESS), card_page, board_page)
    (anew,) = alternating(TURNS[size] // 4, _forgetting(card_page))
    one = median_cpu(plain)
    yield Row(size, f"bare page, {bare.ROWS} rows, CPU", f"{one * 1000:.1f} ms")
    for what, spent, most in (
        (f"card {number}, {rows} rows", card, CARD_RATIO),
        ("board", board, BOARD_RATIO),
    ):
        ratio = median_cpu(spent) / one
        told = f"{ratio:.1f} × ({median_cpu(spent) * 1000:.1f} ms)"
        if size == RATIOS_AT:
            yield Row(size, f"{what}, CPU against the bare page", told, f"≤ {most} ×", ratio <= most)
        else:
            yield Row(size, f"{what}, CPU against the bare page", told)
    yield Row(size, "the card, nothing remembered", f"{median_cpu(anew) / one:.1f} ×")


def _forgetting(page: Callable[[], bytes]) -> Callable[[], bytes]:
    """The page as the first reader after a restart gets it: every row read and judged."""

    def first() -> bytes:
        forget()
        return page()

    return first


def _card_of(rows: int) -> tuple[str, int]:
    lines = ScorecardLine.objects.filter(year=YEAR, on_card=True).order_by()
    cards = lines.values_list("area__number").annotate(rows=Count("id"))
    number, found = min(cards, key=lambda card: (abs(card[1] - rows), card[0]))
    return str(number), int(found)


def waiting(size: str) -> Iterator[Row]:
    """How long one person waits for the board and for a card."""
    door = Door(accepts="gzip")
    number, rows = _card_of(bare.ROWS)
    board_page, card_page = door.ask(f"/?ar={YEAR}"), door.ask(f"/malekort/{YEAR}/?kort={number}")
    board, card = alternating(TURNS[size], board_page, card_page)
    (anew,) = alternating(TURNS[size] // 4, _forgetting(board_page))
    most = BOARD_WAIT.get(size)
    told = f"{p95(board) * 1000:.0f} ms (median CPU {median_cpu(board) * 1000:.0f} ms)"
    if most is None:
        yield Row(size, "board, p95", told)
    else:
        yield Row(size, "board, p95", told, f"≤ {most * 1000:.0f} ms", p95(board) <= most)
    yield Row(
        size, "board, first after somebody's save, p95", f"{p95(_after_saves(board_page)) * 1000:.0f} ms"
    )
    yield Row(size, "board, nothing remembered, p95", f"{p95(anew) * 1000:.0f} ms")
    yield Row(size, f"card {number}, {rows} rows, p95", f"{p95(card) * 1000:.0f} ms")


def _after_saves(page: Callable[[], bytes]) -> list[Spent]:
    """The page as the first reader after a save gets it, again and again."""
    spent: list[Spent] = []
    for _judged in _saves():
        with spending() as one:
            page()
        spent.append(one)
    return spent


def saving(size: str) -> Iterator[Row]:
    """One result saved through the workflow, and its line read and judged again."""
    spent = list(_saves())
    told = f"{p95(spent) * 1000:.0f} ms"
    yield Row(
        size,
        "saving a result, with its verdict, p95",
        told,
        f"≤ {SAVE_WAIT * 1000:.0f} ms",
        p95(spent) <= SAVE_WAIT,
    )


def _saves() -> Iterator[Spent]:
    by = workflow.program_user()
    found = ScorecardLine.objects.filter(year=YEAR, value_kind="percent", on_card=True)[:SAVES]
    for line in found.prefetch_related("results"):
        text = "72,5 %" if any(one.written == "71,5 %" for one in line.results.all()) else "71,5 %"
        with spending() as one:
            workflow.report_result(by=by, line_id=line.pk, text=text, reason="Måling")
            (judged,) = judge_lines(ScorecardLine.objects.filter(pk=line.pk))
        if judged.result_text != text:
            raise WrongAnswerError(f"{line}: {judged.result_text}")
        yield one
