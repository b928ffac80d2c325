"""A list of posts: which agency and which of its posts a row means, and how it is taken back."""

from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from pytest_django import Settings

from directory.importing import POSTS
from directory.models import (
    Agency,
    AgencyAlias,
    AgencyKind,
    AgencyType,
    Invitation,
    Post,
    Region,
    User,
)
from directory.spelling import key_of
from intake import applying, checking
from intake.kinds import Context, Line
from intake.models import ImportRun
from intake.undoing import undo
from intake.wizard import previewing
from tests.directory.lists import (
    NOW,
    applied,
    checked,
    codes,
    exported,
    started,
    template,
    verdicts,
)
from tests.factories import PostFactory, TenureFactory, UserFactory

pytestmark = [pytest.mark.both, pytest.mark.usefixtures("reference")]

DAY = date(2026, 11, 2)
LATER = NOW + timedelta(days=2)
HEADER = ("Instansi", "Peran", "Jabatan", "Email kantor", "No WA")
DINSOS = "Dinas Sosial Provinsi NTB"


@pytest.fixture
def office() -> Agency:
    return make_agency()


def make_agency(name: str = DINSOS, region: str = "52", kind: str = "dinsos") -> Agency:
    agency: Agency = Agency.objects.create(
        name=name,
        kind=AgencyKind.objects.filter(key=kind).first(),
        type=AgencyType.objects.get(key="local_government"),
        region=Region.objects.filter(code=region).first(),
    )
    return agency


def facts() -> list[tuple[object, ...]]:
    found = Post.objects.order_by("pk")
    return list(found.values_list("agency__name", "role", "title", "mailbox", "whatsapp"))


# What a row becomes


def test_new_posts_are_written_as_typed(office: Agency) -> None:
    _, result = applied(
        "posts",
        HEADER,
        [DINSOS, "Narahubung", "Kasubag Program", "dinsos@example.org", "+62 812-3456"],
        [DINSOS, "operator"],
        [DINSOS, "Kepala"],
        [DINSOS, "Koordinator daerah"],
        [DINSOS, "verifier"],
    )
    assert facts() == [
        (DINSOS, "focal_point", "Kasubag Program", "dinsos@example.org", "+62 812-3456"),
        (DINSOS, "operator", "", "", ""),
        (DINSOS, "head", "", "", ""),
        (DINSOS, "coordinator", "", "", ""),
        (DINSOS, "verifier", "", "", ""),
    ]
    assert (result.effects["posts_created"], result.effects["mails"]) == (5, 0)


def test_agency_is_found_by_any_of_its_spellings(office: Agency) -> None:
    AgencyAlias.objects.create(
        agency=office, region=office.region, spelling=key_of("Kantor Pak Lalu")
    )
    run, _ = applied("posts", HEADER, ["DINSOS NTB", "narahubung"], ["Kantor Pak Lalu", "operator"])
    assert verdicts(run) == ["new", "new"]
    assert [row[0] for row in facts()] == [DINSOS, DINSOS]


def test_unknown_langkah_id_is_said_and_the_rest_counts(office: Agency) -> None:
    run, _ = applied("posts", ("ID Langkah", *HEADER), ["99999", DINSOS, "Narahubung"])
    assert codes(run) == [(2, "langkah_id", "id_unknown")]
    assert facts() == [(DINSOS, "focal_point", "", "", "")]


def test_region_says_which_of_two_agencies_of_one_name_is_meant() -> None:
    make_agency("Dinas Sosial")
    there = make_agency("Dinas Sosial", "52.03")
    applied("posts", (*HEADER, "Wilayah"), ["Dinas Sosial", "operator", "", "", "", "Lombok Timur"])
    assert Post.objects.get().agency == there


