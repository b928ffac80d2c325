"""Pages that a mail leads to: updating one action by its link, and stopping the digests."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from actionplan import history
from actionplan.forms import UpdateForm, version_seen
from actionplan.models import Update
from actionplan.rules import OPEN
from actionplan.updating import Conflict, Recorded, Refused, confirm_unchanged, record_update
from reminders import links, unsubscribing
from reminders.links import OpenLink

SECRET_PAGE = {
    # Never the path. Not "no-referrer": a browser then sends "Origin: null" with the form, and
    # the check against forged requests refuses it.
    "Referrer-Policy": "strict-origin",
    "Cache-Control": "private, no-store, max-age=0",
    "X-Robots-Tag": "noindex, nofollow",
}


def _secret(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The address of the page is a key: it goes to no search engine, no other site and no cache."""

    @wraps(view)
    def guarded(request: HttpRequest, token: str) -> HttpResponse:
        response = view(request, token)
        for name, value in SECRET_PAGE.items():
            response[name] = value
        return response

    return guarded


@_secret
@require_http_methods(["GET", "HEAD", "POST"])
def update_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Opening shows the form and writes nothing: programs that check mails open every link."""
    now = timezone.now()
    link = links.open_link(token, now)
    if link is None:
        return render(request, "reminders/link_closed.html", status=404)
    if request.method != "POST":
        return _show_form(request, link, UpdateForm(action=link.action, standing=link.standing))
    if "unchanged" in request.POST:
        return _confirm(request, link)
    return _update(request, link)


def _update(request: HttpRequest, link: OpenLink) -> HttpResponse:
    now = timezone.now()
    form = UpdateForm(request.POST, request.FILES, action=link.action, standing=link.standing)
    if not form.is_valid():
        return _show_form(request, link, form)
    change = form.to_change(link.post)
    try:
        recorded = record_update(
            link.action, link.user, Update.Via.LINK, now, change, form.expected_version
        )
    except Refused as refused:
        form.refuse(refused)
        return _show_form(request, link, form)
    except Conflict as conflict:
        return _show_conflict(request, link, conflict, form)
    return _thank(request, link, recorded)


def _confirm(request: HttpRequest, link: OpenLink) -> HttpResponse:
    now = timezone.now()
    seen = version_seen(request.POST)
    try:
        recorded = confirm_unchanged(link.action, link.user, Update.Via.LINK, now, seen, link.post)
    except Refused as refused:
        form = UpdateForm(action=link.action, standing=link.standing)
        return _show_form(request, link, form, problem=refused.message)
    except Conflict as conflict:
        return _show_conflict(request, link, conflict)
    return _thank(request, link, recorded)


def _show_form(
    request: HttpRequest, link: OpenLink, form: UpdateForm, problem: str = ""
) -> HttpResponse:
    context = {
        "action": link.action,
        "form": form,
        "problem": problem,
        "can_confirm": link.action.status in OPEN,
        "day": timezone.localdate(),
    }
    return render(
        request,
        "reminders/update_by_link.html",
        context,
        status=422 if form.errors or problem else 200,
    )


def _show_conflict(
    request: HttpRequest, link: OpenLink, conflict: Conflict, form: UpdateForm | None = None
) -> HttpResponse:
    """Both texts; sending the form again builds on what stands now."""
    mine = form.cleaned_data if form else {}
    again = UpdateForm(
        action=conflict.current,
        standing=link.standing,
        initial={**mine, "version": conflict.current.version},
    )
    lines = history.full_lines(conflict.current)
    context = {
        "action": conflict.current,
        "theirs": lines[0] if lines else None,
        "mine": mine,
        "form": again,
        "can_confirm": conflict.current.status in OPEN,
        "day": timezone.localdate(),
    }
    return render(request, "reminders/update_by_link.html", context, status=409)


def _thank(request: HttpRequest, link: OpenLink, recorded: Recorded) -> HttpResponse:
    """What was saved, and a fresh link to the recipient's next open action."""
    now = timezone.now()
    following = links.next_action(link, now)
    context = {
        "action": recorded.action,
        "update": recorded.update,
        "following": following,
        "following_url": _link_to(following.pk, link) if following else "",
    }
    return render(request, "reminders/saved_by_link.html", context)


def _link_to(action_id: int, link: OpenLink) -> str:
    user = link.user.pk if link.user else None
    token = links.issue(action_id, link.address, user, timezone.now(), link.expires_at)
    return reverse("reminders:update-by-link", args=[token])


@csrf_exempt
@_secret
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """A mail program posts here without session or form token (RFC 8058); people see a button."""
    address = unsubscribing.read(token)
    if address is None:
        return render(request, "reminders/link_closed.html", status=404)
    if request.method == "POST":
        unsubscribing.unsubscribe(address)
    context = {"is_done": request.method == "POST"}
    return render(request, "reminders/unsubscribe.html", context)
