"""Rows of a list of posts to verdicts: in which agency, which of its posts, whom to invite."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from directory.appointing import Invitee
from directory.classifying import Office
from directory.importing.records import Desk, Found, Record
from directory.inviting import local_day
from directory.models import Agency, Invitation, Post, Tenure
from directory.resources import HeldPostResource
from directory.rights import reach_of
from directory.spelling import key_of
from intake.kinds import Context, Judgement, Line, Problem

FIELDS = ("role", "title", "mailbox", "whatsapp")
# What a row says of whom to invite; it is no fact of the post and stays in no record.
INVITING = ("holder_email", "holder_name", "standing")
# Of these an agency has one, whatever its title.
ONE_EACH = frozenset({Post.Role.HEAD.value, Post.Role.COORDINATOR.value})


@dataclass(frozen=True)
class Invitations:
    """Whom applying invites, by row; `by` and `moment` are those of who applies."""

    by: Any
    moment: datetime | None
    people: Mapping[int, tuple[Invitee, str]]


@dataclass
class Seats:
    """Who holds or is invited to the posts of a list, on the day it is judged."""

    holders: defaultdict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    definitive: set[int] = field(default_factory=set)
    invited: dict[int, str] = field(default_factory=dict)

    @classmethod
    def load(cls, of_scope: Q, moment: datetime | None, day: date | None) -> "Seats":
        seats = cls()
        lasting = Q(ends_on=None) | (Q(ends_on__gte=day) if day else Q())
        held = Tenure.objects.filter(lasting, of_scope)
        for post, email, standing in held.values_list("post", "holder__email", "standing"):
            seats.holders[post].add(email.lower())
            if standing == Tenure.Standing.DEFINITIVE:
                seats.definitive.add(post)
        pending = Invitation.objects.pending().filter(of_scope)
        if moment:
            pending = pending.filter(expires_at__gt=moment)
        seats.invited.update(pending.values_list("post", "email"))
        return seats

    def stands_against(self, post: int, email: str, standing: str) -> str:
        """Why nobody is invited: a code, `known` where nothing need be said; else nothing."""
        if email in self.holders[post] or self.invited.get(post) == email:
            return "known"
        if post in self.invited:
            return "invited_already"
        if standing == Tenure.Standing.DEFINITIVE and post in self.definitive:
            return "post_held"
        return ""


def judge(target: str, lines: Sequence[Line], context: Context) -> Judgement:
    """The verdict of every row. Raises Region.DoesNotExist."""
    return PostDesk(target, context).judge(lines)


def values_of(post: Post) -> dict[str, Any]:
    """A post as JSON, its agency by name and id; needs the agency joined."""
    values: dict[str, Any] = {name: getattr(post, name) for name in FIELDS}
    return values | {"agency": post.agency.name, "agency_id": post.agency_id}


class PostDesk(Desk):
    needed = ("agency", "role")

    def __init__(self, target: str, context: Context) -> None:
        super().__init__(target, context)
        self.resource = HeldPostResource()
        self.context = context
        self.people: dict[int, tuple[Invitee, str]] = {}
        self.seats = self._seats()
        self.may_invite = self._may_invite()
        self.ended = self._ended()
        self.posts: defaultdict[tuple[int, str], list[Record]] = defaultdict(list)
        stored = Post.objects.filter(self.scope.holds("agency__")).select_related("agency")
        for post in stored.order_by("pk"):
            record = Record.of(post.pk, values_of(post) | dict.fromkeys(INVITING, ""))
            self.by_id[str(post.pk)] = record
            self.posts[post.agency_id, post.role].append(record)
        elsewhere = Post.objects.exclude(self.scope.holds("agency__"))
        self.others = {str(pk) for pk in elsewhere.order_by().values_list("pk", flat=True)}

    def judge(self, lines: Sequence[Line]) -> Judgement:
        judgement = super().judge(lines)
        judgement.plan = Invitations(self.context.by, self.context.moment, self.people)
        return judgement

    def _seats(self) -> Seats:
        moment = self.context.moment
        return Seats.load(self.scope.holds("post__agency__"), moment, self._day())

    def _day(self) -> date | None:
        moment = self.context.moment
        home = self.scope.regions.get(self.scope.home or "")
        return local_day(moment, Post(agency=Agency(region=home))) if moment else None

    def _may_invite(self) -> bool:
        """A script may; a person who coordinates the region, or appoints everywhere."""
        by, day = self.context.by, self._day()
        if by is None or day is None:
            return by is None
        reach = reach_of(by, day)
        here = {region.pk for region in self.scope.regions.values()}
        return reach.appoints or (bool(here) and here <= reach.overseen)

    def _ended(self) -> set[int]:
        """Agencies of the list that have been merged into others."""
        day = self._day()
        lasting = Agency.objects.filter(self.scope.holds()).exclude(valid_to=None)
        return set(lasting.filter(valid_to__lt=day).values_list("pk", flat=True)) if day else set()

    def find(self, values: dict[str, str], line: Line) -> Found | Problem:
        """By its Langkah ID, or by agency, role and title."""
        place = values.pop("region", "")
        if place and place not in self.scope.codes:
            return self.elsewhere("region", line.values["region"])
        record_id, text = values.pop("langkah_id", ""), values.pop("agency", "")
        if record_id in self.others:
            return self.elsewhere("langkah_id", text or record_id)
        named = self.by_id.get(record_id)
        if named and key_of(named.values["agency"]) == key_of(text):
            return Found(named, values)
        said: dict[str, Any] = dict(values)
        if text:
            office = self._agency(text, line.values["agency"], place)
            if isinstance(office, Problem):
                return office
            said |= {"agency": office.name, "agency_id": office.agency_id}
        if named:
            return Found(named, said)
        post = self._of_agency(said)
        return Found(post, said) if isinstance(post, Record) else post

    def _agency(self, text: str, cell: str, place: str) -> Office | Problem:
        """An agency that exists, by any way of writing it or as a person answered."""
        answer = self.answers.get("agency", {}).get(cell, "")
        if answer.isdecimal():
            office = self.offices.by_id(int(answer))
        else:
            office = self.offices.find(text, self.scope.regions[place].name if place else "")
        if office is None or office.is_new:
            return Problem("agency", "agency_unknown", {"value": cell}, is_error=True)
        if office.region not in self.scope.codes or (place and office.region != place):
            return self.elsewhere("agency", cell)
        return office

    def _of_agency(self, said: Mapping[str, Any]) -> Record | Problem:
        """The post a row without Langkah ID means; a new one where the agency has none like it."""
        same_role = self.posts[said["agency_id"], said["role"]]
        title = key_of(said.get("title", ""))
        if not title or said["role"] in ONE_EACH:
            fitting = same_role
        else:
            fitting = [each for each in same_role if key_of(each.values["title"]) in ("", title)]
            fitting = [each for each in fitting if each.values["title"]] or fitting
        if len(fitting) > 1:
            return Problem("title", "post_unclear", {"n": len(fitting)}, is_error=True)
        if fitting:
            return fitting[0]
        record = Record(dict.fromkeys(FIELDS, "") | {"agency": "", "agency_id": None})
        same_role.append(record)
        return record

    def finish(self, record: Record) -> list[Problem]:
        """Whom to invite, when every row has spoken; what stands against it is said and passes."""
        said = {name: record.values.get(name, "") for name in INVITING}
        standing = said["standing"] or Tenure.Standing.DEFINITIVE.value
        email = said["holder_email"].lower()
        code = self._why_not(record, email, standing, named=any(said.values()))
        if code or not email:
            for name in INVITING:
                record.values.pop(name, None)
        elif record.row is not None:
            self.people[record.row] = (Invitee(email, said["holder_name"]), standing)
        value = said["holder_email"] or said["holder_name"] or said["standing"]
        shown = code and code != "known"
        return [Problem("holder_email", code, {"value": value})] if shown else []

    def _why_not(self, record: Record, email: str, standing: str, *, named: bool) -> str:
        if not named:
            return ""
        if not email:
            return "address_missing"
        if not self.may_invite:
            return "may_not_invite"
        if record.values.get("agency_id") in self.ended:
            return "office_ended"
        post = record.object_id
        return self.seats.stands_against(post, email, standing) if post else ""

    def effects(self, written: Sequence[Record]) -> dict[str, Any]:
        invited = [record for record in written if record.row in self.people]
        new = [record.values for record in written if record.object_id is None]
        return {
            "posts_created": len(new),
            "posts_updated": len(written) - len(new),
            "posts": [{"agency": each["agency"], "role": each["role"]} for each in new],
            "invitations": len(invited),
            "mails": len(invited),
        }
