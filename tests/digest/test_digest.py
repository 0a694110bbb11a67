"""The weekly digest: who gets what when, over a simulated quarter, and when the mail server says no."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from indicators import workflow
from indicators.models import Digest, Plan, Subscription, TrailEntry
from tests import municipality
from tests.digest.town import DEADLINE, MONDAY, SITE, S, deliver, letter_to, run, sent
from tests.digest.town import town as town  # noqa: PLC0414
from tests.pages.conftest import strict_templates as strict_templates  # noqa: PLC0414
from tests.pages.reading import first, text
from tests.permissions.world import record
from tests.rounds.conftest import Place, complete, enter
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round


def test_a_quarter_week_by_week(town: Place) -> None:
    """Quiet weeks bring nothing, a draft is no news, a delivery is, and what becomes overdue is, once.

    What was delivered stays as it was while it is being changed: what is written then is news when it is
    delivered, and until then nobody but the sector hears of it, that its delivery is late.
    """
    told = {}
    for number in range(13):
        day = MONDAY + timedelta(weeks=number)
        if number == 1:
            complete(town)
        if number == 2:
            workflow.submit(by=town.leader, submission_id=town.own.pk)
        if number == 6:
            workflow.return_submission(by=town.management, submission_id=town.own.pk, reason="Se over")
            enter(town, town.leader, town.missed, "11")
        if number == 8:
            workflow.submit(by=town.leader, submission_id=town.own.pk)
        run(day)
        told[number] = sent()
    everybody = ["ledelse", "leder", "revisor"]
    assert {number: sorted(names) for number, names in told.items() if names} == {
        2: everybody,
        3: ["ledelse", "revisor"],  # the deadline of health is within a week
        4: ["ledelse", "revisor"],  # health is late: the leader of the schools has nothing to do with it
        5: ["ledelse"],  # the schools wait to be decided on
        6: ["leder"],  # the schools are late again
        8: everybody,
        **{number: ["ledelse"] for number in range(9, 13)},  # and wait again
    }
    assert Digest.objects.count() == TrailEntry.objects.filter(act="send_digest").count() == 16


def test_the_same_week_twice_sends_nothing_more(town: Place) -> None:
    deliver(town)
    run(MONDAY)
    assert len(sent()) == 3
    assert run(MONDAY + timedelta(days=6)).endswith("0 sendt, 0 uten noe nytt, 0 mislyktes\n")
    workflow.approve(by=town.management, submission_id=town.own.pk)
    assert run(MONDAY + timedelta(days=7)).endswith("0 sendt, 3 uten noe nytt, 0 mislyktes\n")
    assert sent() == []


def test_nothing_new_is_said_and_not_sent(town: Place) -> None:
    said = run(MONDAY)
    assert len(re.findall(r"ikke noe nytt siden \d\d\.\d\d\.\d{4}, ingen e-post", said)) == 3
    assert said.endswith("0 sendt, 3 uten noe nytt, 0 mislyktes\n")
    assert (sent(), Digest.objects.count()) == ([], 0)


def test_a_draft_is_in_nobody_s_letter(town: Place) -> None:
    """Also not in the leader's own: what is sent by e-mail is sent on."""
    complete(town)
    run(MONDAY)
    assert sent() == []
    workflow.submit(by=town.leader, submission_id=town.own.pk)
    run(MONDAY)
    enter(town, town.stranger, town.other, "3")
    assert all("annen" not in one.body for one in mail.outbox)
    assert len(sent()) == 3


