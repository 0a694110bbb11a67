"""The log of changes as a page: entries in words, filters as the reader left them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any, Final

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from indicators.models.row_digests import tracked_models
from indicators.presentation.navigation.addresses import query
from indicators.presentation.navigation.choices import Choice
from indicators.presentation.table.list_filters import Filter, filters_of, with_page
from indicators.presentation.table.page import page_links, shown_of
from indicators.presentation.wording.acts import (
    CODE_WORDS,
    FACTOR_WORDS,
    CheckLine,
    act_word,
    field_word,
    table_word,
)
from indicators.presentation.wording.reasons import label_words, reason_words
from indicators.presentation.wording.remarks import remark_words
from indicators.presentation.wording.words import capitalised
from indicators.selectors.log.trail import TrailLog, TrailRow
from indicators.values import format_number

PER_PAGE: Final = 50
MAIN_FIELDS: Final = ("written", "text", "username", "role")
"""What a new row is shown by; the rest is folded away."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that changed, in words; ``main`` ones are shown at once."""

    field: str
    before: str
    after: str
    main: bool


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One entry in words."""

    row: TrailRow
    act: str
    what: str
    label: str
    url: str
    changes: tuple[FieldChange, ...]
    why: str
    before_url: str = ""
    after_url: str = ""
    """The indicator's page as it was before the change, and after it; empty where there is none."""

    @property
    def shown(self) -> tuple[FieldChange, ...]:
        return tuple(change for change in self.changes if change.main)

    @property
    def folded(self) -> tuple[FieldChange, ...]:
        return tuple(change for change in self.changes if not change.main)


@dataclass(frozen=True, slots=True)
class TrailPage:
    """The whole page."""

    lines: tuple[TrailLine, ...]
    total: int
    count: str
    search: str
    indicator: str
    first_day: str
    last_day: str
    filters: tuple[Filter, ...]
    pages: tuple[Choice, ...]
    filtered: bool
    check: CheckLine | None = None


def trail_page(
    log: TrailLog, page: Page[int], params: QueryDict, check: CheckLine | None = None
) -> TrailPage:
    """Read and word the entries of one page. ``check`` is for those who read the whole log."""
    start, stop = max(page.start_index() - 1, 0), page.end_index()
    said = ngettext("%(total)s endring", "%(total)s endringer", log.total) % {
        "total": format_number(Decimal(log.total))
    }
    return TrailPage(
        lines=tuple(trail_line(row) for row in log.read(start, stop)),
        total=log.total,
        count=shown_of(said, page),
        search=params.get("sok", ""),
        indicator=params.get("indikator", ""),
        first_day=params.get("fra", ""),
        last_day=params.get("til", ""),
        filters=filters_of(log.form, params),
        pages=page_links(page, partial(with_page, params)),
        filtered=any(name in params for name in log.form.fields),
        check=check,
    )


def trail_line(row: TrailRow) -> TrailLine:
    """Word one entry."""
    url = ""
    if row.code and row.year is not None:
        url = reverse("indicator", kwargs={"code": row.code, "year": row.year})
    then = url and not row.draft
    return TrailLine(
        row=row,
        act=act_word(row.act),
        what=capitalised(table_word(row.table)),
        label=label_words(row.label),
        url=url,
        changes=field_changes(row.table, row.before, row.after),
        why=reason_words(row.why),
        before_url=_at(url, row.was_at) if then and row.before and row.was_at else "",
        after_url=_at(url, row.when) if then else "",
    )


def _at(url: str, moment: datetime) -> str:
    """A page as it was at a moment, to the last part of a second."""
    return url + query({"pa": timezone.localtime(moment).replace(tzinfo=None).isoformat()})


def field_changes(table: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[FieldChange, ...]:
    """Field by field, the text that was written first; a new row shows only what it is known by."""
    names = sorted({**before, **after}, key=lambda name: (name not in MAIN_FIELDS, list(after).index(name)))
    new = not before
    return tuple(
        FieldChange(
            field_word(table, name),
            value_word(table, name, before.get(name)),
            value_word(table, name, after.get(name)),
            main=not new or name in MAIN_FIELDS,
        )
        for name in names
    )


def value_word(table: str, name: str, value: Any) -> str:
    """A value in words: ja, nei, a choice, a day, a moment in local time, a list; empty for nothing."""
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, bool):
        return gettext("ja") if value else gettext("nei")
    if name == "second_factor" and value in FACTOR_WORDS:
        return str(FACTOR_WORDS[value])
    if (table, name) in CODE_WORDS:
        return str(CODE_WORDS[table, name].get(value, value))
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return _as_kept(_field(table, name), value)


def _as_kept(field: Any, value: Any) -> str:
    """Word a value as the kind of its column is worded; as it stands where there is no such column."""
    if field is None:
        return str(value)
    if getattr(field, "choices", None):
        return str(dict(field.flatchoices).get(value, value))
    match field.get_internal_type():
        case "DateField":
            return f"{date.fromisoformat(value):%d.%m.%Y}"
        case "DateTimeField":
            return f"{timezone.localtime(datetime.fromisoformat(value)):%d.%m.%Y %H.%M}"
        case "DecimalField":
            return str(value).replace(".", ",")
        case _:
            return remark_words(str(value))


def stored_word(table: str, name: str, text: str) -> str:
    """A value that is kept as text, in words: a choice, ja or nei; any other text as it is."""
    if text in ("True", "False"):
        return value_word(table, name, text == "True")
    choices = getattr(_field(table, name), "choices", None)
    return value_word(table, name, text) if choices else text


def _field(table: str, name: str) -> Any:
    model = tracked_models().get(table)
    found = {field.name: field for field in model._meta.concrete_fields} if model else {}
    return found.get(name)


def said_filters(log: TrailLog, params: QueryDict) -> Sequence[tuple[str, str]]:
    """What was chosen, as the page words it."""
    fields = log.form.fields
    said = [
        (str(fields[name].label), str(params[name]))
        for name in ("sok", "indikator", "fra", "til")
        if name in params
    ]
    for one in filters_of(log.form, params):
        chosen = ", ".join(str(option.label) for option in one.options if option.chosen and option.value)
        said += [(one.label, chosen)] if chosen else []
    return said
