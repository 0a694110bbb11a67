"""Mine økter: where one is signed in, and ending what one does not know."""

from __future__ import annotations

from django.test import Client

from tests import municipality
from tests.pages.reading import every
from tests.signing_in.conftest import sign_in

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 Safari/604.1"
ADDRESS = "/konto/okter/"


def test_another_session_is_listed_and_can_be_ended(db: None) -> None:
    municipality.user("kari")
    here, there = Client(headers={"user-agent": FIREFOX}), Client(headers={"user-agent": IPHONE})
    sign_in(here, "kari")
    sign_in(there, "kari", REMOTE_ADDR="192.0.2.7")
    page = here.get(ADDRESS)
    assert every(r"<h2>(.*?)</h2>", page.content.decode()) == ["Firefox på Windows", "Safari på iPhone"]
    assert "fra 192.0.2.7" in page.content.decode()
    assert page.content.decode().count("Denne økten") == 1
    _own, other = page.context["sessions"]
    assert here.post(f"{ADDRESS}{other.pk}/avslutt/").headers["Location"] == ADDRESS
    assert there.get("/hjelp/").status_code == 302
    assert here.get("/hjelp/").status_code == 200
    assert every(r"<h2>(.*?)</h2>", here.get(ADDRESS).content.decode()) == ["Firefox på Windows"]


def test_all_others_end_at_once(db: None) -> None:
    municipality.user("kari")
    clients = [Client() for _ in range(3)]
    for client in clients:
        sign_in(client, "kari")
    assert clients[1].post(ADDRESS).headers["Location"] == ADDRESS
    assert [client.get("/hjelp/").status_code for client in clients] == [302, 200, 302]


def test_another_persons_session_is_not_found(db: None) -> None:
    for name in ("kari", "ola"):
        municipality.user(name)
    kari, ola = Client(), Client()
    sign_in(kari, "kari")
    sign_in(ola, "ola")
    [session] = ola.get(ADDRESS).context["sessions"]
    assert kari.post(f"{ADDRESS}{session.pk}/avslutt/").status_code == 404
    assert kari.get(f"{ADDRESS}{session.pk}/avslutt/").status_code == 405
    assert ola.get("/hjelp/").status_code == 200


def test_ending_the_own_session_signs_out(db: None, client: Client) -> None:
    municipality.user("kari")
    sign_in(client, "kari")
    [session] = client.get(ADDRESS).context["sessions"]
    client.post(f"{ADDRESS}{session.pk}/avslutt/")
    assert client.get("/hjelp/").status_code == 302
