"""The mails that an import of posts would send, read before anything is sent."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from directory import inviting
from directory.appointing import LIFETIME, Appointment, Invitee
from directory.importing.posts import POSTS
from directory.inviting import Announcement, local_day
from directory.mail import Letter
from directory.models import Agency, Post, Tenure
from intake import kinds
from intake.kinds import Kind
from intake.models import ImportRow, ImportRun
from intake.wizard.guards import step_page

PER_PAGE = 10


@require_safe
@step_page
def mail_preview(request: HttpRequest, run: ImportRun, kind: Kind) -> HttpResponse:
    if kind.key != POSTS.key or run.state != ImportRun.State.CHECKED:
        raise Http404
    rows = run.rows.filter(verdict__in=kinds.WRITTEN, after__has_key="holder_email")
    page = Paginator(rows.order_by("number"), PER_PAGE).get_page(request.GET.get("page"))
    inviter = request.user.full_name if request.user.is_authenticated else ""
    letters = _letters(list(page.object_list), inviter)
    context = {"run": run, "page_obj": page, "letters": letters}
    return render(request, "directory/portal/mail_preview.html", context)


def _letters(rows: Iterable[ImportRow], inviter: str) -> list[Letter]:
    """Three queries for any number of rows."""
    stored = Post.objects.in_bulk([row.object_id for row in rows if row.object_id])
    posts = [(row, _post(row.after, stored.get(row.object_id or 0))) for row in rows]
    related = Agency.objects.select_related("region")
    agencies = related.in_bulk([post.agency_id for _row, post in posts])
    for _row, post in posts:
        post.agency = agencies[post.agency_id]
    return [inviting.write(_announcement(row.after, post, inviter)) for row, post in posts]


def _post(after: Mapping[str, Any], stored: Post | None) -> Post:
    """The post as applying would leave it; nothing is saved."""
    post = stored or Post()
    for name in ("agency_id", "role", "title"):
        if name in after:
            setattr(post, name, after[name])
    return post


def _announcement(after: Mapping[str, Any], post: Post, inviter: str) -> Announcement:
    moment = timezone.now()
    standing = after.get("standing") or Tenure.Standing.DEFINITIVE
    return Announcement(
        post=post,
        whom=Invitee(after["holder_email"], after.get("holder_name", "")),
        how=Appointment(local_day(moment, post), standing),
        inviter=inviter,
        expires_at=moment + LIFETIME,
    )
