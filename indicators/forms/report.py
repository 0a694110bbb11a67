"""What is typed into a row of the reporting grid, read by one form for each of its acts."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from indicators.values import Period
from indicators.values.figures.periods import MONTHS

from .cells import period_of

LONGEST = 10_000
FIRST_YEAR, LAST_YEAR = 2000, 2100
HIGHEST = 999_999_999


class SeenForm(forms.Form):
    """The version of something that was seen."""

    version = forms.IntegerField(min_value=0, max_value=HIGHEST)

    @classmethod
    def read(cls, text: str | None, otherwise: int) -> int:
        """The version in a field, ``otherwise`` where the field holds none."""
        form = cls({"version": text})
        return int(form.cleaned_data["version"]) if form.is_valid() else otherwise


class LineForm(forms.Form):
    """Which line of the grid an act is about."""

    line = forms.IntegerField(min_value=1, max_value=HIGHEST)


class BehalfForm(forms.Form):
    """Why somebody enters on another's behalf."""

    why = forms.CharField(required=False)


class TypedField(forms.CharField):
    """A text as it was typed; what is too long is refused with its length, never cut."""

    def __init__(self, *, longest: int = LONGEST, **options: Any) -> None:
        super().__init__(required=False, **options)
        too_long = _("Teksten er på %(show_value)d tegn. Den kan være på høyst %(limit_value)d.")
        self.validators.append(MaxLengthValidator(longest, too_long))


class VersionField(forms.IntegerField):
    """The version of what was seen; nothing sent is nothing seen."""

    def __init__(self) -> None:
        super().__init__(required=False, min_value=0, max_value=HIGHEST)

    def clean(self, value: Any) -> int:
        """The number, 0 where none was sent."""
        return int(super().clean(value) or 0)


class PeriodField(forms.CharField):
    """A period as addresses of the grid write it: ``half-1``."""

    def clean(self, value: Any) -> Period:
        """The period. Raises ValidationError where there is none of that name."""
        try:
            return period_of(value or "")
        except ValueError:
            raise forms.ValidationError(_("Perioden finnes ikke.")) from None


class DayField(forms.CharField):
    """A day as a date field sends it or as people write it: 2026-06-30, 30.06.2026, 30.6.26 (20xx)."""

    default_error_messages = {
        "unreadable": _("Skriv fristen som dd.mm.åååå, for eksempel 30.06.2026."),
        "no_month": _("Det er bare 12 måneder i året. Skriv fristen som dd.mm.åååå."),
        "no_day": _("%(month)s %(year)d har %(days)d dager. Rett fristen."),
        "no_year": _("Året %(year)d kan ikke være riktig. Skriv fristen som dd.mm.åååå."),
    }

    def clean(self, value: Any) -> date:
        """The day. Raises ValidationError where none can be read, or where the calendar has no such day."""
        typed = str(value or "").strip().rstrip(".")
        year, month, day = self._parts(typed)
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise self._refused("no_year", year=year)
        if not 1 <= month <= 12:
            raise self._refused("no_month")
        longest = monthrange(year, month)[1]
        if not 1 <= day <= longest:
            raise self._refused("no_day", month=MONTHS[month - 1].capitalize(), year=year, days=longest)
        return date(year, month, day)

    def _parts(self, typed: str) -> tuple[int, int, int]:
        """Year, month and day as they were written, a year of two figures being of this century."""
        parts = typed.split("-") if "-" in typed else typed.split(".")[::-1]
        if len(parts) != 3 or not all(part.isascii() and part.isdigit() and len(part) < 5 for part in parts):
            raise self._refused("unreadable")
        year, month, day = (int(part) for part in parts)
        return (2000 + year if len(parts[0]) == 2 else year), month, day

    def _refused(self, code: str, **given: Any) -> forms.ValidationError:
        return forms.ValidationError(self.error_messages[code], code=code, params=given or None)


