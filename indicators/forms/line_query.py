"""The filters of every page that lists a year's lines, drawn from the query and the choices of the year.

The words of an address are read by :class:`LineQuery` alone; the form has no opinion of them. A page names
the filters that it shows, and everything else that is chosen is sent along unseen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, cast

from django import forms
from django.forms.boundfield import BoundField
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.presentation.wording import words
from indicators.presentation.wording.against import outcome_word
from indicators.selectors.line_choices import LineChoices
from indicators.values.query.address_words import (
    AGAINST_BY_SLUG,
    ALL_YEARS,
    CHANGE_BY_SLUG,
    LACKS_EXPLANATION,
    LISTS_OF_STATUSES,
    ROUND_SLUGS,
    STATUS_BY_SLUG,
)
from indicators.values.query.line_query import LineQuery
from indicators.values.query.screens import Screen

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

type Label = "str | _StrPromise"
type Options = Iterable[tuple[str, str | Promise]]
ALL: Final = _("Alle")


class One(forms.ChoiceField):
    """A list to choose one of; ``everything`` is what it is called not to choose, where that can be done."""

    def __init__(self, label: Label, options: Options, everything: str | Promise | None = ALL) -> None:
        nothing: Options = () if everything is None else (("", everything),)
        super().__init__(label=label, choices=[*nothing, *options], required=False)


class SeveralBoundField(BoundField):
    """Several choices as the page shows them folded."""

    @property
    def summary(self) -> str:
        """What is chosen, or how many: ``Skole``, ``2 valgt``, ``Alle``."""
        chosen = chosen_labels(self)
        if len(chosen) > 1:
            return gettext("%(count)d valgt") % {"count": len(chosen)}
        return chosen[0] if chosen else gettext("Alle")


class Several(forms.MultipleChoiceField):
    """A list to choose several of."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, label: Label, options: Options) -> None:
        super().__init__(label=label, choices=list(options), required=False)

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> BoundField:
        return SeveralBoundField(form, self, field_name)


class Tick(forms.CharField):
    """Something that is on or off; ``word`` is what the address says where it is on.

    Its value stays a word: another one than this may stand in the same parameter.
    """

    def __init__(self, label: Label, word: str) -> None:
        super().__init__(label=label, required=False)
        self.word = word


def _areas(screen: Screen, choices: LineChoices) -> forms.Field:
    label = _("Tjenesteområde")
    return Several(label, choices.areas) if "omrade" in screen.several else One(label, choices.areas)


def _sectors(screen: Screen, choices: LineChoices) -> forms.Field:
    label = _("Sektor eller stab")
    return Several(label, choices.sectors) if "sektor" in screen.several else One(label, choices.sectors)


def _years(screen: Screen, choices: LineChoices) -> forms.Field:
    every: Options = ((ALL_YEARS, _("Alle år")),) if screen.every_year else ()
    return One(_("År"), [*((str(year), str(year)) for year in choices.years), *every], None)


def _rounds(_screen: Screen, choices: LineChoices) -> forms.Field:
    options = [(ROUND_SLUGS[kind], name) for kind, name in choices.rounds]
    return One(_("Runde"), [*options, ("arsslutt", _("Årsslutt"))], None)


def _statuses(screen: Screen, _choices: LineChoices) -> forms.Field:
    single = [(slug, words.status_word(status)) for slug, status in STATUS_BY_SLUG.items()]
    if "status" in screen.several:
        return Several(_("Status"), single)
    more = {"vurdert": _("Nådd og ikke nådd"), "alle": _("Alle")}
    lists = [(slug, more[slug]) for slug in LISTS_OF_STATUSES if slug in more]
    return One(_("Status"), [*single, *lists], _("Som vanlig: ikke nådd"))


def _changes(screen: Screen, _choices: LineChoices) -> forms.Field:
    options = [
        (slug, words.capitalised(words.change_word(change))) for slug, change in CHANGE_BY_SLUG.items()
    ]
    return (Several if "endring" in screen.several else One)(_("Endring"), options)


def _against(label: Label) -> Callable[[Screen, LineChoices], forms.Field]:
    return lambda _screen, _choices: One(
        label, [(slug, words.capitalised(outcome_word(one))) for slug, one in AGAINST_BY_SLUG.items()]
    )


def _rows(_screen: Screen, choices: LineChoices) -> forms.Field:
    options = [(str(least), gettext("%(count)d eller flere") % {"count": least}) for least in choices.rows]
    return One(_("År på rad"), options)


def _one_of(
    label: Label, *options: tuple[str, str | Promise], everything: str | Promise = ALL
) -> Callable[[Screen, LineChoices], forms.Field]:
    return lambda _screen, _choices: One(label, options, everything)


