"""What is chosen about a report: how it is grouped, what stands at each card, and its chapters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.models import ReportLayout
from indicators.values.layouts import LONGEST_TITLE, Layout, Part, Placed
from indicators.workflow import ForbiddenMark, Refusal, TooLong
from indicators.workflow.texts import checked

from .plans import PlainForm

PARTS = {
    Part.INTRODUCTION: _("Innledning til området"),
    Part.CHART: _("Figur av resultatene mot målene"),
    Part.COMMENTS: _("Resultatkommentarer"),
    Part.SERIES: _("Utvikling over tid, for tall utenfor målekortet"),
    Part.WORK: _("Utviklingsarbeid"),
    Part.CHALLENGES: _("Utfordringer videre"),
}


class LayoutForm(PlainForm):
    """The layout but for its chapters; ``typed_chapters`` reads those, which are as many as there are."""

    grouping = forms.ChoiceField(
        label=_("Målekortene ordnes etter"),
        required=False,
        choices=[("", _("Det som er vanlig for året")), *ReportLayout.Grouping.choices],
    )
    parts = forms.MultipleChoiceField(
        label=_("Ved hvert målekort"),
        required=False,
        choices=list(PARTS.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def layout(self, stands: Layout, typed: Sequence[Placed], known: Sequence[str]) -> Layout:
        """What was chosen, over what stands."""
        hidden = frozenset(part for part in Part if part.value not in self.cleaned_data["parts"])
        return Layout(stands.retyped(typed, known), self.cleaned_data["grouping"], hidden)


def typed_chapters(sent: Any, usual: Mapping[str, str]) -> tuple[tuple[Placed, ...], dict[str, Refusal]]:
    """The chapters as they were sent, in their order, and what is wrong with their titles by key.

    One that is in ``usual`` (key and title) and was not sent comes where it would come without a choice; one
    that was sent and is not there is let go. A title that is the usual one is no title of its own.
    """
    order = list(dict.fromkeys(key for key in sent.getlist("kapittel") if key in usual))
    found: list[Placed] = []
    faults: dict[str, Refusal] = {}
    for key in order:
        title = sent.get(f"tittel-{key}", "").strip()
        try:
            checked(title, "title", limit=LONGEST_TITLE, one_line=True)
        except (TooLong, ForbiddenMark) as refusal:
            faults[key] = refusal
            title = ""
        found.append(Placed(key, f"med-{key}" in sent, "" if title == usual[key] else title))
    return Layout(tuple(found)).over(tuple(usual)), faults


def initial(layout: Layout, version: int) -> dict[str, Any]:
    """What the form begins with."""
    return {
        "grouping": layout.grouping,
        "parts": [part.value for part in Part if layout.shows(part)],
        "seen": version,
    }


def no_chapter_left() -> str:
    """What is said where every chapter was left out."""
    return gettext("La minst ett kapittel være med.")