def test_filled_cells_update_and_empty_ones_blank_nothing(office: Agency) -> None:
    PostFactory(agency=office, role="head", title="Kepala Dinas", mailbox="a@example.org")
    run, result = applied("posts", HEADER, [DINSOS, "kepala", "", "", "0812 3456"])
    stored = run.rows.get()
    assert (stored.verdict, stored.before, stored.after) == (
        "update",
        {"whatsapp": ""},
        {"whatsapp": "0812 3456"},
    )
    assert (result.effects["posts_created"], result.effects["posts_updated"]) == (0, 1)
    assert facts() == [(DINSOS, "head", "Kepala Dinas", "a@example.org", "0812 3456")]


def test_other_title_of_a_focal_point_is_another_post_and_of_a_head_the_same(
    office: Agency,
) -> None:
    PostFactory(agency=office, role="focal_point", title="Kasubag Program")
    PostFactory(agency=office, role="head", title="Kepala Dinas")
    run, _ = applied(
        "posts",
        HEADER,
        [DINSOS, "narahubung", "Sekretaris"],
        [DINSOS, "narahubung", "KASUBAG PROGRAM", "a@example.org"],
        [DINSOS, "kepala", "Kepala Dinas Sosial"],
    )
    assert verdicts(run) == ["new", "update", "update"]
    assert [row[1:4] for row in facts()] == [
        ("focal_point", "KASUBAG PROGRAM", "a@example.org"),
        ("head", "Kepala Dinas Sosial", ""),
        ("focal_point", "Sekretaris", ""),
    ]


def test_row_that_may_mean_two_posts_is_an_error(office: Agency) -> None:
    PostFactory(agency=office, title="Sekretaris")
    PostFactory(agency=office, title="Kasubag Program")
    run = checked("posts", HEADER, [DINSOS, "narahubung"])
    assert (verdicts(run), codes(run)) == (["error"], [(2, "title", "post_unclear")])


def test_langkah_id_changes_the_role_and_moves_within_the_region(office: Agency) -> None:
    post = PostFactory(agency=office)
    make_agency("Bappeda Provinsi NTB", kind="bappeda")
    header = ("ID Langkah", *HEADER)
    run, _ = applied("posts", header, [str(post.pk), "Bappeda Provinsi NTB", "operator"])
    assert verdicts(run) == ["update"]
    assert [row[:2] for row in facts()] == [("Bappeda Provinsi NTB", "operator")]


def test_two_rows_of_one_post_become_one_or_are_both_named(office: Agency) -> None:
    run = checked(
        "posts",
        HEADER,
        [DINSOS, "operator", "", "a@example.org"],
        ["Dinsos NTB", "operator", "", "", "0812"],
        [DINSOS, "kepala", "", "b@example.org"],
        [DINSOS, "kepala", "", "c@example.org"],
    )
    assert verdicts(run) == ["new", "duplicate", "error", "error"]
    assert codes(run) == [
        (3, "", "merged"),
        (4, "mailbox", "contradicts"),
        (5, "mailbox", "contradicts"),
    ]
    assert run.rows.get(number=2).after["whatsapp"] == "0812"


# What is asked


def test_unknown_agency_is_an_error_that_a_choice_settles(office: Agency) -> None:
    far = make_agency("Dinas Sosial Provinsi Jawa Tengah", "33")
    run = checked("posts", HEADER, ["Kantor Xyzzy", "operator"])
    assert (verdicts(run), codes(run)) == (["error"], [(2, "agency", "agency_unknown")])
    choices = POSTS.asks["agency_unknown"].choices
    assert choices is not None
    assert [value for value, _label in choices("52")] == [str(office.pk)]
    run.answers = {"agency": {"Kantor Xyzzy": str(office.pk)}}
    checking.check(run)
    assert (verdicts(run), run.rows.get().after["agency_id"]) == (["new"], office.pk)
    run.answers = {"agency": {"Kantor Xyzzy": str(far.pk)}}
    checking.check(run)
    assert codes(run) == [(2, "agency", "elsewhere")]


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        (["", "operator"], ("agency", "required")),
        ([DINSOS, ""], ("role", "required")),
        ([DINSOS, "raja"], ("role", "word_unknown")),
        ([DINSOS, "operator", "", "kantor@"], ("mailbox", "email_invalid")),
        ([DINSOS, "operator", "", "", "8.12E+10"], ("whatsapp", "phone_damaged")),
        ([DINSOS, "operator", "x" * 151], ("title", "too_long")),
    ],
)
def test_bad_cell_is_named_and_can_be_settled(
    office: Agency, cells: list[str], problem: tuple[str, str]
) -> None:
    run = checked("posts", HEADER, cells)
    assert (verdicts(run), codes(run)) == (["error"], [(2, *problem)])
    assert problem[1] in POSTS.asks


