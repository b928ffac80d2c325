"""The verb of the internal discussion: a note that officials read and the public never does."""

from datetime import datetime

from actionplan.models import Action, Note
from actionplan.rules import Refusal
from actionplan.standing import day_of, posts_of, standing_through
from actionplan.updating import Refused
from directory.models import Post, User
from intake.text import clean_text


def write_note(action: Action, by: User, moment: datetime, text: str) -> Note:
    """Raises Refused for those who may only read, and for an empty note."""
    day = day_of(moment, action)
    posts = posts_of(by, None, day)
    if not standing_through(action, posts, by, day).may_discuss:
        raise Refused(Refusal.NOT_YOURS)
    words = clean_text(text)[0]
    if not words:
        raise Refused(Refusal.NOTE_EMPTY)
    return Note.objects.create(
        action=action,
        written_by=by,
        post=_speaking_post(action, posts),
        text=words,
        written_at=moment,
    )


def _speaking_post(action: Action, posts: list[Post]) -> Post | None:
    """The post of the owner's office where there is one, else the first held."""
    own = (held for held in posts if held.agency_id == action.owner.agency_id)
    return next(own, posts[0] if posts else None)