def test_what_the_letter_says_is_what_the_pages_say(town: Place) -> None:
    deliver(town)
    run(DEADLINE + timedelta(days=1))
    letter = letter_to("ledelse")
    (off,) = re.findall(rf"{SITE}/brev/slutt/\S+", letter.body)
    end = TrailEntry.objects.exclude(act="send_digest").latest("sequence")
    assert letter.subject == "Ukesoversikt uke 5: 1 venter på deg, 2 nye tall, 1 ikke nådd, 1 over fristen"
    assert letter.body == (
        "Hei, ledelse.\n\n"
        "1 av 2 mål nådd i 2026.\n\n"
        "Dette er den første ukesoversikten din: det som er nytt, og det som står åpent.\n\n"
        "VENTER PÅ DEG\n"
        "- Til godkjenning: Sektor for skole, årsslutt 2026.\n"
        f"  {SITE}/godkjenning/2026/arsslutt/skole/\n\n"
        "RAPPORTERT\n"
        "- Sektor for skole 2026: 2 nye tall, 1 nådd, 1 ikke nådd.\n"
        f"  {SITE}/malekort/2026/?gruppe=sektor&kort=skole\n\n"
        "NÅ IKKE NÅDD\n"
        f"- avvik (Sektor for skole). 8 mot målet ≥{S}10: ikke nådd, 2 for få.\n"
        f"  {SITE}/indikator/avvik/2026/\n\n"
        "RAPPORTERING OVER FRISTEN\n"
        "- Sektor for helse, årsslutt 2026: fristen gikk ut for 1 dag siden.\n"
        f"  {SITE}/godkjenning/2026/arsslutt/helse/\n\n"
        "ENDRINGSLOGGEN SLUTTER SLIK\n"
        f"- Post {end.sequence}, kontrollsum {end.digest}\n"
        f"  {SITE}/endringslogg/\n\n"
        "Hilsen Målekort, Elverum kommune\n\n"
        f"Velg hvilke brev du får, under Min konto: {SITE}/konto/#brev\n"
        f"Slå av ukesoversikten uten å logge inn: {off}\n"
    )
    assert (letter.extra_headers["List-Unsubscribe"], letter.extra_headers["List-Unsubscribe-Post"]) == (
        f"<{off}>",
        "List-Unsubscribe=One-Click",
    )
    assert "ENDRINGSLOGGEN" not in letter_to("leder").body  # who does not read the whole log
    client = Client()
    client.force_login(town.management)
    for address in re.findall(rf"{SITE}(/\S+)", letter.body):
        assert client.get(address.partition("#")[0]).status_code == 200, address
    page = client.get("/indikator/avvik/2026/").content.decode()
    assert first(r'<p class="verdict">(.*?)</p>', page) in letter.body
    html, kind = letter.alternatives[0]
    assert kind == "text/html"
    told = [line.removeprefix("- ") for line in letter.body.splitlines() if line.startswith("- ")]
    shown = [text(item) for item in re.findall(r'<td class="tx" style="padding:5px[^>]*>(.*?)</td>', html)]
    assert shown == told
    assert f'href="{SITE}/indikator/avvik/2026/"' in html
    assert re.findall(r"(?:src|href)=\"(?!http://localhost:8000/)[^\"]*", html) == []  # nothing is fetched


def test_a_letter_is_ended_by_one_click_and_by_nothing_less(town: Place) -> None:
    deliver(town)
    run(MONDAY)
    link = letter_to("ledelse").extra_headers["List-Unsubscribe"][1:-1].removeprefix(SITE)
    client, own = Client(enforce_csrf_checks=True), Subscription.objects.get(user=town.management)

    def ended() -> bool:
        own.refresh_from_db()
        return own.ended

    page = client.get(link)
    assert (page.status_code, "Slå av ukesoversikten?" in page.content.decode(), ended()) == (
        200,
        True,
        False,
    )
    forged = link[:-3] + ("A" if link[-3] != "A" else "B") + link[-2:]
    assert (client.post(forged).status_code, client.post("/brev/slutt/x/").status_code, ended()) == (
        404,
        404,
        False,
    )
    assert (client.post(link, {"List-Unsubscribe": "One-Click"}).status_code, ended()) == (200, True)
    entry = TrailEntry.objects.latest("sequence")
    assert (entry.act, entry.by) == ("unsubscribe", town.management)
    workflow.subscribe(by=town.management)
    assert (client.post(link).status_code, ended()) == (
        200,
        False,
    )  # an old letter ends nothing asked for anew
    others = Subscription.objects.exclude(pk=own.pk)
    assert not others.filter(ended=True).exists()


@pytest.mark.parametrize(("days", "said"), [(-1, "fristen er i morgen"), (0, "fristen er i dag")])
def test_a_deadline_is_told_before_and_on_the_day(town: Place, days: int, said: str) -> None:
    run(DEADLINE + timedelta(days=days))
    part = "FRISTER I DAG OG DE NESTE SJU DAGENE\n"
    assert f"{part}- Sektor for skole, årsslutt 2026: {said}.\n" in letter_to("leder").body
    assert ("fristen er i dag" in letter_to("leder").subject) is (days == 0)


def test_what_is_delivered_without_a_figure_is_not_called_one(town: Place) -> None:
    workflow.go_without_figure(by=town.leader, line_id=town.met.pk, why="other", text="Sommer")
    enter(town, town.leader, town.missed, "12")
    workflow.submit(by=town.leader, submission_id=town.own.pk)
    run(MONDAY)
    letter = letter_to("ledelse")
    assert letter.subject.endswith(": 1 venter på deg, 1 nytt tall, 1 uten tall")
    assert "- Sektor for skole 2026: 1 nytt tall, 1 uten tall, 1 nådd, 0 ikke nådd.\n" in letter.body


