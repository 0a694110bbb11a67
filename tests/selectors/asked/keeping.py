"""What is asked by whoever keeps the plan, the register, people and the report in order."""

from __future__ import annotations

from collections import Counter
from importlib import import_module

from indicators.models import (
    Output,
    ReportChapter,
    Sector,
    User,
)
from indicators.values import RoundKind
from indicators.values.layouts import ReportKind
from indicators.values.tables import Purpose
from indicators.values.texts.mentions import Mention

from .asking import (
    PEOPLE,
    PLAN,
    SECTORS,
    TABLE,
    Calls,
    as_of_2025,
    in_years,
    of_people,
    of_reader,
    of_years,
    once,
    q,
    understood,
)

CALLS: dict[str, dict[str, Calls]] = {
    "log": {
        "trail.visible_entries": {
            "-": lambda a: dict(
                sorted(
                    Counter(
                        f"{one.year} {one.act}{'' if one.draft else ' ' + one.label}"
                        for one in a.module.visible_entries(a.user).exclude(act__in=("give_role",
                            "keep_register"))
                        if "ord" in one.label or one.draft
                    ).items()
                )
            )
        },
        "trail.change_log": {
            one: lambda a, one=one: (
                (found := a.module.change_log(a.user, q(one))).total, found.form.errors, found.read(0, 3)
            )
            for one in (
                "", "sok=Nyord", "sok=Merkeord", "indikator=avvik", "indikator=Indikator fall",
                "ar=2025&periode=ar",
                "person=leder", "person=ledelse", "handling=submit",
                "handling=report_result&periode=2.-tertial", "sektor=helse",
                "fra=2026-02-02&til=2026-02-02", "fra=2026-02-03", "til=2026-02-01", "fra=i+morgen",
            )
        },
        "verification.latest_check": once("latest_check"),
    },
    "people": {
        "people.people": of_reader("people"),
        "people.person": {
            one: lambda a, one=one: a.module.person(a.user, User.objects.get(username=one).pk)
            for one in ("leder", "sluttet", "vikar")
        },
        "people.roles_to_give": {
            "ingen": lambda a: a.module.roles_to_give(a.user, User.objects.get(username="ingen")),
            "self": lambda a: a.module.roles_to_give(a.user, a.user),
        },
        "people.may_name": {
            "ingen": lambda a: a.module.may_name(a.user, User.objects.get(username="ingen")),
            "ledelse": lambda a: a.module.may_name(a.user, User.objects.get(username="ledelse")),
        },
        "people.contributor_indicators": of_people("contributor_indicators"),
        "people.contribution": of_people("contribution", "bidrag-avvik", "bidrag-lesing", "leder"),
        "people.not_yet_in": of_reader("not_yet_in"),
        "person_file.anonymisation_effects": {
            one: lambda a, one=one: a.module.anonymisation_effects(User.objects.get(username=one), by=a.user)
            for one in ("leder", "sluttet", "ingen", "controller")
        },
        "person_file.person_file": {
            one: lambda a, one=one: {
                name: held for name, held in a.module.person_file(User.objects.get(username=one)).items()
                if name not in ("konto", "laget")
            }
            for one in ("leder", "vikar", "ledelse")
        }
        | {
            "ended": lambda a: a.module.person_file(User.objects.get(username="controller"))["abonnementer"]
        },
        "person_file.actions_naming": {
            "rektor": lambda a: a.module.actions_naming(User.objects.get(username="leder")).count()
        },
        "person_file.rows_naming": of_people("rows_naming"),
    },
    "plan": {
        "plan.plan_years": once("plan_years"),
        "plan.plan_view": of_years("plan_view", 2023, 2024, 2025, 2026, 2027, 2030),
        "plan.undo_obstacle": in_years("undo_obstacle", 2023, 2025, 2026, 2027),
        "plan.plan_line": {
            f"{code} {year}": lambda a, code=code, year=year: a.module.plan_line(
                a.user, year, a.town.line(code, year).pk
            )
            for code, year in (
                ("avvik", 2026), ("trukket", 2026), ("utenfor", 2026), ("lesing", 2027), ("avvik", 2027),
                ("fall", 2027),
            )
        },
        "plan.roll_preview": of_years("roll_preview", 2023, 2025, 2026),
    },
    "register": {
        "earlier_figures.earlier_rows": {
            str(year): lambda a, year=year: a.module.earlier_rows(
                import_module("indicators.selectors.register.register").register(a.user, year).rows, year
            )
            for year in (2026, 2025)
        },
        "functions.function_rows": once("function_rows"),
        "indicator.indicator_facts": {
            code: lambda a, code=code: a.module.indicator_facts(a.user, code)
            for code in ("avvik", "besok", "trukket", "gammel-uten", "finnes-ikke")
        },
        "indicator.those_to_go_over_into": {
            "avvik": lambda a: a.module.those_to_go_over_into(a.module.indicator_facts(a.user, "avvik"))
        },
        "indicator.line_to_edit": {
            f"{code} {year}": lambda a, code=code, year=year: a.module.line_to_edit(a.user, code, year)
            for code, year in (("avvik", 2026), ("avvik", 2025), ("trukket", 2026), ("avvik", 2020))
        },
        "organisation.planned_years": once("planned_years"),
        "organisation.year_to_change": {
            "-": lambda a: a.module.year_to_change(a.module.planned_years()),
            "closed": lambda a: a.module.year_to_change((2024,)),
        },
        "organisation.closed_years": once("closed_years"),
        "organisation.organisation": in_years("organisation", 2023, 2024, 2025, 2026, 2030),
        "register.register": of_years("register", 2023, 2025, 2026, 2027, 2030),
        "register.locks_in": {
            "-": lambda a: {
                year: [locks.of(one.pk) for one in Sector.objects.order_by("pk")] + [locks.otherwise]
                for year, locks in a.module.locks_in([2024, 2025, 2026, 2027]).items()
            }
        },
        "starting.started": once("started"),
        "starting.taken_numbers": once("taken_numbers"),
        "starting.taken_usernames": once("taken_usernames"),
        "starting.sector_names": once("sector_names"),
    },
    "report": {
        "chapters.chapters": {
            **of_years("chapters", 2025, 2026),
            "2026 then": lambda a: a.module.chapters(a.user, 2026, at=a.town.delivered_2025),
        },
        "chapters.withdrawn_chapters": of_years("withdrawn_chapters", 2025, 2026),
        "chapters.chapter_years": once("chapter_years"),
        "chapters.staffing": in_years("staffing", 2024, 2025, 2026),
        "chapters.partners": {
            "companies": lambda a: a.module.partners(2026, "company"),
            "cooperation": lambda a: a.module.partners(2026, "cooperation"),
            "then": lambda a: a.module.partners(2026, "company", at=a.town.delivered_2025),
            "withdrawn": lambda a: a.module.partners(2026, "cooperation", withdrawn=True),
        },
        "chapters.partner_years": once("partner_years"),
        "editions.published": {
            **in_years("published", 2025, 2026),
            **{
                one: lambda a, one=one: a.module.published(2025, Output(one))
                for one in ("arsmelding", "arsberetning")
            },
        },
        "editions.standing": {
            f"{one} {year}": lambda a, one=one, year=year: (
                (found := a.module.standing(year, Output(one))) and (found.number, found.title)
            )
            for one, year in (("arsmelding", 2025), ("arsberetning", 2025), ("arsmelding", 2026))
        },
        "editions.proposal": {
            one: lambda a, one=one: a.module.proposal(a.user, a.row(one))
            for one in ("waits_2025", "waits_2026")
        },
        "editions.proposals": of_years("proposals", 2025, 2026),
        "editions.waiting_for": of_reader("waiting_for"),
        "layouts.layouts_of": {
            name: lambda a, year=year, moment=moment: [
                (
                    kept.of(ReportKind.ARSMELDING, getattr(a.town, moment)),
                    kept.grouping(ReportKind.ARSMELDING),
                )
                for kept in [a.module.layouts_of(year)]
            ]
            for name, year, moment in (
                ("now", 2026, "nothing"), ("then", 2026, "laid_out"), ("before", 2026, "delivered_2025"),
                ("other", 2024, "laid_out"),
            )
        },
        "layouts.years_laid_out": {"-": lambda a: a.module.years_laid_out(ReportKind.ARSMELDING, 2026)},
        "mentions.lines_to_mention": {
            **in_years("lines_to_mention", 2025, 2026),
            "one by one": lambda a: [
                ((line := found.line(one)) and line.year, f"{found.is_known(one)}")
                for found in [a.module.MentionedLines(2025)]
                for one in (Mention("avvik"), Mention("avvik", year=2024), Mention("gammel"), Mention("nei"))
            ],
        },
        "pictures.pictures_of": {
            "read": lambda a: a.module.pictures_of(
                [one.row.pk for one in
                    import_module("indicators.selectors.report.chapters").chapters(a.user, 2026)]
            ),
            "then": lambda a: a.module.pictures_of([a.row("ready")], at=a.town.delivered_2025),
        },
        "pictures.visible_picture": {
            name: lambda a, name=name: a.module.visible_picture(
                a.user, 2026, ReportChapter.objects.get(pk=a.row(name)).pictures.get().sha256
            )
            for name in ("ready", "draft")
        },
        "proof_texts.texts_of": in_years("texts_of", 2023, 2025, 2026),
        "proofreading.proof": of_years("proof", 2023, 2024, 2025, 2026),
        "proofreading.remarks_of": in_years("remarks_of", 2023, 2024, 2025, 2026),
        "rows.readable_lines": {
            "-": lambda a: [(one.year, one.short_name) for one in a.module.readable_lines().order_by("pk")]
        },
        "rows.report_years": once("report_years"),
        "rows.default_report_year": once("default_report_year"),
        "rows.report_choices": in_years("report_choices", 2023, 2024, 2025, 2026),
        "rows.report_rows": {
            name: lambda a, asked=asked: a.module.report_rows(a.module.ReportAsked(**asked))
            for name, asked in (
                ("2025", {"year": 2025, "by": "area"}), ("2025 sector", {"year": 2025, "by": "sector"}),
                ("2025 6.9", {"year": 2025, "by": "area", "key": "6.9"}), ("2026", {"year": 2026,
                "by": "area"}),
                ("2026 t1", {"year": 2026, "by": "area", "round": RoundKind.T1}),
                ("2026 helse", {"year": 2026, "by": "sector", "key": "helse"}), ("2023", {"year": 2023,
                "by": "area"}),
            )
        }
        | {
            "2025 then": lambda a: a.module.report_rows(
                a.module.ReportAsked(2025, "area", then=a.town.delivered_2025)
            )
        },
        "texts.unit_words": {
            **as_of_2025("unit_words", 2025, "area"),
            "2025 sector": lambda a: a.module.unit_words(2025, "sector"),
            "2026": lambda a: a.module.unit_words(2026, "area"),
            "2025 6.9": lambda a: a.module.unit_words(2025, "area", "6.9"),
            "2023": lambda a: a.module.unit_words(2023, "area"),
        },
        "texts.supervision_rows": {
            **as_of_2025("supervision_rows", 2025),
            **in_years("supervision_rows", 2023, 2026),
            "helse": lambda a: a.module.supervision_rows(2025, "helse"),
        },
        "texts.decision_rows": {
            **as_of_2025("decision_rows", 2025),
            **in_years("decision_rows", 2023, 2026),
            "t1": lambda a: a.module.decision_rows(2026, "", RoundKind.T1),
            "helse": lambda a: a.module.decision_rows(2025, "helse"),
        },
        "texts.matter_texts": in_years("matter_texts", 2023, 2025, 2026),
        "word_templates.templates": once("templates"),
        "year_texts.words_years": once("words_years"),
        "year_texts.words_of": {
            name: lambda a, year=year, wanted=wanted: a.module.words_of(year,
                a.module.WantedWords(**wanted))
            for name, year, wanted in (
                ("2025", 2025, {}), ("2026", 2026, {}), ("2023", 2023, {}),
                ("2026 t1", 2026, {"round": RoundKind.T1}),
                ("2025 ongoing", 2025, {"state": "ongoing"}), ("2025 done", 2025, {"state": "done"}),
                ("2025 6.9", 2025, {"area": "6.9"}), ("2025 helse", 2025, {"sector": "helse"}),
                ("2025 nyord", 2025, {"words": ("nyordarbeid",)}), ("2025 levert", 2025,
                {"words": ("levertarbeid",)}),
            )
        },
    },
    "table_import": {
        "drafts.drafts_of": of_reader("drafts_of"),
        "drafts.imports_of": {
            "all": lambda a: a.module.imports_of(a.user),
            "one": lambda a: a.module.imports_of(a.user, a.row("imported")),
            "undone": lambda a: a.module.imports_of(a.user, a.row("undone")),
        },
        "drafts.draft": {
            "own": lambda a: a.module.draft(a.user, a.row("table")),
            "used": lambda a: [
                (one := a.module.draft(a.user, a.row("used"), used=used)) and one.name
                for used in (False, True)
            ],
        },
        "drafts.draft_is_gone": {
            "stands": lambda a: a.module.draft_is_gone(a.row("table")),
            "thrown away": lambda a: a.module.draft_is_gone(a.row("thrown_away")),
        },
        "entry_workbooks.workbooks_for": {
            str(year): lambda a, year=year: a.module.workbooks_for(a.user, year) for year in (2025, 2026,
                2027)
        },
        "entry_workbooks.plan_lines": of_years("plan_lines", 2026, 2027),
        "entry_workbooks.sector_lines": {
            f"{code} {year}": lambda a, code=code, year=year: a.module.sector_lines(a.user, year, code)
            for code, year in (("skole", 2026), ("helse", 2026), ("kultur", 2025))
        },
        "matching.match_rows": {
            "results": lambda a: a.module.match_rows(understood(TABLE), Purpose.RESULTS, 2026, a.user),
            "plan": lambda a: a.module.match_rows(
                understood(PLAN, Purpose.PLAN),
                Purpose.PLAN, 2026, a.user,
            ),
            **{
                purpose.value: lambda a, purpose=purpose, text=text: a.module.match_rows(
                    understood(text, purpose), purpose, 2026, a.user
                )
                for purpose, text in ((Purpose.PEOPLE, PEOPLE), (Purpose.SECTORS, SECTORS))
            },
        },
        "matching.open_questions": {
            "results": lambda a: a.module.open_questions(
                read := understood(TABLE), a.module.match_rows(read, Purpose.RESULTS, 2026, a.user)
            )
        },
        "standing.standing": {
            str(year): lambda a, year=year: a.module.standing(
                [a.town.line(code, 2025).indicator_id for code in ("avvik", "besok")], year
            )
            for year in (2024, 2025, 2026)
        }
        | {
            "by name": lambda a: [
                found.area(*asked) for found in [a.module.standing([], 2024)]
                for asked in (
                    ("6.9", "Grunnskole"), ("", " KULTUR "), ("9.9", "Grunnskole"), ("", ""), ("9", "x"),
                )
            ] + [found.sector(asked) for found in [a.module.standing([], 2025)]
                for asked in ("skole", " sektor for HELSE", "", "kultursektoren", "Sektor for kultur")]
        },
    },
}  # fmt: skip
