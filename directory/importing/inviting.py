"""What a list of posts does besides its posts: it invites people, and taking it back withdraws."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction

from directory.appointing import Appointment, invite, withdraw
from directory.importing.post_rows import INVITING, Invitations
from directory.importing.recording import Book
from directory.inviting import local_day
from directory.models import Invitation, Post
from directory.tasks import send_all_or_queue
from intake import kinds
from intake.kinds import Judged, Judgement, TakenBack

INVITED = "invitations"
LABEL = "directory.invitation"


def write_and_invite(book: Book, judgement: Judgement) -> None:
    """Inside the transaction of the import; the mails leave when it is committed."""
    book.write(judgement)
    plan: Invitations = judgement.plan
    rows = {row.number: row for row in judgement.rows if row.verdict in kinds.WRITTEN}
    wanted = {number: rows[number] for number in plan.people if number in rows}
    posts = Post.objects.select_related("agency__region").in_bulk(
        [row.object_id for row in wanted.values()]
    )
    for number, row in wanted.items():
        invitation = _invite(posts[row.object_id or 0], number, plan)
        row.created.append([LABEL, invitation.pk])
    for row in rows.values():
        _forget_people(row)
    ids = [pk for row in wanted.values() for label, pk in row.created if label == LABEL]
    transaction.on_commit(partial(send_all_or_queue, ids))


def _invite(post: Post, number: int, plan: Invitations) -> Invitation:
    whom, standing = plan.people[number]
    if plan.moment is None:
        raise ValueError("an import that invites is signed with its moment")
    how = Appointment(local_day(plan.moment, post), standing)
    return invite(post, whom, how, plan.by, plan.moment)


def _forget_people(row: Judged) -> None:
    """The invitation knows them; what taking back compares are facts of the post."""
    for name in INVITING:
        row.after.pop(name, None)


def take_back_with_invitations(
    book: Book, rows: Sequence[Judged], by: Any, moment: datetime
) -> TakenBack:
    """Open invitations go with a post that the list made, else they are withdrawn."""
    for row in rows:
        numbers = [pk for label, pk in row.created if label == LABEL]
        open_ones = Invitation.objects.pending().filter(pk__in=numbers).select_related("post")
        for invitation in open_ones:
            withdraw(invitation, by, moment)
        if row.verdict == kinds.NEW:
            Invitation.objects.filter(pk__in=numbers, accepted_at=None).delete()
        for name in INVITING:
            row.before.pop(name, None)
    return book.take_back(rows)
