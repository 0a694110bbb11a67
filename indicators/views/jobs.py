"""The queue: what failed, and another try. For the controller."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from indicators import permissions
from indicators.presentation.site.jobs import jobs_page
from indicators.selectors.jobs import jobs as read_jobs
from indicators.workflow import NotAllowed, NotFound
from indicators.workflow import jobs as queue

from .query_params import reader


@require_safe
def jobs(request: HttpRequest) -> HttpResponse:
    if not reader(request).has_perm(permissions.MANAGE_PEOPLE):
        raise PermissionDenied
    return render(request, "jobs/page.html", {"page": jobs_page(read_jobs())})


@require_POST
def job_act(request: HttpRequest, job: str, act: str) -> HttpResponse:
    """Try a job again, ask it to stop, or give it up."""
    try:
        if act == "igjen":
            queue.try_again(by=reader(request), job=job)
            messages.success(request, gettext("Jobben prøves igjen nå."))
        elif act == "stans":
            queue.stop(by=reader(request), job=job)
            messages.success(request, gettext("Jobben stanser ved neste steg."))
        else:
            queue.drop(by=reader(request), job=job)
            messages.success(request, gettext("Jobben er gitt opp."))
    except NotAllowed as refused:
        raise PermissionDenied from refused
    except NotFound as missing:
        raise Http404 from missing
    return redirect("jobs")
