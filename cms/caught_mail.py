"""The mail that `make run` catches, for staff to read; nothing of it exists in production."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email import message_from_binary_file, policy
from email.message import EmailMessage
from functools import wraps
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

NAME = re.compile(r"\d{8}T\d{6}-\d+\.eml")
PER_PAGE = 50
# A caught message is shown as its reader would see it, but it runs nothing and loads nothing.
HTML_POLICY = (
    "sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation;"
    " default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
)

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Column:
    label: str
    numeric: bool = False


@dataclass(frozen=True)
class Caught:
    """What the list and the page of a message show."""

    name: str
    subject: str
    sender: str
    recipients: str
    sent_at: datetime | None
    text: str
    has_html: bool


def folder() -> Path:
    return Path(settings.DATA_DIR) / "mail"


def names() -> list[str]:
    """The newest first."""
    return sorted((found.name for found in folder().glob("*.eml")), reverse=True)


def read(name: str) -> EmailMessage:
    file_path = folder() / name
    if not NAME.fullmatch(name) or not file_path.is_file():
        raise Http404
    with file_path.open("rb") as file:
        return message_from_binary_file(file, policy=policy.default)


def describe(name: str) -> Caught:
    message = read(name)
    text = message.get_body(("plain",))
    date = message["date"]
    return Caught(
        name=name,
        subject=str(message["subject"] or ""),
        sender=str(message["from"] or ""),
        recipients=str(message["to"] or ""),
        sent_at=date.datetime if date is not None else None,
        text=text.get_content() if text is not None else "",
        has_html=message.get_body(("html",)) is not None,
    )


def for_staff(view: View) -> View:
    """Whoever is not staff does not learn that the page exists; a visitor may sign in first."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_staff:
            raise Http404
        return view(request, *args, **kwargs)

    return never_cache(login_required(guarded))


@for_staff
def message_list(request: HttpRequest) -> HttpResponse:
    page = Paginator(names(), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "rows": [describe(name) for name in page],
        "page_obj": page,
        "columns": [Column(_("Subject")), Column(_("To")), Column(_("Sent"))],
    }
    return render(request, "cms/caught_mail_list.html", context)


@for_staff
def message_detail(request: HttpRequest, name: str) -> HttpResponse:
    mail = describe(name)
    context = {"mail": mail, "crumbs": [(_("Caught mail"), reverse("caught-mail-list"))]}
    return render(request, "cms/caught_mail_detail.html", context)


@for_staff
def message_html(request: HttpRequest, name: str) -> HttpResponse:
    """The HTML part alone, for the frame on the page of the message."""
    part = read(name).get_body(("html",))
    if part is None:
        raise Http404
    # Its links open the page around the frame, or a link of a mail would seem dead.
    response = HttpResponse('<base target="_top">' + part.get_content())
    response["Content-Security-Policy"] = HTML_POLICY
    return response


@for_staff
def message_file(request: HttpRequest, name: str) -> HttpResponse:
    return HttpResponse(
        read(name).as_bytes(),
        content_type="message/rfc822",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


urlpatterns = [
    path("", message_list, name="caught-mail-list"),
    path("<str:name>/", message_detail, name="caught-mail-detail"),
    path("<str:name>/html/", message_html, name="caught-mail-html"),
    path("<str:name>/file/", message_file, name="caught-mail-file"),
]
