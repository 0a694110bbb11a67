"""Lists of a Word document: every numbered list begins with 1, whatever list stood before it."""

from __future__ import annotations

from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart

from .styles import Styles, element


class Lists:
    """Gives each list a number of its own in the document."""

    def __init__(self, made: WordDocument, styles: Styles) -> None:
        self.made = made
        self.of_style = {
            True: _style_number(made, styles["List Number"]),
            False: _style_number(made, styles["List Bullet"]),
        }
        self.own: dict[bool, str] = {}

    def new(self, *, ordered: bool) -> str | None:
        """The number of a list; None where its style says all there is to say."""
        if not ordered and self.of_style[False] is not None:
            return None
        numbering = _numbering(self.made)
        number = str(
            max((int(one.get(qn("w:numId"))) for one in numbering.findall(qn("w:num"))), default=0) + 1
        )
        num = element("w:num", element("w:abstractNumId", val=self._kind(numbering, ordered)), numId=number)
        if ordered:
            num.append(element("w:lvlOverride", element("w:startOverride", val="1"), ilvl="0"))
        last = numbering.findall(qn("w:num"))
        if last:
            last[-1].addnext(num)
        else:
            numbering.append(num)
        return number

    @staticmethod
    def item(paragraph: Any, number: str | None) -> None:
        """Make a paragraph an item of a list."""
        if number is not None:
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = int(number)

    def _kind(self, numbering: Any, ordered: bool) -> str:
        """How the items are numbered: as the style has it, or else as the program does."""
        of_style = self.of_style[ordered]
        for one in numbering.findall(qn("w:num")):
            if of_style is not None and one.get(qn("w:numId")) == of_style:
                return str(one.find(qn("w:abstractNumId")).get(qn("w:val")))
        if ordered not in self.own:
            self.own[ordered] = _abstract(numbering, ordered)
        return self.own[ordered]


def unnumbered(paragraph: Any) -> None:
    """Keep the numbering of a paragraph's style off it: a heading says the report's own number in letters."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = 0


def _style_number(made: WordDocument, style_id: str) -> str | None:
    """The number of the list that a style stands for; None for none."""
    for style in made.styles.element.findall(qn("w:style")):
        if style.get(qn("w:styleId")) == style_id:
            found = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
            return None if found is None else str(found.get(qn("w:val")))
    return None


def _numbering(made: WordDocument) -> Any:
    """The definitions of lists; a document that has none gets an empty one."""
    part = made.part
    for relation in part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING and not relation.is_external:
            return relation.target_part.element
    root: Any = parse_xml(f"<w:numbering {nsdecls('w')}/>")
    new = NumberingPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, root, part.package)
    part.relate_to(new, RELATIONSHIP_TYPE.NUMBERING)
    return root


def _abstract(numbering: Any, ordered: bool) -> str:
    """A definition of the program's own, in front of those of lists."""
    kinds = numbering.findall(qn("w:abstractNum"))
    number = str(max((int(one.get(qn("w:abstractNumId"))) for one in kinds), default=-1) + 1)
    level = element(
        "w:lvl",
        element("w:start", val="1"),
        element("w:numFmt", val="decimal" if ordered else "bullet"),
        element("w:lvlText", val="%1." if ordered else "•"),
        element("w:lvlJc", val="left"),
        element("w:pPr", element("w:ind", left="360", hanging="360")),
        ilvl="0",
    )
    kind = element(
        "w:abstractNum", element("w:multiLevelType", val="singleLevel"), level, abstractNumId=number
    )
    if kinds:
        kinds[-1].addnext(kind)
    else:
        numbering.insert(0, kind)
    return number
