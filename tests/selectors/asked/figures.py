"""What is asked about figures: on Oversikt, cards and tables, and against others."""

from __future__ import annotations

from indicators import values
from indicators.models import (
    ScorecardLine,
)
from indicators.values import Against, Change, RoundKind, Status
from indicators.values.query.line_query import LineQuery
from indicators.values.query.screens import Owed
from tests.asking import asked as asked_in
from tests.selectors.town import T2

from .asking import (
    Calls,
    board_of,
    in_years,
    judged,
    keys_of,
    line_keys_of,
    of_reader,
    of_table,
    of_years,
    once,
    sector_of,
    wanted,
)

CALLS: dict[str, dict[str, Calls]] = {
    "board": {
        "overview.board": {
            "2026": board_of(),
            "2025": board_of(2025, statuses=frozenset(Status)),
            "2024": board_of(2024, statuses=frozenset(Status), sort="worsened"),
            "2026 t1": board_of(round=RoundKind.T1, statuses=frozenset(Status), sort="area"),
            "2026 t2": board_of(round=RoundKind.T2, statuses=frozenset(Status), sort="area"),
            "2025 kultur": board_of(2025, areas=("6.9",), statuses=frozenset(Status)),
            "2025 skole better": board_of(2025, sectors=("skole",), changes=frozenset({Change.WORSE})),
            "2025 worse than the country": board_of(2025, against=(("landet", Against.BETTER),)),
            "2025 turned": board_of(2025, turned=Status.MISSED),
            "2026 owed": board_of(owed=Owed.NOW),
            "2023": board_of(2023, statuses=frozenset(Status)),
            "2027": board_of(2027),
        },
        "overview.year_lines": {
            **of_years("year_lines", 2024, 2025, 2026),
            "2026 t1": lambda a: a.module.year_lines(a.user, 2026, RoundKind.T1),
        },
        "overview.year_lines_at": {
            "delivered": lambda a: a.module.year_lines_at(a.user, 2025, a.town.delivered_2025),
            "before": lambda a: a.module.year_lines_at(a.user, 2025, a.town.before_2025),
        },
        "overview.delivered_lines": in_years("delivered_lines", 2024, 2025, 2026),
        "overview.area_counts": {"2025": lambda a: a.module.area_counts(judged(a, 2025))},
        "overview.sector_counts": {"2025": lambda a: a.module.sector_counts(judged(a, 2025))},
        "overview.matrix": {"2025": lambda a: a.module.matrix(judged(a, 2025))},
        "overview.owing": {"2026": lambda a: a.module.owing(judged(a, 2026))},
        "overview.of_scope": {
            "skole": lambda a: a.module.of_scope(a.module.board(a.user, 2025,
            wanted(sectors=("skole",)))).counts
        },
        "overview.missed_in_a_row": {
            "2025": lambda a: a.module.missed_in_a_row(a.module.board(a.user, 2025))
        },
        "overview.same_through_years": {
            "2026": lambda a: a.module.same_through_years(a.module.board(a.user, 2026))
        },
        "tallies.tallies_of": {
            f"{year} {kind} {sector}": lambda a, year=year, kind=kind, sector=sector: a.module.tallies_of(
                year, a.module.reading_of(year, kind), sector=sector
            )
            for year, kind, sector in (
                (2025, None, None), (2026, None, None), (2026, RoundKind.T1, None), (2026, None, "helse"),
            )
        },
        "tallies.reading_of": {
            str(kind): lambda a, kind=kind: (
                (read := a.module.reading_of(2026, kind)).stood, read.rounds, read.today
            )
            for kind in (None, RoundKind.T1, RoundKind.T2, RoundKind.YEAR_END)
        },
    },
    "card": {
        "cards.card_index": {
            f"{year} {by}": lambda a, year=year, by=by: a.module.card_index(a.user, year, by)
            for year, by in ((2024, "area"), (2025, "area"), (2026, "area"), (2025, "sector"))
        },
        "cards.cards": {
            "2025 area": lambda a: a.module.cards(a.user, 2025),
            "2025 sector": lambda a: a.module.cards(a.user, 2025, by="sector"),
            "2024 6.9": lambda a: a.module.cards(a.user, 2024, key="6.9"),
            "2026 6.10": lambda a: a.module.cards(a.user, 2026, key="6.10"),
            "2026 6.9": lambda a: a.module.cards(a.user, 2026, key="6.9"),
        },
        "cards.through_years": {
            "2025": lambda a: a.module.through_years(a.user, 2025),
            "2025 6.10": lambda a: a.module.through_years(a.user, 2025, key="6.10"),
            "2026 6.2": lambda a: a.module.through_years(a.user, 2026, key="6.2"),
            "2025 then": lambda a: a.module.through_years(a.user, 2025, then=a.town.delivered_2025),
        },
        "cards.area_numbers": of_years("area_numbers", 2024, 2025, 2026),
        "cards.of_area": {
            f"{number} {year}": lambda a, year=year, number=number: a.module.of_area(
                ScorecardLine.objects.filter(year=year), number
            ).in_card_order()
            for number, year in (("6.9", 2024), ("6.9", 2026), ("6.2", 2026), ("6.10", 2025))
        },
    },
    "comparison": {
        "comparison.chosen_municipalities": once("chosen_municipalities"),
        "comparison.chosen_peers": once("chosen_peers"),
        "comparison.known_municipalities": once("known_municipalities"),
        "comparison.held_year": {
            name: lambda a, year=year, wanted=wanted: a.module.held_year(
                a.user, year, LineQuery(**wanted), a.module.known_municipalities()
            )
            for name, year, wanted in (
                ("2025", 2025, {}), ("2024", 2024, {}), ("2026", 2026, {}), ("2025 6.9", 2025,
                {"areas": ("6.9",)}),
                ("2025 helse", 2025, {"sectors": ("helse",)}),
                ("2025 better than Hamar", 2025, {"against": (("kommune-hamar", Against.BETTER),)}),
                ("2025 worse than Hamar", 2025, {"against": (("kommune-hamar", Against.WORSE),)}),
            )
        },
    },
    "indicator": {
        "changes.changes_of": {
            "avvik": lambda a: a.module.changes_of(keys_of(a, "avvik", 2025, 2026), a.user),
            "besok": lambda a: a.module.changes_of(keys_of(a, "besok", 2025), a.user),
            "nobody": lambda a: a.module.changes_of(keys_of(a, "fall", 2025)),
        },
        "page.indicator": {
            **{
                f"{code} {year}": lambda a, code=code, year=year: a.module.indicator(a.user, code, year)
                for code, year in (("avvik", 2026), ("avvik", 2025), ("besok", 2026), ("besok", 2024),
                    ("x", 2025))
            },
            "avvik then": lambda a: a.module.indicator(a.user, "avvik", 2025, a.town.delivered_2025),
            "besok then": lambda a: a.module.indicator(a.user, "besok", 2025, a.town.delivered_2025),
        },
        "page.with_what_came_later": {
            "besok then": lambda a: a.module.with_what_came_later(
                a.module.indicator(a.user, "besok", 2025, a.town.delivered_2025), a.user,
                    a.town.delivered_2025
            ),
            "besok": lambda a: a.module.with_what_came_later(a.module.indicator(a.user, "besok", 2025),
            a.user),
        },
    },
    "table": {
        "table.table": of_table(
            "", "ar=2025", "ar=alle", "ar=2025&omrade=6.9", "ar=2026&omrade=6.2",
            "ar=2025&sektor=skole",
            "ar=2025&status=ikke-nadd", "ar=2025&endring=darligere", "ar=2025&forklaring=mangler",
            "ar=2025&landet=bedre",
            "ar=2025&andres=med", "ar=2025&andres=uten", "ar=2025&lovpalagt=ja",
            "ar=2025&mangler=definisjon",
            "ar=2025&mangler=kilde", "ar=2026&mangler=ansvarlig", "ar=2026&mangler=toleranse",
            "ar=2025&serier=med", "ar=2025&sok=nyord", "ar=2025&sok=fall",
            "ar=2026&sok=merkeord",
        ),
        "stream.table_stream": {
            "alle": lambda a: [line for piece in a.module.table_stream(a.user,
            asked_in("ar=alle")).chunks for line in piece]
        },
        "line_facts.measured_facts": {
            "2025": lambda a: a.module.measured_facts(judged(a, 2025)),
            "2025 then": lambda a: a.module.measured_facts(judged(a, 2025), a.town.delivered_2025),
        },
        "line_facts.line_facts": {
            str(year): lambda a, year=year: a.module.lines_with_facts(
                lines := judged(a, year), a.module.line_facts(a.user, lines)
            )
            for year in (2025, 2026)
        },
        "line_facts.period_lines": {
            "2026": lambda a: a.module.period_lines(lines := judged(a, 2026), a.module.line_facts(a.user,
            lines))
        },
        "line_facts.trail_end": {"-": lambda a: a.module.trail_end() is not None},
    },
    "years": {
        "year_facts": of_reader("year_facts"),
        "reported_years": of_reader("reported_years"),
        "default_year": of_reader("default_year"),
        "is_example": in_years("is_example", 2023, 2025, 2026),
        "since_when": {
            f"{code} {year}": lambda a, code=code, year=year: a.module.since_when(code, year)
            for code, year in (("avvik", 2025), ("avvik", 2027), ("avvik", 2030))
        },
    },
    "areas": {
        "area_choices": {
            "all": lambda a: a.module.area_choices(),
            "2023": lambda a: a.module.area_choices(2023),
            "2024": lambda a: a.module.area_choices(2024),
            "2025": lambda a: a.module.area_choices(2025),
            "2026": lambda a: a.module.area_choices(2026),
            "2026 and 6.9": lambda a: a.module.area_choices(2026, ["6.9"]),
        },
        "sector_choices": {
            "all": lambda a: a.module.sector_choices(),
            **in_years("sector_choices", 2023, 2024, 2025, 2026),
        },
    },
    "benchmarks": {
        "editions_of": {
            "now": lambda a: a.module.editions_of(a.town.line("besok", 2025).pk),
            "then": lambda a: a.module.editions_of(a.town.line("besok", 2025).pk, a.town.delivered_2025),
            "2024": lambda a: a.module.editions_of(a.town.line("besok", 2024).pk),
        },
        "others_grid": {
            f"{year} {scope} {whose}": lambda a, year=year, scope=scope, whose=whose: a.module.others_grid(
                a.user, year, scope, whose
            )
            for year, scope, whose in (
                (2025, "national", ""), (2025, "municipality", "Hamar"), (2024, "national", ""), (2020,
                "national", ""),
            )
        },
        "year_decided": {
            f"{year} {code}": lambda a, year=year, code=code: a.module.year_decided(year, [sector_of(a,
                code).pk])
            for year, code in ((2024, "skole"), (2025, "skole"), (2025, "helse"), (2026, "helse"), (2026,
                "skole"))
        },
    },
    "drafts": {
        "unreadable_figures": {
            "skole": lambda a: {
                f"{year} {code} {period}": a.module.unreadable_figures(a.user)(
                    year, line.sector_id, line.indicator_id, period
                )
                for code in ("avvik", "lesing", "fall")
                for year, period in ((2024, values.YEAR), (2025, values.YEAR), (2026, T2))
                for line in [a.town.line(code, year)]
            }
        },
        "withheld": {
            f"{code} {year}": lambda a, code=code, year=year: a.module.withheld(
                a.user, ScorecardLine.objects.filter(year=year, indicator__code=code)
            )
            for code in ("avvik", "lesing", "fall")
            for year in (2024, 2025, 2026)
        },
        "unreadable_notes": {"-": lambda a: a.module.unreadable_notes(a.user).order_by("pk").count()},
        "unreadable_comments": {"-": lambda a: [
            (one.year, one.sector.code) for one in a.module.unreadable_comments(a.user).order_by("pk")
        ]},
        "comments_as_delivered": {
            "now": lambda a: [
                one and one.text for one in a.module.comments_as_delivered(a.user, None).values()
            ],
            "before": lambda a: [
                one and one.text for one in a.module.comments_as_delivered(a.user,
                    a.town.before_2025).values()
            ],
        },
    },
    "corrections": {
        "corrections_of": {
            "2026": lambda a: a.module.corrections_of(line_keys_of("avvik", "fall", "lesing"), a.user),
            "2025": lambda a: a.module.corrections_of(line_keys_of("avvik", "fall", year=2025), a.user),
            "2024": lambda a: a.module.corrections_of(line_keys_of("lesing", year=2024), a.user),
        },
        "figures_of": {
            f"{code} {year}": lambda a, code=code, year=year: a.module.figures_of(a.town.line(code,
                year).pk, a.user)
            for code, year in (("avvik", 2025), ("avvik", 2026), ("fall", 2025), ("fall", 2026), ("lesing",
                2024))
        },
    },
    "search": {
        "search.search": {
            f"{text} {year} {page}": lambda a, text=text, year=year, page=page: a.module.search(
                a.user, text, year=year, page=page, most=3
            )
            for text, year, page in (
                ("nyord", 2025, 1), ("merkeord", 2026, 1), ("levert", 2025, 1), ("levert", 2025, 2),
                ("levert", None, 1),
                ("indikator", 2026, 1), ("indikator", 2026, 2), ("indikator", 2026, 99), ("kultur", 2024,
                1),
                ("kultur", 2026, 1), ("fritid", 2024, 1), ("trukket", 2025, 1), ("lesning", 2026, 1),
                ("leder", 2026, 1), ("", 2026, 1), ("borte", 2023, 1), ("borte", 2025, 1), ("borte", 2026, 1),
                ("helsetiltak", 2025, 1), ("utfall", 2025, 1), ("fotnote", 2026, 1),
            )
        }
        | {
            f"levert {kind}": lambda a, kind=kind: a.module.search(
                a.user, "levert", year=2025, page=1, most=2, kind=a.module.HitKind(kind)
            )
            for kind in ("tiltak", "tilsyn", "indikatorer")
        },
    },
}  # fmt: skip
