"""The texts and figures of a year that are proof-read, each with its spot, as everybody reads them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser

from indicators import values
from indicators.judging import (
    JudgedLine,
    deliveries_now,
    matter_versions,
    published_matters,
    remembered_lines,
)
from indicators.models import (
    AreaText,
    Decision,
    DevelopmentWork,
    MatterText,
    Plan,
    ScorecardLine,
    Supervision,
    User,
)
from indicators.selectors.actions import OPEN
from indicators.selectors.card.cards import cards_of
from indicators.selectors.line_groups import Card
from indicators.values import EmptyResult, Passage, PassageKind, ProofKind, ProofRemark, Status
from indicators.values.texts.mentions import Mention, MentionPart, mentions_in, without_mentions
from indicators.values.texts.pictures import alt_doubt
from indicators.values.texts.text_placeholders import lost_places

from .chapters import chapters
from .mentions import MentionedLines
from .pictures import pictures_of


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a remark belongs: ``kind`` is what it is (line, heading, comment, area, decision …).

    ``key`` tells it from others of its kind, ``card`` is the number of the area on whose card it stands.
    """

    kind: str
    key: str
    title: str
    year: int
    card: str = ""
    sector: str = ""
    line: int | None = None


@dataclass(slots=True)
class ProofTexts:
    """What is proof-read: spots by name, texts, and the remarks that are no matter of words."""

    spots: dict[str, Spot] = field(default_factory=dict)
    texts: list[Passage] = field(default_factory=list)
    remarks: list[ProofRemark] = field(default_factory=list)
    noted: set[int] = field(default_factory=set)
    mentioned: list[tuple[str, Mention]] = field(default_factory=list)

    def place(self, spot: Spot) -> str:
        """The name of a spot, as remarks and answers know it."""
        name = f"{spot.kind}:{spot.key}"
        self.spots.setdefault(name, spot)
        return name

    def text(self, where: str, text: str, kind: PassageKind = PassageKind.PROSE) -> None:
        if text.strip():
            self.texts.append(Passage(without_mentions(text), where, kind, self.spots[where].line))
            self.mentioned += [(where, one) for one in mentions_in(text)]

    def remark(self, kind: ProofKind, where: str, seen: str = "", other: str = "") -> None:
        self.remarks.append(ProofRemark(kind, where, seen, other, self.spots[where].line))


def texts_of(year: int) -> ProofTexts:
    """Everything of a year that is read, in the order of its report, with what is missing of its figures."""
    read = ProofTexts()
    _read_plan(read, year)
    _read_cards(read, year)
    _read_words(read, year)
    _read_chapters(read, year)
    _read_matters(read, year)
    _read_mentions(read, year)
    return read


def _read_mentions(read: ProofTexts, year: int) -> None:
    """The figures that texts mention: one that is not there is remarked upon where it is mentioned."""
    lines = MentionedLines(year)
    for where, mention in dict.fromkeys(read.mentioned):
        line = lines.line(mention)
        if line is None and lines.is_known(mention):
            read.remark(ProofKind.MENTION_UNKNOWN, where, mention.typed)
        elif line is not None and _is_empty(line, mention.part):
            read.remark(ProofKind.MENTION_EMPTY, where, mention.typed)


def _is_empty(line: JudgedLine, part: MentionPart) -> bool:
    if part is MentionPart.PREVIOUS:
        return line.previous is None or isinstance(line.previous.result, EmptyResult)
    return part is MentionPart.RESULT and isinstance(line.result, EmptyResult)


def _read_cards(read: ProofTexts, year: int) -> None:
    """The cards, the series beside them, and what stood on the same lines the year before: read at once."""
    both = ScorecardLine.objects.filter(withdrawn=False, year__in=(year - 1, year)).in_card_order()
    lines = remembered_lines(both, AnonymousUser())  # reads no draft
    before = {line.indicator_id: line for line in lines if line.year == year - 1}
    cards = tuple(line for line in lines if line.year == year and line.on_card)
    left = {user.display_name for user in User.objects.filter(is_active=False)}
    for card in cards_of(cards, year, by="area", user=AnonymousUser()):
        _read_card(read, card, before, left)
    for line in lines:
        if line.year == year and not line.on_card:
            _read_line(read, line, before.get(line.indicator_id), left)


