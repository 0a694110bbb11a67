"""The filters of a list as its form offers them (components/filters.html), and what is chosen in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext

from indicators.presentation.navigation.choices import Option
from indicators.presentation.wording.acts import act_word


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: a list of which one (``single``) or several may be chosen."""

    name: str
    label: str
    options: tuple[Option, ...]
    single: bool
    summary: str


def with_page(params: QueryDict, number: int) -> str:
    """The address of another page of the same list."""
    copy = params.copy()
    copy["side"] = str(number)
    return f"?{copy.urlencode()}"


def filters_of(form: Any, params: QueryDict) -> tuple[Filter, ...]:
    """Every filter that is a choice, with what is chosen in it, in words."""
    return tuple(_filter(form, name, params) for name in form.fields if hasattr(form.fields[name], "choices"))


def said_filters(form: Any, params: QueryDict) -> tuple[tuple[str, str], ...]:
    """What was chosen, as the page words it."""
    said = [(gettext("Søk"), params.get("sok", ""))] if "sok" in params else []
    for one in filters_of(form, params):
        chosen = ", ".join(str(option.label) for option in one.options if option.chosen)
        said += [(one.label, chosen)] if chosen else []
    return tuple(said)


def _filter(form: Any, name: str, params: QueryDict) -> Filter:
    field = form.fields[name]
    single = not hasattr(field.widget, "allow_multiple_selected") or not field.widget.allow_multiple_selected
    chosen = params.getlist(name) or ([str(form.data.get(name, ""))] if single else [])
    options = tuple(
        Option(str(value), _label(name, str(value), label), str(value) in chosen)
        for value, label in field.choices
    )
    picked = [str(option.label) for option in options if option.chosen]
    if len(picked) > 1:
        summary = gettext("%(count)d valgt") % {"count": len(picked)}
    else:
        summary = picked[0] if picked else gettext("Alle")
    return Filter(name, str(field.label), options, single, summary)


def _label(name: str, value: str, label: str | Promise) -> str | Promise:
    """Acts are worded here, whatever the filter calls them."""
    return act_word(value) if name == "handling" and value else label