class RowForm(forms.Form):
    """What is typed in one part of a row. ``part`` is what the page calls it."""

    part: ClassVar[str]

    @property
    def typed(self) -> dict[str, str]:
        """The words as they were sent, so that nothing of them is lost when they are refused."""
        return {name: self.data.get(name, "") for name in self.fields}

    @property
    def refusal(self) -> str:
        """Everything that was wrong, in one text."""
        return " ".join(str(message) for messages in self.errors.values() for message in messages)


class CellForm(RowForm):
    """A figure of a period, as it was typed."""

    part = "cell"
    period = PeriodField()
    text = TypedField(strip=False)
    version = VersionField()


class AnswerForm(RowForm):
    """Why a figure that is asked about is right; ``of`` is the part of the cell it is about."""

    part = "answer"
    period = PeriodField()
    kind = TypedField(longest=20)
    of = TypedField(longest=200)
    text = TypedField()
    version = VersionField()


class WithoutForm(RowForm):
    """Why a cell is delivered without a figure."""

    part = "without"
    period = PeriodField()
    why = TypedField(longest=10)
    text = TypedField()
    version = VersionField()


class AccountForm(RowForm):
    """Why a target was missed, or why the figure is missing."""

    part = "account"
    cause = TypedField()
    why_no_figure = TypedField(longest=40)
    evidence = TypedField(longest=300)
    version = VersionField()


class ActionForm(RowForm):
    """What is done about a missed target. ``pk`` of one that stands; its version is then what was seen."""

    part = "action"
    text = TypedField()
    responsible = TypedField(longest=120)
    due = DayField()
    pk = forms.IntegerField(required=False, min_value=1, max_value=HIGHEST)
    version = VersionField()
    withdraw = forms.BooleanField(required=False)
    past = forms.BooleanField(required=False)
    once = TypedField(longest=64)

    def clean(self) -> dict[str, Any]:
        """A new action has no version that was seen."""
        given = super().clean() or {}
        if given.get("pk") is None:
            given["version"] = None
        return given


class ReplyForm(RowForm):
    """What the sector replies to what management asks about the row."""

    part = "reply"
    reply = TypedField()
    version = VersionField()


class BackForm(RowForm):
    """An action that was withdrawn and is to stand again."""

    part = "action"
    pk = forms.IntegerField(min_value=1, max_value=HIGHEST)
    version = VersionField()


class NoteForm(RowForm):
    """A footnote to the figure. ``pk`` of one that is changed, withdrawn or brought back (``restore``)."""

    part = "note"
    note = TypedField()
    pk = forms.IntegerField(required=False, min_value=1, max_value=HIGHEST)
    version = VersionField()
    withdraw = forms.BooleanField(required=False)
    restore = forms.BooleanField(required=False)
    once = TypedField(longest=64)

    def clean(self) -> dict[str, Any]:
        """A footnote says something, unless it is only withdrawn or brought back."""
        given = super().clean() or {}
        given["note"] = str(given.get("note", "")).strip()
        kept = given.get("pk") is not None and (given.get("withdraw") or given.get("restore"))
        if not kept and not given["note"] and "note" not in self.errors:
            self.add_error("note", _("Skriv teksten i fotnoten."))
        return given


class ForecastForm(RowForm):
    """Whether the year's target will be reached."""

    part = "forecast"
    outlook = TypedField(longest=40)
    comment = TypedField()
    text = TypedField(longest=500)
    version = VersionField()


class CommentForm(RowForm):
    """A comment on the results in an area. ``pk`` of one that stands; its version is then what was seen."""

    part = "comment"
    area = forms.IntegerField(min_value=1, max_value=HIGHEST)
    text = TypedField()
    pk = forms.IntegerField(required=False, min_value=1, max_value=HIGHEST)
    version = VersionField()
    withdraw = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        """A new comment has no version that was seen."""
        given = super().clean() or {}
        if given.get("pk") is None:
            given["version"] = None
        return given