# Rights


def targets(user: User) -> list[str]:
    return [each.key for each in POSTS.targets(user, DAY)]


def test_coordinator_sees_the_own_region_and_a_focal_point_none(office: Agency) -> None:
    coordinator = TenureFactory(post=PostFactory(agency=office, role="coordinator")).holder
    focal_point = TenureFactory(post=PostFactory(agency=office)).holder
    assert (targets(coordinator), targets(focal_point)) == (["52"], [])


def test_rights_to_add_and_change_posts_open_every_province_and_the_nation() -> None:
    user = UserFactory()
    user.user_permissions.set(
        Permission.objects.filter(codename__in=["add_agency", "change_agency", "add_post"])
    )
    assert targets(User.objects.get(pk=user.pk)) == []
    user.user_permissions.add(Permission.objects.get(codename="change_post"))
    assert len(targets(User.objects.get(pk=user.pk))) == 39


def test_post_of_elsewhere_cannot_be_changed_by_agency_region_or_id(office: Agency) -> None:
    far = make_agency("Dinas Sosial Provinsi Jawa Tengah", "33")
    post = PostFactory(agency=far, role="operator")
    own = PostFactory(agency=office, role="operator")
    run = checked(
        "posts",
        ("ID Langkah", "Wilayah", *HEADER),
        ["", "", far.name, "operator"],
        ["", "Jawa Tengah", "Dinas Sosial", "operator"],
        [str(post.pk), "", DINSOS, "operator"],
        [str(own.pk), "", far.name, "operator"],
    )
    assert verdicts(run) == ["error"] * 4
    assert codes(run) == [
        (2, "agency", "elsewhere"),
        (3, "region", "elsewhere"),
        (4, "langkah_id", "elsewhere"),
        (5, "agency", "elsewhere"),
    ]


# Out and in again


def make_posts() -> None:
    two = make_agency("Dinas Sosial Lombok Timur", "52.03")
    PostFactory(agency=make_agency(), title="=1+1", mailbox="a@example.org", whatsapp="+62 812-3")
    PostFactory(agency=two, role="operator")
    PostFactory(agency=two, role="operator")
    PostFactory(agency=make_agency("Dinas Sosial Jawa Tengah", "33"))


@pytest.mark.parametrize("language", ["id", "en"])
def test_export_comes_back_as_the_same(language: str) -> None:
    make_posts()
    header, *rows = exported("posts", language)
    run = checked("posts", header, *rows)
    columns = run.mapping["columns"]
    unnamed = [name for name, at in columns.items() if at is None]
    assert unnamed == ["holder_email", "holder_name", "standing"]  # nobody is named on the way out
    assert verdicts(run) == ["same", "same", "same"]


def test_edited_export_changes_the_edited_cell_only() -> None:
    make_posts()
    header, *rows = exported("posts", "id")
    rows[1][3] = "Kepala instansi"
    run, _ = applied("posts", header, *rows)
    assert verdicts(run) == ["same", "update", "same"]
    assert run.rows.get(number=3).after == {"role": "head"}


def test_template_fits_to_the_template_of_agencies() -> None:
    header, *rows = template("agencies")
    applied("agencies", header, *rows)
    header, *rows = template("posts")
    run, _ = applied("posts", header, *rows)
    assert verdicts(run) == ["new", "new"]


# Undo


