"""What the person who brings in a list may do with each action it speaks of."""

from actionplan.importing.life import ENTERING
from actionplan.importing.records import Record
from actionplan.models import Action, ActionPlan
from actionplan.rules import Standing
from actionplan.standing import acting_post, day_of, is_on_behalf, posts_of, standing_through
from directory.models import Agency, Post
from directory.rights import ENTERING as ENTERING_ROLES
from intake.kinds import Context


class Scales:
    """Standing and post for the actions of one office, looked up once for each office.

    A script that nobody signs may enter, report and amend, as whoever may bring in the list may do
    for a new action; it verifies as little as anybody does by a list.
    """

    def __init__(self, plan: ActionPlan, context: Context) -> None:
        self.plan = plan
        self.by = context.by
        self.posts: list[Post] = []
        self._known: dict[int, tuple[Standing, Post | None, bool]] = {}
        if self.by is not None and context.moment is not None:
            self.day = day_of(context.moment, Action(plan=plan))
            held = posts_of(self.by, None, self.day)
            self.posts = [post for post in held if post.role in ENTERING_ROLES]

    def standing_for(self, record: Record) -> Standing:
        if record.stored is None or self.by is None:
            return ENTERING
        return self._weigh(record.stored.post_id, record.stored.agency_id)[0]

    def acting_for(self, post_id: int, agency_id: int) -> tuple[Post | None, bool]:
        """The post an update is recorded for, and whether it speaks for another office."""
        if self.by is None:
            return None, False
        return self._weigh(post_id, agency_id)[1:]

    def _weigh(self, post_id: int, agency_id: int) -> tuple[Standing, Post | None, bool]:
        """The same for every action of an office: the rules look at its agency, not at its post."""
        if agency_id not in self._known:
            agency = Agency(pk=agency_id)
            owner = Post(pk=post_id, agency=agency)
            action = Action(plan=self.plan, owner=owner)
            standing = standing_through(action, self.posts, None, self.day)
            post = acting_post(action, self.posts, checks=False, day=self.day)
            self._known[agency_id] = (standing, post, is_on_behalf(action, post))
        return self._known[agency_id]
