"""The trail: one entry for every act, chained by digests so that nothing can be changed unseen."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _

from .lines import ScorecardLine
from .organisation import Sector
from .people import User
from .plan import Indicator


class Act(StrEnum):
    """What somebody did. Presentation words them."""

    REPORT_RESULT = "report_result"
    ANSWER_QUESTION = "answer_question"
    GO_WITHOUT = "go_without"
    OPEN_FIGURE = "open_figure"
    CORRECT_FIGURE = "correct_figure"
    LOCK_FIGURE = "lock_figure"
    SET_TARGET = "set_target"
    SET_BENCHMARK = "set_benchmark"
    KEEP_REGISTER = "keep_register"
    ANNOTATE = "annotate"
    GIVE_ROLE = "give_role"
    SAVE_USER = "save_user"
    ADOPT_PLAN = "adopt_plan"
    CORRECT_ADOPTION = "correct_adoption"
    ROLL_FORWARD = "roll_forward"
    RENAME_UNIT = "rename_unit"
    CORRECT_NAME = "correct_name"
    MOVE_LINES = "move_lines"
    CHANGE_LINES = "change_lines"
    ADD_INDICATOR = "add_indicator"
    RETIRE_INDICATOR = "retire_indicator"
    MERGE_INDICATORS = "merge_indicators"
    SPLIT_INDICATOR = "split_indicator"
    MERGE_UNITS = "merge_units"
    SPLIT_UNIT = "split_unit"
    END_UNIT = "end_unit"
    UNDO_ROLL = "undo_roll"
    IMPORT_TABLE = "import_table"
    UNDO_IMPORT = "undo_import"
    PLAN_ROUND = "plan_round"
    OPEN_ROUND = "open_round"
    UNOPEN_ROUND = "unopen_round"
    CLOSE_ROUND = "close_round"
    CLOSE_PAST_ROUND = "close_past_round"
    SUBMIT = "submit"
    TAKE_BACK = "take_back"
    APPROVE = "approve"
    RETURN = "return"
    REPLY = "reply"
    ASK_EXPLANATION = "ask_explanation"
    ANSWER_EXPLANATION = "answer_explanation"
    DROP_EXPLANATION = "drop_explanation"
    ASK_REOPENING = "ask_reopening"
    DECLINE_REOPENING = "decline_reopening"
    ANSWER_PROOF = "answer_proof"
    ASK_PROOF_ANEW = "ask_proof_anew"
    KEEP_TYPED_REPORT = "keep_typed_report"
    REOPEN = "reopen"
    EXPLAIN = "explain"
    FORECAST = "forecast"
    PROMISE_ACTION = "promise_action"
    FOLLOW_ACTION = "follow_action"
    KEEP_GOAL = "keep_goal"
    ATTACH_LINES = "attach_lines"
    ASSESS_GOAL = "assess_goal"
    KEEP_SUPERVISION = "keep_supervision"
    KEEP_DECISION = "keep_decision"
    COMMENT_DECISION = "comment_decision"
    CARRY_ON = "carry_on"
    WRITE_MATTER_TEXT = "write_matter_text"
    REPORT_WORK = "report_work"
    WRITE_AREA_TEXT = "write_area_text"
    WRITE_CHAPTER = "write_chapter"
    KEEP_PICTURE = "keep_picture"
    KEEP_CHAPTERS = "keep_chapters"
    COPY_CHAPTERS = "copy_chapters"
    KEEP_LAYOUT = "keep_layout"
    KEEP_WORD_TEMPLATE = "keep_word_template"
    PROPOSE_EDITION = "propose_edition"
    MAKE_EDITION_FILES = "make_edition_files"
    WITHDRAW_PROPOSAL = "withdraw_proposal"
    RETURN_PROPOSAL = "return_proposal"
    PUBLISH_EDITION = "publish_edition"
    DATE_EDITION = "date_edition"
    REMIND = "remind"
    SUBSCRIBE = "subscribe"
    UNSUBSCRIBE = "unsubscribe"
    SEND_DIGEST = "send_digest"
    MAKE_ANONYMOUS = "make_anonymous"
    EXPORT_PERSON = "export_person"
    CHANGE_PASSWORD = "change_password"  # noqa: S105 the name of an act
    ONE_TIME_PASSWORD = "one_time_password"  # noqa: S105 the name of an act
    SEND_RESET = "send_reset"
    INVITE = "invite"
    RESET_PASSWORD = "reset_password"  # noqa: S105 the name of an act
    ADD_FACTOR = "add_factor"
    REMOVE_FACTOR = "remove_factor"
    END_SESSIONS = "end_sessions"
    RESEAL = "reseal"
    GENERATE = "generate"


class TrailIsFixedError(RuntimeError):
    """Someone tried to change or delete what stands in the trail."""


class TrailQuerySet(models.QuerySet["TrailEntry"]):
    """Entries can be read and added."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Always raises :class:`TrailIsFixedError`."""
        raise TrailIsFixedError("Endringsloggen kan ikke endres.")

    def delete(self) -> NoReturn:
        """Always raises :class:`TrailIsFixedError`."""
        raise TrailIsFixedError("Endringsloggen kan ikke slettes.")


