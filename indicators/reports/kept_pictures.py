"""The files of a report's pictures, in the forms that its formats take them in."""

from __future__ import annotations

from indicators.reports.document import Picture
from indicators.selectors.report.kept_files import address_of


def as_address(picture: Picture) -> str:
    """An address that holds the picture itself."""
    return address_of(picture.sha256, picture.media)


def as_drawing(picture: Picture) -> str:
    """A drawing that holds the picture and nothing else: text, where a file cannot be handed over."""
    sides = f'width="{picture.width}" height="{picture.height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {sides} viewBox="0 0 {picture.width} {picture.height}">'
        f'<image {sides} href="{as_address(picture)}"/></svg>'
    )
