"""What is typed into a row of the reporting grid, read by one form for each of its acts."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from indicators.values import Period

from .cells import period_of
from .seen import LONGEST_REASON

LONGEST = 10_000
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

    why = forms.CharField(required=False, max_length=LONGEST_REASON)


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
    """A day as a date field sends it or as people write it: 2026-06-30, 30.06.2026, 30.6.26."""

    default_error_messages = {
        "unreadable": _("Skriv fristen som dd.mm.åååå, for eksempel 30.06.2026."),
    }

    def clean(self, value: Any) -> date:
        """The day. Raises ValidationError where none can be read."""
        typed = str(value or "").strip()
        for shape in (typed, "-".join(reversed(typed.split(".")))):
            parts = shape.split("-")
            if len(parts) == 3 and all(part.isascii() and part.isdigit() for part in parts):
                try:
                    return date(*(int(part) for part in parts))
                except ValueError:
                    break
        raise forms.ValidationError(self.error_messages["unreadable"], code="unreadable")


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

    def clean(self) -> dict[str, Any]:
        """A new action has no version that was seen."""
        given = super().clean() or {}
        if given.get("pk") is None:
            given["version"] = None
        return given


class NoteForm(RowForm):
    """A footnote to the figure."""

    part = "note"
    note = TypedField()

    def clean_note(self) -> str:
        """A footnote says something."""
        text = str(self.cleaned_data["note"]).strip()
        if not text:
            raise forms.ValidationError(_("Skriv teksten i fotnoten."))
        return text


class ForecastForm(RowForm):
    """Whether the year's target will be reached."""

    part = "forecast"
    outlook = TypedField(longest=40)
    comment = TypedField()
    text = TypedField(longest=500)
    version = VersionField()