def _read_words(read: ProofTexts, year: int) -> None:
    """Development work and what is written about the areas, as their sectors delivered it."""
    known = deliveries_now()
    work = published_matters(list(DevelopmentWork.objects.filter(year=year).described()), known)
    for one in work.values():
        if one is not None:
            spot = Spot("work", one.code, str(one), year, "", _called(one), one.source_line)
            where = read.place(spot)
            read.text(where, one.planned, PassageKind.PLANNED)
            read.text(where, one.done)
            read.text(where, one.responsible, PassageKind.PERSON)
            ended = one.state in (DevelopmentWork.State.DONE, DevelopmentWork.State.ENDED)
            against = values.state_contradicted(ended, one.done) if one.state else ""
            if against:
                read.remark(ProofKind.STATE_CONTRADICTED, where, against, str(one.get_state_display()))
            if one.remark:
                read.remark(ProofKind.NOTED, where, one.remark)
    texts = published_matters(list(AreaText.objects.filter(year=year).described()), known)
    for text in texts.values():
        if text is not None and text.text:
            title = text.title or f"{_area_called(text)}: {text.get_kind_display()}"
            where = read.place(
                Spot("area_text", str(text.pk), title, year, "", _called(text), text.source_line)
            )
            read.text(where, text.title, PassageKind.HEADING)
            read.text(where, text.text)


def _area_called(row: Any) -> str:
    return str(row.area_called)


def _read_chapters(read: ProofTexts, year: int) -> None:
    """The free chapters that are ready, and what is said of their pictures."""
    ready = chapters(AnonymousUser(), year)
    pictures = pictures_of(chapter.row.pk for chapter in ready)
    for chapter in ready:
        row, title = chapter.row, f"{chapter.number} {chapter.row.title}"
        where = read.place(Spot("chapter", row.code, title, year, line=row.source_line))
        read.text(where, row.title, PassageKind.HEADING)
        read.text(where, row.text)
        if row.pictures_missing:
            read.remark(ProofKind.PICTURE_MISSING, where)
        own = pictures.get(row.pk, {})
        for typed in lost_places(row.text, own):
            read.remark(ProofKind.PICTURE_UNKNOWN, where, typed)
        for picture in own.values():
            read.text(where, picture.caption, PassageKind.CAPTION)
            for text in (picture.alt, picture.credit):
                read.text(where, text)
            doubt = None if picture.decorative else alt_doubt(picture.alt, picture.caption)
            if doubt is not None:
                read.remark(doubt, where, picture.alt)


def _read_matters(read: ProofTexts, year: int) -> None:
    """Supervision and decisions as their sectors delivered them, and what stands about the lists."""
    known = deliveries_now()
    for said in MatterText.objects.filter(year=year).order_by("id"):
        where = read.place(Spot("text", said.place, said.title, year, line=said.source_line))
        read.text(where, said.title, PassageKind.HEADING)
        read.text(where, said.text)
        read.text(where, said.caption, PassageKind.CAPTION)
        if said.remark:
            read.remark(ProofKind.NOTED, where, said.remark)
    for one in matter_versions(list(Supervision.objects.of_year(year)), known):
        if one.public is not None:
            row = one.public
            where = read.place(_spot("supervision", row))
            for text in (row.authority, row.service, row.finding, row.measure):
                read.text(where, text)
            _read_state(read, where, row, row.finding, row.measure)
    for told in matter_versions(list(Decision.objects.of_year(year)), known):
        if told.public is not None:
            decision = told.public
            where = read.place(_spot("decision", decision))
            comments = [comment.text for comment in told.comments]
            read.text(where, decision.cases, PassageKind.CASES)
            read.text(where, decision.responsible, PassageKind.PERSON)
            for text in (decision.text, *comments):
                read.text(where, text)
            _read_state(read, where, decision, decision.text, comments[-1] if comments else "")


def _spot(kind: str, row: Supervision | Decision) -> Spot:
    return Spot(kind, str(row.pk), str(row), row.year, "", _called(row), row.source_line)


def _called(row: Any) -> str:
    """What its sector was called in the year; see ``MatterQuerySet.described``."""
    return str(row.sector_called)


def _read_state(
    read: ProofTexts, where: str, row: Supervision | Decision, decided: str, reported: str
) -> None:
    """The days and the state of a matter, held against what is said of it."""
    for text in (row.deadline_text, row.closed_text):
        read.text(where, text)
    against = values.state_contradicted(row.ended, reported)
    if against:
        read.remark(ProofKind.STATE_CONTRADICTED, where, against, str(row.get_state_display()))
    amounts = values.amounts_differ(decided, reported)
    if amounts is not None:
        read.remark(ProofKind.AMOUNTS_DIFFER, where, *amounts)
    if not row.ended and row.deadline is not None and row.deadline < date(row.year, 12, 31):
        read.remark(ProofKind.DEADLINE_PASSED, where, row.deadline_text)
    if row.remark:
        read.remark(ProofKind.NOTED, where, row.remark)


