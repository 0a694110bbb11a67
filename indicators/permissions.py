"""Who may do what to which object, behind ``user.has_perm(perm, obj)``.

Roles are memberships with dates. Django's own permission tables are not used:
what a person may do follows from the role alone. "May view" is
``ScorecardLine.objects.visible_to(user)``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.auth.backends import ModelBackend
from django.db.models import Q
from django.utils import timezone

from indicators.models import (
    Action,
    AreaText,
    Benchmark,
    Correction,
    Decision,
    DevelopmentWork,
    Deviation,
    EditionProposal,
    Footnote,
    FootnoteCell,
    Forecast,
    Goal,
    Membership,
    ReportChapter,
    Result,
    ResultComment,
    ResultPart,
    Role,
    ScorecardLine,
    Submission,
    Supervision,
    Target,
    User,
    people,
)

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import Model

REPORT_RESULT = "indicators.report_result"
"""Enter or change a result of a line."""
SUBMIT = "indicators.submit"
"""Deliver a sector's figures of a round, and take them back before they are decided on."""
DECIDE = "indicators.decide"
"""Approve a submission or return it; never one's own."""
REOPEN = "indicators.reopen"
"""Let a sector change what was approved or closed."""
ASK_REOPENING = "indicators.ask_reopening"
"""Ask for what was approved or closed to be opened again: who leads the sector, or stands in."""
ASK_EXPLANATION = "indicators.ask_explanation"
"""Ask the leaders of a sector to explain a delivered line, or to explain it better."""
ANSWER_EXPLANATION = "indicators.answer_explanation"
"""Answer that: who leads the sector, or stands in."""
ANSWER_PROOF = "indicators.answer_proof"
"""Say that what the proof-reader remarks upon is meant as it stands."""
KEEP_ROUNDS = "indicators.keep_rounds"
"""Plan, open and close rounds."""
REMIND = "indicators.remind"
"""Remind a sector of a deadline."""
FOLLOW_ROUNDS = "indicators.follow_rounds"
"""Read who has delivered in all sectors, and how it was decided on."""
GET_DIGEST = "indicators.get_digest"
"""Get the weekly digest by e-mail: those who follow the whole, and leaders for their own sectors."""
SEND_DIGEST = "indicators.send_digest"
"""Send it."""
FOLLOW_ACTION = "indicators.follow_action"
"""Say how an action that was promised goes."""
ANNOTATE = "indicators.annotate"
"""Write footnotes and result comments for a card."""
WRITE_CHAPTER = "indicators.write_chapter"
"""Write a chapter of the annual report: the controller all, management the foreword."""
KEEP_CHAPTERS = "indicators.keep_chapters"
"""Add, order and withdraw chapters, enter staffing, companies and cooperation for the report, and choose how
it is laid out: its layout, and the template of its Word file."""
KEEP_EDITIONS = "indicators.keep_editions"
"""Propose to publish a report, take a proposal back, and enter when an edition was submitted and adopted."""
APPROVE_EDITION = "indicators.approve_edition"
"""Approve a proposal, which publishes it, or return it; never one's own."""
READ_PROPOSALS = "indicators.read_proposals"
"""Read what is proposed and not published."""
KEEP_MATTERS = "indicators.keep_matters"
"""Enter supervision and decisions of a sector, and comment on them."""
EDIT_PLAN = "indicators.edit_plan"
"""Keep sectors, areas, headings, indicators, lines, targets, goals and benchmarks in order."""
ASSESS_GOAL = "indicators.assess_goal"
"""Judge how a goal went: of a sector's goal its leaders, of the whole municipality's management."""
SET_BENCHMARK = "indicators.set_benchmark"
"""Enter other people's figures when they come, also after the year is closed."""
IMPORT_TABLES = "indicators.import_tables"
"""Bring in results from a table; each is asked for its own right when it is written."""
MANAGE_PEOPLE = "indicators.manage_people"
"""Give and end roles, make users."""
KEEP_ROLES = "indicators.keep_roles"
"""Give and end roles: the controller all, management that of management."""
KEEP_PERSON = "indicators.keep_person"
"""Change the address of a person, help with password and second factor, shut out: who may give every role
that the person holds."""
GIVE_ROLE = "indicators.give_role"
"""Give the role of a membership: it takes every right that the role has."""
READ_TRAIL = "indicators.read_trail"
"""Read the log of changes: who did what. A leader reads that of own sectors and own acts."""
READ_WHOLE_TRAIL = "indicators.read_whole_trail"
"""Read it for all sectors and for the register of people."""
USE_ADMIN = "indicators.use_admin"
"""Open the administration at all."""


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles that a person holds on a day."""

    names: frozenset[str]
    sector_ids: frozenset[int]
    indicator_ids: frozenset[int] = frozenset()
    """What a contributor enters figures for."""

    @property
    def controller(self) -> bool:
        return Role.CONTROLLER in self.names

    @property
    def leader(self) -> bool:
        return Role.LEADER in self.names

    @property
    def contributor(self) -> bool:
        return Role.CONTRIBUTOR in self.names

    @property
    def management(self) -> bool:
        return Role.MANAGEMENT in self.names

    @property
    def auditor(self) -> bool:
        return Role.AUDITOR in self.names

    def reads_drafts_of(self, sector_id: int | None, indicator_id: int | None) -> bool:
        """Whether what the sector has not delivered is read: own sector's, own indicators', or all."""
        return self.controller or sector_id in self.sector_ids or indicator_id in self.indicator_ids


def roles_of(user: User | AnonymousUser, *, on: date | None = None) -> Roles:
    """The roles in force on a day (default today, local time), read once per request's user."""
    if not user.is_authenticated or not user.is_active:
        return Roles(frozenset(), frozenset())
    day = on or timezone.localdate()
    cached: dict[date, Roles] | None = getattr(user, "_roles_on", None)
    if cached is None:  # set as an attribute, which a request's lazy user hands on to the real one
        cached = {}
        setattr(user, "_roles_on", cached)  # noqa: B010 the model knows no such field
    if day not in cached:
        columns = ("role", "sector_id", "indicators", "valid_from", "valid_to")
        rows = Membership.objects.filter(user_id=user.pk).order_by().values_list(*columns)
        held = [(role, of, named) for role, of, named, starts, ends in rows if _in_force(starts, ends, day)]
        cached[day] = Roles(
            frozenset(role for role, _of, _named in held),
            frozenset(of for role, of, _named in held if role == Role.LEADER and of is not None),
            frozenset(named for role, _of, named in held if role == Role.CONTRIBUTOR and named is not None),
        )
    return cached[day]


