"""What was understood of a table, in words: questions, choices, why something is proposed or refused."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.values.tables import Proposal, TableQuestion

type Words = dict[str, Promise | str]

QUESTIONS: Final[Words] = {
    "area.missing": _("Tabellen sier ikke hvilket tjenesteområde radene hører til. Hvilket er det?"),
    "sector.missing": _("Hvilken sektor eller stab har ansvaret for radene i %(one)s?"),
    "aggregation.parts": _("«%(one)s» er flere tall. Hvordan blir de årets tall?"),
    "aggregation.periods": _("Radene har tall for deler av året. Hvordan blir de årets tall?"),
    "cell.ambiguous": _("«%(one)s» kan leses som %(two)s eller %(three)s. Hva er riktig?"),
    "cell.unusable": _("«%(one)s» kan ikke lagres her. Skriv det om, eller la feltet stå tomt."),
    "cell.text": _("«%(one)s» ble ikke forstått. Skriv det om, eller la det stå som det er."),
    "column.compared": _(
        "En kolonne uten kjent overskrift («%(one)s») har tall med sammenligningstegn, f.eks. «%(two)s». "
        "Hva er den?"
    ),
    "column.doubled": _("To kolonner har samme overskrift, «%(one)s», med ulike tall. Hva er den siste?"),
    "column.doubled_same": _(
        "To kolonner har samme overskrift, «%(one)s», og de samme tallene. Skal den siste utelates?"
    ),
    "column.future": _("Kolonnen «%(one)s» er av et år etter det tabellen føres inn for. Hva er den?"),
    "column.misdated": _(
        "Tabellen har ingen resultater for %(two)s. Er «%(one)s» resultatet det året, eller et tidligere?"
    ),
    "column.plan_year": _("Kolonnen heter bare «%(one)s». Er tallene mål eller resultater?"),
    "column.school_year": _("«%(one)s» er et skoleår. Hvilket år hører tallene til?"),
    "column.unknown": _("Hva er kolonnen «%(one)s», med f.eks. «%(two)s»?"),
    "column.year": _("Overskriften «%(one)s» sier ikke hvilket år tallene er fra. Hvilket er det?"),
    "column.year_gap": _(
        "De tidligere resultatene heter «%(one)s», og ikke %(two)s. Hvilket år er tallene fra?"
    ),
    "direction.against": _(
        "Målet «%(one)s» sier én retning, navnet («%(two)s») en annen. Hva er best: mer eller mindre?"
    ),
    "direction.both": _(
        "Navnet taler både for at mer og at mindre er best («%(one)s»). Hva er best: mer eller mindre?"
    ),
    "direction.budget": _("Hva er best av avvik fra budsjettet slik tallene er ført: mer eller mindre?"),
    "direction.unknown": _("Ingenting sier om mer eller mindre er best. Hva er best?"),
    "direction.zero": _("Målet er 0, men navnet («%(one)s») tyder på at mer er bedre. Hva er best?"),
    "figure": _("«%(one)s» ser ut til å være feil. Skriv det riktige, eller la det stå som det er."),
    "figure.far_from_target": _("«%(one)s» er langt fra målet. Er det riktig?"),
    "figure.much_less": _("«%(one)s» er mye mindre enn tallet det holdes mot. Er det riktig?"),
    "figure.much_more": _("«%(one)s» er mye mer enn tallet det holdes mot. Er det riktig?"),
    "figure.negative": _("«%(one)s» er mindre enn null. Er det riktig?"),
    "figure.off_scale": _("«%(one)s» er utenfor skalaen. Er det riktig?"),
    "figure.other_unit": _("«%(one)s» er i en annen enhet enn raden. Er det riktig?"),
    "figure.over_whole": _("«%(one)s» er mer enn helheten. Er det riktig?"),
    "heading.repeated": _(
        "Overskriften «%(one)s» er gjentatt etter et sideskift. Hører radene under til den, eller til "
        "«%(two)s» som de fortsetter?"
    ),
    "kind.fraction": _("Tallene er mellom 0 og 1, f.eks. «%(one)s», på rader som er andeler. Er de prosent?"),
    "kind.words": _("Raden har ord og ingen tall: «%(one)s». Hva slags tall skal den ha?"),
    "levels": _("Hvilke nivåer har raden? Skriv ordene fra dårligst til best, med semikolon mellom."),
    "notation": _(
        "Tabellen ser ut til å ha engelske tall, med komma mellom tusener og punktum foran desimaler. "
        "Er det riktig?"
    ),
    "note.unused": _("Ingen celle viser til fotnoten «%(one)s» («%(two)s»). Hvilken rad hører den til?"),
    "person.email": _("Hvilken e-postadresse har %(one)s?"),
    "person.role": _("Hvilken rolle skal %(one)s ha? Tabellen sier «%(two)s»."),
    "person.sector": _("Hvilken sektor eller stab hører %(one)s til? «%(two)s» finnes ikke."),
    "goal.under": _("Hvilket mål står «%(one)s» under? Tabellen sier det ikke."),
    "row.begun_above": _("Er «%(one)s» begynnelsen på navnet «%(two)s», eller en overskrift?"),
    "row.continues": _("Hører «%(one)s» til navnet på raden over («%(two)s»)?"),
    "row.kind": _("«%(one)s» har ingen tall. Er det en overskrift eller en indikator?"),
    "row.no_name": _("Raden har tall («%(one)s»), men ikke noe navn. Hva heter indikatoren?"),
    "row.renamed": _("«%(one)s» ligner på «%(two)s», som finnes fra før. Er det den samme?"),
    "row.twice": _("«%(one)s» står også i %(two)s, med andre tall. Skal denne raden utelates?"),
    "row.twice_same": _("«%(one)s» står også i %(two)s, med de samme tallene. Skal denne raden utelates?"),
    "row.which": _("«%(one)s» kan være flere indikatorer som finnes fra før. Hvilken er det?"),
    "scale.missing": _("Radene ser ut til å være svar på en skala, men tabellen sier ikke hvilken."),
    "table.broken": _("En rad med streker (%(one)s) deler tabellen. Hører radene over og under sammen?"),
    "table.continues": _("Det står tekst mellom tabellen (%(one)s) og radene under. Hører de sammen?"),
    "table.series": _("Tabellen (%(one)s) har år eller måneder i stedet for indikatorer. Skal den utelates?"),
    "table.transposed": _("Tabellen (%(one)s) ser ut til å ligge på siden, med indikatorene bortover."),
}

CHOICES: Final[Words] = {
    "target": _("Mål"),
    "result": _("Resultat"),
    "previous": _("Tidligere resultat"),
    "benchmark": _("Andres tall"),
    "ignored": _("Utelates"),
    "higher": _("Mer er bedre"),
    "lower": _("Mindre er bedre"),
    "exact": _("Nøyaktig så mye"),
    "number": _("Tall"),
    "percent": _("Prosent"),
    "yes_no": _("Ja eller nei"),
    "level": _("Nivå, en liste av ord"),
    "date": _("Dato, en frist"),
    "sum": _("Summen gjelder"),
    "mean": _("Gjennomsnittet gjelder"),
    "all": _("Alle må holde målet"),
    "last": _("Siste tall gjelder"),
    "none": _("Ingen"),
    "yes": _("Ja"),
    "no": _("Nei"),
    "heading": _("En overskrift"),
    "indicator": _("En indikator"),
    "goal": _("Et mål over indikatorer"),
    "text": _("En tekst"),
    "continued": _("Ja, navnet fortsetter"),
    "joined": _("Ja, begynnelsen på navnet"),
    "skip": _("Ja, utelat den"),
    "card": _("Nei, les den som den står"),
    "transposed": _("Ja, snu den"),
    "english": _("Ja, engelske tall"),
    "norwegian": _("Nei, norske tall"),
    "keep": _("La det stå som det er"),
    "–": _("La feltet stå tomt"),
    "controller": _("Controller"),
    "auditor": _("Revisor"),
    "management": _("Ledelse"),
    "contributor": _("Bidragsyter"),
    "leader": _("Sektorleder"),
    "alone": _("Ikke noe, det står for seg selv"),
    "-": _("En ny indikator"),
}

WHY: Final[Words] = {
    "answer": _("Du har sagt det."),
    "at_least": _("Navnet sier «%(one)s»."),
    "at_most": _("Navnet sier «%(one)s»."),
    "bare_figures": _("Cellene har tall uten enhet, f.eks. «%(one)s»."),
    "cells_date": _("Målet er en dato, «%(one)s»."),
    "cells_done": _("Cellene sier «%(one)s»."),
    "cells_parts": _("Cellen har flere tall med navn, «%(one)s»."),
    "cells_percent": _("Cellene har prosenttegn, f.eks. «%(one)s»."),
    "cells_periods": _("Cellen har tall for deler av året, «%(one)s»."),
    "cells_share": _("Cellene har så mange av så mange, f.eks. «%(one)s»."),
    "cells_unit": _("Cellene har enheten «%(one)s»."),
    "cells_yes_no": _("Cellene sier «%(one)s»."),
    "comparator": _("Målet er skrevet «%(one)s»."),
    "counted_bad": _("Det som telles («%(one)s»), skal det være lite av."),
    "counted_good": _("Det som telles («%(one)s»), skal det være mye av."),
    "date": _("En frist: tidligere er bedre."),
    "direction_column": _("Tabellen sier «%(one)s»."),
    "doing": _("Det som telles, er utført arbeid («%(one)s»)."),
    "frequency_column": _("Tabellen sier «%(one)s»."),
    "heading": _("Overskriften sier «%(one)s»."),
    "heading_frequency": _("Overskriften sier «%(one)s»."),
    "kind_column": _("Tabellen sier det."),
    "level": _("Nivåene går fra dårligst til best."),
    "name": _("Navnet tyder på det."),
    "name_frequency": _("Navnet sier «%(one)s»."),
    "name_share": _("Navnet sier «%(one)s», og tallene passer."),
    "name_unit": _("Navnet sier «%(one)s»."),
    "no_decimals": _("Slike tall har ingen desimaler."),
    "no_figures": _("Raden har ingen tall å gå ut fra."),
    "no_unit": _("Tabellen sier ingen enhet."),
    "not_planned": _("Målet er «%(one)s»."),
    "note_frequency": _("Fotnoten sier «%(one)s»."),
    "percent": _("Tallene er prosent."),
    "period_columns": _("Tabellen har kolonner for deler av året."),
    "printed_decimals": _("Slik er de fleste tallene skrevet."),
    "register": _("Slik står det i programmet."),
    "role_column": _("Tabellen sier «%(one)s»."),
    "scale": _("Skalaen %(one)s er oppgitt."),
    "scale_end": _("Navnet sier «%(one)s»."),
    "score": _("På en skala (%(one)s) er den høye enden vanligvis best."),
    "shall": _("Navnet sier «%(one)s»."),
    "title_unit": _("Over tabellen står det at beløpene er i %(one)s."),
    "unit_column": _("Tabellen sier «%(one)s»."),
    "usual": _("Det vanlige, når tabellen ikke sier noe annet."),
    "whole_target": _("Målet er alt som er mulig (%(one)s)."),
    "within": _("En andel innenfor en frist («%(one)s»)."),
    "yes_no": _("Ja er bedre enn nei."),
    "zero_target": _("Målet er 0, og mindre er ikke mulig."),
}

REASONS: Final[Words] = {
    "code_taken": _("Koden er brukt av en indikator som ikke lenger er i bruk."),
    "leader_without_sector": _("En sektorleder må ha en sektor eller stab."),
    "no_email": _("E-postadressen mangler."),
    "no_name": _("Navnet mangler."),
    "not_yours": _("Indikatoren hører til en annen sektor. Den fører tallene sine selv."),
    "not_in_plan": _("Indikatoren er ikke i årets plan. Legg den inn i planen først."),
    "other_periods": _(
        "Tabellen har tall for andre deler av året enn indikatoren rapporteres for. Endre hvor ofte den "
        "rapporteres i registeret, eller velg at kolonnene ikke skal med."
    ),
    "twice": _("To rader er den samme indikatoren. Utelat den ene."),
}

NOTES: Final[Words] = {
    "hidden_sheet": _("Arket «%(one)s» er skjult, og er ikke lest."),
    "hidden_rows": _("Arket «%(one)s» har skjulte rader (%(two)s). De er lest, og merket som skjult."),
    "formulas_without_values": _(
        "Arket «%(one)s» har formler uten utregnet verdi (%(two)s). Åpne filen i Excel og lagre den, så "
        "kommer verdiene med."
    ),
}


def question_text(question: TableQuestion) -> str:
    """A question as a person reads it."""
    code = question.code
    words = QUESTIONS.get(code) or QUESTIONS.get(code.partition(".")[0]) or QUESTIONS["figure"]
    return _filled(words, question.given)


def choice_label(question: TableQuestion, choice: str) -> str:
    """A choice of a question in words; years, names and scales stand as they are."""
    if (
        question.field == "heading"
        or (question.field == "under" and choice != "alone")
        or question.code.startswith("sector")
    ):
        return choice
    if choice == "none" and question.field == "scale":
        return gettext("Ingen skala, vanlige tall")
    return str(CHOICES.get(choice, choice))


def why_text(proposal: Proposal) -> str:
    """Why something is proposed."""
    return _filled(WHY[proposal.why], (proposal.given,))


def reason_text(code: str) -> str:
    """Why a row is refused."""
    return str(REASONS[code])


def note_text(note: str) -> str:
    """What a reader of a file should know, from a source's notes."""
    code, *given = note.split(":")
    return _filled(NOTES[code], tuple(given))


def _filled(words: Promise | str, given: tuple[str, ...]) -> str:
    return str(words) % dict(zip(("one", "two", "three"), (*given, "", "", ""), strict=False))
