"""What there is to say to one address on one day; the number of queries does not grow with it."""

from datetime import date, timedelta
from textwrap import shorten

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.utils import translation

from actionplan.models import Action, Nudge, Update
from actionplan.rules import FORTNIGHT, THIS_WEEK, Status, days_past_due, is_unconfirmed
from directory.models import Post, Region, User
from directory.rights import reach_of
from directory.words import Language
from reminders.calendar import USUAL_HOUR, local_day
from reminders.content import DigestContent, Item, Kind, Office, Section
from reminders.models import Digest, Subscription
from reminders.recipients import Recipient, recipient_on
from reminders.rules import mailed_on

SHOWN = 10
TITLE_LENGTH = 90
LONGEST_RHYTHM = timedelta(days=31)


def compose(digest: Digest, day: date) -> DigestContent:
    """Nothing is written. Who no longer answers for a post on the day gets an empty digest."""
    recipient = recipient_on(day, digest.address)
    if recipient is None:
        return _nothing(digest, day)
    user = User.objects.filter(pk=recipient.user).first() if recipient.user else None
    with translation.override(recipient.language):
        return _compose_for(recipient, user, day)


def _compose_for(recipient: Recipient, user: User | None, day: date) -> DigestContent:
    own = _listed(_own_actions(recipient))
    to_check = _listed(_actions_to_check(user, day))
    words = _last_words(own + to_check)
    asked = _asked(recipient, own, day)
    regions = [action.plan.region for action in own + to_check]
    staged = (mailed_on(action.pk, action.due_on, day) for action in own)
    return DigestContent(
        address=recipient.address,
        name=user.full_name if user else "",
        user=recipient.user,
        language=recipient.language,
        zone=recipient.zone,
        hour=_hour_of(recipient),
        day=day,
        region=(regions[0].abbreviation or regions[0].name) if regions else "",
        offices=_offices(recipient),
        contact=_contact(regions[0]) if regions else "",
        sections=_sections(own, to_check, words, asked, recipient.zone, day),
        mailed=tuple(mailed for mailed in staged if mailed),
        is_demo=bool(user and user.is_demo) or any(one.plan.is_demo for one in own + to_check),
    )


def _offices(recipient: Recipient) -> tuple[Office, ...]:
    posts = Post.objects.filter(pk__in=recipient.posts).select_related("agency")
    return tuple(Office(post.title or post.get_role_display(), post.agency.name) for post in posts)


def _hour_of(recipient: Recipient) -> int:
    whose = {"user": recipient.user} if recipient.user else {"mailbox": recipient.address}
    wished = Subscription.objects.filter(**whose).values_list("hour", flat=True).first()
    return wished or USUAL_HOUR


def _contact(region: Region) -> str:
    """The office address of the region's coordinator, when one is known."""
    posts = Post.objects.in_role(Post.Role.COORDINATOR).filter(agency__region=region)
    return str(posts.exclude(mailbox="").values_list("mailbox", flat=True).first() or "")


def _nothing(digest: Digest, day: date) -> DigestContent:
    return DigestContent(
        address=digest.address,
        name="",
        user=None,
        language=Language.INDONESIAN,
        zone=digest.zone,
        hour=USUAL_HOUR,
        day=day,
        region="",
        offices=(),
        contact="",
        sections=(),
        mailed=(),
    )


def _own_actions(recipient: Recipient) -> QuerySet[Action]:
    """Open actions of the posts that the recipient answers for on the day."""
    return Action.objects.open().filter(owner__in=recipient.posts)


def _actions_to_check(user: User | None, day: date) -> QuerySet[Action]:
    """Reported done by other agencies of the regions in which the person verifies."""
    if user is None:
        return Action.objects.none()
    reach = reach_of(user, day)
    if not reach.verifying:
        return Action.objects.none()
    reported = Action.objects.visible_to(user, day).filter(status=Status.REPORTED_DONE)
    return reported.filter(plan__region__in=reach.verifying).exclude(
        owner__agency__in=reach.agencies
    )


def _listed(actions: QuerySet[Action]) -> list[Action]:
    ordered = actions.order_by(F("due_on").asc(nulls_last=True), "reference")
    return list(ordered.select_related("plan__region", "step", "owner__agency"))


def _last_words(actions: list[Action]) -> dict[int, Update]:
    """Of each action the last update that says something."""
    spoken = Update.objects.filter(~Q(sentence=""), action__in=actions)
    newest = spoken.filter(action=OuterRef("action")).order_by("-version")
    return {
        update.action_id: update for update in spoken.filter(pk=Subquery(newest.values("pk")[:1]))
    }


def _asked(recipient: Recipient, actions: list[Action], day: date) -> dict[int, date]:
    """Of which of these a coordinator has asked news since the last digest, and nobody answered."""
    digests = Digest.objects.filter(address=recipient.address, state=Digest.State.SENT)
    last = digests.filter(local_date__lt=day).aggregate(at=Max("created_at"))["at"]
    answers = Update.objects.filter(action=OuterRef("action"), written_at__gt=OuterRef("made_at"))
    nudges = Nudge.objects.since(day - LONGEST_RHYTHM).filter(
        ~Exists(answers), action__in=actions, channel=Nudge.Channel.DIGEST
    )
    if last:
        nudges = nudges.filter(made_at__gt=last)
    return dict(nudges.order_by("made_at").values_list("action", "made_on"))


def _sections(
    own: list[Action],
    to_check: list[Action],
    words: dict[int, Update],
    asked: dict[int, date],
    zone: str,
    day: date,
) -> tuple[Section, ...]:
    """Every action in one section; the mail shows the first ten of all of them."""
    found: dict[Kind, list[Action]] = {kind: [] for kind in Kind}
    for action in own:
        kind = kind_of(action, day) or (Kind.ASKED if action.pk in asked else None)
        if kind:
            found[kind].append(action)
    found[Kind.CHECK] = to_check
    room = iter(range(SHOWN))
    sections = []
    for kind, actions in found.items():
        shown = zip(actions, room, strict=False)
        items = tuple(
            _item(action, words.get(action.pk), asked.get(action.pk), zone, day)
            for action, _ in shown
        )
        sections.append(Section(kind, items, len(actions)))
    return tuple(section for section in sections if section.total)


def kind_of(action: Action, day: date) -> Kind | None:
    """The section of an open action; None: nothing to say about it."""
    if action.due_on and action.due_on < day:
        return Kind.LATE
    if action.due_on and (action.due_on - day).days <= THIS_WEEK:
        return Kind.WEEK
    if action.due_on and (action.due_on - day).days <= FORTNIGHT:
        return Kind.FORTNIGHT
    return Kind.RECONFIRM if is_unconfirmed(action.status, action.confirmed_on, day) else None


def _item(action: Action, word: Update | None, asked_on: date | None, zone: str, day: date) -> Item:
    return Item(
        action=action.pk,
        reference=action.reference,
        title=shorten(action.title, TITLE_LENGTH, placeholder="…"),
        step=action.step.number,
        step_name=str(action.step),
        status=action.status,
        due_on=action.due_on,
        days_late=days_past_due(action.status, action.due_on, day),
        agency=action.owner.agency.name,
        said=word.sentence if word else "",
        said_on=local_day(word.written_at, zone) if word else None,
        asked_on=asked_on,
    )