def test_goals_are_told_in_one_line_from_what_is_delivered_and_to_those_they_concern(town: Place) -> None:
    record(Plan, year=2026, title="Plan 2026")
    values: dict[str, Any] = {"text": "Trygge barn"}
    top = workflow.save_goal(by=town.controller, year=2026, values=values, parent_id=None)
    sub = {"text": "Færre avvik"}
    below = workflow.save_goal(by=town.controller, year=2026, values=sub, parent_id=top.pk)
    away = workflow.save_goal(by=town.controller, year=2026, values={"text": "Helse"}, parent_id=None)
    for goal, lines in ((below, (town.met, town.missed)), (away, (town.other,))):
        chosen = [workflow.ChosenLine(line.pk, None) for line in lines]
        workflow.attach_lines(by=town.controller, year=2026, goal_id=goal.pk, lines=chosen)
    deliver(town)
    enter(town, town.stranger, town.other, "3")  # a draft of another sector
    run(MONDAY)
    told = (
        "2 mål over indikatorene i 2026 er ikke helt nådd. Endret siden sist: 1 Trygge barn (1 av 2 nådd); "
        "1.1 Færre avvik (1 av 2 nådd)."
    )
    lines = {one.to[0]: [x for x in one.body.splitlines() if "over indikatorene" in x] for one in mail.outbox}
    assert lines == {f"{name}@kommune.example": [told] for name in ("ledelse", "revisor", "leder")}
    assert all("Helse (" not in one.body and told in one.alternatives[0][0] for one in mail.outbox)
    mail.outbox.clear()
    workflow.return_submission(by=town.management, submission_id=town.own.pk, reason="Se over")
    enter(town, town.leader, town.missed, "11")  # and one of their own
    run(DEADLINE + timedelta(days=1))
    assert {x for one in mail.outbox for x in one.body.splitlines() if "over indikatorene" in x} == {
        "2 mål over indikatorene i 2026 er ikke helt nådd."
    }


def test_a_leader_is_told_of_the_own_sector_alone(town: Place) -> None:
    deliver(town)
    enter(town, town.stranger, town.other, "3")
    workflow.explain(by=town.stranger, line_id=town.other.pk, cause="Få", version=0)
    workflow.promise_action(
        by=town.stranger, line_id=town.other.pk, text="Flere", responsible="X", due=date(2027, 6, 1)
    )
    helse = next(row for row in town.round.submissions.all() if row.sector_id == town.helse.pk)
    workflow.submit(by=town.stranger, submission_id=helse.pk)
    run(MONDAY)
    assert "helse" not in letter_to("leder").body
    assert "Sektor for helse 2026: 1 nytt tall, 0 nådd, 1 ikke nådd." in letter_to("revisor").body


def test_who_is_late_is_led_to_where_it_is_entered(town: Place) -> None:
    run(DEADLINE + timedelta(days=1))
    assert f"{SITE}/rapportering/2026/arsslutt/skole/" in letter_to("leder").body
    assert f"{SITE}/godkjenning/2026/arsslutt/skole/" in letter_to("revisor").body


def test_the_worst_comes_first_and_made_up_figures_are_called_so(town: Place) -> None:
    workflow.save_record(
        by=workflow.program_user(), model=Plan, values={"year": 2025, "title": "Plan", "example": True},
        reason="Test",
    )  # fmt: skip
    for number, figure in enumerate(("9", "2", "6")):
        municipality.line(
            f"l{figure}", of=town.met.area, by=town.skole, year=2025, target="10", result=figure, order=number
        )
    run(MONDAY)
    body = letter_to("ledelse").body
    assert re.findall(r"- l(\d) \(", body) == ["2", "6", "9"]
    assert "Eksempeldata: tallene for 2025 er oppdiktet." in body


def test_what_came_right_and_what_was_corrected(town: Place) -> None:
    deliver(town)
    run(MONDAY)
    mail.outbox.clear()
    workflow.return_submission(by=town.management, submission_id=town.own.pk, reason="Se over")
    enter(town, town.leader, town.missed, "12")
    run(MONDAY + timedelta(days=7))
    assert sent() == []
    workflow.submit(by=town.leader, submission_id=town.own.pk)
    run(MONDAY + timedelta(days=14))
    body = letter_to("revisor").body
    assert "- Sektor for skole 2026: 1 rettet, 1 nådd, 0 ikke nådd.\n" in body
    assert f"NÅ NÅDD, VAR IKKE NÅDD\n- avvik (Sektor for skole). 12 mot målet ≥{S}10: nådd" in body


def test_actions_and_explanations_that_are_missing(town: Place) -> None:
    municipality.line("gammel", of=town.met.area, by=town.skole, year=2025, target="10", result="5", order=9)
    deliver(town)
    run(date(2027, 6, 7))
    body = letter_to("ledelse").body
    assert "TILTAK OVER FRISTEN\n- Ansette (Rektor, frist 01.06.2027) – avvik.\n" in body
    assert (
        "IKKE NÅDD OG MANGLER FORKLARING\n- Sektor for skole 2025: 1 mål.\n"
        f"  {SITE}/?ar=2025&sektor=skole&forklaring=mangler\n"
    ) in body
