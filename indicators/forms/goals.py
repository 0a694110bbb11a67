"""What is typed about goals: the goal itself, its place, what hangs on it, and what is judged of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.presentation.wording.goals import level_word
from indicators.selectors.goal_tree import GoalNode
from indicators.values import MOST_GOAL_LEVELS
from indicators.workflow import ChosenLine

from .optimistic_lock import LONGEST_REASON, OnceField, SeenField, with_value
from .plans import LONGEST_CASE, PlainForm

LONGEST_GOAL = 1_000
LONGEST_ASSESSMENT = 4_000
NONE = ""


class AdoptedForm(PlainForm):
    """A change of what the council adopts: in an adopted plan it takes a case and a reason."""

    columns_at = {"reason": "why", "parent": "parent_id", "sector": "sector_id"}

    case = forms.CharField(
        label=_("Sak"),
        required=False,
        max_length=LONGEST_CASE,
        help_text=_("Saken som vedtok endringen, f.eks. KS-sak 12/25."),
    )
    why = forms.CharField(
        label=_("Hvorfor?"), required=False, max_length=LONGEST_REASON, help_text=_("Står i endringsloggen.")
    )
    seen = SeenField(required=False, min_value=0)

    def __init__(self, *args: Any, adopted: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not adopted:
            del self.fields["case"], self.fields["why"]

    @property
    def said(self) -> dict[str, Any]:
        """The case, the reason and the version that was seen, as the workflow takes them."""
        given = self.cleaned_data
        return {
            "case": given.get("case", ""),
            "reason": given.get("why", ""),
            "version": given.get("seen") or 0,
        }

    def see(self, version: int) -> None:
        """After a lost update was refused, the version that stands becomes the one that is seen."""
        self.data = with_value(self.data, self.add_prefix("seen"), version)


class GoalForm(AdoptedForm):
    """A goal. Without ``nodes`` its place is changed elsewhere."""

    text = forms.CharField(label=_("Mål"), max_length=LONGEST_GOAL, widget=forms.Textarea(attrs={"rows": 2}))
    code = forms.CharField(
        label=_("Nummer"),
        required=False,
        max_length=20,
        help_text=_("Slik planen trykker det, f.eks. 1.2. Tomt: neste ledige nummer."),
    )
    parent_id = forms.ChoiceField(label=_("Under målet"), required=False)
    sector_id = forms.ChoiceField(
        label=_("Sektor eller stab"), required=False, help_text=_("Tom når målet er hele kommunens.")
    )
    responsible = forms.CharField(label=_("Ansvarlig"), required=False, max_length=200)
    once = OnceField()
    field_order = ("text", "code", "parent_id", "sector_id", "responsible", "case", "why")

    def __init__(
        self,
        *args: Any,
        sectors: Iterable[tuple[int, str]],
        nodes: Iterable[GoalNode] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(pk), name) for pk, name in sectors]
        self.fields["sector_id"].choices = [(NONE, gettext("Hele kommunen")), *named]  # type: ignore[attr-defined]
        if nodes is None:
            del self.fields["parent_id"]
        else:
            self.fields["parent_id"].choices = parents(nodes)  # type: ignore[attr-defined]

    @property
    def columns(self) -> dict[str, Any]:
        """What goes into the row."""
        given = self.cleaned_data
        return {
            "text": given["text"],
            "code": given["code"],
            "sector_id": number(given["sector_id"]),
            "responsible": given["responsible"],
        }

    @property
    def parent(self) -> int | None:
        """The goal that a new one is to stand under."""
        return number(self.cleaned_data["parent_id"])


class MoveGoalForm(AdoptedForm):
    """Where a goal is to stand."""

    prefix = "flytt"
    parent_id = forms.ChoiceField(label=_("Under målet"), required=False)
    field_order = ("parent_id", "case", "why")

    def __init__(self, *args: Any, nodes: Iterable[GoalNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent_id"].choices = parents(nodes)  # type: ignore[attr-defined]

    @property
    def parent(self) -> int | None:
        return number(self.cleaned_data["parent_id"])


class WithdrawGoalForm(AdoptedForm):
    """That a goal is taken out of the plan."""

    prefix = "fjern"


class AttachForm(AdoptedForm):
    """Which goal the chosen lines are to hang on."""

    goal = forms.ChoiceField(label=_("Mål"), required=False)
    field_order = ("goal", "case", "why")

    def __init__(self, *args: Any, nodes: Iterable[GoalNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = [(str(node.row.id), _indented(node)) for node in nodes]
        self.fields["goal"].choices = [*every, (NONE, gettext("Ikke noe mål: løsne dem"))]  # type: ignore[attr-defined]

    @property
    def goal_id(self) -> int | None:
        return number(self.cleaned_data["goal"])


class PlanWordsForm(PlainForm):
    """The plan's own words: of a miss inside the tolerance, and of the levels that goals are assessed in."""

    columns_at = {"reason": "why"}
    close_word = forms.CharField(
        label=_("Ord for avvik innenfor toleransen"),
        required=False,
        max_length=40,
        help_text=_("F.eks. delvis nådd. Tomt: nesten nådd. Slike mål teller som ikke nådd."),
    )
    assessments = forms.CharField(
        label=_("Ord for vurdering av mål"),
        required=False,
        max_length=LONGEST_REASON,
        help_text=_(
            "Ordene fra dårligst til best, med semikolon mellom. Tomt: ikke nådd; delvis nådd; nådd."
        ),
    )
    why = forms.CharField(
        label=_("Hvorfor?"), max_length=LONGEST_REASON, help_text=_("Står i endringsloggen.")
    )
    seen = SeenField(required=False, min_value=0)

    @property
    def columns(self) -> dict[str, Any]:
        """The columns of the plan."""
        return {name: self.cleaned_data[name] for name in ("close_word", "assessments")}


