"""What the reader chose in the address bar; an unknown word is explained, never ignored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import wraps
from typing import Concatenate, cast

from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from indicators.models import User

A_MOMENT = "2026-04-30T12:00"
FIRST_YEAR = 2000


class UnknownChoiceError(Exception):
    """A parameter of the address holds a word that means nothing there; ``allowed`` are those that do."""

    def __init__(self, name: str, value: str, allowed: Iterable[str]) -> None:
        super().__init__(name)
        self.name = name
        self.value = value
        self.allowed = tuple(allowed)


class UnknownFieldError(UnknownChoiceError):
    """The address has a parameter that the page does not read; ``allowed`` are those that it does."""


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


def moment(params: QueryDict) -> datetime | None:
    """Return the local moment chosen with ``pa``, None where it is not given. Raises UnknownChoiceError.

    A moment that has not come yet is refused: nobody can read it.
    """
    word = params.get("pa", "")
    if not word:
        return None
    try:
        found = timezone.make_aware(datetime.fromisoformat(word))
    except (ValueError, OverflowError):
        raise UnknownChoiceError("pa", word, (A_MOMENT,)) from None
    if not found.year >= FIRST_YEAR or found > timezone.now():
        raise UnknownChoiceError("pa", word, (A_MOMENT,))
    return found


def explained[**P](
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Answer an unknown choice with status 400 and a page that says which words there are."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except UnknownChoiceError as unknown:
            given = {"unknown": unknown, "field": isinstance(unknown, UnknownFieldError)}
            return render(
                request,
                "help/unknown_choice.html",
                given | {"without": _without(request, unknown)},
                status=400,
            )

    return guarded


def _without(request: HttpRequest, unknown: UnknownChoiceError) -> str:
    """The address of the page with everything else that was chosen."""
    rest = request.GET.copy()
    rest.pop(unknown.name, None)
    return f"{request.path}?{rest.urlencode()}".removesuffix("?")


def reader(request: HttpRequest) -> User:
    """Return who reads; the middleware lets nobody through who is not signed in."""
    return cast(User, request.user)
