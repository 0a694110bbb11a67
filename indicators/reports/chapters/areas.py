"""Targets and results: one section for each service area, or each sector, with its card.

Beside the card stand the missed targets with cause and action, what was commented on the results, the chart
of all results against their targets, and series that stand on no card.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext

from indicators.judging import ActionRow, JudgedLine, guarded
from indicators.presentation.card.page import rest, score
from indicators.presentation.charts.report_svg import results_against_targets
from indicators.presentation.charts.years import months_chart, year_chart
from indicators.presentation.charts.years_svg import draw
from indicators.presentation.wording.actions import action_views
from indicators.presentation.wording.sentence import sentence
from indicators.presentation.wording.words import capitalised
from indicators.reports.chapters import words
from indicators.reports.chapters.lines import CardTable
from indicators.reports.chapters.series import series_table
from indicators.reports.document import Block, Chapter, Figure, Paragraph, Subheading, Tone
from indicators.reports.material import Kind, Material
from indicators.reports.runs import Run, text
from indicators.reports.table import Cell, Column, Group, Row, Table, cell
from indicators.reports.texts import figures_said
from indicators.selectors import Card, CommentRow
from indicators.selectors.report.texts import UnitWords, unit_words
from indicators.values import Status
from indicators.values.layouts import Part

ENOUGH_YEARS = 3
"""Figures that a chart of years needs to say more than its table."""


def areas(given: Material) -> Chapter | None:
    """The chapter of all cards in their order, and of what is written about areas that have no card."""
    rows = given.rows
    comments = _comments(given)
    written = {unit.key: unit for unit in _written(given)}
    of_card = {card.key: card for card in rows.cards}
    sections = tuple(
        _section(of_card.get(key), written.get(key), given, comments.get(key, ()))
        for key in in_order(given, written)
    )
    return Chapter(
        key="resultater",
        title=gettext("Mål og resultater i %(year)d") % {"year": rows.asked.year},
        blocks=(Paragraph(text(_lead(given)), Tone.LEAD), *_signs(given)),
        sections=tuple(one for one in sections if one.blocks or one.sections),
        number=chapter_number([card.number for card in rows.cards]),
    )


def _written(given: Material) -> tuple[UnitWords, ...]:
    """What is written of the year, as it was in the round or at the moment that is asked for, else now."""
    asked = given.rows.asked
    return unit_words(asked.year, asked.by, asked.key, at=given.rows.words_at)


def in_order(given: Material, written: Mapping[str, UnitWords]) -> list[str]:
    """The keys of all sections, by the order of areas or of sectors."""
    by_area = given.rows.asked.by == "area"
    order = {
        card.key: card.lines[0].area.order if by_area else card.lines[0].sector.order
        for card in given.rows.cards
    }
    order |= {key: unit.order for key, unit in written.items() if key not in order}
    return sorted(order, key=lambda key: order[key])


def chapter_number(numbers: Sequence[str]) -> str:
    """The chapter that areas numbered 6.2, 6.3 … stand in; empty where they say none, or several."""
    chapters = {number.partition(".")[0] for number in numbers if "." in number}
    item = chapters.pop() if len(chapters) == 1 else ""
    return item if item.isascii() and item.isdigit() and int(item) > 0 else ""


def _lead(given: Material) -> str:
    if given.rows.asked.by == "area":
        return gettext(
            "Målekortene står etter tjenesteområde, med målet, resultatet og om målet er nådd. Under hvert "
            "målekort står målene som ikke er nådd, med årsak og tiltak."
        )
    return gettext(
        "Målekortene står etter sektor og stab, med målet, resultatet og om målet er nådd. Under hvert "
        "målekort står målene som ikke er nådd, med årsak og tiltak."
    )


def _signs(given: Material) -> tuple[Block, ...]:
    if not given.shows(Part.CHART):
        return ()
    signs = gettext(
        "I figurene er den loddrette streken målet og det grønne feltet der målet er nådd. En fylt sirkel er "
        "et mål som er nådd, en rute et mål som ikke er nådd, og en åpen ring er forrige tall."
    )
    return (Paragraph(text(signs), Tone.NOTE),)


def key_of(key: str) -> str:
    """What a section is called in addresses: ``k6-4``, ``kskole``, as on the page of the cards."""
    return f"k{key.replace('.', '-')}"


def _section(
    card: Card | None, written: UnitWords | None, given: Material, comments: Sequence[tuple[str, CommentRow]]
) -> Chapter:
    """An area or sector: its introduction, its card, its development work and what lies ahead."""
    of = card or written
    if of is None:
        raise ValueError("a section is of a card, or of what is written")
    number, title, key = of.number, of.title, key_of(of.key)
    if written is None and card is not None:
        return Chapter(key, title, tuple(_results(card, given, key, comments)), number=number)
    year = given.rows.asked.year
    parts = []
    results = words.about_results(written) if written and given.shows(Part.COMMENTS) else []
    if card is not None:
        results += _results(card, given, key, comments)
    if results:
        name = gettext("Mål og resultater i %(year)d") % {"year": year}
        parts.append(Chapter(f"{key}-mal", name, tuple(results)))
    shows = given.shows
    if written is not None and shows(Part.WORK) and (work := words.development(written, key, year)):
        name = gettext("Utviklingsarbeid i %(year)d – planlagt og gjennomført")
        if given.kind is Kind.TERTIAL:
            name = gettext("Utviklingsarbeid i %(year)d – planlagt, og gjort hittil")
        parts.append(Chapter(f"{key}-utvikling", name % {"year": year}, tuple(work)))
    if written is not None and shows(Part.CHALLENGES) and (ahead := words.challenges(written)):
        parts.append(Chapter(f"{key}-utfordringer", gettext("Utfordringer videre"), tuple(ahead)))
    introduction = tuple(words.introduction(written)) if written and shows(Part.INTRODUCTION) else ()
    return Chapter(key, title, introduction, tuple(parts), number)


def _results(
    card: Card, given: Material, key: str, comments: Sequence[tuple[str, CommentRow]]
) -> list[Block]:
    caption = gettext("Målekort for %(title)s %(year)d") % {"title": card.title, "year": card.year}
    status = gettext("Status") if given.kind is Kind.ARSMELDING else gettext("Status hittil")
    table = CardTable(card, forecasts=given.kind is Kind.TERTIAL).table(f"{key}-kort", caption, status)
    blocks: list[Block] = [Paragraph(text(Run(score(card.counts), strong=True), _rest(card))), table]
    if given.shows(Part.CHART):
        blocks += _chart(card, key)
    blocks += _missed(card, key, [item.text.strip() for _area, item in comments])
    blocks += _commented(comments)
    if given.shows(Part.SERIES):
        blocks += _series(card, given, key)
    return blocks


def _rest(card: Card) -> str:
    texts = rest(card.counts)
    names = f". {capitalised(texts)}." if texts else "."
    return f"{names} {', '.join(card.sectors)}." if card.sectors else names


# The chart


def _chart(card: Card, key: str) -> list[Block]:
    drawing = results_against_targets(card.lines)
    if drawing is None:
        return []
    caption = gettext("%(title)s: resultatene mot målene i %(year)d")
    return [
        Figure(f"{key}-figur", caption % {"title": card.title, "year": card.year}, drawing.svg, drawing.alt)
    ]


# What was missed


def _missed(card: Card, key: str, comments: Sequence[str]) -> list[Block]:
    """The missed targets of a card; columns of actions only where any is promised."""
    lines = [line for line in card.lines if line.verdict.status is Status.MISSED]
    if not lines:
        return []
    promised = any(line.actions for line in lines)
    columns = [Column(gettext("Ikke nådd"), 36), Column(gettext("Årsak"), 34)]
    if promised:
        columns += [
            Column(gettext("Tiltak"), 26),
            Column(gettext("Ansvarlig"), 15),
            Column(gettext("Frist"), 13),
        ]

    def rows_of(line: JudgedLine) -> tuple[Row, ...]:
        texts = cell(text(Run(line.short_name, strong=True)), sentence(line))
        causes = _causes(line, comments)
        if not promised:
            return (Row((texts, causes)),)
        first, *others = line.actions or (None,)
        again = cell(gettext("%(name)s, flere tiltak") % {"name": line.short_name})
        more = (Row((again, cell(), *_action(item))) for item in others)
        return (Row((texts, causes, *_action(first))), *more)

    rows = tuple(row for line in lines for row in guarded(rows_of, line))
    caption = gettext("Mål som ikke er nådd i %(title)s %(year)d, med årsak og tiltak")
    if not promised:
        caption = gettext("Mål som ikke er nådd i %(title)s %(year)d, med årsak")
    names = {"title": card.title, "year": card.year}
    blocks: list[Block] = [Table(f"{key}-avvik", caption % names, tuple(columns), (Group("", rows),))]
    if not promised:
        blocks.append(Paragraph(text(gettext("Ingen tiltak er lovet for disse målene.")), Tone.NOTE))
    return blocks


def _causes(line: JudgedLine, comments: Sequence[str]) -> Cell:
    """Why, as the leader wrote it; a comment that is printed below is not printed here as well."""
    if not line.explanations:
        return cell(gettext("Årsaken er ikke skrevet."))
    first = line.explanations[0].text.strip()
    if first in comments:
        return cell(gettext("Se resultatkommentaren under."))
    return cell(*figures_said(first).split("\n"))


def _action(row: ActionRow | None) -> tuple[Cell, Cell, Cell]:
    if row is None:
        return cell(gettext("Ingen tiltak er lovet.")), cell(), cell()
    (view,) = action_views([row])
    names = [text(row.text), text(view.state)]
    if row.outcome:
        names.append(text(row.outcome))
    return cell(*names), cell(row.responsible), cell(f"{row.due:%d.%m.%Y}")


# What was commented


def _comments(given: Material) -> dict[str, list[tuple[str, CommentRow]]]:
    """The comments by card; where the cards are sectors', with the area that they are about."""
    by_card: dict[str, list[tuple[str, CommentRow]]] = {}
    if not given.shows(Part.COMMENTS):
        return by_card
    by_area = given.rows.asked.by == "area"
    for of in given.rows.comments:
        by_card.setdefault(of.card, []).extend(("" if by_area else of.area, item) for item in of.comments)
    return by_card