class AssessForm(PlainForm):
    """What is judged of a goal, and why."""

    prefix = "vurder"
    columns_at = {"reason": "why"}
    level = forms.ChoiceField(label=_("Vurdering"), required=False)
    text = forms.CharField(
        label=_("Fordi"),
        required=False,
        max_length=LONGEST_ASSESSMENT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Fortsett setningen «… delvis nådd, fordi …»."),
    )
    why = forms.CharField(
        label=_("Hvorfor?"),
        required=False,
        max_length=LONGEST_REASON,
        help_text=_("Må fylles ut når du fører på vegne av andre. Står i endringsloggen."),
    )
    seen = SeenField(required=False, min_value=0)

    def __init__(
        self, *args: Any, levels: Iterable[str], stands: str = "", on_behalf: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        known = list(dict.fromkeys((*levels, *((stands,) if stands else ()))))
        choices = [(NONE, gettext("Ikke vurdert")), *((one, level_word(one)) for one in known)]
        self.fields["level"].choices = choices  # type: ignore[attr-defined]
        if not on_behalf:
            del self.fields["why"]

    def see(self, version: int) -> None:
        """After a lost update was refused, the version that stands becomes the one that is seen."""
        self.data = with_value(self.data, self.add_prefix("seen"), version)


def parents(nodes: Iterable[GoalNode]) -> list[tuple[str, str]]:
    """The goals that another one may stand under, in the order of the tree."""
    deep = [node for node in nodes if node.depth < MOST_GOAL_LEVELS]
    return [(NONE, gettext("Ikke under noe mål")), *((str(one.row.id), _indented(one)) for one in deep)]


def _indented(node: GoalNode) -> str:
    return f"{'– ' * (node.depth - 1)}{node.row.code} {node.row.text}"[:120]


def number(text: str) -> int | None:
    """The number of a row that was chosen from a list; None for none."""
    return int(text) if text else None


def chosen_lines(sent: QueryDict) -> list[ChosenLine]:
    """The lines that were ticked, each with the goal that it was seen to hang on: ``12:0``."""
    found = []
    for told in sent.getlist("linje"):
        line_id, _colon, goal_id = told.partition(":")
        if _is_number(line_id) and _is_number(goal_id):
            found.append(ChosenLine(int(line_id), int(goal_id) or None))
    return found


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10
