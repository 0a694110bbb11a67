"""Every page is read once by every role: how it is answered, its texts, and the drafts that it tells of.

Every address × an unsent draft × every role, in both directions: its own people read it, nobody else ever.

Two drafts are written: one of 2026, which was never delivered, and one of 2025, which was delivered, returned
and changed since. Each kind of text in them has a word of its own. ``OWN_READ`` at the end says which of them
the leader of the sector finds at each address; who else reads drafts finds no more, and everybody else none.
An address that is new fails until it stands there, with what its own people find on it.

The same answers tell whether an address is answered as the table of doors says, with nothing written, and
whether a text of the interface is not marked for translation: every translation stands in brackets.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from indicators import judging, workflow
from indicators.models import (
    Decision,
    Deviation,
    Footnote,
    ResultComment,
    Round,
    ScorecardLine,
    Sector,
    Submission,
    Supervision,
    User,
)
from tests import municipality, pictures
from tests.language.brackets import FROZEN, PRINTED, bare, bracket, forget_words, known_words, published
from tests.permissions.answers import RIGHT, told_to_browsers
from tests.permissions.door_answers import COLUMNS, NO_WAY, POST_ONLY, WALKED
from tests.permissions.doors import HERE, LEADS_ON_THERE, OWN
from tests.permissions.other_doors import ACCOUNT, ADMIN
from tests.permissions.world import World, build_places, counted, make_world, proposed, watched

WORDS = {
    # a draft that was never delivered, and what was changed after a delivery: figure, cause, action, note,
    # forecast, comment, reply to a remark
    "f": ("73,91", "73.91"),
    "c": ("Merkeordårsak",),
    "a": ("Merkeordtiltak", "Merkeordperson"),
    "n": ("Merkeordnote",),
    "p": ("Merkeordprognose",),
    "k": ("Merkeordkommentar",),
    "m": ("Merkeordfunn", "Merkeordvedtak", "Merkeordmelding"),
    "M": ("Nyordfunn", "Nyordvedtak", "Nyordmelding"),
    "F": ("74,82", "74.82"),
    "C": ("Nyordårsak",),
    "A": ("Nyordtiltak",),
    "N": ("Nyordnote",),
    "R": ("Nyordsvar",),
    "w": ("Merkeordutfordring", "Merkeordarbeid"),
    "W": ("Nyordutfordring", "Nyordarbeid"),
    "K": ("Nyordkommentar", "Nyordtittel", "Nyordforklaring"),
    # what was judged of a goal
    "g": ("Merkeordvurdering",),
    "G": ("Nyordvurdering",),
    # a chapter of the report, which the controller alone writes
    "x": ("Merkeordkapittel",),
}
OTHERS = ("management", "auditor", "stranger", "contributor", "nobody")
"""One role of each other column of the table of doors; the contributor has another indicator."""

SEARCHED = {"Merkeord", "Nyord"}
VARIANTS = {
    "board": ("?ar=2026&vis=alle&status=alle", "?ar=2025&vis=alle&status=alle",
              "?ar=2026&runde=t1&vis=alle&utsikt=fare"),
    "card_year": ("?gruppe=sektor", "?kort=6.4", "?pa={now}"),
    "card_csv": ("?pa={now}",),
    "card_xlsx": ("?pa={now}",),
    "card_ods": ("?pa={now}",),
    "indicator": ("?pa={now}",),
    "meeting": ("?runde=t1",),
    "search": ("?q=Merkeord", "?q=Merkeord&ar=2026", "?q=Nyord&ar=2025", "?q=Merkeord&slag=tekster"),
    "search_hits": ("?q=Merkeord", "?q=Nyord&ar=2025"),
    "actions": ("?sok=Merkeord", "?sok=Nyord", "?ar=2025", "?sektor=skole&tilstand=apne"),
    "actions_csv": ("?sok=Merkeord",),
    "supervisions": ("?ar=2025", "?ar=2026", "?sok=Nyord&ar=2025"),
    "supervisions_csv": ("?ar=2025", "?ar=2026"),
    "supervisions_xlsx": ("?ar=2025", "?ar=2026"),
    "decisions": ("?ar=2025", "?ar=2026", "?sok=Nyord&ar=2025"),
    "decisions_csv": ("?ar=2025", "?ar=2026"),
    "decisions_xlsx": ("?ar=2025", "?ar=2026"),
    "table": ("?ar=alle", "?ar=2026&status=ikke-nadd", "?ar=2026&sok=Merkeord",
              "?ar=alle&kol=arsak&kol=tiltak&kol=resultat", "?ar=alle&vis=perioder",
              "?ar=2026&kol=fort&kol=godkjent&kol=sporsmal"),
    "table_csv": ("?ar=alle&fil=alle", "?ar=alle&vis=perioder"),
    "table_xlsx": ("?ar=alle&fil=alle",),
    "table_ods": ("?ar=alle&fil=alle", "?ar=alle&vis=perioder"),
    "report_year": ("?type=tertial", "?type=plan", "?gruppe=omrade", "?gruppe=sektor&kort=skole",
                    "?pa={now}"),
    "approval": ("?runde=2025-arsslutt", "?runde=2026-t1", "?runde=2026-arsslutt"),
    "change_log": ("?sok=Merkeord", "?sok=Nyord", "?sektor=skole"),
    "change_log_csv": ("?sok=Nyord",),
    "admin:indicators_footnote_changelist": ("?q=Merkeord", "?q=Nyord"),
    "admin:indicators_resultcomment_changelist": ("?q=Merkeord",),
    "admin:indicators_scorecardline_changelist": ("?year__exact=2026", "?q=lesing"),
}  # fmt: skip
"""What else is asked of an address: past moments, filters, searches for the words themselves."""

MORE = {
    "indicator": ("/indikator/avvik/2026/", "/indikator/avvik/2025/", "/indikator/avvik/2027/"),
    "register_indicator": ("/register/indikator/avvik/",),
    "chart_csv": ("/indikator/avvik/2026/figur.csv", "/indikator/avvik/2025/figur.csv"),
    "chart_json": ("/indikator/avvik/2026/figur.json", "/indikator/avvik/2025/figur.json"),
    "card_year": (
        "/malekort/2026/?kort=alle",
        "/malekort/2025/?kort=alle",
        "/malekort/2027/?kort=alle",
        "/malekort/2025/",
    ),
    "goals_year": ("/mal/2025/",),
    "goal": ("/mal/2025/{goal_2025}/", "/mal/2026/{goal}/"),
    "words_year": ("/utviklingsarbeid/2025/", "/utviklingsarbeid/2025/?sok=nyord"),
    "report_words": ("/rapportering/2025/arsslutt/skole/ord/",),
    "card_csv": ("/malekort/2025/malekort.csv",),
    "meeting": ("/mote/2025/",),
    "report_year": ("/rapport/2025/", "/rapport/2027/?type=plan"),
    "reference": ("/rapport/2025/kilde/",),
    "reference_part": ("/rapport/2025/kilde/857/",),
    "approval_sector": (
        "/godkjenning/2026/arsslutt/skole/",
        "/godkjenning/2026/t1/skole/",
        "/godkjenning/2024/arsslutt/skole/",
    ),
    "chapter": ("/rapport/2026/kapitler/merket/", "/rapport/2026/kapitler/glimt/"),
    "chapter_picture_new": ("/rapport/2026/kapitler/merket/bilde/",),
    "chapter_picture": ("/rapport/2026/kapitler/merket/bilde/1/",),
    "report_details": (HERE + "detaljer/{missed}/",),
    "editions": ("/rapport/2025/utgaver/",),
    "proposal": ("/rapport/forslag/{proposal_2025}/", "/rapport/forslag/{proposal_2026}/"),
    "proposal_file": tuple(
        f"/rapport/forslag/{{proposal_{year}}}/fil/{kind}/"
        for year in (2025, 2026)
        for kind in ("json", "html")
    ),
    "proof": ("/korrektur/2025/?vis=alle", "/korrektur/2026/?vis=alle"),
    "reporting_sector": ("/rapportering/2025/arsslutt/skole/", "/rapportering/2026/t1/skole/"),
    "supervision": ("/tilsyn/{supervision_2025}/", "/tilsyn/{supervision_2026}/"),
    "decision": ("/vedtak/{decision_2025}/", "/vedtak/{decision_2026}/"),
    "supervision_entry": ("/tilsyn/2025/skole/", "/tilsyn/2026/skole/"),
    "decision_entry": ("/vedtak/2025/skole/", "/vedtak/2026/skole/"),
    "action": ("/tiltak/{draft_action}/", "/tiltak/{changed_action}/"),
    "admin:indicators_footnote_change": tuple(
        f"/admin/indicators/footnote/{{{note}}}/change/" for note in ("draft_note", "changed_note")
    ),
    "admin:indicators_footnote_history": tuple(
        f"/admin/indicators/footnote/{{{note}}}/history/" for note in ("draft_note", "changed_note")
    ),
    "admin:indicators_resultcomment_change": tuple(
        f"/admin/indicators/resultcomment/{{{comment}}}/change/"
        for comment in ("draft_comment", "changed_comment", "linked_comment")
    ),
    "admin:indicators_resultcomment_history": tuple(
        f"/admin/indicators/resultcomment/{{{comment}}}/history/"
        for comment in ("draft_comment", "changed_comment", "linked_comment")
    ),
    "admin:indicators_scorecardline_change": tuple(
        f"/admin/indicators/scorecardline/{{{line}}}/change/"
        for line in ("missed", "changed_line", "foreign")
    ),
    "admin:indicators_scorecardline_history": tuple(
        f"/admin/indicators/scorecardline/{{{line}}}/history/" for line in ("missed", "changed_line")
    ),
}
"""Other objects of the same addresses."""


def make_drafts(world: World) -> None:
    """Write both drafts, every kind of text with its own word."""
    leader, management = (User.objects.get(username=name) for name in ("leader", "management"))
    skole = Sector.objects.get(code="skole")
    line = ScorecardLine.objects.get(pk=world.places["missed"])
    _tell(leader, line, "73,91", "Merkeord")
    made = workflow.promise_action(
        by=leader, line_id=line.pk, text="Merkeordtiltak", responsible="Merkeordperson", due=date(2026, 6, 1)
    )
    world.places["draft_action"] = made.pk
    tertial = Round.objects.get(year=2026, kind="t1")
    workflow.forecast(
        by=leader, line_id=line.pk, round_id=tertial.pk, outlook="unsure", comment="Merkeordprognose"
    )
    comment, _ = workflow.save_record(
        by=leader, model=ResultComment, links={"indicators": [line.indicator]}, reason="Skrevet",
        values={"area": line.area, "year": 2026, "code": "m", "order": 9, "text": "Merkeordkommentar"},
    )  # fmt: skip
    about = {"by": leader, "sector_id": skole.pk, "area_id": line.area_id, "kind": "challenges"}
    workflow.write_area_text(**about, year=2026, text="Merkeordutfordring")
    _goes(leader, line, "Merkeordarbeid")
    judged = {"by": leader, "level": "delvis nådd"}
    workflow.assess_goal(**judged, goal_id=world.places["goal"], text="Merkeordvurdering")
    delivered = Submission.objects.get(round__year=2025, sector=skole)
    older = ScorecardLine.objects.get(year=2025, indicator=line.indicator)
    own = {"by": leader, "submission_id": delivered.pk}
    by_sector = {"by": leader, "sector_id": skole.pk, "area_id": line.area_id, "year": 2025}
    workflow.take_back(**own)
    told = workflow.comment_results(**by_sector, text="Levertkommentar")
    workflow.write_area_text(**about, year=2025, text="Levertutfordring")
    _goes(leader, older, "Levertarbeid")
    keeper = {"by": User.objects.get(username="controller"), "year": 2025}
    goal = workflow.save_goal(**keeper, values={"text": "Alle lærer å lese", "sector_id": skole.pk})
    hang = [workflow.ChosenLine(older.pk, None)]
    workflow.attach_lines(**keeper, goal_id=goal.pk, lines=hang)
    workflow.assess_goal(**judged, goal_id=goal.pk, text="Levertvurdering")
    world.places["goal_2025"] = goal.pk
    linked, _ = workflow.save_record(
        by=leader, model=ResultComment, links={"indicators": [line.indicator]}, reason="Skrevet",
        values={"area": line.area, "year": 2025, "code": "l", "order": 8, "text": "Levertforklaring"},
    )  # fmt: skip
    workflow.submit(**own)
    workflow.return_submission(
        by=management, submission_id=delivered.pk, reason="Se over", remarks={older.pk: "Stemmer dette?"}
    )
    workflow.reply(by=leader, submission_id=delivered.pk, line_id=older.pk, text="Nyordsvar")
    _tell(leader, older, "74,82", "Nyord")
    changed = {"pk": told.pk, "version": told.version, "title": "Nyordtittel", "text": "Nyordkommentar"}
    workflow.comment_results(**by_sector, **changed)
    workflow.write_area_text(**about, year=2025, text="Nyordutfordring")
    _goes(leader, older, "Nyordarbeid")
    workflow.assess_goal(**judged, goal_id=goal.pk, text="Nyordvurdering")
    workflow.save_record(
        by=leader, model=ResultComment, pk=linked.pk, values={"text": "Nyordforklaring"},
        version=linked.version, reason="Rettet",
    )  # fmt: skip
    action = older.actions.get()
    workflow.promise_action(
        by=leader, line_id=older.pk, text="Nyordtiltak", responsible="Rektor", due=action.due,
        pk=action.pk, version=action.version,
    )  # fmt: skip
    keeper = {"by": User.objects.get(username="controller"), "year": 2026}
    marked = {"title": "Merkeordkapittel", "text": "Merkeordkapittel"}
    chapter = workflow.save_chapter(**keeper, code="merket", values=marked)
    workflow.add_picture(
        **keeper, chapter_id=chapter.pk, file=pictures.kept("red"), values={"alt": "Merkeordkapittel"}
    )
    for year, word in ((2026, "Merkeord"), (2025, "Nyord")):
        supervision, decision = Supervision.objects.get(year=year), Decision.objects.get(year=year)
        given = {"by": leader, "year": year, "sector_id": skole.pk}
        workflow.save_supervision(**given, pk=supervision.pk, values={"finding": f"{word}funn"})
        workflow.save_decision(**given, pk=decision.pk, values={"text": f"{word}vedtak"})
        workflow.comment_decision(by=leader, decision_id=decision.pk, text=f"{word}melding")
        world.places |= {f"supervision_{year}": supervision.pk, f"decision_{year}": decision.pk}
    controller = User.objects.get(username="controller")
    workflow.withdraw_proposal(by=controller, proposal_id=world.places["proposal"])
    for year in (2025, 2026):
        world.places[f"proposal_{year}"] = proposed(controller, year).pk
    world.places |= {
        "draft_note": Footnote.objects.get(text="Merkeordnote").pk,
        "changed_note": Footnote.objects.get(text="Nyordnote").pk,
        "draft_comment": comment.pk,
        "changed_comment": told.pk,
        "linked_comment": linked.pk,
        "changed_line": older.pk,
        "changed_action": action.pk,
        "now": timezone.localtime().replace(tzinfo=None).isoformat(),
    }


def _tell(by: User, line: ScorecardLine, figure: str, word: str) -> None:
    workflow.report_result(by=by, line_id=line.pk, text=figure, reason="Ført")
    stands = Deviation.objects.filter(line=line).first()
    version = stands.version if stands else 0
    workflow.explain(by=by, line_id=line.pk, cause=f"{word}årsak", version=version)
    workflow.note_figure(by=by, line_id=line.pk, text=f"{word}note")


def _goes(by: User, line: ScorecardLine, word: str) -> None:
    made = municipality.work(line, "arbeid", "Et arbeid")
    workflow.report_work(by=by, work_id=made.pk, state="ongoing", done=word)


def addresses(role: str) -> Iterator[tuple[str, str]]:
    """Every named address that can be read by a role, with its variants, as the world names their places.

    An address that the table of doors lets nobody of the role into is left to that table's own test; other
    objects of it are asked for by everybody.
    """
    place = next(number for number, roles in enumerate(COLUMNS.values()) if role in roles)
    account = ACCOUNT if role == "nobody" else {}  # says the same to everybody
    for name, door in {**OWN, **account, **ADMIN}.items():
        if door.get.split() in (NO_WAY.split(), POST_ONLY.split()):
            continue
        if door.get.split()[place] == "200":
            yield name, door.address
            for more in VARIANTS.get(name, ()):
                yield name, door.address.partition("?")[0] + more
        for address in MORE.get(name, ()):
            yield name, address


def content_of(answer: Any) -> str:
    """What an address gave; a workbook unpacked."""
    raw = answer.getvalue() if answer.streaming else answer.content
    if raw[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            raw = b"\n".join(packed.read(name) for name in packed.namelist())
    return str(raw.decode(errors="replace"))


def build_drafts() -> dict[str, Any]:
    """The municipality with both drafts in it."""
    made = World(places=build_places())
    make_drafts(made)
    return made.places


@pytest.fixture
def world(db: None, remembering: None, signed_in_once: None) -> World:
    made = make_world(build_drafts)
    judging.forget()
    return made


@dataclass
class Walk:
    """What somebody in a role was answered, by address, or by name over all its variants."""

    read: dict[str, set[str]] = field(default_factory=dict)
    """The kinds of words of drafts."""
    wrong: dict[str, Any] = field(default_factory=dict)
    """How it was answered, where that is not as the table of doors says and browsers are told."""
    bare: dict[str, list[str]] = field(default_factory=dict)
    """Texts that are not marked for translation."""
    status: int = 0
    """Of the last answer."""

    @property
    def words(self) -> dict[str, str]:
        return {name: "".join(sorted(kinds)) for name, kinds in self.read.items() if kinds}


def walked(world: World, role: str) -> Walk:
    """All addresses, each with all its variants, as somebody in a role reads them."""
    walk, before, known = Walk(), counted(), known_words() | SEARCHED
    of_documents = known | published()
    unheld = {*PRINTED, "proposal_file"}
    with watched() as writes:
        for name, address in addresses(role):
            words = None if name in unheld else of_documents if name in FROZEN else known
            look_at(walk, world.client(role), name, address.format(**world.places), words)
            if address not in MORE.get(name, ()) and walk.status != (302 if name in LEADS_ON_THERE else 200):
                walk.wrong[address] = walk.status
    assert not writes or counted() == before
    return walk


def look_at(walk: Walk, client: Client, name: str, address: str, known: set[str] | None) -> None:
    """Read one address, and keep what it tells; its texts where it is said which words are data."""
    answer = client.get(address)
    walk.status = answer.status_code
    if walk.status not in (200, 302, 403, 404) or told_to_browsers(answer) != RIGHT:
        walk.wrong[address] = walk.status, told_to_browsers(answer)
    text = content_of(answer)
    here = {kind for kind, words in WORDS.items() if any(word in text for word in words)}
    walk.read.setdefault(name, set()).update(here)
    is_page = answer.headers.get("Content-Type", "").startswith("text/html")
    if is_page and known is not None and (left := bare(text, known)):
        walk.bare[address] = sorted(set(left))


@pytest.fixture
def bracketed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    bracket(monkeypatch)
    yield
    forget_words()


def test_every_page_is_answered_and_worded_and_a_draft_read_by_its_own_people_alone(
    world: World, bracketed: None
) -> None:
    walks = {role: walked(world, role) for role in WALKED}
    assert {role: walk.wrong for role, walk in walks.items()} == {role: {} for role in WALKED}
    assert {role: walk.bare for role, walk in walks.items()} == {role: {} for role in WALKED}
    assert {role: walks[role].words for role in OTHERS} == {role: {} for role in OTHERS}
    own, keeper = walks["leader"], walks["controller"]
    unsaid = set(own.read) - set(OWN_READ) - NOTHING_READ
    assert (unsaid, own.words) == (set(), OWN_READ), "say what is read there"
    all_of_it = {
        name: OWN_READ.get(name, "") + CHAPTERS_READ.get(name, "") for name in OWN_READ | CHAPTERS_READ
    }
    assert {name: kinds for name, kinds in keeper.words.items() if name in all_of_it} == all_of_it


def test_others_read_the_comments_as_they_were_delivered(world: World) -> None:
    delivered = ("Levertkommentar", "Levertforklaring")
    for role in ("leader", "management"):
        card, then = (
            world.client(role).get("/malekort/2025/?kort=alle" + past.format(**world.places)).content.decode()
            for past in ("", "&pa={now}")
        )
        others = role == "management"
        assert [text in page for page in (card, then) for text in delivered] == [others] * 4
        goal = world.client(role).get("/mal/2025/{goal_2025}/".format(**world.places)).content.decode()
        assert "Levertvurdering" in goal


def told_by_commands(folder: Path) -> str:
    """What the management commands print, and the letters that they send."""
    out = io.StringIO()
    mail.outbox.clear()
    for year in ("2025", "2026"):
        call_command("annual_report", year, "--format", "html", "--output", folder / year, stdout=out)
        out.write((folder / year).read_text())
    for name, given in (
        ("scorecard", ["2026"]),
        ("scorecard", ["2025", "--format", "json"]),
        ("proofread", ["2025"]),
        ("proofread", ["2026", "--format", "json"]),
        ("send_reminders", []),
        ("send_digest", []),
    ):
        call_command(name, *given, stdout=out, stderr=out)
    letters = [part for one in mail.outbox for part in (one.subject, str(one.body), *_other_parts(one))]
    return out.getvalue() + "\n".join(letters)


def _other_parts(letter: Any) -> list[str]:
    return [str(part[0]) for part in getattr(letter, "alternatives", ())]


def test_no_letter_and_no_command_tells_of_a_draft(world: World, tmp_path: Path) -> None:
    for name in ("leader", "stranger", "management", "auditor", "controller"):
        user = User.objects.get(username=name)
        user.email = f"{name}@kommune.example"
        user.save()
        workflow.subscribe(by=user)
    told = told_by_commands(tmp_path)
    assert len(mail.outbox) > 0
    assert {kind for kind, words in WORDS.items() if any(word in told for word in words)} == set()


OWN_READ = {
    "action": "ACFacf",
    "admin:indicators_footnote_change": "Nn",
    "admin:indicators_footnote_changelist": "Nn",
    "admin:indicators_footnote_history": "Nn",
    "admin:indicators_resultcomment_change": "Kk",
    "admin:indicators_resultcomment_changelist": "Kk",
    "admin:indicators_resultcomment_history": "Kk",
    "admin:indicators_scorecardline_change": "FNfn",
    "admin:indicators_scorecardline_history": "Ff",
    "approval_sector": "ACFRacfp",
    "board": "Ff",
    "card_csv": "ACFKNacfkn",
    "card_ods": "acfkn",
    "card_xlsx": "acfkn",
    "card_year": "ACFKNacfkn",
    "change_log": "ACFGKMNRWacfgkmnpw",
    "change_log_csv": "ACFGKMNRWacfgkmnpw",
    "change_log_xlsx": "ACFGKMNRWacfgkmnpw",
    "chart_csv": "Ff",
    "chart_json": "Ff",
    "decision": "Mm",
    "decision_entry": "Mm",
    "goal": "Gg",
    "indicator": "ACFKNacfknp",
    "register_indicator": "Ff",
    "report_details": "AFacfn",
    "report_words": "Ww",
    "reporting_sector": "ACFKRacfp",
    "supervision": "Mm",
    "supervision_entry": "Mm",
    "table": "ACFacf",
    "table_csv": "ACFKNacfkn",
    "table_ods": "ACFKNacfkn",
    "table_xlsx": "ACFKNacfkn",
    "table_import_results": "f",
}
"""By address: the letters of the words that the sector's leader reads there."""

