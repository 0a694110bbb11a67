"""Many new tables in one step of a migration."""

from collections.abc import Sequence
from typing import Any, override

from django.db.migrations import CreateModel
from django.db.migrations.operations.base import Operation


class CreateModels(Operation):
    """What a list of ``CreateModel`` does, each after those that it refers to.

    One after another, Django describes every model anew for each that refers to it. When all 118 of the first
    migration are described once, an empty database takes 11 seconds of CPU instead of 24.
    """

    def __init__(self, models: Sequence[CreateModel]) -> None:
        self.models = models

    @override
    def state_forwards(self, app_label: str, state: Any) -> None:
        state.__dict__.pop("apps", None)  # described when it is next asked for
        for model in self.models:
            model.state_forwards(app_label, state)

    @override
    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for model in self.models:
            model.database_forwards(app_label, schema_editor, from_state, to_state)

    @override
    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for model in reversed(self.models):
            model.database_backwards(app_label, schema_editor, from_state, to_state)

    @override
    def describe(self) -> str:
        return f"Create {len(self.models)} models"