def _commented(comments: Sequence[tuple[str, CommentRow]]) -> list[Block]:
    texts = [(area, item) for area, item in comments if item.text.strip()]
    if not texts:
        return []
    heading = gettext("Resultatkommentar")
    blocks: list[Block] = [Subheading(heading)]
    last = heading
    for area, item in texts:
        title = item.title or area
        if title.rstrip(" :.") not in ("", last):
            blocks.append(Paragraph(text(Run(title, strong=True))))
        last = title.rstrip(" :.")
        blocks += [Paragraph(text(part)) for part in paragraphs(figures_said(item.text))]
    return blocks


def paragraphs(typed: str) -> Iterable[str]:
    """The paragraphs of a text that somebody has typed: an empty line parts them."""
    return (part.strip() for part in typed.replace("\r\n", "\n").split("\n\n") if part.strip())


# Series that stand on no card


def _series(card: Card, given: Material, key: str) -> list[Block]:
    blocks: list[Block] = []
    for years in given.rows.series.values():
        now = years[-1]
        if now.year == card.year and card.key == (now.area.number if card.number else now.sector.code):
            blocks += _one_series(now, years, f"{key}-s{len(blocks)}")
    return [Subheading(gettext("Utvikling over tid")), *blocks] if blocks else []


def _one_series(line: JudgedLine, years: Sequence[JudgedLine], key: str) -> list[Block]:
    caption = line.name.strip().rstrip(".")
    blocks: list[Block] = [series_table(f"{key}-tabell", caption, line, years)]
    chart = months_chart(years, line)
    if chart is None and len(years) >= ENOUGH_YEARS:
        chart = year_chart(years, line)
    if chart is not None:
        name = f"{key}-tegning"
        names = gettext("%(name)s, %(first)d–%(last)d") % {
            "name": caption,
            "first": years[0].year,
            "last": line.year,
        }
        described = f"{chart.description} {sentence(line)}"
        blocks.append(Figure(f"{key}-figur", names, str(draw(chart, name)), described))
    return blocks
