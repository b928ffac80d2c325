"""The list of posts as a kind of import; it can name whom to invite, never who holds a post."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from directory.importing import scopes
from directory.importing.inviting import INVITED, take_back_with_invitations, write_and_invite
from directory.importing.post_rows import FIELDS, judge, values_of
from directory.importing.recording import Book
from directory.importing.records import LANGKAH_ID, MESSAGES
from directory.models import Invitation, Post, Tenure
from directory.resources import HeldPostResource, PostResource
from intake.kinds import Ask, Kind
from intake.matching import Column

PERMISSIONS = ("directory.add_post", "directory.change_post")
COLUMNS = (
    LANGKAH_ID,
    Column(
        "agency",
        _("Agency"),
        (
            "instansi",
            "nama instansi",
            "perangkat daerah",
            "OPD",
            "SKPD",
            "unit kerja",
            "lembaga",
            "agency",
            "name of the agency",
            "institution",
            "office",
        ),
        required=True,
    ),
    Column(
        "region",
        _("Region of the agency"),
        (
            "wilayah instansi",
            "region of the agency",
            "wilayah",
            "kabupaten kota",
            "kab kota",
            "daerah",
            "provinsi",
            "region",
            "province",
        ),
    ),
    Column("role", _("Role"), ("peran", "sebagai", "tugas", "role"), required=True),
    Column(
        "title",
        _("Title of the post"),
        ("nama jabatan", "jabatan", "title of the post", "post", "position", "title"),
    ),
    Column(
        "mailbox",
        _("Office mailbox"),
        (
            "email kantor",
            "surel kantor",
            "email instansi",
            "email",
            "e-mail",
            "surel",
            "office mailbox",
            "mailbox",
        ),
        content=lambda cell: "@" in cell,
    ),
    Column(
        "whatsapp",
        _("WhatsApp number of the office"),
        (
            "nomor whatsapp kantor",
            "whatsapp kantor",
            "no WA kantor",
            "nomor whatsapp",
            "no WA",
            "WA",
            "no HP",
            "no telepon",
            "whatsapp number of the office",
            "whatsapp",
        ),
    ),
    Column(
        "holder_email",
        _("E-mail of who is invited"),
        (
            "email pejabat",
            "email pemegang jabatan",
            "email yang diundang",
            "email undangan",
            "surel pejabat",
            "e-mail of who is invited",
            "e-mail of the holder",
            "holder email",
            "invite",
        ),
    ),
    Column(
        "holder_name",
        _("Name of who is invited"),
        (
            "nama pejabat",
            "nama pemegang jabatan",
            "nama yang diundang",
            "pejabat",
            "name of who is invited",
            "name of the holder",
            "holder name",
            "holder",
        ),
    ),
    Column(
        "standing",
        _("Standing"),
        (
            "status pejabat",
            "status jabatan",
            "kedudukan",
            "definitif plt plh",
            "standing",
        ),
    ),
)

EXAMPLES = (
    {
        "agency": "Dinas Contoh Urusan Tenaga Kerja",
        "role": "focal_point",
        "title": "Kepala Bidang Contoh",
        "mailbox": "dinas.contoh@example.org",
        "whatsapp": "0800 0000 0001",
        "holder_email": "pejabat.contoh@example.org",
        "holder_name": "Pejabat Contoh",
        "standing": "plt",
    },
    {"agency": "Dinas Contoh Urusan Tenaga Kerja", "role": "operator"},
)


def _fill() -> Callable[[Any, Mapping[str, Any]], None]:
    def fill(post: Post, values: Mapping[str, Any]) -> None:
        for name in (*FIELDS, "agency_id"):
            if name in values:
                setattr(post, name, values[name])

    return fill


BOOK = Book(
    model=Post, fields=("agency", *FIELDS), joined=("agency",), read=values_of, filler=_fill
)


def mark(target: str) -> str:
    stored = Post.objects.order_by("pk").values_list("pk", "agency", *FIELDS)
    tenures = Tenure.objects.order_by("pk").values_list("pk", "post", "holder", "ends_on")
    invited = Invitation.objects.pending().order_by("pk").values_list("pk", "post", "expires_at")
    return scopes.mark(stored, tenures, invited)


def records(target: str) -> Iterable[Post]:
    """The posts as they are, for an export that can be edited and brought back."""
    posts = Post.objects.filter(scopes.scope_of(target).holds("agency__"))
    ordered = posts.order_by("agency__region__code", "agency__name", "role", "pk")
    return ordered.select_related("agency__region").iterator(2000)


def agencies(target: str) -> list[tuple[str, str]]:
    """Agencies of the list's region, by id."""
    found = scopes.agencies_in(scopes.scope_of(target)).select_related("region")
    return [
        (str(each.pk), f"{each.name} ({each.region})" if each.region else each.name)
        for each in found.order_by("name", "pk")
    ]


def roles(target: str) -> list[tuple[str, Any]]:
    return list(Post.Role.choices)


def standings(target: str) -> list[tuple[str, Any]]:
    return list(Tenure.Standing.choices)


POSTS = Kind(
    key="posts",
    label=_("Posts of a region"),
    columns=COLUMNS,
    resource=PostResource,
    reading=HeldPostResource,
    messages={
        **MESSAGES,
        "agency_unknown": _(
            "No agency of this region is known as “%(value)s”; choose which is meant or bring in "
            "the agency first."
        ),
        "post_unclear": _(
            "The agency has %(n)s posts like this; write the title or the Langkah ID."
        ),
        "address_missing": _(
            "“%(value)s” is named without an e-mail address, so nobody is invited; the post itself "
            "is imported."
        ),
        "may_not_invite": _("You may bring in posts here, not invite; nobody is invited."),
        "office_ended": _("The agency has ended, so “%(value)s” is not invited."),
        "invited_already": _(
            "Somebody else has been invited to this post; withdraw that invitation to invite "
            "“%(value)s”."
        ),
        "post_held": _(
            "The post has a definitive holder, so “%(value)s” is not invited; hand the post over, "
            "or write Plt. or Plh."
        ),
        "email_invalid": _("“%(value)s” is not an e-mail address; mend it or empty the cell."),
        "phone_damaged": _(
            "“%(value)s” was rounded by a spreadsheet and is no telephone number any more; "
            "type the number again or empty the cell."
        ),
    },
    judge=judge,
    mark=mark,
    write=partial(write_and_invite, BOOK),
    take_back=partial(take_back_with_invitations, BOOK),
    signs_taking_back=True,
    targets=partial(scopes.targets, permissions=PERMISSIONS),
    target_label=scopes.target_label,
    result_url=partial(scopes.result_url, "posts"),
    records=records,
    asks={
        "agency_unknown": Ask(agencies),
        "region_unknown": Ask(scopes.region_choices),
        "word_unknown": Ask(roles),
        "standing:word_unknown": Ask(standings),
        "role:required": Ask(roles, per_row=True, mends=True),
        "required": Ask(per_row=True),
        "too_long": Ask(per_row=True),
        "email_invalid": Ask(per_row=True),
        "phone_damaged": Ask(per_row=True),
        "post_unclear": Ask(per_row=True),
    },
    own_answers=("agency",),
    organiser=scopes.organiser,
    told=("posts_created", "posts_updated", INVITED),
    also_headings=("no", "nomor", "keterangan", "nama", "name"),
    examples=EXAMPLES,
)
