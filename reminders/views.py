"""Pages that a mail leads to: updating one action by its link, undoing it, stopping the digests."""

from dataclasses import replace
from datetime import datetime
from functools import partial

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from actionplan import history, photos, releasing
from actionplan.forms import PhotoForm, UpdateForm, version_seen
from actionplan.models import Action, Update
from actionplan.rules import OPEN, Refusal
from actionplan.standing import day_of, shares_mailbox
from actionplan.taking_back import WITHIN, take_back
from actionplan.updating import Conflict, Recorded, Refused, confirm_unchanged, record_update
from directory.inviting import show_moment
from directory.secrecy import secret_page
from reminders import links, snoozing, tasks, undoing, unsubscribing
from reminders.links import OpenLink
from reminders.undoing import Undo

SNOOZES = (3, 7, 14)
PUT_OFF = gettext_lazy("Your mails leave this action out until %(day)s. Its due date stays.")


@secret_page
@require_http_methods(["GET", "HEAD", "POST"])
def update_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Opening shows the form and writes nothing: programs that check mails open every link."""
    now = timezone.now()
    link = links.open_link(token, now)
    if link is None:
        return render(request, "reminders/link_closed.html", status=404)
    if request.method != "POST":
        return _show_form(request, link, _form(link))
    if "unchanged" in request.POST:
        return _confirm(request, link)
    if "snooze" in request.POST or "awake" in request.POST:
        return _put_off(request, link, now)
    return _update(request, link)


def _put_off(request: HttpRequest, link: OpenLink, now: datetime) -> HttpResponse:
    """No digest to the link's address names the action for so many days, or names it again."""
    reference, day = link.action.reference, day_of(now, link.action)
    days = request.POST.get("snooze", "")
    if "awake" in request.POST:
        snoozing.awake(link.address, reference)
        notice = _("Your mails name this action again.")
    elif days in map(str, SNOOZES):
        until = snoozing.snooze(link.address, reference, day, int(days), now)
        notice = PUT_OFF % {"day": date_format(until, "DATE_FORMAT")}
    else:
        return _show_form(request, link, _form(link), problem=_("Choose 3, 7 or 14 days."))
    return _show_form(request, link, _form(link), notice=notice)


def _form(
    link: OpenLink, *entered: object, action: Action | None = None, **more: object
) -> UpdateForm:
    posts = [link.post] if link.post else []
    return UpdateForm(
        *entered,
        action=action or link.action,
        standing=link.standing,
        is_shared=shares_mailbox(link.user, posts),
        **more,
    )


@secret_page
@require_POST
def photo_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """A photo for what was just said through the link; with scripts it is asked for as JSON."""
    now = timezone.now()
    link = links.open_link(token, now)
    if link is None:
        return render(request, "reminders/link_closed.html", status=404)
    form = PhotoForm(request.POST, request.FILES)
    answer = photos.take_in(form, link.action, link.user, link.post, now)
    if photos.wants_json(request):
        return photos.as_json(answer)
    update = releasing.own_newest(link.action, link.user, link.post, now)
    if update is None:
        return _show_form(request, link, _form(link), problem=answer.message)
    return _thank(request, link, link.action, update, photo=answer)


def _update(request: HttpRequest, link: OpenLink) -> HttpResponse:
    now = timezone.now()
    form = _form(link, request.POST, request.FILES)
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
    return _save(request, link, recorded)


def _confirm(request: HttpRequest, link: OpenLink) -> HttpResponse:
    now = timezone.now()
    seen, basis = version_seen(request.POST), request.POST.get("basis", "")[:200]
    try:
        recorded = confirm_unchanged(
            link.action, link.user, Update.Via.LINK, now, seen, link.post, basis
        )
    except Refused as refused:
        return _show_form(request, link, _form(link), problem=refused.message)
    except Conflict as conflict:
        return _show_conflict(request, link, conflict)
    return _save(request, link, recorded)


def _save(request: HttpRequest, link: OpenLink, recorded: Recorded) -> HttpResponse:
    """What was written stands; the mail that confirms it follows when a worker comes to it."""
    transaction.on_commit(partial(tasks.ask_to_confirm, recorded.update.pk))
    return _thank(request, link, recorded.action, recorded.update)


