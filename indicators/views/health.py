"""Answers for the machinery that watches the program."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache

READ = ("GET", "HEAD")


@never_cache
@login_not_required
def healthz(request: HttpRequest) -> JsonResponse:
    """Alive: the process answers. Touches nothing else, so a database outage does not restart the program."""
    return JsonResponse({"status": "alive"})


@never_cache
@login_not_required
def readyz(request: HttpRequest) -> JsonResponse:
    """Ready: the database answers and every migration is applied; 503 with the reason otherwise."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return JsonResponse({"status": "unavailable", "reason": "database"}, status=503)
    if waiting:
        return JsonResponse({"status": "unavailable", "reason": "migrations"}, status=503)
    return JsonResponse({"status": "ready"})


class HealthMiddleware:
    """Answers both before the request's host is looked at: a watch asks by this machine's own address."""

    answers = {"/healthz": healthz, "/readyz": readyz}

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.answers.get(request.path_info)
        if answer is None:
            return self.get_response(request)
        return answer(request) if request.method in READ else only_read()


def only_read() -> HttpResponse:
    """A short text to a watch that sends instead of asking; the pages of errors are for people."""
    told = gettext("Adressen leses bare: bruk GET.")
    return HttpResponseNotAllowed(READ, f"{told}\n", content_type="text/plain; charset=utf-8")
