"""What officials do with posts and offices is noted in the site's one log, which the roof keeps."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import models

from directory.models import User


class Deed(StrEnum):
    """Names of entries in the log; the roof has the words for them."""

    POST_ADDED = "directory.post_added"
    POST_CHANGED = "directory.post_changed"
    INVITED = "directory.invited"
    INVITED_AGAIN = "directory.invited_again"
    WITHDRAWN = "directory.invitation_withdrawn"
    ACCEPTED = "directory.invitation_accepted"
    APPOINTED = "directory.appointed"
    TENURE_ENDED = "directory.tenure_ended"
    NOTE_PRINTED = "directory.handover_note"
    MERGED = "directory.agencies_merged"
    ADDRESS_WORKS = "reminders.address_works"


Writer = Callable[[Deed, models.Model, User | None, datetime, dict[str, Any]], None]

_writers: list[Writer] = []


def register(writer: Writer) -> None:
    _writers[:] = [writer]


def note(
    deed: Deed, thing: models.Model, by: User | None, moment: datetime, **numbers: Any
) -> None:
    """Who did what to which record when. `numbers` are ids, days and counts, never names."""
    for write in _writers:
        write(deed, thing, by, moment, numbers)
