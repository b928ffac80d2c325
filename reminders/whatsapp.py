"""A request for news by WhatsApp: the text with a link for the post, written and noted at once."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from actionplan.letters import sending_office
from actionplan.messages import international, request_for_news, whatsapp_url
from actionplan.models import Action, Nudge
from actionplan.nudging import asked_of, nudge
from actionplan.standing import day_of
from directory.models import User
from directory.words import Language
from reminders import links
from reminders.recipients import Recipient, recipients_on


@dataclass(frozen=True)
class Message:
    """What is sent. `share_url` opens WhatsApp; both it and the text hold the secret link."""

    text: str
    language: str
    share_url: str
    has_link: bool
    has_number: bool


def ask_by_whatsapp(action: Action, by: User, moment: datetime) -> Message:
    """Issues a link for the office's mailbox and notes the nudge; raises Refused.

    Who asks reads the link, so none is made that would speak for a named person: that person
    is led to the sign-in.
    The action is read with `plan__region` and `owner__agency`, and is open.
    """
    day = day_of(moment, action)
    reader = _reader(action, moment)
    with transaction.atomic():
        nudge([action], by, Nudge.Channel.WHATSAPP, moment)
        is_office = reader is not None and reader.user is None
        token = links.issue(action.pk, reader.address, None, moment) if reader and is_office else ""
    language = reader.language if reader else Language.INDONESIAN
    with translation.override(language):
        text = _text(action, by, token, day)
    number = action.owner.whatsapp
    return Message(
        text=text,
        language=language,
        share_url=whatsapp_url(text, number),
        has_link=bool(token),
        has_number=bool(international(number)),
    )


def _text(action: Action, by: User, token: str, day: date) -> str:
    office, asked = sending_office(by, action.plan, day), asked_of(action)
    return request_for_news(
        action,
        office.name if office else "",
        _address(action, token),
        day,
        is_link=bool(token),
        answer_by=asked.answer_by if asked else None,
    )


def _reader(action: Action, moment: datetime) -> Recipient | None:
    """The office's mailbox, as the number is the office's too; else who answers for the post."""
    post, day = action.owner, day_of(moment, action)
    if post.mailbox:
        return Recipient(post.mailbox, action.plan.region.zone, frozenset({post.pk}))
    answering = recipients_on(day, {post.agency_id})
    return next((one for one in answering if post.pk in one.posts), None)


def _address(action: Action, token: str) -> str:
    if token:
        path = reverse("reminders:update-by-link", args=[token])
    else:
        path = reverse("actions:action-detail", args=[action.reference])
    return f"{settings.BASE_URL}{path}"