def test_created_post_goes_and_a_changed_one_returns(office: Agency) -> None:
    PostFactory(agency=office, role="head", title="Kepala Dinas")
    run, _ = applied("posts", HEADER, [DINSOS, "kepala", "Kadis"], [DINSOS, "operator"])
    assert undo(run, None, LATER).undone == 2
    assert facts() == [(DINSOS, "head", "Kepala Dinas", "", "")]


def test_post_held_or_edited_since_stays_and_is_named(office: Agency) -> None:
    run, _ = applied("posts", HEADER, [DINSOS, "kepala"], [DINSOS, "operator"])
    TenureFactory(post=Post.objects.get(role="head"))
    Post.objects.filter(role="operator").update(title="Staf")
    undone = undo(run, None, LATER)
    run.refresh_from_db()
    assert (undone.undone, run.effects["kept"]) == (0, [[2, "in_use"], [3, "edited_since"]])
    assert Post.objects.count() == 2


# Other


def test_mark_differs_after_an_edit_of_a_post_or_an_agency(office: Agency) -> None:
    post = PostFactory(agency=office)
    before = POSTS.mark("52")
    Post.objects.filter(pk=post.pk).update(title="Staf")
    after = POSTS.mark("52")
    Agency.objects.filter(pk=office.pk).update(level="city")
    assert len({before, after, POSTS.mark("52")}) == 3


def test_judging_asks_the_same_for_10_and_100_rows(office: Agency) -> None:
    def queries(n: int) -> int:
        lines = [
            Line(at, {"agency": DINSOS, "role": "operator", "title": f"Staf {at}"})
            for at in range(n)
        ]
        with CaptureQueriesContext(connection) as found:
            POSTS.judge("52", lines, Context())
        return len(found)

    assert queries(10) == queries(100)


# Whom a list invites

INVITING = (*HEADER, "Email pejabat", "Nama pejabat", "Status pejabat")


def invited() -> list[tuple[object, ...]]:
    found = Invitation.objects.pending().order_by("pk")
    return list(found.values_list("email", "full_name", "standing", "post__role", "starts_on"))


def test_list_invites_whom_it_names_when_it_is_committed(
    office: Agency,
    mailoutbox: list[Any],
    django_capture_on_commit_callbacks: Any,
    settings: Settings,
) -> None:
    settings.REDIS_URL = ""  # sent here and now, not by a worker
    run = checked(
        "posts",
        INVITING,
        [DINSOS, "Narahubung", "", "", "", "Ani@Example.org", "ANI binti x", ""],
        [DINSOS, "kepala", "", "", "", "budi@example.org", "Budi", "Plt."],
        [DINSOS, "operator"],
    )
    now = timezone.now()
    with django_capture_on_commit_callbacks(execute=False) as callbacks:
        result = applying.apply(run, None, now)
    today = now.astimezone(ZoneInfo("Asia/Makassar")).date()
    assert invited() == [
        ("ani@example.org", "ANI binti x", "definitive", "focal_point", today),
        ("budi@example.org", "Budi", "plt", "head", today),
    ]
    assert (result.effects["invitations"], result.effects["mails"], mailoutbox) == (2, 2, [])
    for callback in callbacks:
        callback()
    assert [message.to for message in mailoutbox] == [["ani@example.org"], ["budi@example.org"]]
    assert "example.org" not in str(list(run.rows.values_list("after", flat=True)))


STANDS_AGAINST = [
    (["", "Budi", ""], {}, "address_missing"),
    (["budi@example.org", "", ""], {"starts_on": date(2023, 1, 1)}, "post_held"),
    (["budi@example.org", "", ""], {"ends_on": date(2026, 11, 1)}, None),
    (["budi@example.org", "", "plh"], {"starts_on": date(2023, 1, 1)}, None),
]


@pytest.mark.parametrize(("cells", "held", "code"), STANDS_AGAINST)
def test_what_stands_against_an_invitation_is_said_and_the_post_passes(
    cells: list[str], held: dict[str, Any], code: str | None, office: Agency
) -> None:
    post = PostFactory(agency=office, role="head")
    if held:
        TenureFactory(post=post, **held)
    run, result = applied("posts", INVITING, [DINSOS, "kepala", "Kadis", "", "", *cells])
    assert codes(run) == ([(2, "holder_email", code)] if code else [])
    assert (facts()[0][2], result.effects["invitations"]) == ("Kadis", 0 if code else 1)