def _read_plan(read: ProofTexts, year: int) -> None:
    plan = Plan.objects.filter(year=year, withdrawn=False).first()
    if plan is not None and plan.case:
        where = read.place(Spot("plan", str(year), plan.case, year))
        read.text(where, plan.case, PassageKind.CASES)


def _read_card(read: ProofTexts, card: Card, before: Mapping[int, JudgedLine], left: Collection[str]) -> None:
    area = read.place(Spot("area", card.number, f"{card.number} {card.title}", card.year, card.number))
    read.text(area, card.title, PassageKind.HEADING)
    for group in card.groups:
        first = group.lines[0]
        if group.title and first.heading is not None:
            number = str(first.heading.id)
            spot = Spot("heading", number, group.title, card.year, card.number, "", first.source_line)
            where = read.place(spot)
            read.text(where, group.title, PassageKind.HEADING)
        for line in group.lines:
            _read_line(read, line, before.get(line.indicator_id), left)
    for comment in card.comments:
        title = comment.title or comment.text[:60]
        spot = Spot("comment", str(comment.id), title, card.year, card.number, "", comment.source_line)
        where = read.place(spot)
        read.text(where, comment.title, PassageKind.HEADING)
        read.text(where, comment.text)
        _hold_against_named(read, where, comment.text, card.lines)
    if not card.comments and any(line.verdict.status is Status.MISSED for line in card.lines):
        read.remark(ProofKind.NO_COMMENT, area)


def _read_line(read: ProofTexts, line: JudgedLine, before: JudgedLine | None, left: Collection[str]) -> None:
    spot = Spot("line", line.code, line.short_name, line.year, "", line.sector.name, line.source_line)
    where = read.place(spot)
    read.text(where, line.name)
    causes = [one.text for one in line.explanations if one.cause]
    for text in causes:
        read.text(where, text)
    for note in line.notes:
        if not note.remark:
            read.text(where, note.text)
            _hold_against(read, where, note.text, line)
        elif note.id not in read.noted:  # a note of many cells is remarked upon once
            read.noted.add(note.id)
            read.remark(ProofKind.NOTED, where, note.text)
    for action in line.actions:
        for text in (action.text, action.responsible, action.outcome):
            read.text(where, text)
        if action.responsible in left and action.state in OPEN:
            read.remark(ProofKind.HAS_LEFT, where, action.responsible)
        if action.overdue:
            read.remark(ProofKind.OVERDUE, where, action.text, f"{action.due:%d.%m.%Y}")
    for remark in _of_figures(line, where, causes, before):
        read.remarks.append(remark)


def _of_figures(
    line: JudgedLine, where: str, causes: Iterable[str], before: JudgedLine | None
) -> Iterator[ProofRemark]:
    """What is missing of a line, and what its figures say against its words."""

    def remark(kind: ProofKind, seen: str = "", other: str = "") -> ProofRemark:
        return ProofRemark(kind, where, seen, other, line.source_line)

    if line.owed:
        yield remark(ProofKind.NO_FIGURE)
    elif line.open_questions or line.verdict.status is Status.UNDECIDED:
        yield remark(ProofKind.NOT_SETTLED, line.result_text or line.target_text)
    if line.verdict.status is Status.MISSED:
        if not line.explained:
            yield remark(ProofKind.NO_CAUSE, line.result_text, line.target_text)
        if not line.actions:
            yield remark(ProofKind.NO_ACTION, line.result_text, line.target_text)
    for counted, whole in values.name_counts_otherwise(line.name, (line.target_text, line.result_text)):
        yield remark(ProofKind.NAME_COUNTS_OTHERWISE, counted, whole)
    told = {one.text.strip() for one in before.explanations if one.cause} if before is not None else set()
    for cause in causes:
        if cause.strip() in told:
            yield remark(ProofKind.SAME_AS_LAST_YEAR, cause)


def _hold_against(read: ProofTexts, where: str, text: str, line: JudgedLine) -> None:
    """Shares of a note that are none of its line's."""
    for share, others in values.shares_otherwise(text, _figures(line)):
        read.remark(ProofKind.OTHER_FIGURE, where, share, others)


def _hold_against_named(read: ProofTexts, where: str, text: str, lines: Iterable[JudgedLine]) -> None:
    """Shares in a sentence that names one indicator of the card, and that are none of its figures."""
    for sentence in values.sentences(without_mentions(text)):
        named = [line for line in lines if line.short_name.casefold() in sentence.casefold()]
        if len(named) == 1:
            _hold_against(read, where, sentence, named[0])


def _figures(line: JudgedLine) -> tuple[str, ...]:
    previous = line.previous.text if line.previous is not None else ""
    return (line.target_text, line.result_text, previous, *(one.text for one in line.periods))
