"""Whether a file that somebody sends can be a template of the report's Word file.

Whoever sends it may be anybody's victim: a document can hold macros, fetch things from elsewhere when it is
opened, or unpack to a thousand times its size. So every part is unpacked bounded, before any library of
documents sees it, and what a template has no use for is refused by name.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import Any, Final
from xml.parsers import expat

from django.utils.translation import gettext

from indicators.models.word_templates import LARGEST
from indicators.values.zip_packages import PackedProblem, PackedRefused, parts_of

MOST_UNPACKED: Final = 25_000_000
"""Bytes of all its parts, unpacked."""
MOST_XML: Final = 8_000_000
"""Bytes of those parts that are read as XML."""
MOST_PARTS: Final = 500
MOST_ELEMENTS: Final = 150_000
DEEPEST: Final = 150

OLD_FORMAT: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
HYPERLINK: Final = "/hyperlink"
W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
FIELDS: Final = frozenset(
    {
        "", "=", "AUTHOR", "COMMENTS", "CREATEDATE", "DATE", "DOCPROPERTY", "FILENAME", "HYPERLINK", "IF",
        "KEYWORDS", "LASTSAVEDBY", "NOTEREF", "NUMPAGES", "PAGE", "PAGEREF", "PRINTDATE", "REF", "SAVEDATE",
        "SECTION", "SECTIONPAGES", "SEQ", "STYLEREF", "SUBJECT", "TIME", "TITLE", "TOC",
    }
)  # fmt: skip
"""What a field of a template may do: count pages and words, and lead around in the document."""
EMBEDDED: Final = frozenset({"altChunk", "control", "object", "OLEObject", "subDoc"})


class TemplateRefusedError(ValueError):
    """A file that cannot be a template; its text says why, and how to mend it."""


@dataclass(slots=True)
class _Reading:
    """One part of XML while it is read."""

    name: str
    depth: int = 0
    types: dict[str, str] = field(default_factory=dict)
    codes: list[str] = field(default_factory=list)
    open_codes: list[str | None] = field(default_factory=list)
    in_code: bool = False


def unpacked(content: bytes) -> dict[str, bytes]:
    """The parts of a file that may be a template, by name. Raises :class:`TemplateRefusedError`."""
    if not content:
        raise TemplateRefusedError(gettext("Filen er tom."))
    if len(content) > LARGEST:
        raise TemplateRefusedError(
            gettext("Filen er større enn 5 MB. Gjør bildene i den mindre, og lagre den på nytt.")
        )
    if content.startswith(OLD_FORMAT):
        raise TemplateRefusedError(
            gettext(
                "Filen er i et gammelt format, eller beskyttet med passord. Lagre den i Word som "
                "Word-dokument (.docx) uten passord."
            )
        )
    try:
        parts = parts_of(content, most_unpacked=MOST_UNPACKED, most_parts=MOST_PARTS)
    except PackedRefused as refused:
        raise TemplateRefusedError(_packed_badly(refused.problem)) from None
    _require_safe(parts)
    return parts


def packed(parts: dict[str, bytes]) -> io.BytesIO:
    """The parts as a file whose sizes are what they say."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    out.seek(0)
    return out


def _packed_badly(problem: PackedProblem) -> str:
    match problem:
        case PackedProblem.TOO_MANY_PARTS:
            return gettext("Filen har for mange deler til å være en mal.")
        case PackedProblem.PASSWORD:
            return gettext("Filen er beskyttet med passord. Lagre den uten passord.")
        case PackedProblem.ODD_NAMES:
            return gettext("Filen har deler med navn som et Word-dokument ikke har.")
        case PackedProblem.TOO_LARGE:
            return gettext("Filen pakkes ut til mer enn 25 MB, og tas ikke imot. Gjør bildene i den mindre.")
        case PackedProblem.DAMAGED:
            return gettext("Filen er ikke et Word-dokument, eller den er skadet. Lagre den i Word som .docx.")


def _require_safe(parts: dict[str, bytes]) -> None:
    lowered = {name.casefold() for name in parts}
    if "[content_types].xml" not in lowered or not any(name.startswith("word/") for name in lowered):
        raise TemplateRefusedError(gettext("Filen er ikke et Word-dokument (.docx)."))
    texts = {name: content for name, content in parts.items() if _is_xml(name, content)}
    if sum(map(len, texts.values())) > MOST_XML:
        raise TemplateRefusedError(
            gettext("Filen har mer tekst enn en mal kan ha. Ta ut det som ikke hører til malen.")
        )
    left = MOST_ELEMENTS
    types: dict[str, str] = {}
    for name, content in texts.items():
        reading = _Reading(name)
        left = _read(reading, content, left)
        types |= reading.types
    _require_types(types, lowered)


def _is_xml(name: str, content: bytes) -> bool:
    """Whether a part may be read as XML: by its name, or by how it begins."""
    if name.casefold().endswith((".xml", ".rels", ".vml")):
        return True
    return content[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"\xff\xfe<", b"\xfe\xff\x00<"))


