"""The overview as tests read it."""

from __future__ import annotations

import re

from django.test import Client

from tests.pages.reading import text

S = "\u00a0"
NO_LEADER = "Skole Sektoren har ingen leder."


def page_of(client: Client, address: str = "/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def counters_of(page: str) -> list[tuple[int, str, str]]:
    """Each counter: how many, of what, and where it leads."""
    found = re.findall(
        r'<a class="tally-a" href="([^"]+)".*?tally-n">(\d+)<.*?</svg>(.*?)</span>', page, re.DOTALL
    )
    return [(int(count), text(word), address.replace("&amp;", "&")) for address, count, word in found]