def _explanation(screen: Screen, _choices: LineChoices) -> forms.Field:
    option = (LACKS_EXPLANATION, _("Mangler forklaring"))
    return One(_("Forklaring"), [option]) if screen.several else Tick(option[1], option[0])


FILTERS: Final[Mapping[str, Callable[[Screen, LineChoices], forms.Field]]] = {
    "ar": _years,
    "runde": _rounds,
    "omrade": _areas,
    "sektor": _sectors,
    "status": _statuses,
    "endring": _changes,
    "forklaring": _explanation,
    "landet": _against(_("Mot landet")),
    "fylket": _against(_("Mot fylket")),
    "kostra": _against(_("Mot KOSTRA-gruppen")),
    "andres": _one_of(_("Andres tall"), ("med", _("Med andres tall")), ("uten", _("Uten andres tall"))),
    "lovpalagt": _one_of(_("Lovpålagt"), ("ja", _("Bare lovpålagte")), ("nei", _("Bare ikke lovpålagte"))),
    "mangler": _one_of(
        _("Mangler"),
        ("definisjon", _("Definisjon")),
        ("kilde", _("Datakilde")),
        ("ansvarlig", _("Ansvarlig leder")),
        ("toleranse", _("Toleranse")),
    ),
    "serier": _one_of(
        _("Tallserier"), ("med", _("Ta med tallserier utenfor kortene")), everything=_("Bare målekortene")
    ),
    "rad": _rows,
    "nesten": lambda _screen, choices: Tick(words.close_word(choices.close), "ja"),
    "tall": lambda _screen, _choices: Tick(_("Mangler tall"), "mangler"),
}
"""Every filter by its parameter: its label, its words, and whether one or several can be chosen."""

WHEN: Final = ("ar", "runde")
LISTED: Final = ("omrade", "sektor", "status", "endring", "landet", "rad", "forklaring", "nesten", "tall")
TABLE: Final = (
    "ar", "omrade", "sektor", "status", "endring", "forklaring", "landet", "fylket", "kostra", "andres",
    "lovpalagt", "mangler", "serier",
)  # fmt: skip
SCOPE: Final = ("omrade", "sektor")
"""Which filters the pages show, in their order."""


def listed(choices: LineChoices) -> tuple[str, ...]:
    """The filters of the overview's list; years in a row only where any target was missed more than once."""
    return LISTED if choices.rows else tuple(name for name in LISTED if name != "rad")


class LineQueryForm(forms.Form):
    """Some of the filters as the reader left them; ``beside`` is what the form chooses for the reader."""

    def __init__(self, asked: LineQuery, choices: LineChoices, shown: Iterable[str], **beside: Any) -> None:
        self.asked, self.beside = asked, beside
        said = {name: list(given) for name, given in asked.to_params().items()}
        super().__init__(MultiValueDict({"ar": [choices.year], **said}), auto_id="f-%s")
        for name in shown:
            self.fields[name] = FILTERS[name](asked.screen, choices)

    @property
    def lists(self) -> Iterator[BoundField]:
        """The filters that are lists."""
        return (one for one in self if not isinstance(one.field, Tick))

    @property
    def ticks(self) -> Iterator[BoundField]:
        """The filters that are on or off."""
        return (one for one in self if isinstance(one.field, Tick))

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """What is chosen elsewhere, sent along unseen; the list begins at its first page."""
        pairs = self.asked.with_(**self.beside).pairs()
        return tuple((name, word) for name, word in pairs if name not in self.fields)

    @property
    def used(self) -> bool:
        """Whether any of the filters is set."""
        params = self.asked.to_params()
        return bool(self.asked.search) or any(name in params for name in self.fields)

    def chosen(self) -> tuple[tuple[str, str], ...]:
        """The label of each list and what is chosen in it, in words: also where that is everything."""
        found = [(str(one.label), ", ".join(chosen_labels(one))) for one in self.lists]
        if self.asked.search:
            found.insert(0, (gettext("Søk"), self.asked.search))
        return tuple((label, said) for label, said in found if said)

    def narrowed(self) -> tuple[tuple[str, str], ...]:
        """The same, only of what the reader chose and of the year."""
        params = self.asked.to_params()
        labels = {gettext("Søk")} | {str(one.label) for one in self if one.name in params or one.name == "ar"}
        return tuple((label, said) for label, said in self.chosen() if label in labels)


def chosen_labels(bound: BoundField) -> list[str]:
    """The labels of what is chosen in a list."""
    value = bound.value() or ""
    chosen = [value] if isinstance(value, str) else value
    choices = cast("Any", bound.field).choices
    return [str(label) for word, label in choices if str(word) in chosen]