def _require_types(types: dict[str, str], names: set[str]) -> None:
    said = " ".join(types.values()).casefold()
    if (
        "macroenabled" in said
        or "vbaproject" in said
        or any("vbaproject" in one or "vbadata" in one for one in names)
    ):
        raise TemplateRefusedError(
            gettext("Filen har makroer. Lagre den i Word som Word-dokument (.docx) uten makroer.")
        )
    inside = ("word/embeddings/", "word/activex/", "customui/")
    if "oleobject" in said or "activex" in said or any(one.startswith(inside) for one in names):
        raise TemplateRefusedError(_embedded())
    if TEMPLATE_MAIN in types.values():
        raise TemplateRefusedError(
            gettext(
                "Filen er lagret som mal (.dotx). Åpne den i Word, og lagre den som Word-dokument (.docx)."
            )
        )
    if MAIN not in types.values():
        raise TemplateRefusedError(gettext("Filen er ikke et Word-dokument (.docx)."))


def _embedded() -> str:
    return gettext(
        "Filen har innebygde objekter eller kontroller, som en mal ikke kan ha. Ta dem ut, og lagre på nytt."
    )


def _read(reading: _Reading, content: bytes, left: int) -> int:
    """Read a part of XML from end to end; how many elements there may still be in others."""
    parser = expat.ParserCreate(namespace_separator=" ")
    count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        reading.depth += 1
        if count > left or reading.depth > DEEPEST:
            raise TemplateRefusedError(
                gettext("Filen har mer tekst enn en mal kan ha. Ta ut det som ikke hører til malen.")
            )
        _element(reading, name, attributes)

    def end(name: str) -> None:
        reading.depth -= 1
        if name == f"{W}instrText":
            reading.in_code = False

    def letters(text: str) -> None:
        if reading.in_code and reading.open_codes and reading.open_codes[-1] is not None:
            reading.open_codes[-1] += text
        elif reading.in_code:
            reading.codes.append(text)

    def doctype(*_given: Any) -> None:
        raise TemplateRefusedError(
            gettext("Filen er ikke et Word-dokument (.docx): den har egne definisjoner i XML.")
        )

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = letters, doctype
    try:
        parser.Parse(content, True)
    except expat.ExpatError:
        raise TemplateRefusedError(
            gettext("Filen er skadet (delen %(name)s kan ikke leses). Lagre den på nytt i Word.")
            % {"name": reading.name[:80]}
        ) from None
    for code in (*reading.codes, *(one for one in reading.open_codes if one)):
        _require_field(code)
    return left - count


def _element(reading: _Reading, name: str, attributes: dict[str, str]) -> None:
    local = name.rpartition(" ")[2]
    if local in EMBEDDED:
        raise TemplateRefusedError(_embedded())
    if local == "Relationship":
        _require_inside(attributes)
    elif local in ("Override", "Default"):
        key = attributes.get("PartName") or attributes.get("Extension", "")
        reading.types[key] = attributes.get("ContentType", "")
    elif local == "fldSimple":
        _require_field(attributes.get(f"{W}instr", ""))
    elif local == "instrText":
        reading.in_code = True
    elif local == "fldChar":
        _field_mark(reading, attributes.get(f"{W}fldCharType", ""))


def _field_mark(reading: _Reading, kind: str) -> None:
    if kind == "begin":
        reading.open_codes.append("")
    elif reading.open_codes and kind == "separate":
        _require_field(reading.open_codes[-1] or "")
        reading.open_codes[-1] = None
    elif reading.open_codes and kind == "end":
        _require_field(reading.open_codes.pop() or "")


def _require_field(code: str) -> None:
    word = _first_word(code)
    if word not in FIELDS:
        raise TemplateRefusedError(
            gettext("Filen har feltet %(name)s, som en mal ikke kan ha. Ta det ut, og lagre på nytt.")
            % {"name": word[:40]}
        )


def _first_word(code: str) -> str:
    found = re.match(r"\s*(=|[^\s\\]*)", code)
    return found[1].upper() if found else ""


def _require_inside(attributes: dict[str, str]) -> None:
    """A relation to something outside may be an address to click on; nothing may be fetched by itself."""
    if attributes.get("TargetMode", "Internal").casefold() != "external":
        return
    kind, target = attributes.get("Type", ""), attributes.get("Target", "")
    if kind.endswith(HYPERLINK) and target.startswith(("https://", "http://", "mailto:")):
        return
    if kind.endswith("/attachedTemplate"):
        raise TemplateRefusedError(
            gettext(
                "Dokumentet er knyttet til en mal utenfor filen (%(target)s). Velg Utvikler, Dokumentmal i "
                "Word, sett Normal som mal, og lagre på nytt."
            )
            % {"target": target[:120]}
        )
    raise TemplateRefusedError(
        gettext("Filen henter noe utenfra (%(target)s). Sett det inn i selve dokumentet, og lagre på nytt.")
        % {"target": target[:120]}
    )
