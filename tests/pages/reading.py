"""Small readers of the pages' own markup."""

from __future__ import annotations

import html
import re


def text(markup: str) -> str:
    """The words of a piece of markup, with single spaces; hard spaces stay."""
    return re.sub(r"[ \t\n\r\f]+", " ", html.unescape(re.sub(r"<[^>]+>", "", markup))).strip()


def first(pattern: str, page: str) -> str:
    """The words of the first match of a pattern's group."""
    found = re.search(pattern, page, re.DOTALL)
    assert found is not None, pattern
    return text(found[1])


def every(pattern: str, page: str) -> list[str]:
    """The words of all matches of a pattern's group."""
    return [text(found) for found in re.findall(pattern, page, re.DOTALL)]


def links(page: str) -> list[str]:
    """All addresses that the page leads to within the program, without those into the page itself."""
    found = [html.unescape(address) for address in re.findall(r'<a [^>]*href="([^"]+)"', page)]
    return [address for address in found if not address.startswith("#")]


def listed(page: str) -> list[str]:
    """The indicators that the overview lists: the first of them on its front, or a line each in its table."""
    front = every(r'<li class="miss">.*?<h3><a [^>]+>(.*?)</a></h3>', page)
    return front or every(r'<th scope="row" role="rowheader"><a [^>]+>(.*?)</a>', page)