def _show_form(
    request: HttpRequest, link: OpenLink, form: UpdateForm, problem: str = "", notice: str = ""
) -> HttpResponse:
    now = timezone.now()
    sent = releasing.own_newest(link.action, link.user, link.post, now)
    day = day_of(now, link.action)
    context = {
        "action": link.action,
        "form": form,
        "problem": problem,
        "notice": notice,
        "can_confirm": link.action.status in OPEN,
        "day": timezone.localdate(),
        "snoozed_until": snoozing.snoozed_until(link.address, link.action.reference, day),
        "snooze_days": SNOOZES,
        **_photo_context(link, sent, "photo/"),
    }
    return render(
        request,
        "reminders/update_by_link.html",
        context,
        status=422 if form.errors or problem else 200,
    )


def _photo_context(link: OpenLink, sent: Update | None, url: str) -> dict[str, object]:
    """What the form and the photo that follows share; the key tells drafts on one device apart."""
    return {
        "sent": sent,
        "photo_form": PhotoForm(),
        "photo_url": url,
        "draft_key": f"{link.user.pk if link.user else 'link'}:{link.action.reference}",
    }


def _show_conflict(
    request: HttpRequest, link: OpenLink, conflict: Conflict, form: UpdateForm | None = None
) -> HttpResponse:
    """Both texts; sending the form again builds on what stands now."""
    mine = form.cleaned_data if form else {}
    current = conflict.current
    again = _form(link, action=current, initial={**mine, "version": current.version})
    lines = history.full_lines(current)
    context = {
        "action": current,
        "theirs": lines[0] if lines else None,
        "mine": mine,
        "had_file": bool(form and form.has_file),
        "form": again,
        "can_confirm": current.status in OPEN,
        "day": timezone.localdate(),
        **_photo_context(link, None, "photo/"),
    }
    return render(request, "reminders/update_by_link.html", context, status=409)


def _thank(
    request: HttpRequest,
    link: OpenLink,
    action: Action,
    update: Update,
    photo: photos.Answer | None = None,
) -> HttpResponse:
    """What was saved, and a fresh link to the recipient's next open action."""
    following = links.next_action(link, timezone.now())
    context = {
        "action": action,
        "update": update,
        "photo": photo,
        "following": following,
        "following_url": _link_to(following.pk, link) if following else "",
        "undo_url": _undo_url(update),
        "undo_until": _show_end(update),
        # From the page of the photo the same address is one step up.
        **_photo_context(link, update, "../photo/" if photo else "photo/"),
    }
    status = photo.status if photo else 200
    return render(request, "reminders/saved_by_link.html", context, status=status)


def _undo_url(update: Update) -> str:
    """Nothing for what was written in the portal, to which a photo may have been added here."""
    if update.via != Update.Via.LINK:
        return ""
    return reverse("reminders:undo-update", args=[undoing.sign(update)])


def _link_to(action_id: int, link: OpenLink) -> str:
    user = link.user.pk if link.user else None
    token = links.issue(action_id, link.address, user, timezone.now(), link.expires_at)
    return reverse("reminders:update-by-link", args=[token])


def _show_end(update: Update) -> str:
    return show_moment(update.written_at + WITHIN, update.action.plan.region.zone)


@secret_page
@require_http_methods(["GET", "HEAD", "POST"])
def undo_update(request: HttpRequest, token: str) -> HttpResponse:
    """Opening shows a button and writes nothing, as everywhere in mails."""
    undo = undoing.read(token, timezone.now())
    if undo is None:
        return render(request, "reminders/link_closed.html", {"is_undo": True}, status=404)
    if request.method == "POST":
        return _take_back(request, undo)
    return _show_undo(request, undo, str(undo.refusal.label) if undo.refusal else "")


def _take_back(request: HttpRequest, undo: Undo) -> HttpResponse:
    try:
        take_back(undo.update, undo.by, undo.post, Update.Via.LINK, timezone.now())
    except Refused as refused:
        return _show_undo(request, undo, refused.message)
    except Conflict:
        return _show_undo(request, undo, str(Refusal.NEWER_UPDATE.label))
    undo.action.refresh_from_db(fields=["status", "blocked_by", "version"])
    return _show_undo(request, replace(undo, is_done=True))


def _show_undo(request: HttpRequest, undo: Undo, problem: str = "") -> HttpResponse:
    context = {
        "action": undo.action,
        "update": undo.update,
        "is_done": undo.is_done,
        "until": _show_end(undo.update),
        "problem": problem,
    }
    status = 409 if problem and request.method == "POST" else 200
    return render(request, "reminders/undo_by_link.html", context, status=status)


@csrf_exempt
@secret_page
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
