"""The fiscal years of an action: what the planning office asks for, quarter by quarter."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from actionplan import budgeting, standing
from actionplan.models import Action, Update
from actionplan.portal.editing import said
from actionplan.portal.fact_forms import YearForm
from actionplan.portal.finding import crumbs, signed_in, visible_or_404


@login_required
def action_years(request: HttpRequest, reference: str) -> HttpResponse:
    now = timezone.now()
    action = visible_or_404(request, reference, timezone.localdate(now))
    user, day = signed_in(request), standing.day_of(now, action)
    may = standing.standing_of(action, user, None, day)
    if not may.may_amend:
        raise Http404
    year = _year(action, request.GET.get("year", ""), day.year)
    form = YearForm(
        request.POST or None,
        facts=budgeting.year_of(action, year),
        on_behalf=may.on_behalf,
        initial={"version": action.version},
    )
    if request.method == "POST" and form.is_valid():
        answer = said(
            request,
            action,
            form,
            lambda: budgeting.record_year(
                action,
                user,
                Update.Via.PORTAL,
                now,
                year,
                form.to_facts(),
                form.cleaned_data["version"],
                form.to_reason(),
            ),
        )
        if answer is not None:
            return answer
    context = {
        "form": form,
        "action": action,
        "year": year,
        "years": budgeting.years_offered(action, day.year),
        "crumbs": crumbs(action),
    }
    status = 422 if form.errors else 200
    return render(request, "actionplan/portal_years.html", context, status=status)


def _year(action: Action, asked: str, this_year: int) -> int:
    """The year that was asked for, where it is offered; else the present one."""
    offered = budgeting.years_offered(action, this_year)
    return int(asked) if asked in map(str, offered) else this_year
