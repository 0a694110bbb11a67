"""What is run on PostgreSQL as well: where the two databases can answer differently, each thing once.

Chosen by measuring which statements each test sends (their text, without values): the tests named here sent
none that another test of PostgreSQL did not send too, and hold nothing of order, letters, locks or broken
transactions. Of a test with many cases the first and the last are run: they send the same statements with
other values, but for those of the files in ``EVERY_CASE``. A test that is named nowhere is run on both.
"""

from __future__ import annotations

from pathlib import Path

import pytest

FOLDERS = (
    "archive", "counts", "ground", "imports", "jobs", "judging", "personal", "rounds", "search", "selectors",
    "trail", "workflow",
)  # fmt: skip
"""Writing, locks, order and counts of rows, letters, raw SQL. What stands on top of them (pages, files,
forms) asks the same selectors and acts, and meets SQLite alone."""
ONCE_FILES = {
    "rounds/test_grid.py", "rounds/test_back.py", "rounds/test_behalf.py", "rounds/test_broken_rows.py",
    "rounds/test_comments.py", "rounds/test_stored_drafts.py", "rounds/test_words_pages.py",
    "rounds/test_kept_words.py", "rounds/test_published.py", "jobs/test_letters.py", "jobs/test_reports.py",
    "personal/test_account_entries.py", "personal/test_export.py", "personal/test_anonymising_refused.py",
    "ground/test_headers.py", "judging/test_drafts.py", "imports/test_matching.py",
}  # fmt: skip
"""Files in those folders that ask pages, files and letters all the same, or for refusals alone, or that send
nothing of their own."""
ONCE_TESTS = {
    "archive/test_commands.py": "a_backup_that_is_not_sealed_needs_a_word_of_its_own_and_is_named",
    "counts/test_recount.py": "areas_sectors_and_each_of_their_meetings_are_parts_of_the_whole"
    " pieces_of_the_stream_make_the_whole_in_its_order what_is_told_of_a_scope_is_the_recount_of_it",
    "counts/test_tallies.py": "every_count_leads_to_just_the_rows_that_it_counts",
    "imports/test_applying.py": "rows_become_indicators_lines_targets_and_figures",
    "judging/test_judged_lines.py": "an_empty_cell_is_owed_after_the_deadline months_make_the_year"
    " the_previous_is_the_latest_earlier_figure_whatever_its_year",
    "personal/test_anonymising.py": "nothing_is_left_and_the_trail_is_whole",
    "rounds/test_corrections.py": "who_may_open_and_correct_one_figure_in_which_state",
    "rounds/test_editions.py": "an_edition_that_turns_nothing_says_nothing"
    " a_figure_of_the_same_edition_is_corrected_with_a_reason_and_superseded_ones_stay"
    " after_the_delivery_the_edition_and_its_day_are_named"
    " the_first_figure_may_come_after_the_closing"
    " they_are_entered_by_the_controller_alone_whatever_the_state",
    "rounds/test_pasting.py": "nothing_is_pasted_where_it_is_locked"
    " what_is_not_understood_is_kept_as_it_was_pasted",
    "rounds/test_questions.py": "a_confirmed_figure_is_judged_and_not_before"
    " a_figure_is_not_taken_away_as_missing a_line_whose_every_period_is_unmeasured_is_not_measured"
    " a_locked_figure_is_not_answered_for an_answer_that_is_refused"
    " the_cell_asks_takes_the_answer_and_goes_without the_last_period_without_a_figure_says_why"
    " what_holds_delivery_back",
    "rounds/test_transitions.py": "what_is_missing_is_named_before_submitting",
    "search/test_page.py": "a_search_takes_the_same_statements_at_every_size how_many_are_found"
    " the_field_searches_in_the_year_of_the_page the_list_under_the_field_is_the_top_of_the_page"
    " the_field_is_on_every_page",
    "selectors/test_comparison.py": "a_choice_that_cannot_be_is_refused elverum_is_held_against_the_country"
    " the_name_of_a_municipality_has_at_most_eighty_letters",
    "selectors/test_report_words.py": "a_draft_is_in_no_report_and_what_is_delivered_in_every_one"
    " words_stand_under_their_area_or_their_sector_and_are_of_one_year",
    "selectors/test_rounds.py": "a_year_that_is_not_over_is_no_year_in_a_row"
    " an_overdue_action_is_told_with_its_days each_round_shows_what_was_reported_by_then"
    " the_forecast_is_the_one_of_the_round what_is_owed_follows_the_round_and_its_deadline",
    "trail/test_entries.py": "headings_keep_their_functions_in_the_trail"
    " loading_again_changes_nothing_and_leaves_no_entry parts_belong_to_the_entry_of_their_result"
    " targets_and_benchmarks_say_their_case_and_edition the_generator_leaves_one_entry_over_all_its_rows",
    "trail/test_verification.py": "a_sound_trail_is_counted an_empty_database_is_sound"
    " the_number_of_statements_does_not_grow_with_the_entries what_the_generator_wrote_is_watched",
    "workflow/test_chapters.py": "a_withdrawn_chapter_leaves_the_report_and_comes_back_last",
    "workflow/test_matters.py": "delivery_asks_for_a_comment_on_each_open_decision_and_for_what_is_done"
    " what_was_not_asked_for_the_first_time_is_not_when_it_is_opened_again",
    "workflow/test_reshaping.py": "what_becomes_of_each_figure",
    "workflow/test_results.py": "a_dash_is_nothing the_same_mistake_is_treated_the_same",
}
"""Tests that send nothing of their own, by file, without the ``test_`` before their names."""
ON_FILES_ALONE = ("archive/test_refusals.py", "archive/test_no_backup.py")
MEETS_THE_DATABASE = {
    "a_backup_of_the_other_database_says_where_to_point", "a_backup_that_fails_leaves_no_file",
    "a_database_too_old_to_be_brought_forwards_is_left_alone",
    "a_migration_that_fails_leaves_the_place_empty",
    "a_place_with_anything_in_it_is_refused", "a_stolen_backup_holds_nobodys_session",
    "a_tool_that_is_missing_old_or_failing_is_explained", "a_truncated_file_is_refused",
    "other_counts_than_the_manifest_leave_the_place_empty", "the_newest_tool_is_taken",
    "what_runs_by_itself_is_not_let_in",
}  # fmt: skip
"""Of the refusals of backups, those for which a database has to be there; the others are of the file."""
EVERY_CASE = (
    "trail/test_protection", "trail/test_sealed", "trail/test_verification", "ground/test_collation",
    "workflow/test_acts", "workflow/test_results.py test_what_is_read_is_what_comes_back",
)  # fmt: skip
"""Files, and a test, whose cases send statements of their own, or values that a database may change."""


