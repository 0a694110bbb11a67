"""How the figures are judged: what each status means, how targets are read, what the share is a share of."""

from __future__ import annotations

from django.utils.translation import gettext

from indicators.presentation.wording.status_rules import STATUS_RULES
from indicators.presentation.wording.words import STATUS_WORDS, status_word
from indicators.reports.chapters.lines import STATES
from indicators.reports.document import Block, Chapter, Items, Paragraph, Subheading
from indicators.reports.material import Kind, Material
from indicators.reports.runs import Run, text
from indicators.reports.table import Column, Group, Row, State, Table, cell


def judged(given: Material) -> Chapter | None:
    """The last chapter: an appendix without a number."""
    blocks: list[Block] = []
    if given.kind is not Kind.PLAN:
        blocks += _statuses(given)
    blocks += _targets()
    if given.kind is not Kind.PLAN:
        blocks += _measures()
    return Chapter("vurdering", gettext("Slik er tallene vurdert"), tuple(blocks), appendix=True)


def _statuses(given: Material) -> list[Block]:
    rows = tuple(
        Row(
            (
                cell(text(Run(status_word(status), strong=True)), state=STATES.get(status, State.OPEN)),
                cell(str(STATUS_RULES[status])),
                cell(str(given.rows.counts.by_status[status])),
            )
        )
        for status in STATUS_WORDS
    )
    columns = (
        Column(gettext("Status"), 22),
        Column(gettext("Når den brukes"), 66),
        Column(gettext("Indikatorer"), 16),
    )
    lead = gettext(
        "Hver indikator har nøyaktig én av åtte statuser. Den regnes ut av målet og resultatet på samme måte "
        "her som på sidene i Målekort, og kan ikke skrives inn."
    )
    caption = gettext("De åtte statusene")
    return [Paragraph(text(lead)), Table("statuser", caption, columns, (Group("", rows),))]


def _targets() -> list[Block]:
    return [
        Subheading(gettext("Hvordan målet leses")),
        Items(
            (
                text(
                    gettext(
                        "Står tallet alene i planen, følger tegnet av indikatorens retning: er høyere bedre, "
                        "leses 90 % som ≥ 90 %; er lavere bedre, leses 30 som ≤ 30."
                    )
                ),
                text(gettext("Ved < og > er likt ikke nok. Ved ≤ og ≥ er likt nådd.")),
                text(gettext("I et område hører begge ender med.")),
                text(
                    gettext(
                        "Ordene i feltet avgjør, ikke fotnoten. «Ikke målt» er ikke målt. «Ikke gjennomført» "
                        "er et resultat: tingen ble ikke gjort, og målet er ikke nådd."
                    )
                ),
            )
        ),
    ]


def _measures() -> list[Block]:
    return [
        Subheading(gettext("Måloppnåelse, avstand og endring")),
        Items(
            (
                text(
                    gettext(
                        "Måloppnåelse er andelen nådde av dem som er vurdert, altså nådd og ikke nådd. De "
                        "seks andre statusene teller verken for eller mot."
                    )
                ),
                text(
                    gettext(
                        "Avstanden er hvor langt resultatet er fra målet, i indikatorens egen enhet. To "
                        "prosenttall har avstand i prosentpoeng."
                    )
                ),
                text(
                    gettext(
                        "«Bedre» og «dårligere» er sagt av det siste tidligere tallet, og betyr bedre eller "
                        "dårligere for indikatoren: færre ventedager er bedre."
                    )
                ),
            )
        ),
    ]
