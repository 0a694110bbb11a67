"""What the reader chose in the address bar; an unknown word is explained, never ignored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, Concatenate, cast

from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from indicators.models import User
from indicators.values.suggestions import nearest, plainly

FIRST_YEAR = 2000
SAME_AS = {
    "q": "sok", "search": "sok", "query": "sok", "sok": "q",
    "periode": "runde", "period": "runde", "tertial": "runde", "round": "runde",
    "year": "ar", "aar": "ar", "page": "side", "sector": "sektor", "stab": "sektor", "area": "omrade",
    "tjenesteomrade": "omrade", "kort": "omrade", "sort": "sorter", "sortering": "sorter",
    "order": "rekkefolge",
    "state": "tilstand", "status": "tilstand", "from": "fra", "to": "til", "kind": "type", "column": "kol",
}  # fmt: skip
"""Parameters of other pages and other programs, and what the same is called here."""


class UnknownChoiceError(Exception):
    """A parameter of the address holds a word that means nothing there; ``allowed`` are those that do."""

    def __init__(self, name: str, value: str, allowed: Iterable[str]) -> None:
        super().__init__(name)
        self.name = name
        self.value = value
        self.allowed = tuple(allowed)


class UnknownFieldError(UnknownChoiceError):
    """The address has a parameter that the page does not read; ``allowed`` are those that it does."""


class UnknownMomentError(UnknownChoiceError):
    """``pa`` holds a moment at which there was nothing to read, or no moment at all.

    ``first`` is the first minute at which there was (None where that is not known), ``early`` whether the
    moment lies before it.
    """

    def __init__(self, value: str, first: datetime | None = None, *, early: bool = False) -> None:
        super().__init__("pa", value, (as_field(first or timezone.now()),))
        self.first = first
        self.early = early


def check_fields(params: QueryDict, known: Iterable[str]) -> None:
    """Raise UnknownFieldError for the first parameter with something in it that a page does not read."""
    read = tuple(dict.fromkeys(known))
    for name, words in params.lists():
        if name not in read and any(word.strip() for word in words):
            raise UnknownFieldError(name, "", read)


def choice[T](params: QueryDict, name: str, allowed: Mapping[str, T]) -> T | None:
    """Return what the parameter means, None where it is not given. Raises UnknownChoiceError."""
    word = params.get(name, "")
    if not word:
        return None
    if word not in allowed:
        raise UnknownChoiceError(name, word, allowed)
    return allowed[word]


def year(params: QueryDict, years: Iterable[int]) -> int | None:
    """Return the year chosen with ``ar``, None where it is not given. Raises UnknownChoiceError."""
    return choice(params, "ar", {str(one): one for one in years})


def moment(word: str, since: datetime | None = None) -> datetime | None:
    """Return the local moment that ``pa`` holds, None where it is empty. Raises UnknownMomentError.

    A moment that has not come yet is refused: nobody can read it. So is one before ``since``, from when there
    is anything to read.
    """
    if not word:
        return None
    first = first_minute(since)
    try:
        found = timezone.make_aware(datetime.fromisoformat(word))
    except (ValueError, OverflowError):
        raise UnknownMomentError(word, first) from None
    if not found.year >= FIRST_YEAR or (since is not None and found < since):
        raise UnknownMomentError(word, first, early=True)
    if found > timezone.now():
        raise UnknownMomentError(word, first)
    return found


def first_minute(since: datetime | None) -> datetime | None:
    """The first whole minute from a moment on, which a field for a time can hold, in local time."""
    if since is None:
        return None
    whole = since.replace(second=0, microsecond=0)
    minute = whole if whole == since else whole + timedelta(minutes=1)
    return timezone.localtime(minute if minute <= timezone.now() else since)


def as_field(at: datetime) -> str:
    """A moment as ``pa`` holds it, in local time; no part of a minute is lost."""
    local = timezone.localtime(at).replace(tzinfo=None)
    return local.isoformat(timespec="minutes" if at.second == at.microsecond == 0 else "microseconds")


def now_instead(request: HttpRequest) -> None:
    """Let a page be read as it is now: the moment that was asked for is taken out of what it reads."""
    rest = request.GET.copy()
    rest.pop("pa", None)
    setattr(request, "GET", rest)  # noqa: B010 - the stubs say that nobody may


def explained[**P](
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Answer an unknown choice with status 400 and a page that says which words there are."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except UnknownChoiceError as unknown:
            return render(request, "help/unknown_choice.html", _told(request, unknown), status=400)

    return guarded


def reads[**P](
    *names: str,
) -> Callable[
    [Callable[Concatenate[HttpRequest, P], HttpResponseBase]],
    Callable[Concatenate[HttpRequest, P], HttpResponseBase],
]:
    """Say which parameters a page reads; any other is told, and so is a word that means nothing."""

    def decorated(
        view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @explained
        @wraps(view)
        def checked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            check_fields(request.GET, names)
            return view(request, *args, **kwargs)

        return checked

    return decorated


def _told(request: HttpRequest, unknown: UnknownChoiceError) -> dict[str, Any]:
    """What the page says: what is unknown, what was meant, and addresses that work."""
    field, early = isinstance(unknown, UnknownFieldError), getattr(unknown, "early", False)
    word = unknown.name if field else unknown.value
    meant = nearest(word, unknown.allowed, SAME_AS if field else None)
    rest = request.GET.copy()
    given = rest.pop(unknown.name, [])
    told = {"unknown": unknown, "field": field, "early": early, "meant": meant}
    told |= {"without": _address(request, rest), "meant_href": ""}
    if meant and meant not in rest:
        rest.setlist(meant if field else unknown.name, _meant_words(meant, given) if field else [meant])
        told["meant_href"] = _address(request, rest)
    return told


def _meant_words(name: str, words: list[str]) -> list[str]:
    """What was written in the other field, as addresses write it where it is not a search."""
    return words if name in ("sok", "q") else [plainly(word) for word in words]


def _address(request: HttpRequest, params: QueryDict) -> str:
    return f"{request.path}?{params.urlencode()}".removesuffix("?")


def reader(request: HttpRequest) -> User:
    """Return who reads; the middleware lets nobody through who is not signed in."""
    return cast(User, request.user)