def _in_force(starts: date | None, ends: date | None, day: date) -> bool:
    return (starts is None or starts <= day) and (ends is None or day <= ends)


def _line_of(obj: Model) -> ScorecardLine | None:
    if isinstance(obj, ScorecardLine):
        return obj
    if isinstance(
        obj, Result | Correction | Target | Benchmark | FootnoteCell | Deviation | Action | Forecast
    ):
        return obj.line
    if isinstance(obj, ResultPart):
        return obj.result.line
    return None


def _may_report(roles: Roles, obj: Model | None) -> bool:
    if roles.controller:
        return True
    if obj is None:
        return roles.leader or roles.contributor
    line = _line_of(obj)
    if line is None:
        return False
    return line.sector_id in roles.sector_ids or line.indicator_id in roles.indicator_ids


def _may_submit(roles: Roles, obj: Model | None) -> bool:
    if roles.controller:
        return True
    if isinstance(obj, Submission):
        return obj.sector_id in roles.sector_ids
    return obj is None and roles.leader


def _may_decide(roles: Roles, user: User, obj: Model | None) -> bool:
    own = isinstance(obj, Submission) and obj.submitted_by_id == user.pk
    return roles.management and not own


def _may_keep_matters(roles: Roles, obj: Model | None) -> bool:
    if roles.controller:
        return True
    if obj is None:
        return roles.leader
    return isinstance(obj, Supervision | Decision) and obj.sector_id in roles.sector_ids


def _may_assess(roles: Roles, obj: Model | None) -> bool:
    if roles.controller:
        return True
    if obj is None:
        return roles.leader or roles.management
    if not isinstance(obj, Goal):
        return False
    return roles.management if obj.sector_id is None else obj.sector_id in roles.sector_ids


def _may_write_chapter(roles: Roles, obj: Model | None) -> bool:
    if roles.controller:
        return True
    foreword = isinstance(obj, ReportChapter) and obj.kind == ReportChapter.Kind.FOREWORD
    return roles.management and (obj is None or foreword)


def _may_annotate(roles: Roles, obj: Model | None) -> bool:
    if roles.controller:
        return True
    if obj is None:
        return roles.leader
    if isinstance(obj, Footnote | ResultComment):
        delivering = {sector.pk for sector in obj.area.sectors.all()}
        return bool(delivering & roles.sector_ids)
    if isinstance(obj, DevelopmentWork | AreaText):
        return obj.sector_id in roles.sector_ids
    return _may_report(roles, obj)


def _about_register(roles: Roles, perm: str, obj: Model | None) -> bool | None:
    """The rights that belong to the register, to chapters, people and their roles; None for any other.

    A controller has the rights of every role but those of management, which decides on submissions: that
    role is given by management, and by a controller while nobody holds it.
    """
    managing = isinstance(obj, Membership) and obj.role == Role.MANAGEMENT
    if perm == WRITE_CHAPTER:
        return _may_write_chapter(roles, obj)
    if perm in (EDIT_PLAN, MANAGE_PEOPLE, SET_BENCHMARK, KEEP_CHAPTERS):
        return roles.controller
    if perm == IMPORT_TABLES:
        return roles.controller or roles.leader
    if perm == KEEP_PERSON:
        return _may_keep(roles, obj)
    if perm == KEEP_ROLES:
        return roles.controller or (roles.management and (obj is None or managing))
    if perm == GIVE_ROLE and managing:
        return roles.management or (roles.controller and not somebody_manages())
    return roles.controller if perm == GIVE_ROLE else None


