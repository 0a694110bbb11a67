"""The words that a year's plan uses: of a miss inside the tolerance, and of how goals are assessed."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from indicators import workflow
from indicators.forms.goals import PlanWordsForm
from indicators.forms.optimistic_lock import with_value
from indicators.models import Plan
from indicators.presentation.goals.page import goals_url
from indicators.views.goals import controller


@require_http_methods(["GET", "HEAD", "POST"])
def goals_words(request: HttpRequest, year: int) -> HttpResponse:
    """Shown as they stand, and changed with a reason."""
    by = controller(request)
    plan = Plan.objects.filter(year=year, withdrawn=False).first()
    if plan is None:
        raise Http404
    initial = {"close_word": plan.close_word, "assessments": plan.assessments, "seen": plan.version}
    form = PlanWordsForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            workflow.save_record(
                by=by, model=Plan, pk=plan.pk, version=given["seen"] or 0, values=form.columns,
                reason=given["why"],
            )  # fmt: skip
        except workflow.Stale as stale:
            form.data = with_value(form.data, "seen", stale.current)
            form.take(stale)
        except workflow.Refusal as refusal:
            form.take(refusal)
        else:
            messages.success(request, gettext("Ordene er lagret."))
            return redirect(goals_url(year))
    return render(request, "goals/words.html", {"form": form, "year": year, "back": goals_url(year)})