CHAPTERS_READ = dict.fromkeys(
    (
        *("chapter", "chapter_picture", "chapter_picture_new", "chapters"),
        *("change_log", "change_log_csv", "change_log_xlsx"),
    ),
    "x",
)
"""Where the controller reads a draft of the report's chapters besides."""

NOTHING_READ = {
    "chapter",
    "chapter_picture",
    "chapter_picture_new",
    "edition_picture",
    "held",  # others' figures are held against what is delivered, for everyone
    "held_csv",
    "held_xlsx",
    "picture",
    "proposal_picture",
    "chapters",
    "chapters_now",
    "partner",
    "partner_new",
    "partners",
    "staffing",
    "actions",
    "actions_csv",
    "actions_xlsx",
    "admin:app_list",
    "admin:index",
    "admin:indicators_footnote_add",
    "admin:indicators_functioncode_change",
    "admin:indicators_functioncode_changelist",
    "admin:indicators_functioncode_history",
    "admin:indicators_heading_change",
    "admin:indicators_heading_changelist",
    "admin:indicators_heading_history",
    "admin:indicators_indicator_change",
    "admin:indicators_indicator_changelist",
    "admin:indicators_indicator_history",
    "admin:indicators_plan_change",
    "admin:indicators_plan_changelist",
    "admin:indicators_plan_history",
    "admin:indicators_resultcomment_add",
    "admin:indicators_scorecardline_changelist",
    "admin:indicators_sector_change",
    "admin:indicators_sector_changelist",
    "admin:indicators_sector_history",
    "admin:indicators_servicearea_change",
    "admin:indicators_servicearea_changelist",
    "admin:indicators_servicearea_history",
    "admin:jsi18n",
    "approval",
    "correct",
    "decisions",
    "decisions_csv",
    "decisions_xlsx",
    "supervisions",
    "supervisions_csv",
    "supervisions_xlsx",
    "healthz",
    "help",
    "accessibility",
    "how_status",
    "meeting",
    "goals_year",
    "plan_year",
    "register",
    "register_year",
    "goals_words",
    "person_lines",
    "register_figures",
    "register_grid",
    "register_about",
    "register_act",
    "register_line",
    "register_new",
    "register_set",
    "readyz",
    "reference",
    "reference_part",
    "edition",
    "edition_file",
    "editions",
    "proposal",
    "proposal_file",
    "report_download",
    "report_file",
    "proof",
    "proof_now",
    "proof_text",
    "report_layout",
    "getting_started_arms",
    "table_import",
    "table_import_marked",
    "table_import_new",
    "table_import_plan",
    "table_import_undo",
    "table_imports",
    "word_template",
    "word_template_download",
    "word_template_own",
    "report_year",
    "reporting",
    "rounds",
    "search",
    "search_hits",
    "session_state",
    "words",
    "words_csv",
    "words_xlsx",
    "words_year",
}
"""Addresses on which nobody reads any of them: they tell of no figures, or of what was delivered alone."""
