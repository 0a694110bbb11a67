"""Texts, specs and values that the laws are tried on."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from indicators.values import Aggregation, Direction, Spec, ValueKind, format_number

UNITS = (
    "", "%", "prosentpoeng", "dager", "mnd", "måneder", "kr", "1000 kr", "mill. kr", "kr per m²",
    "kroner per m ²", "kundetimer/år", "avdelinger", "poeng", "per 1000 innbyggere", "barn", "årsverk",
    "‰", "saker per måned",
)  # fmt: skip

ODD_UNITS = (
    st.sampled_from(
        """økning|landssnitt|av 3|halvår|5|ja|mill.|a. b| dager |kr.|per|av|–|halvår 1|ikke
        % av alle|stk.|timer/uke|1.|(antall)|poeng (1-6)|m2|kr/innb.|pr. 1000|Antall
        dager*|poeng*)|km²|h|kr i året|CO²|a)|x\u0301|DAGER|kr\u200f|mai|T1|Ny|eller mer
        minst""".replace("\n        ", "|").split("|")
    )
    | st.text(max_size=8)
    | st.text(alphabet="aå1 .%-/kr,²", max_size=8)
)

LEVELS = ("ikke påbegynt", "i noen grad", "delvis", "Helt")

SPECS = st.builds(
    Spec,
    direction=st.sampled_from(Direction),
    value_kind=st.sampled_from(ValueKind),
    unit=st.sampled_from(UNITS),
    scale=st.sampled_from([None, (1, 6), (1, 2), (1, 4)]),
    decimals=st.sampled_from([None, 0, 1, 2]),
    aggregation=st.sampled_from(Aggregation),
    tolerance=st.sampled_from([None, Decimal(0), Decimal("0.5"), Decimal(2)]),
    levels=st.just(LEVELS),
    year=st.sampled_from([None, 2025, 2026]),
    counted=st.sampled_from(["", "avvik", "registrerte avvik"]),
    tolerance_share=st.booleans(),
)
NUMBER_SPECS = SPECS.filter(lambda spec: spec.value_kind.is_number)

SPACES = st.sampled_from([" ", "\u00a0", "\u202f", "\u2009", "  ", ""])

_WORDS = st.sampled_from(
    """
    minst maks høyst inntil under over mer meir mindre færre enn ikke ikkje nøyaktig lik bedre betre
    minimum fra frå til mellom og av eller skal være alle ingen ca i fjor på nivå med økning auke
    reduksjon redusere øke landssnitt landet fylkessnittet KOSTRA-gruppe kommunegruppa snittet for
    halvår tertial kvartal 1. 2. H1 T2 januar mai Ja Nei Ny Måles Ikke målt gjennomført foreligger
    kommer senere dager dagar kr kroner prosent pst. prosentpoeng mill. poeng barn avdelinger Godt
    samliv kurs Gutter jenter Totalt skala % ‰ - – — − + ± < > ≤ ≥ = >= =< => * *) **) 1) ¹ ² : ; , .
    / ( ) " ' <script> {{7*7}} NaN Infinity 1e999 0x10 ٣ \u200f \u200b \u00ad 5 14 25 30 90 100 2025
    0 00 007 1 137 11 338 4,2 4.2 145.500 1.234,5 1.234.567 0.125 1,234 0,7 −1,0 7600
    """.split()
)
_PHRASES = st.sampled_from(
    """
    4–6|fra 4 til 6|mellom 4 og 6|25 av 30|25/30|≥ landssnitt|2 over landssnittet|landssnitt + 0,2
    bedre enn landet|på nivå med kommunegruppa|> 3 prosentpoeng økning|reduksjon på 5 %|bedre enn i fjor
    redusere med minst 2|1. halvår 27 % 2. halvår 31 %|H1 27 H2 31|T1: 5, T2: 7, T3: 9|27 i 1. halvår
    Godt samliv 2. Kurs 6.|Gutter: 45 %, jenter: 50 %|Ikke målt|Måles ikke|Ikke gjennomført|Ny|Ja|Nei
    > 70 %|under 5|minst 90 %|ikke mer enn 45 %|90 % eller mer|145.500|49% *)|*|- 3 419|5 mill. kr
    innen 1.10.|31.12.|før 1. mars|i løpet av 2. kvartal|Gjennomført 15.9.|i juni|uke 40|Juni 2025|over 2024
    12 av 14 (86 %)|83 % (25 av 30)|økt med 1,1 prosentpoeng|16 % økning|1-2 % økning|5,2 av 6|..|:|delvis
    minst delvis|Ingen avvik|Fase 1 og fase 2|50/50|91 % / 88 %|mill. kr 12,4|fra 65 % til 75 %|lik 90 %|-5 %
    2 ganger per år|Ikke gjennomført pga. sykdom|Resultat for 2025 foreligger ikke|01.09|2025|120 %|7|32 av 30
    Barnehagedekning > 100 %|BTI > 5. Skala 1-6|alle|Res. senere|1 000–1 500|0|100|4,5|28,8 %|12 dager
    """.strip()
    .replace("\n    ", "|")
    .split("|")
)
JOINED_WORDS = st.lists(st.tuples(_WORDS, SPACES), max_size=9).map(
    lambda pieces: "".join(word + space for word, space in pieces)
)
PHRASES = st.tuples(_PHRASES, st.sampled_from(["", "", "", " dager", " %", "*", " kr", " prosentpoeng"])).map(
    "".join
)
ANY_TEXTS = st.one_of(
    JOINED_WORDS,
    st.text(max_size=40),
    st.text(alphabet="0123456789 .,-–−+<>≥≤=%*)/avkr\u00a0", max_size=16),
)
NUMBERS = st.decimals(min_value=-200, max_value=200, places=1).map(format_number)
CELLS = st.integers(0, 9).flatmap(lambda dice: ANY_TEXTS if dice == 0 else NUMBERS if dice < 5 else PHRASES)
"""What a cell holds in a scorecard: mostly what can be read."""

TEXTS = st.one_of(PHRASES, NUMBERS, ANY_TEXTS)
"""What anybody may type: mostly what cannot be read."""

FIGURES = (
    st.decimals(
        min_value=-(10**12) + 1, max_value=10**12 - 1, allow_nan=False, allow_infinity=False, places=3
    )
    | st.integers(-10_000, 10_000).map(Decimal)
    | st.integers(-9999, 9999).map(lambda n: Decimal(n).scaleb(-1))
)
