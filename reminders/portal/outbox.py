"""The pages of tomorrow's outbox: the list, one digest as it would read, its HTML for the frame."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Concatenate, ParamSpec

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from reminders import letters, outbox
from reminders.digests import Planned

PER_PAGE = 50
# The mail is shown as its reader would see it, but it runs nothing, loads nothing, leads nowhere.
HTML_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"

Where = ParamSpec("Where")


class OutboxForm(forms.Form):
    day = forms.DateField(
        label=gettext_lazy("Day"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    q = forms.CharField(label=gettext_lazy("Name or address"), required=False, max_length=100)


def for_overseers(
    view: Callable[Concatenate[HttpRequest, Where], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Where], HttpResponse]:
    """Nobody else learns that the page exists; a visitor may sign in first."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Where.args, **kwargs: Where.kwargs) -> HttpResponse:
        if not outbox.has_access(request.user, timezone.localdate()):
            raise Http404
        return view(request, *args, **kwargs)

    return never_cache(require_safe(login_required(guarded)))


@for_overseers
def outbox_list(request: HttpRequest) -> HttpResponse:
    day = _day(request)
    due = outbox.planned_for(request.user, timezone.localdate(), day)
    if words := _words(request):
        due = outbox.matching(due, words)
    page = Paginator(due, PER_PAGE).get_page(request.GET.get("page"))
    n = len(due)
    context = {
        "day": day,
        "page_obj": page,
        "rows": outbox.envelopes(list(page.object_list)),
        "form": OutboxForm(initial={"day": day, "q": words}),
        "count_label": ngettext("%(n)s recipient", "%(n)s recipients", n) % {"n": n},
        "reads_all": outbox.reads_all(request.user),
        "columns": [{"label": label} for label in (_("Recipient"), _("Posts"), _("Leaves from"))],
    }
    return render(request, "reminders/outbox_list.html", context)


@for_overseers
def outbox_detail(request: HttpRequest, key: str) -> HttpResponse:
    """The mail for who may read the log; for a coordinator how much waits, not what."""
    day = _day(request)
    one = _planned_or_404(request, key, day)
    content = outbox.content_of(one, day)
    reads_all = outbox.reads_all(request.user)
    context = {
        "day": day,
        "envelope": outbox.envelopes([one])[0],
        "is_empty": content.is_empty,
        "counts": outbox.counts(content, one.recipient.posts),
        "letter": letters.draft(content) if reads_all and not content.is_empty else None,
        "crumbs": [(_("Tomorrow's outbox"), reverse("digests:outbox-list"))],
    }
    return render(request, "reminders/outbox_detail.html", context)


@for_overseers
def outbox_html(request: HttpRequest, key: str) -> HttpResponse:
    """The HTML of the mail alone, for the frame on its page."""
    day = _day(request)
    one = _planned_or_404(request, key, day)
    content = outbox.content_of(one, day)
    if not outbox.reads_all(request.user) or content.is_empty:
        raise Http404
    response = HttpResponse(letters.draft(content).html)
    response["Content-Security-Policy"] = HTML_POLICY
    return response


def _planned_or_404(request: HttpRequest, key: str, day: date) -> Planned:
    one = outbox.with_key(outbox.planned_for(request.user, timezone.localdate(), day), key)
    if one is None:
        raise Http404
    return one


def _day(request: HttpRequest) -> date:
    """The day asked for, of the coming month; else the next workday."""
    today = timezone.localdate()
    form = OutboxForm(request.GET)
    asked: date | None = form.cleaned_data["day"] if form.is_valid() else None
    if asked and today < asked <= today + outbox.FURTHEST:
        return asked
    return outbox.next_day(today)


def _words(request: HttpRequest) -> str:
    form = OutboxForm(request.GET)
    return form.cleaned_data["q"].strip() if form.is_valid() else ""
