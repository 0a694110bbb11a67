"""What all commands have in common: what is wrong with a command line, or a file, is said in Norwegian."""

from __future__ import annotations

import errno
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser

SAID: Final = (
    (r"the following arguments are required: (.*)", "Mangler {0}."),
    (r"one of the arguments (.*) is required", "Mangler en av {0}."),
    (
        r"argument (.*?): invalid choice: '?(.*?)'? \(choose from (.*)\)",
        "{0}: «{1}» finnes ikke. Velg blant: {2}.",
    ),
    (r"argument (.*?): invalid (?:int|float) value: '(.*)'", "{0}: «{1}» er ikke et tall."),
    (
        r"argument (.*?): invalid (?:fromisoformat|date) value: '(.*)'",
        "{0}: «{1}» er ingen dato. Skriv ÅÅÅÅ-MM-DD.",
    ),
    (r"argument (.*?): invalid \S+ value: '(.*)'", "{0}: «{1}» er ikke forstått."),
    (r"argument (.*?): expected (?:one|at least one) argument", "{0}: skriv hva."),
    (r"argument (.*?): not allowed with argument (.*)", "{0} kan ikke stå sammen med {1}."),
    (r"unrecognized arguments: (.*)", "Ukjent: {0}."),
    (r"argument (.*?): (.*)", "{0}: {1}"),
)
"""What Python says of a command line, and what is said instead."""
WHY: Final = {
    errno.ENOENT: "mappen eller filen finnes ikke",
    errno.ENOTDIR: "en del av stien er ingen mappe",
    errno.EISDIR: "det er en mappe",
    errno.EACCES: "du har ikke tilgang",
    errno.EPERM: "du har ikke tilgang",
    errno.EROFS: "disken kan bare leses",
    errno.ENOSPC: "disken er full",
    errno.EDQUOT: "kvoten er brukt opp",
    errno.ENAMETOOLONG: "navnet er for langt",
}


class AskingParser(CommandParser):
    """A command line whose faults are told in Norwegian, without Python's own summary in front of them."""

    def error(self, message: str) -> NoReturn:
        said = in_norwegian(message)
        if self.called_from_command_line:
            self.exit(2, f"{said}\nHjelp: {self.prog} --help\n")
        raise CommandError(said)


def in_norwegian(message: str) -> str:
    """What Python says of a command line, in Norwegian."""
    for rule, words in SAID:
        if found := re.fullmatch(rule, message, re.DOTALL):
            return words.format(*(part.replace("', '", ", ").strip("'") for part in found.groups()))
    return message


class ProgramCommand(BaseCommand):
    """A command of the program's own."""

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.__class__ = AskingParser
        return parser


def why_not(error: OSError) -> str:
    """Why a file could not be read or written."""
    return WHY.get(error.errno or 0, error.strerror or str(error))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; what stood there stays until the new one is there.

    Raises OSError. What is no file (``/dev/stdout``) is written to as it is.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise
