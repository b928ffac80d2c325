"""Sample posts in every state: held for a while (Plt.), vacant, invited, invited in vain."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from actionplan.demo.people import agency_of, post_in
from directory.appointing import Appointment, Invitee, invite
from directory.models import Invitation, Post, Tenure, User

ACTING, PLACE = "dinsos.ntb@example.org", ("dinsos", "52")
BELOW = "52.03"
# Kind of office, role, whom, days ago: seven days later an invitation has expired.
INVITED = (
    ("dinkes", Post.Role.FOCAL_POINT, "Contoh Sembilan", 2),
    ("inspektorat", Post.Role.VERIFIER, "Contoh Sepuluh", 20),
)
VACANT = (("disdukcapil", Post.Role.FOCAL_POINT),)


def load_posts(day: date) -> None:
    _act_as_head(day)
    for kind, role in VACANT:
        post_in(agency_of(kind, BELOW), role)
    inviter = User.objects.get(email="koordinator.lotim@example.org")
    for kind, role, name, days_ago in INVITED:
        post = post_in(agency_of(kind, BELOW), role)
        _invite(post, name, inviter, day - timedelta(days=days_ago))


def _act_as_head(day: date) -> None:
    """The focal point of an office leads it until a head is appointed."""
    Tenure.objects.create(
        post=post_in(agency_of(*PLACE), Post.Role.HEAD, "Kepala Dinas"),
        holder=User.objects.get(email=ACTING),
        standing=Tenure.Standing.ACTING,
        starts_on=day - timedelta(days=20),
        ends_on=day + timedelta(days=70),
        letter="Surat perintah contoh 800/21",
    )


def _invite(post: Post, name: str, by: User, on: date) -> None:
    """As if the mail had gone out: nothing is sent for sample data."""
    moment = datetime.combine(on, time(9, 10), ZoneInfo("Asia/Makassar"))
    address = f"{name.lower().replace(' ', '.')}@example.org"
    invitation = invite(post, Invitee(address, name), Appointment(on), by, moment)
    Invitation.objects.filter(pk=invitation.pk).update(sent_at=moment)
