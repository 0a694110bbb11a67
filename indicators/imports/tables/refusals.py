"""Why a file of tables was not taken in."""

from __future__ import annotations


class TableFileRefused(ValueError):  # noqa: N818 - a refusal, as the workflow's
    """A file that cannot be read as tables; its text says why and how to mend it, in Norwegian."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code