def _may_keep(roles: Roles, obj: Model | None) -> bool:
    if not isinstance(obj, User):
        return roles.controller or roles.management
    if obj.username == people.PROGRAM_USER:
        return False
    held = Membership.objects.filter(user=obj, role=Role.MANAGEMENT)
    unended = held.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=timezone.localdate()))
    return roles.management if unended.exists() else roles.controller


def somebody_manages() -> bool:
    """Whether anybody who can sign in holds the role of management today; the program itself is nobody."""
    day = timezone.localdate()
    held = Membership.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=day),
        Q(valid_to__isnull=True) | Q(valid_to__gte=day),
        role=Role.MANAGEMENT,
        user__is_active=True,
    )
    return held.exclude(user__username=people.PROGRAM_USER).exists()


def management_is_in() -> bool:
    """Whether anybody who holds the role of management today has ever signed in; the program is nobody."""
    day = timezone.localdate()
    held = Membership.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=day),
        Q(valid_to__isnull=True) | Q(valid_to__gte=day),
        role=Role.MANAGEMENT,
        user__is_active=True,
        user__last_login__isnull=False,
    )
    return held.exclude(user__username=people.PROGRAM_USER).exists()


def may_get_digest(roles: Roles) -> bool:
    """Whether somebody with these roles may get the weekly digest."""
    return roles.management or roles.controller or roles.auditor or roles.leader


MODELS_A_LEADER_REPORTS = frozenset({"result"})
MODELS_A_LEADER_ANNOTATES = frozenset({"footnote", "footnotecell", "resultcomment"})
PRIVATE_MODELS = frozenset({"user", "membership", "reminder", "subscription", "digest"})


def _may_model(roles: Roles, action: str, model: str, obj: Model | None) -> bool:
    """Django's ``app.action_model`` permissions, which the admin asks for."""
    if action == "delete":
        return False
    if roles.controller:
        return True
    if action == "view":
        return roles.auditor or (roles.leader and model not in PRIVATE_MODELS)
    if model in MODELS_A_LEADER_REPORTS:
        return roles.leader and _may_report(roles, obj)
    return model in MODELS_A_LEADER_ANNOTATES and roles.leader and _may_annotate(roles, obj)


def _about_rounds(roles: Roles, user: Any, perm: str, obj: Model | None) -> bool | None:
    """The rights that belong to a round; None for any other."""
    if perm == SUBMIT:
        return _may_submit(roles, obj)
    if perm == DECIDE:
        return _may_decide(roles, user, obj)
    if perm in (REOPEN, REMIND, ASK_EXPLANATION, ANSWER_PROOF):
        return roles.management or roles.controller
    if perm == KEEP_ROUNDS:
        return roles.controller
    if perm == FOLLOW_ROUNDS:
        return roles.management or roles.controller or roles.auditor
    if perm in (GET_DIGEST, SEND_DIGEST):
        return may_get_digest(roles) if perm == GET_DIGEST else roles.controller
    if perm == FOLLOW_ACTION:
        return roles.management or _may_report(roles, obj)
    return None


def _about_editions(roles: Roles, user: Any, perm: str, obj: Model | None) -> bool | None:
    """The rights that belong to what is published; None for any other."""
    if perm == KEEP_EDITIONS:
        return roles.controller
    if perm == APPROVE_EDITION:
        own = isinstance(obj, EditionProposal) and obj.proposed_by_id == user.pk
        return roles.management and not own
    if perm == READ_PROPOSALS:
        return roles.management or roles.controller or roles.auditor
    return None


def _leads(roles: Roles, obj: Model | None) -> bool:
    return isinstance(obj, Submission) and obj.sector_id in roles.sector_ids


OF_WORDS = {ANNOTATE: _may_annotate, KEEP_MATTERS: _may_keep_matters, ASSESS_GOAL: _may_assess}
"""The rights to write words of the year, and what says who has them."""


class RoleBackend(ModelBackend):
    """Signs in by password, and answers ``has_perm`` from memberships alone.

    With an object the answer is about that object, without it in general.
    """

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """None: rights are asked about one by one, never listed."""
        return set()

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        roles = roles_of(user_obj)
        if not roles.names:
            return False
        if perm == REPORT_RESULT:
            return _may_report(roles, obj)
        if perm in OF_WORDS:
            return OF_WORDS[perm](roles, obj)
        if perm in (ASK_REOPENING, ANSWER_EXPLANATION):
            return _leads(roles, obj)
        answer = _about_register(roles, perm, obj)
        if answer is None:
            answer = _about_rounds(roles, user_obj, perm, obj)
        if answer is None:
            answer = _about_editions(roles, user_obj, perm, obj)
        if answer is not None:
            return answer
        if perm in (READ_TRAIL, READ_WHOLE_TRAIL):
            whole = roles.controller or roles.auditor or roles.management
            return whole or (perm == READ_TRAIL and roles.leader)
        if perm == USE_ADMIN:
            return roles.controller or roles.leader or roles.auditor
        app, _, rest = perm.partition(".")
        action, _, model = rest.partition("_")
        return app == "indicators" and _may_model(roles, action, model, obj)

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        return app_label == "indicators" and self.has_perm(user_obj, USE_ADMIN)