def mark(items: list[pytest.Item]) -> None:
    """Mark with ``database`` what PostgreSQL is to answer too."""
    cases: dict[str, list[pytest.Item]] = {}
    for item in items:
        place = item.path.relative_to(Path(__file__).parent).as_posix()
        if _meets_a_database(item) and _can_differ(item, place):
            cases.setdefault(f"{place} {getattr(item, 'originalname', item.name)}", []).append(item)
    for name, same in cases.items():
        for item in (
            same if name.startswith(EVERY_CASE) else {id(one): one for one in (same[0], same[-1])}.values()
        ):
            item.add_marker("database")


def _meets_a_database(item: pytest.Item) -> bool:
    fixtures = {"db", "django_db_setup"} & set(item.fixturenames)  # type: ignore[attr-defined]
    return bool(fixtures or item.get_closest_marker("django_db"))


def _can_differ(item: pytest.Item, place: str) -> bool:
    name = getattr(item, "originalname", item.name).removeprefix("test_")
    if place in ON_FILES_ALONE and name not in MEETS_THE_DATABASE:
        return False
    known = place.split("/", maxsplit=1)[0] in FOLDERS and place not in ONCE_FILES
    return known and name not in ONCE_TESTS.get(place, "").split() and not item.get_closest_marker("once")
