"""The fiscal years of an action: what the planning office asks for, quarter by quarter."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from actionplan import budgeting
from actionplan.models import Update
from actionplan.portal.editing import Desk, desk_or_404, said
from actionplan.portal.fact_forms import YearForm
from actionplan.portal.finding import crumbs


@login_required
def action_years(request: HttpRequest, reference: str) -> HttpResponse:
    desk = desk_or_404(request, reference)
    action, year = desk.action, _year(desk, request.GET.get("year", ""))
    form = YearForm(
        request.POST or None,
        facts=budgeting.year_of(action, year),
        on_behalf=desk.on_behalf,
        initial={"version": action.version},
    )
    if request.method == "POST" and form.is_valid():
        answer = said(request, action, form, lambda: _record(desk, year, form))
        if answer is not None:
            return answer
    context = {
        "form": form,
        "action": action,
        "year": year,
        "years": budgeting.years_offered(action, desk.day.year),
        "crumbs": crumbs(action),
    }
    status = 422 if form.errors else 200
    return render(request, "actionplan/portal_years.html", context, status=status)


def _record(desk: Desk, year: int, form: YearForm) -> None:
    budgeting.record_year(
        desk.action,
        desk.user,
        Update.Via.PORTAL,
        desk.now,
        year,
        form.to_facts(),
        form.cleaned_data["version"],
        form.to_reason(),
    )


def _year(desk: Desk, asked: str) -> int:
    """The year that was asked for, where it is offered; else the present one."""
    offered = budgeting.years_offered(desk.action, desk.day.year)
    return int(asked) if asked in map(str, offered) else desk.day.year
