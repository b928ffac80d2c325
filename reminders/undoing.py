"""The signed address that takes one update back for 24 hours, for who wrote it through a link."""

from dataclasses import dataclass
from datetime import datetime

from django.core import signing

from actionplan.models import Action, Update
from actionplan.rules import Refusal
from actionplan.taking_back import WITHIN, refusal_to_take_back, taken_back_by
from directory.models import Post, User

# Then the address is closed: it is nobody's business any more what the update said.
CLOSING = (Refusal.NOT_YOURS, Refusal.NOT_YOUR_UPDATE, Refusal.TOO_LATE_TO_TAKE_BACK)
LONGEST_TOKEN = 80


@dataclass(frozen=True)
class Undo:
    """An address that is good now: who takes back what, until when, and what forbids it."""

    update: Update
    by: User | None
    post: Post | None
    until: datetime
    refusal: Refusal | None
    is_done: bool

    @property
    def action(self) -> Action:
        return self.update.action


def sign(update: Update) -> str:
    """Names the update; the address it was written from is part of the key, not of the token."""
    return _signer(address_of(update)).sign(str(update.pk))


def address_of(update: Update) -> str:
    """Where its writer reads mail: the person's own address, or the mailbox of the post."""
    if update.written_by:
        return str(update.written_by.email)
    return update.post.mailbox if update.post else ""


def read(token: str, moment: datetime) -> Undo | None:
    """None when it was not made here, is older than its day, or its writer has no say any more."""
    update = _named_in(token)
    if update is None:
        return None
    post = None if update.written_by else update.post
    refusal = refusal_to_take_back(update, update.written_by, post, moment)
    until = update.written_at + WITHIN
    if refusal in CLOSING or moment > until:
        return None
    is_done = taken_back_by(update) is not None
    return Undo(update, update.written_by, post, until, refusal, is_done)


def _named_in(token: str) -> Update | None:
    key = token.partition(".")[0]
    if len(token) > LONGEST_TOKEN or not (key.isascii() and key.isdecimal()):
        return None
    related = ("action__plan__region", "action__owner__agency", "written_by", "post__agency")
    through_links = Update.objects.filter(via=Update.Via.LINK, takes_back=None)
    known = through_links.select_related(*related)
    update: Update | None = known.filter(pk=min(int(key), 2**63 - 1)).first()
    if update is None or not address_of(update):
        return None
    try:
        _signer(address_of(update)).unsign(token)
    except signing.BadSignature:
        return None
    return update


def _signer(address: str) -> signing.Signer:
    return signing.Signer(sep=".", salt=f"reminders.undo:{address.lower()}")
