"""Pictures of chapters: sent in, described, placed, replaced and taken away, and who sees which."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from indicators import workflow
from indicators.models import ChapterPicture, KeptFile, ReportChapter, TrailEntry, User
from indicators.selectors.log.findings import Fault
from indicators.selectors.log.verification import verify
from indicators.selectors.report.proofreading import remarks_of
from tests.pages.picture_pages import BLUE, GREEN, NEW, ONE, PAGE, SAID, address, faults, form, shown
from tests.pages.picture_pages import chapter as chapter  # noqa: PLC0414
from tests.pages.picture_pages import controller as controller  # noqa: PLC0414
from tests.pages.picture_pages import reader as reader  # noqa: PLC0414
from tests.pages.picture_pages import writer as writer  # noqa: PLC0414
from tests.pictures import photograph, sent
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round

pytestmark = pytest.mark.django_db


def test_a_picture_is_sent_in_and_stands_at_its_place(
    writer: Client, controller: User, chapter: ReportChapter
) -> None:
    assert '<option value="2">Etter «Først»</option>' in writer.get(NEW).content.decode()
    for _twice in range(2):
        answer = writer.post(NEW, form(once="abc"))
        assert (answer.status_code, answer.headers["Location"]) == (302, PAGE)
    row = ChapterPicture.objects.get()
    assert (row.number, row.media, row.width, row.height, row.alt) == (1, "image/jpeg", 60, 40, SAID["alt"])
    chapter.refresh_from_db()
    assert chapter.text == "# Januar\n\nFørst\n\n{bilde 1}\n\nSist"
    figure = (
        f'<p>Først</p><figure class="pic"><img src="{address(GREEN)}" alt="En elg i vinterskog" width="60" '
        'height="40"><figcaption>Elgen kom til byen<small>Foto: Kommunen</small></figcaption></figure>'
        "<p>Sist</p>"
    )
    assert figure in shown(writer)
    entry = TrailEntry.objects.latest("sequence")
    assert (entry.act, entry.label, entry.year) == ("keep_picture", "Bilde 1 i Glimt (2026)", 2026)
    assert entry.rows.keys() == {"chapterpicture", "reportchapter"}


def test_a_picture_is_sent_as_what_it_is_and_kept_nowhere(writer: Client, chapter: ReportChapter) -> None:
    writer.post(NEW, form())
    got = writer.get(address(GREEN))
    assert (got.status_code, got.content) == (200, GREEN.content)
    wanted = ("Content-Type", "X-Content-Type-Options", "Cache-Control", "Content-Disposition")
    digest = sha256(GREEN.content).hexdigest()
    assert [got.headers[name] for name in wanted] == [
        "image/jpeg", "nosniff", "no-store", f'inline; filename="bilde-{digest[:8]}.jpg"',
    ]  # fmt: skip


def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    writer: Client, chapter: ReportChapter
) -> None:
    again = "Velg bildet på nytt: nettleseren tar ikke vare på filen."
    unsaid = "Skriv hva bildet viser, eller kryss av for at det bare er pynt."
    both = "Et bilde som bare er pynt, har verken beskrivelse eller bildetekst."
    gif = "Bildet er i formatet GIF. Lagre det som JPEG eller PNG, og velg det på nytt."
    tried = {
        unsaid: writer.post(NEW, form(alt=" \n ")),
        both: writer.post(NEW, form(decorative="on")),
        gif: writer.post(NEW, form(file=sent(b"GIF89a" + bytes(99)))),
        "Velg et bilde.": writer.post(NEW, {k: v for k, v in form().items() if k != "file"}),
    }
    assert {said: faults(answer) for said, answer in tried.items()} == {
        unsaid: [again, unsaid], both: [again, both], gif: [gif], "Velg et bilde.": ["Velg et bilde."],
    }  # fmt: skip
    assert all(answer.status_code == 200 for answer in tried.values())
    assert ">\nElgen kom til byen</textarea>" in tried[unsaid].content.decode()
    moved = writer.post(NEW, form(text_seen="7"))
    assert faults(moved) == [again, "En kollega har endret teksten i mellomtiden. Velg plassen på nytt."]
    assert (ChapterPicture.objects.count(), KeptFile.objects.count()) == (0, 0)
    assert [writer.post(NEW, form(after=after)).status_code for after in ("-1", "99", "x", "2; drop")] == [
        200
    ] * 4
    assert not ChapterPicture.objects.exists()


def test_a_picture_that_is_only_decoration_says_nothing(writer: Client, chapter: ReportChapter) -> None:
    writer.post(NEW, form(alt="", caption="", decorative="on"))
    assert f'<img src="{address(GREEN)}" alt="" width="60" height="40">' in shown(writer)
    with pytest.raises(workflow.Invalid):
        workflow.change_picture(
            by=User.objects.get(username="controller"), year=2026, chapter_id=chapter.pk, number=1,
            values={"caption": "Elgen"},
        )  # fmt: skip


def test_a_picture_is_described_anew_moved_replaced_taken_away_and_put_back(
    writer: Client, controller: User, chapter: ReportChapter
) -> None:
    def text() -> str:
        chapter.refresh_from_db()
        return chapter.text

    def act(do: str, seen: int) -> Any:
        return writer.post(ONE, {"do": do, "seen": str(seen), "text_seen": str(chapter.version)})

    writer.post(NEW, form(after="3"))
    assert text().endswith("Sist\n\n{bilde 1}")
    act("opp", 1)
    assert text().endswith("{bilde 1}\n\nSist")
    act("opp", 1), text(), act("opp", 1), text(), act("opp", 1)
    assert text().startswith("{bilde 1}\n\n# Januar")
    act("ned", 1)
    assert text().startswith("# Januar\n\n{bilde 1}")
    answer = writer.post(
        ONE, form(file=sent(photograph("blue")), alt="To elger", text_seen=str(chapter.version))
    )
    assert answer.status_code == 302
    assert text() == "# Januar\n\nFørst\n\n{bilde 1}\n\nSist"
    row = ChapterPicture.objects.get()
    assert (row.alt, row.sha256, row.version) == ("To elger", sha256(BLUE.content).hexdigest(), 2)
    before = TrailEntry.objects.count()
    writer.post(ONE, {k: v for k, v in form(alt="To elger", seen="9", text_seen="9").items() if k != "file"})
    assert TrailEntry.objects.count() == before  # it stands so already
    act("trekk", 2)
    assert (text(), "pic" in shown(writer)) == ("# Januar\n\nFørst\n\nSist", False)
    assert writer.get(ONE).status_code == 404
    act("hent", 3)
    assert text() == "# Januar\n\nFørst\n\nSist\n\n{bilde 1}"
    writer.post(NEW, form(text_seen=str(chapter.version)))
    assert [one.number for one in ChapterPicture.objects.all()] == [1, 2]
    assert verify().finding is None


def test_what_a_colleague_saved_is_shown_beside_what_was_typed(
    writer: Client, chapter: ReportChapter
) -> None:
    writer.post(NEW, form())
    first = {k: v for k, v in form(text_seen="2").items() if k != "file"}
    writer.post(ONE, first | {"alt": "En ulv"})
    answer = writer.post(ONE, first | {"alt": "En bjørn"})
    page = answer.content.decode()
    assert "En kollega har lagret bildet" in page
    assert '<pre class="ch-pre">En ulv\nElgen kom til byen\nFoto: Kommunen</pre>' in page
    assert ">\nEn bjørn</textarea>" in page
    assert ChapterPicture.objects.get().alt == "En ulv"


def test_a_picture_is_seen_by_those_who_read_its_chapter(
    writer: Client, reader: Client, controller: User, chapter: ReportChapter
) -> None:
    of: dict[str, Any] = {"by": controller, "year": 2026}
    picture = {**of, "chapter_id": chapter.pk, "number": 1}

    def seen(query: str = "") -> list[tuple[int, int]]:
        return [
            (reader.get(address(file) + query).status_code, writer.get(address(file) + query).status_code)
            for file in (GREEN, BLUE)
        ]

    def local() -> str:
        return "?pa=" + timezone.localtime().replace(tzinfo=None).isoformat()

    def save(**values: Any) -> None:
        workflow.save_chapter(**of, pk=chapter.pk, values=values)

    workflow.add_picture(**of, chapter_id=chapter.pk, file=GREEN, values=SAID)
    moments = [local()]
    assert seen() == [(404, 200), (404, 404)]  # a draft
    save(state="ready")
    moments.append(local())
    assert seen() == [(200, 200), (404, 404)]
    workflow.change_picture(**picture, file=BLUE, values={})
    moments.append(local())
    assert seen() == [(404, 404), (200, 200)]  # replaced
    workflow.withdraw_picture(**picture)
    assert seen() == [(404, 404), (404, 200)]  # taken away
    workflow.withdraw_picture(**picture, withdrawn=False)
    save(state="draft")
    assert seen() == [(404, 404), (404, 200)]
    workflow.withdraw_chapter(**of, pk=chapter.pk)
    assert seen() == [(404, 404), (404, 404)]
    assert [seen(moment) for moment in moments] == [
        [(404, 200), (404, 404)], [(200, 200), (404, 404)], [(404, 404), (200, 200)],
    ]  # fmt: skip
    assert writer.get(address(GREEN).replace("2026", "2025")).status_code == 404
    assert Client().get(address(BLUE)).status_code == 302


def test_a_file_that_is_altered_is_found_also_after_the_picture_was_replaced(
    controller: User, chapter: ReportChapter
) -> None:
    of: dict[str, Any] = {"by": controller, "year": 2026, "chapter_id": chapter.pk}
    workflow.add_picture(**of, file=GREEN, values=SAID)
    workflow.change_picture(**of, number=1, file=BLUE, values={})
    assert verify().finding is None
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE indicators_keptfile SET content = %s, size = 3 WHERE sha256 = %s",
            [b"elg", sha256(GREEN.content).hexdigest()],
        )
    finding = verify().finding
    assert finding is not None
    assert (finding.fault, finding.table, finding.fields) == (
        Fault.FILE_ALTERED,
        "chapterpicture",
        ("sha256",),
    )


def test_the_proof_reader_asks_about_pictures(controller: User, chapter: ReportChapter) -> None:
    of: dict[str, Any] = {"by": controller, "year": 2026}
    said = (
        {"alt": "IMG_1234.jpg"},
        {"alt": "bilde"},
        {**SAID, "alt": SAID["caption"]},
        {"decorative": True},
        SAID,
    )
    for values in said:
        workflow.add_picture(**of, chapter_id=chapter.pk, file=GREEN, values=values)
    workflow.change_picture(**of, chapter_id=chapter.pk, number=5, values={"caption": "Elgen i 2024"})
    text = ReportChapter.objects.get().text + "\n\n{bilde 9}"
    workflow.save_chapter(**of, pk=chapter.pk, values={"text": text})
    assert remarks_of(2026) == ()
    workflow.save_chapter(**of, pk=chapter.pk, values={"state": "ready"})
    found = {(one.remark.kind.value, one.remark.seen, one.remark.where) for one in remarks_of(2026)}
    assert found == {
        (kind, seen, "chapter:glimt")
        for kind, seen in (
            ("picture_unknown", "{bilde 9}"),
            ("alt_file_name", "IMG_1234.jpg"),
            ("alt_says_nothing", "bilde"),
            ("alt_repeats", "Elgen kom til byen"),
            ("other_year", "i 2024"),
        )
    }


def test_a_chapter_has_so_many_pictures_and_no_more(
    monkeypatch: pytest.MonkeyPatch, controller: User, chapter: ReportChapter
) -> None:
    monkeypatch.setattr("indicators.workflow.report.pictures.MOST_OF_A_CHAPTER", 1)
    of: dict[str, Any] = {"by": controller, "year": 2026, "chapter_id": chapter.pk, "values": SAID}
    workflow.add_picture(**of, file=GREEN)
    with pytest.raises(workflow.Invalid) as refused:
        workflow.add_picture(**of, file=GREEN)
    assert refused.value.errors == {"": ["Kapitlet kan ikke få flere bilder: 1 er det meste."]}
