"""Rows of a list of posts to verdicts: in which agency, and which of its posts is meant."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from directory.classifying import Office
from directory.importing.records import Desk, Found, Record
from directory.models import Post
from directory.resources import PostResource
from directory.spelling import key_of
from intake.kinds import Context, Judgement, Line, Problem

FIELDS = ("role", "title", "mailbox", "whatsapp")
# Of these an agency has one, whatever its title.
ONE_EACH = frozenset({Post.Role.HEAD.value, Post.Role.COORDINATOR.value})


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
        self.resource = PostResource()
        self.posts: defaultdict[tuple[int, str], list[Record]] = defaultdict(list)
        stored = Post.objects.filter(self.scope.holds("agency__")).select_related("agency")
        for post in stored.order_by("pk"):
            record = Record.of(post.pk, values_of(post))
            self.by_id[str(post.pk)] = record
            self.posts[post.agency_id, post.role].append(record)
        elsewhere = Post.objects.exclude(self.scope.holds("agency__"))
        self.others = {str(pk) for pk in elsewhere.order_by().values_list("pk", flat=True)}

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
        return []

    def effects(self, written: Sequence[Record]) -> dict[str, Any]:
        new = [record.values for record in written if record.object_id is None]
        return {
            "posts_created": len(new),
            "posts_updated": len(written) - len(new),
            "posts": [{"agency": each["agency"], "role": each["role"]} for each in new],
            "mails": 0,
        }
