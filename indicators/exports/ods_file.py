"""Rows as an OpenDocument spreadsheet (ISO/IEC 26300, ODF 1.2), a row at a time.

The same sheets, cells and print set-up as the workbook of :mod:`.xlsx_file`. Texts are strings and never
formulas; the office program itself makes rows as high as their texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any, Final
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from django.utils.translation import gettext

from indicators.language import as_the_municipality

from .about import AboutRow, Provenance
from .shapes import Cell, Shape
from .sheets import FONT, POINTS, RIGHT, Sheet
from .xlsx_file import ABOUT_WIDTHS, GROUND, INK, LONGEST_TEXT, SIGNIFICANT

CONTENT_TYPE: Final = "application/vnd.oasis.opendocument.spreadsheet"
CENTIMETRES: Final = 0.2
"""The width of a character."""

_NAMES: Final = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{of}:1.0"'
    for name, of in {
        "office": "office", "table": "table", "text": "text", "style": "style", "number": "datastyle",
        "fo": "xsl-fo-compatible", "meta": "meta", "config": "config",
    }.items()
)  # fmt: skip
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MANIFEST: Final = (
    f'{_HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
    'manifest:version="1.2"><manifest:file-entry manifest:full-path="/" '
    f'manifest:media-type="{CONTENT_TYPE}"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
        for name in ("content.xml", "styles.xml", "meta.xml", "settings.xml")
    )
    + "</manifest:manifest>"
)
_BARRED: Final = dict.fromkeys(
    [*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)], "\ufffd"
)
"""Signs that XML 1.0 has no place for."""


def write_ods(target: IO[bytes], sheets: Sequence[Sheet[Any]], about: Provenance) -> None:
    """Write sheets of any kinds, and behind them the one that says what they are.

    ``about`` is asked for its rows after those of the sheets have been used up.
    """
    with as_the_municipality(), ZipFile(target, "w", ZIP_DEFLATED) as book:
        book.writestr("mimetype", CONTENT_TYPE, ZIP_STORED)
        book.writestr("META-INF/manifest.xml", _MANIFEST)
        book.writestr("meta.xml", _meta(about))
        book.writestr("settings.xml", _settings(sheets))
        book.writestr("styles.xml", _styles(sheets, about))
        with book.open("content.xml", "w") as content:
            for piece in _content(sheets, about):
                content.write(piece.encode())


def _content(sheets: Sequence[Sheet[Any]], about: Provenance) -> Iterator[str]:
    yield f'{_HEAD}<office:document-content {_NAMES} office:version="1.2">{_cell_styles(sheets)}'
    yield "<office:body><office:spreadsheet>"
    ranges = []
    for number, sheet in enumerate(sheets):
        pieces = 0
        for piece in _table(sheet, number):
            yield piece
            pieces += 1
        ranges.append(_range(sheet, max(pieces - 2, 1)))
    yield from _about_table(about)
    yield f"<table:database-ranges>{''.join(ranges)}</table:database-ranges>"
    yield "</office:spreadsheet></office:body></office:document-content>"


def _table(sheet: Sheet[Any], number: int) -> Iterator[str]:
    """The beginning with its header, one piece for each row, and the end."""
    first, *others = (
        f'<table:table-column table:style-name="w{column.width}" table:default-cell-style-name="text"/>'
        for column in sheet.columns
    )
    titles = "".join(
        _cell(str(column.title), column.shape, "headr" if column.shape in RIGHT else "head")
        for column in sheet.columns
    )
    yield (
        f'<table:table table:name={quoteattr(sheet.name)} table:style-name="t{number}">'
        f"<table:table-header-columns>{first}</table:table-header-columns>{''.join(others)}"
        f'<table:table-header-rows><table:table-row table:style-name="row">{titles}</table:table-row>'
        "</table:table-header-rows>"
    )
    for row in sheet.rows:
        cells = "".join(_cell(column.read(row), column.shape) for column in sheet.columns)
        yield f'<table:table-row table:style-name="row">{cells}</table:table-row>'
    yield "</table:table>"


def _about_table(about: Provenance) -> Iterator[str]:
    widths = "".join(f'<table:table-column table:style-name="w{width}"/>' for width in ABOUT_WIDTHS)
    yield f'<table:table table:name={quoteattr(gettext("Om tabellen"))} table:style-name="about">{widths}'
    rows: Iterator[AboutRow] = iter(about.rows())
    for label, value in rows:
        shape = Shape.MOMENT if isinstance(value, datetime) else Shape.TEXT
        told = _cell(value, shape, None if shape is Shape.MOMENT else "text")
        cells = _cell(label, Shape.TEXT, "bold") + told
        yield f'<table:table-row table:style-name="row">{cells}</table:table-row>'
    yield "</table:table>"


def _cell(cell: Cell, shape: Shape, style: str | None = None) -> str:
    if cell is None or cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, Decimal) and len(cell.as_tuple().digits) > SIGNIFICANT:
        cell = f"{cell:f}".replace(".", ",")
    name = style or ("textr" if shape in RIGHT else "text") if isinstance(cell, str) else style or shape.value
    begin = f'<table:table-cell table:style-name="{name}" office:value-type='
    if isinstance(cell, str):
        parts = cell[:LONGEST_TEXT].translate(_BARRED).replace("\r\n", "\n").replace("\r", "\n").split("\n")
        said = "".join(f"<text:p>{_text(part)}</text:p>" for part in parts)
        return f'{begin}"string">{said}</table:table-cell>'
    if isinstance(cell, date):  # a moment is one too
        return f'{begin}"date" office:date-value="{cell.isoformat()}"/>'
    number = f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
    return f'{begin}"float" office:value="{number}"/>'


def _text(part: str) -> str:
    """Text with its tabs, and with every space of several beside each other."""
    said = escape(part).replace("\t", "<text:tab/>")
    while "  " in said:
        said = said.replace("  ", " <text:s/>", 1)
    return f"<text:s/>{said[1:]}" if said.startswith(" ") else said


def _range(sheet: Sheet[Any], rows: int) -> str:
    name = "$" + "'" + sheet.name.replace("'", "''") + "'"
    area = f"{name}.A1:{name}.{_letters(len(sheet.columns))}{rows + 1}"
    return (
        f"<table:database-range table:name={quoteattr(sheet.name)} "
        f"table:target-range-address={quoteattr(area)} "
        'table:display-filter-buttons="true"/>'
    )


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _cell_styles(sheets: Sequence[Sheet[Any]]) -> str:
    widths = sorted({column.width for sheet in sheets for column in sheet.columns} | set(ABOUT_WIDTHS))
    columns = "".join(
        f'<style:style style:name="w{width}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width * CENTIMETRES:.2f}cm"/></style:style>'
        for width in widths
    )
    tables = "".join(
        f'<style:style style:name="{name}" style:family="table" style:master-page-name="{page}">'
        '<style:table-properties table:display="true"/></style:style>'
        for name, page in [
            *((f"t{number}", f"p{number}") for number in range(len(sheets))),
            ("about", "pabout"),
        ]
    )
    row = (
        '<style:style style:name="row" style:family="table-row">'
        '<style:table-row-properties style:use-optimal-row-height="true"/></style:style>'
    )
    return f"<office:automatic-styles>{_NUMBERS}{columns}{row}{tables}{_CELLS}</office:automatic-styles>"


def _number(name: str, least: int, most: int, *, grouped: bool) -> str:
    return (
        f'<number:number-style style:name="{name}"><number:number number:min-integer-digits="1" '
        f'number:decimal-places="{most}" number:min-decimal-places="{least}" '
        f'number:grouping="{str(grouped).lower()}"/></number:number-style>'
    )


_DAY: Final = (
    '<number:day number:style="long"/><number:text>.</number:text><number:month number:style="long"/>'
    '<number:text>.</number:text><number:year number:style="long"/>'
)
_NUMBERS: Final = (
    _number("n-whole", 0, 0, grouped=False)
    + _number("n-difference", 1, 3, grouped=True)
    + _number("n-ratio", 2, 2, grouped=False)
    + f'<number:date-style style:name="n-day">{_DAY}</number:date-style>'
    + f'<number:date-style style:name="n-moment">{_DAY}<number:text> </number:text><number:hours '
    'number:style="long"/><number:text>:</number:text><number:minutes number:style="long"/>'
    '<number:text>:</number:text><number:seconds number:style="long"/></number:date-style>'
)


def _style(name: str, *, right: bool = False, bold: bool = False, head: bool = False, look: str = "") -> str:
    data = f' style:data-style-name="n-{look}"' if look else ""
    ground = f' fo:background-color="{GROUND}" fo:border-bottom="0.75pt solid {INK}"' if head else ""
    side = 'fo:text-align="end"' if right else 'fo:text-align="start" fo:margin-left="0.15cm"'
    ink = f' fo:color="{INK}"' if head else ""
    return (
        f'<style:style style:name="{name}" style:family="table-cell"{data}>'
        '<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top" fo:padding="0.04cm"'
        f"{ground}/>"
        f"<style:paragraph-properties {side}/>"
        f'<style:text-properties style:font-name="{FONT}" fo:font-family="{FONT}" fo:font-size="{POINTS}pt"'
        f'{ink} fo:font-weight="{"bold" if bold or head else "normal"}"/></style:style>'
    )


_CELLS: Final = (
    _style("text") + _style("textr", right=True) + _style("bold", bold=True)
    + _style("head", head=True) + _style("headr", head=True, right=True)
    + _style("figure", right=True)
    + "".join(
        _style(name, right=name in RIGHT, look=name)
        for name in ("whole", "difference", "ratio", "day", "moment")
    )
)  # fmt: skip


_NORWEGIAN: Final = (
    '<office:styles><style:default-style style:family="table-cell"><style:text-properties '
    'fo:language="nb" fo:country="NO"/></style:default-style></office:styles>'
)
"""Decimal comma and Norwegian days, whoever opens the file."""


def _styles(sheets: Sequence[Sheet[Any]], about: Provenance) -> str:
    """A4 on its side, as many pages across as it takes to be read, and what it is at the foot of each."""
    said = escape(f"{about.title}, {about.municipality}, {about.naive_when:%d.%m.%Y %H.%M}")
    wide = {f"p{number}": sheet.pages_wide for number, sheet in enumerate(sheets)} | {"pabout": 1}
    layouts = "".join(
        f'<style:page-layout style:name="l{name}"><style:page-layout-properties fo:page-width="29.7cm" '
        'fo:page-height="21cm" style:print-orientation="landscape" fo:margin="1cm" '
        f'style:scale-to-X="{pages}" style:scale-to-Y="0" style:print-page-order="ltr"/>'
        '<style:footer-style><style:header-footer-properties fo:min-height="0.7cm" fo:margin-top="0.2cm"/>'
        "</style:footer-style></style:page-layout>"
        for name, pages in wide.items()
    )
    masters = "".join(
        f'<style:master-page style:name="{name}" style:page-layout-name="l{name}"><style:header '
        f'style:display="false"/><style:footer><text:p>{said}, <text:page-number>1</text:page-number> / '
        "<text:page-count>1</text:page-count></text:p></style:footer></style:master-page>"
        for name in wide
    )
    return (
        f'{_HEAD}<office:document-styles {_NAMES} office:version="1.2">{_NORWEGIAN}'
        f"<office:automatic-styles>{layouts}"
        f"</office:automatic-styles><office:master-styles>{masters}</office:master-styles>"
        "</office:document-styles>"
    )


def _meta(about: Provenance) -> str:
    return (
        f'{_HEAD}<office:document-meta {_NAMES} xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'office:version="1.2"><office:meta><dc:title>{escape(about.title)}</dc:title>'
        f"<meta:initial-creator>{escape(about.who)}</meta:initial-creator>"
        f"<meta:creation-date>{about.naive_when.isoformat()}</meta:creation-date></office:meta>"
        "</office:document-meta>"
    )


def _settings(sheets: Sequence[Sheet[Any]]) -> str:
    """The header row and the first column stay where one scrolls."""
    split = {
        "HorizontalSplitMode": ("short", "2"), "VerticalSplitMode": ("short", "2"),
        "HorizontalSplitPosition": ("int", "1"), "VerticalSplitPosition": ("int", "1"),
        "ActiveSplitRange": ("short", "3"), "PositionRight": ("int", "1"), "PositionBottom": ("int", "1"),
    }  # fmt: skip
    items = "".join(
        f'<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'
        for name, (kind, value) in split.items()
    )
    tables = "".join(
        f"<config:config-item-map-entry config:name={quoteattr(sheet.name)}>{items}"
        "</config:config-item-map-entry>"
        for sheet in sheets
    )
    return (
        f'{_HEAD}<office:document-settings {_NAMES} office:version="1.2"><office:settings>'
        '<config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed '
        'config:name="Views"><config:config-item-map-entry><config:config-item config:name="ViewId" '
        'config:type="string">view1</config:config-item><config:config-item-map-named config:name="Tables">'
        f"{tables}</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>"
        "</config:config-item-set></office:settings></office:document-settings>"
    )
