"""The last that was said about actions: what a mail repeats, and whether an action came back."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import F, OuterRef, Q, Subquery

from actionplan.models import Update
from actionplan.rules import Status
from directory.models import Post

COLUMNS = (
    "action",
    "version",
    "sentence",
    "written_at",
    "via",
    "post__role",
    "status_before",
    "status_after",
    "declined_at",
    "declined_why",
    "takes_back",
)


class Word(NamedTuple):
    """One update, as far as a duty tells of it."""

    action: int
    version: int
    sentence: str
    written_at: datetime
    via: str
    role: str | None
    status_before: str
    status_after: str
    declined_at: datetime | None
    declined_why: str
    takes_back: int | None

    @classmethod
    def of(cls, update: Update) -> "Word":
        """Read with its post."""
        return cls(
            update.action_id,
            update.version,
            update.sentence,
            update.written_at,
            update.via,
            update.post.role if update.post else None,
            update.status_before,
            update.status_after,
            update.declined_at,
            update.declined_why,
            update.takes_back_id,
        )

    @property
    def is_sent_back(self) -> bool:
        """A verifier's "not yet". That step is recorded for the verifier's post, or for none where
        programme staff check.
        """
        in_portal = self.role is None and self.via == Update.Via.PORTAL
        is_check = self.role == Post.Role.VERIFIER or in_portal
        was_done = self.status_before in (Status.REPORTED_DONE, Status.VERIFIED)
        return is_check and was_done and self.status_after == Status.IN_PROGRESS

    def said_on(self, zone: ZoneInfo) -> date:
        return self.written_at.astimezone(zone).date()


class Words(NamedTuple):
    """By action: the newest update that stands, and the newest of those that say something."""

    newest: dict[int, Word]
    spoken: dict[int, Word]


def words_on(actions: Collection[int]) -> Words:
    """One query; one more where somebody has taken the newest update back."""
    if not actions:
        return Words({}, {})
    standing = Update.objects.standing().filter(action=OuterRef("action"))
    spoken = standing.exclude(sentence="").order_by("-version").values("pk")[:1]
    found = _read(actions, Q(version=F("action__version")) | Q(pk=Subquery(spoken)))
    undone = {word.action for word in found if word.takes_back}
    if undone:
        newest = standing.order_by("-version").values("pk")[:1]
        found += _read(undone, Q(pk=Subquery(newest)))
    return Words(
        newest={word.action: word for word in found if not word.takes_back},
        spoken={word.action: word for word in found if word.sentence and not word.takes_back},
    )


def _read(actions: Iterable[int], wanted: Q) -> list[Word]:
    """Oldest first, so that the newest of an action is the one that stays."""
    updates = Update.objects.filter(wanted, action__in=list(actions)).order_by("version")
    return [Word(*row) for row in updates.values_list(*COLUMNS)]
