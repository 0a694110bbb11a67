"""What has no history beside the trail: accounts, function codes and kept files, by their seals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from indicators.models import (
    AccountSeal,
    ChapterPicture,
    Edition,
    EditionProposal,
    FunctionCode,
    Heading,
    KeptFile,
    Municipality,
    WordTemplate,
)
from indicators.models.editions import FILES
from indicators.models.row_digests import account_lines, code_line, seals_of

from .findings import Fault, Finding, FoundError


def accounts() -> Iterator[None]:
    """Who may come in, and how, against the seals that the program made; one at a time, as the rest here.

    Raises :class:`FoundError` at the first that is not as it should be.
    """
    sealed = dict(AccountSeal.objects.values_list("person_id", "seal"))
    lines = account_lines()
    for number, line in sorted(lines.items()):
        yield
        if number not in sealed:
            raise FoundError(Finding(Fault.ACCOUNT_INSERTED, number))
        if sealed[number] not in seals_of(line):
            raise FoundError(Finding(Fault.ACCOUNT_ALTERED, number))
    for number in sorted(set(sealed) - set(lines)):
        raise FoundError(Finding(Fault.ACCOUNT_REMOVED, number))


def codes() -> Iterator[None]:
    """Function codes, which have no history, against their seals; and those that headings point at."""
    known = set()
    for number, code, seal in FunctionCode.objects.order_by("pk").values_list("pk", "code", "seal"):
        known.add(number)
        yield
        if seal not in seals_of(code_line(number, code)):
            raise FoundError(Finding(Fault.CODE_ALTERED, number))
    used = Heading.functions.through._base_manager.order_by("functioncode_id")
    for number in used.values_list("functioncode_id", flat=True).distinct():
        if number not in known:
            raise FoundError(Finding(Fault.CODE_REMOVED, number))


def files() -> Iterator[None]:
    """The files that are kept, against the digests that rows name them by."""
    whole: set[str] = set()
    for table, rows, names in _naming_files():
        for number, *digests in rows.values_list("pk", *names):
            for name, digest in zip(names, digests, strict=True):
                if digest and digest not in whole:
                    yield
                    _check_file(table, number, name, digest)
                    whole.add(digest)


def _check_file(table: str, number: int, name: str, digest: str) -> None:
    kept = KeptFile.objects.filter(pk=digest).first()
    if kept is None:
        raise FoundError(Finding(Fault.FILE_REMOVED, number, table, (name,)))
    if not kept.whole or kept.size != len(kept.content):
        raise FoundError(Finding(Fault.FILE_ALTERED, number, table, (name,)))


def _naming_files() -> Iterator[tuple[str, Any, tuple[str, ...]]]:
    """The rows that name files by digests, and in which columns; a picture that was replaced is kept, too."""
    for model, names in ((EditionProposal, FILES), (Edition, FILES), (WordTemplate, ("sha256",))):
        yield str(model._meta.model_name), model._base_manager.order_by("pk"), names
    pictures: Any = ChapterPicture
    for held in (pictures._base_manager.order_by("pk"), pictures.history.order_by("history_id")):
        yield "chapterpicture", held, ("sha256",)
    place: Any = Municipality
    for held in (place._base_manager.order_by("pk"), place.history.order_by("history_id")):
        yield "municipality", held, ("arms",)