def test_who_holds_the_post_or_is_invited_already_is_left_alone(office: Agency) -> None:
    held = PostFactory(agency=office, role="head")
    TenureFactory(post=held, holder__email="budi@example.org")
    rows = (
        [DINSOS, "kepala", "", "", "", "BUDI@example.org"],
        [DINSOS, "operator", "", "", "", "ani@example.org"],
    )
    applied("posts", INVITING, *rows)
    again, result = applied("posts", INVITING, *rows)
    assert (verdicts(again), codes(again)) == (["same", "same"], [])
    assert (result.effects["invitations"], len(invited())) == (0, 1)


def test_other_address_for_a_post_with_an_open_invitation_is_said(office: Agency) -> None:
    applied("posts", INVITING, [DINSOS, "operator", "", "", "", "ani@example.org"])
    run, _ = applied("posts", INVITING, [DINSOS, "operator", "", "", "", "budi@example.org"])
    assert codes(run) == [(2, "holder_email", "invited_already")]
    assert [row[0] for row in invited()] == ["ani@example.org"]


def test_two_addresses_for_one_post_contradict(office: Agency) -> None:
    run = checked(
        "posts",
        INVITING,
        [DINSOS, "kepala", "", "", "", "ani@example.org"],
        [DINSOS, "kepala", "", "", "", "budi@example.org"],
    )
    assert codes(run) == [(2, "holder_email", "contradicts"), (3, "holder_email", "contradicts")]


def test_who_may_bring_in_posts_only_invites_nobody(office: Agency) -> None:
    clerk = UserFactory()
    clerk.user_permissions.set(Permission.objects.filter(codename__in=("add_post", "change_post")))
    run = started("posts", INVITING, [DINSOS, "kepala", "", "", "", "budi@example.org"])
    run.started_by = clerk
    run.save()
    checking.check(run)
    assert codes(run) == [(2, "holder_email", "may_not_invite")]
    assert run.effects["invitations"] == 0


def test_taking_back_withdraws_what_is_open(office: Agency) -> None:
    kept = PostFactory(agency=office, role="head")
    run, _ = applied(
        "posts",
        INVITING,
        [DINSOS, "kepala", "Kadis", "", "", "budi@example.org"],
        [DINSOS, "operator", "", "", "", "ani@example.org"],
    )
    run.refresh_from_db()
    assert undo(run, None, LATER).undone == 2
    assert (invited(), list(Post.objects.all())) == ([], [kept])


def test_standing_is_read_in_the_words_of_the_reader(office: Agency) -> None:
    run = checked("posts", INVITING, [DINSOS, "kepala", "", "", "", "ani@example.org", "", "plh"])
    with translation.override("id"):
        (row,) = previewing.preview_rows(run, POSTS, run.rows.all())
    assert row.cells[-1].read_as == "Pelaksana harian (Plh.)"


def test_mails_are_shown_before_they_go(office: Agency, client: Client) -> None:
    coordinator = TenureFactory(
        post__agency=office, post__role="coordinator", holder__full_name="Lalu Contoh"
    ).holder
    client.force_login(coordinator)
    run = checked(
        "posts",
        INVITING,
        [DINSOS, "kepala", "Kadis", "", "", "budi@example.org", "Budi", "Plt."],
        [DINSOS, "operator", "", "", "", "", "", ""],
    )
    ImportRun.objects.update(started_by=coordinator)
    address = reverse("offices:mail-preview", args=[run.pk])
    (letter,) = client.get(address).context["letters"]
    assert (letter.to, "Budi" in letter.text, "Kadis" in letter.subject) == (
        "budi@example.org",
        True,
        True,
    )
    assert Invitation.objects.count() == 0
    applying.apply(ImportRun.objects.get(), coordinator, NOW)
    assert client.get(address).status_code == 404