class TrailEntry(models.Model):
    """Who did what, when, to which row, from what to what, and why.

    ``sequence`` counts from 1 without gaps. ``rows`` are the history rows that the act caused, as ranges of
    their numbers for each table; ``rows_digest`` is the digest of their content. ``digest`` covers every
    other column and ``previous``, the digest of the entry before; ``seal`` is the digest under a key that
    lies in no database, so that nobody who has the database alone can write an entry: see
    :mod:`indicators.models.row_digests`.
    The sector and the year are those of the line at the time.
    """

    sequence = models.PositiveBigIntegerField(_("nummer"), primary_key=True)
    at = models.DateTimeField(_("når"), db_index=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="trail", verbose_name=_("hvem"))
    act = models.CharField(_("handling"), max_length=40)
    reason = models.TextField(_("hvorfor"), blank=True)
    subject_table = models.CharField(_("tabell"), max_length=40, blank=True)
    subject_id = models.PositiveBigIntegerField(_("rad"), null=True)
    label = models.TextField(_("hva"), blank=True)
    line = models.ForeignKey(ScorecardLine, on_delete=models.PROTECT, null=True, related_name="trail")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, null=True, related_name="trail")
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, null=True, related_name="trail")
    year = models.PositiveSmallIntegerField(_("år"), null=True)
    before = models.JSONField(_("før"), default=dict)
    after = models.JSONField(_("etter"), default=dict)
    rows = models.JSONField(default=dict)
    rows_digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64, unique=True)
    seal = models.CharField(max_length=64, blank=True)

    objects = TrailQuerySet.as_manager()

    class Meta:
        verbose_name = _("endring")
        verbose_name_plural = _("endringslogg")
        ordering = ("-sequence",)
        constraints = (
            models.CheckConstraint(condition=models.Q(sequence__gte=1), name="trail_counts_from_one"),
        )

    def __str__(self) -> str:
        return f"{self.sequence}: {self.act} {self.label}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the entry. Raises :class:`TrailIsFixedError` for one that stands already."""
        if not self._state.adding:
            raise TrailIsFixedError("Endringsloggen kan ikke endres.")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Always raises :class:`TrailIsFixedError`."""
        raise TrailIsFixedError("Endringsloggen kan ikke slettes.")


class TrailHead(models.Model):
    """The one row that says where the trail ends; writers lock it, so that entries chain one by one."""

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    sequence = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("endringsloggens slutt")
        verbose_name_plural = _("endringsloggens slutt")
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="trail_has_one_head"),)

    def __str__(self) -> str:
        return f"{self.sequence} {self.digest}"


class AccountSeal(models.Model):
    """The seal of a person's account as it was when the program last wrote it: who it is, password, factors.

    People have no row history, since what says who they are must be erasable. Whoever alters an account in
    the database behind the program's back cannot make its seal.
    """

    person_id = models.PositiveBigIntegerField(primary_key=True)
    seal = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("kontosegl")
        verbose_name_plural = _("kontosegl")

    def __str__(self) -> str:
        return f"person:{self.person_id}"


class TrailCheck(models.Model):
    """That the trail was gone through: when, how far, against what outside the database, and the outcome."""

    at = models.DateTimeField(_("når"))
    sequence = models.PositiveBigIntegerField(_("nummer"))
    digest = models.CharField(max_length=64, blank=True)
    against = models.JSONField(_("holdt mot"), default=list)
    fault = models.CharField(_("feil"), max_length=40, blank=True)
    number = models.PositiveBigIntegerField(_("hvor"), null=True)

    class Meta:
        verbose_name = _("kontroll av endringsloggen")
        verbose_name_plural = _("kontroller av endringsloggen")
        ordering = ("-at",)

    def __str__(self) -> str:
        return f"{self.at:%d.%m.%Y} {self.sequence}"
