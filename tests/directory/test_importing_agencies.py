"""A list of agencies: what each row becomes, who may bring it in, and how it is taken back."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from directory.importing import AGENCIES
from directory.models import Agency, AgencyAlias, AgencyKind, AgencyType, Post, Region, User
from directory.spelling import key_of
from directory.widgets import read_day
from intake import checking
from intake.kinds import Context, Line
from intake.undoing import undo
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
HEADER = ("Nama Instansi", "Wilayah", "Jenis", "Tingkat")
DINSOS = "Dinas Sosial Provinsi NTB"
EAST_LOMBOK = "52.03"


def make_agency(name: str = DINSOS, region: str = "52", **fields: object) -> Agency:
    facts: dict[str, object] = {
        "kind": AgencyKind.objects.get(key="dinsos"),
        "type": AgencyType.objects.get(key="local_government"),
        "level": "province",
    }
    agency: Agency = Agency.objects.create(
        name=name, region=Region.objects.filter(code=region).first(), **facts | fields
    )
    return agency


def facts() -> list[tuple[object, ...]]:
    found = Agency.objects.order_by("pk")
    return list(found.values_list("name", "kind__key", "type__key", "region__code", "level"))


# What a row becomes


def test_new_agency_gets_what_its_name_says() -> None:
    run, result = applied("agencies", HEADER, [DINSOS], ["Dinkes Kab. Lombok Timur"])
    assert verdicts(run) == ["new", "new"]
    assert facts() == [
        (DINSOS, "dinsos", "local_government", "52", "province"),
        ("Dinkes Kab. Lombok Timur", "dinkes", "local_government", "52.03", "regency"),
    ]
    assert (result.effects["agencies_created"], result.effects["mails"]) == (2, 0)


def test_cells_win_over_what_the_name_says() -> None:
    header = (*HEADER, "Rumpun", "Berlaku sejak", "Berlaku sampai")
    row = ["Rumah Contoh", "Lombok Timur", "Rumah sakit/fasilitas kesehatan", "Kabupaten"]
    applied("agencies", header, [*row, "", "1/2/2020", "31 Desember 2025"])
    assert facts() == [("Rumah Contoh", None, "hospital", "52.03", "regency")]
    agency = Agency.objects.get()
    assert (agency.valid_from, agency.valid_to) == (date(2020, 2, 1), date(2025, 12, 31))


@pytest.mark.parametrize("cell", ["dinkes", "Dinas Kesehatan", "DIKES", "Health Office"])
def test_kind_is_read_by_key_name_or_alias(cell: str) -> None:
    applied("agencies", ("name", "kind"), ["Kantor Contoh", cell])
    assert facts() == [("Kantor Contoh", "dinkes", "local_government", "52", "province")]


@pytest.mark.parametrize(
    "cell", ["52.03", "5203", "Kab. Lombok Timur", "Kabupaten Lombok Timur", "Lombok Timur"]
)
def test_region_is_read_by_code_or_name(cell: str) -> None:
    applied("agencies", HEADER, ["Kantor Contoh", cell, "other"])
    assert facts() == [("Kantor Contoh", None, "other", "52.03", "regency")]


def test_row_without_region_is_of_the_region_of_the_list() -> None:
    applied("agencies", HEADER, ["Dinas Sosial"], target="5203")
    assert facts() == [("Dinas Sosial", "dinsos", "local_government", "52.03", "regency")]


def test_regency_has_an_office_of_the_same_name_as_its_province() -> None:
    make_agency("Dinas Sosial")
    run, _ = applied("agencies", HEADER, ["Dinas Sosial"], target="5203")
    assert verdicts(run) == ["new"]
    assert [row[3] for row in facts()] == ["52", "52.03"]


def test_other_spelling_of_a_known_agency_is_that_agency() -> None:
    agency = make_agency()
    AgencyAlias.objects.create(
        agency=agency, region=agency.region, spelling=key_of("Kantor Pak Lalu")
    )
    run = checked("agencies", HEADER, ["DINSOS PROV. NTB"])
    again = checked("agencies", HEADER, ["Kantor Pak Lalu", "", "Media"])
    assert (verdicts(run), verdicts(again)) == (["same"], ["update"])
    changed = again.rows.get()
    assert (changed.object_id, changed.after) == (agency.pk, {"type": "media"})


def test_filled_cells_update_and_empty_ones_blank_nothing() -> None:
    make_agency(valid_from=date(2017, 1, 1))
    run, result = applied(
        "agencies",
        (*HEADER, "Berlaku sejak", "Berlaku sampai"),
        [DINSOS, "", "", "", "", "2025-12-31"],
    )
    stored = run.rows.get()
    assert (stored.verdict, stored.before, stored.after) == (
        "update",
        {"valid_to": ""},
        {"valid_to": "2025-12-31"},
    )
    assert (result.effects["agencies_created"], result.effects["agencies_updated"]) == (0, 1)
    assert Agency.objects.get().valid_from == date(2017, 1, 1)


def test_langkah_id_renames() -> None:
    agency = make_agency()
    applied("agencies", ("ID Langkah", *HEADER), [str(agency.pk), "Dinas Sosial NTB"])
    assert facts() == [("Dinas Sosial NTB", "dinsos", "local_government", "52", "province")]


def test_unknown_langkah_id_is_said_and_the_name_counts() -> None:
    agency = make_agency()
    header = ("ID Langkah", *HEADER)
    nameless = ["97", "", "", "Media massa"]
    run = checked("agencies", header, ["99999", DINSOS], ["98", "Dinas Contoh"], nameless)
    assert codes(run) == [
        (2, "langkah_id", "id_unknown"),
        (3, "langkah_id", "id_unknown"),
        (4, "langkah_id", "id_unknown"),
        (4, "name", "required"),
    ]
    assert verdicts(run) == ["same", "new", "error"]
    assert run.rows.get(number=2).object_id == agency.pk
    assert "99999" in checking.problems_of(run)[0].message


def test_name_of_another_agency_is_refused() -> None:
    agency = make_agency()
    make_agency("Dinas Contoh", kind=None)
    run = checked("agencies", ("ID Langkah", *HEADER), [str(agency.pk), "Dinas Contoh"])
    assert codes(run) == [(2, "name", "name_taken")]
    assert verdicts(run) == ["error"]


def test_two_rows_of_one_agency_become_one() -> None:
    run, _ = applied("agencies", HEADER, [DINSOS, "NTB"], ["Dinsos Prov. NTB", "NTB"])
    assert verdicts(run) == ["new", "duplicate"]
    assert codes(run) == [(3, "", "merged")]
    assert [row[0] for row in facts()] == [DINSOS]


def test_second_row_fills_what_the_first_left_empty() -> None:
    applied("agencies", HEADER, ["Kantor Contoh"], ["KANTOR CONTOH", "", "Media massa"])
    assert facts() == [("Kantor Contoh", None, "media", "52", "province")]


def test_two_rows_that_disagree_are_both_named() -> None:
    run = checked("agencies", HEADER, [DINSOS, "", "Media"], [DINSOS, "", "Sekolah"])
    assert verdicts(run) == ["error", "error"]
    assert codes(run) == [(2, "type", "contradicts"), (3, "type", "contradicts")]
    causes = [(each.key, each.rows) for each in checking.causes_of(run)]
    assert causes == [("type:contradicts", (2, 3))]


@pytest.mark.parametrize(
    "cell",
    [
        "Dinas Tenaga Kerja dan Transmigrasi",
        "Manpower and Transmigration Department",
        "manpower and transmigration office",
        "Manpower and Transmigration Agency",
        "Disnakertrans",
    ],
)
def test_kind_is_understood_in_both_languages(cell: str) -> None:
    applied("agencies", ("Nama Instansi", "Rumpun Instansi"), ["Kantor Contoh", cell])
    assert facts() == [("Kantor Contoh", "disnakertrans", "local_government", "52", "province")]


@pytest.mark.parametrize(
    ("language", "first", "name"),
    [
        ("id", "APINDO / KADIN", "Dinas Sosial"),
        ("en", "ADBMI Foundation (Lombok Timur)", "Social Affairs Department"),
    ],
)
def test_kinds_are_offered_in_the_language_of_the_reader(
    language: str, first: str, name: str
) -> None:
    ask = AGENCIES.ask("kind", "kind_unknown")
    assert ask is not None
    assert ask.choices is not None
    with translation.override(language):
        choices = ask.choices("52")
    assert choices[0][1] == first
    assert dict(choices)["dinsos"] == name


# What is asked


@pytest.mark.parametrize(
    ("header", "cell", "field", "code"),
    [
        ("Jenis", "Xyzzy", "type", "type_unknown"),
        ("Rumpun", "Xyzzy", "kind", "kind_unknown"),
        ("Wilayah", "Xyzzy", "region", "region_unknown"),
        ("Tingkat", "Xyzzy", "level", "word_unknown"),
        ("Berlaku sejak", "kemarin", "valid_from", "day_unknown"),
    ],
)
def test_cell_that_is_not_understood_is_an_error_that_can_be_settled(
    header: str, cell: str, field: str, code: str
) -> None:
    run = checked("agencies", ("Nama Instansi", header), [DINSOS, cell])
    assert (verdicts(run), codes(run)) == (["error"], [(2, field, code)])
    assert code in AGENCIES.asks


def test_unsure_type_is_asked_once_and_the_answer_counts() -> None:
    run = checked("agencies", HEADER, ["Xyzzy Plugh"])
    assert (verdicts(run), codes(run)) == (["new"], [(2, "name", "type_unsure")])
    choices = AGENCIES.asks["type_unsure"].choices
    assert choices is not None
    assert len(choices("52")) == 16
    run.answers = {"name": {"Xyzzy Plugh": "media"}}
    checking.check(run)
    assert (codes(run), run.rows.get().after["type"]) == ([], "media")


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("OPD", "local_government"),
        ("LSM", "civil_society"),
        ("local_government", "local_government"),
    ],
)
def test_type_goes_by_what_officials_say_for_short(word: str, key: str) -> None:
    run = checked("agencies", ("Nama Instansi", "Jenis Instansi"), ["Xyzzy Plugh", word])
    assert run.rows.get().after["type"] == key


def test_answer_takes_the_place_of_a_cell() -> None:
    run = started("agencies", HEADER, [DINSOS, "", "Xyzzy"])
    run.answers = {"type": {"Xyzzy": "vertical_agency"}}
    checking.check(run)
    assert run.rows.get().after["type"] == "vertical_agency"


def test_row_without_a_name_is_an_error_and_an_empty_one_skipped() -> None:
    run = checked("agencies", (*HEADER, "Catatan"), ["", "NTB"], ["", "", "", "", "x"], ["***"])
    assert verdicts(run) == ["error", "skipped", "error"]
    assert codes(run) == [(2, "name", "required"), (4, "name", "name_without_letters")]


def test_period_has_to_be_in_order() -> None:
    run = checked(
        "agencies", ("Nama", "Berlaku sejak", "Berlaku sampai"), [DINSOS, "1/1/2025", "31/12/2024"]
    )
    assert codes(run) == [(2, "valid_to", "period_reversed")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2/1/2023", date(2023, 1, 2)),
        ("02-01-2023", date(2023, 1, 2)),
        ("2 Januari 2023", date(2023, 1, 2)),
        ("12 August 2023", date(2023, 8, 12)),
        ("12 Agustus 2023", date(2023, 8, 12)),
        ("2023-01-02", date(2023, 1, 2)),
        ("2023-01-02 00:00:00", date(2023, 1, 2)),
        ("31/02/2023", None),
        ("12 Foo 2023", None),
        ("2023", None),
    ],
)
def test_days_are_read_day_first_in_words_and_iso(text: str, day: date | None) -> None:
    assert read_day(text) == day


# Rights


def targets(user: User | AnonymousUser) -> list[str]:
    return [each.key for each in AGENCIES.targets(user, DAY)]


def holder(role: str, region: str = "52") -> User:
    agency = make_agency(f"Bappeda {role}", region)
    held: User = TenureFactory(post=PostFactory(agency=agency, role=role)).holder
    return held


def test_coordinator_sees_only_the_own_region() -> None:
    assert targets(holder(Post.Role.COORDINATOR)) == ["52"]
    assert targets(holder(Post.Role.COORDINATOR, EAST_LOMBOK)) == ["5203"]


@pytest.mark.parametrize("role", ["focal_point", "operator", "head", "verifier"])
def test_other_posts_open_no_list(role: str) -> None:
    assert targets(holder(role)) == []


def test_visitor_stranger_and_overseer_see_nothing() -> None:
    overseer = UserFactory()
    overseer.user_permissions.add(Permission.objects.get(codename="oversee_all_regions"))
    assert [targets(AnonymousUser()), targets(UserFactory()), targets(overseer)] == [[], [], []]


def test_rights_to_add_and_change_open_every_province_and_the_nation() -> None:
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="change_agency"))
    assert targets(User.objects.get(pk=user.pk)) == []
    user.user_permissions.add(Permission.objects.get(codename="add_agency"))
    found = targets(User.objects.get(pk=user.pk))
    assert (len(found), found[0], found[-1]) == (39, "11", "national")


def test_coordinator_of_yesterday_sees_nothing() -> None:
    user = holder(Post.Role.COORDINATOR)
    assert [each.key for each in AGENCIES.targets(user, date(2022, 12, 31))] == []


@pytest.mark.parametrize(
    "name", ["Dinas Sosial Provinsi Jawa Tengah", "Dinas Kesehatan Kota Semarang", "Kemlu"]
)
def test_agency_of_elsewhere_is_an_error(name: str) -> None:
    run = checked("agencies", HEADER, [name])
    assert (verdicts(run), codes(run)) == (["error"], [(2, "name", "elsewhere")])


def test_known_agency_of_elsewhere_cannot_be_changed_by_name_region_or_id() -> None:
    other = make_agency("Dinas Sosial Provinsi Jawa Tengah", "33")
    national = make_agency("Universitas Contoh", "", kind=None, level="")
    run = checked(
        "agencies",
        ("ID Langkah", *HEADER),
        ["", other.name, "", "Media"],
        ["", other.name, "Jawa Tengah", "Media"],
        [str(other.pk), "Dinas Sosial", "", "Media"],
        ["", national.name, "", "Media"],
    )
    assert verdicts(run) == ["error"] * 4
    assert codes(run) == [
        (2, "name", "elsewhere"),
        (3, "region", "elsewhere"),
        (4, "langkah_id", "elsewhere"),
        (5, "name", "elsewhere"),
    ]


def test_regency_cannot_change_its_province() -> None:
    agency = make_agency()
    run = checked(
        "agencies",
        ("ID Langkah", *HEADER),
        ["", DINSOS, "", "Media"],
        [str(agency.pk), DINSOS, "", "Media"],
        ["", "Kantor Contoh", "Nusa Tenggara Barat", "Media"],
        target="5203",
    )
    assert verdicts(run) == ["error"] * 3


def test_national_list_takes_agencies_of_no_region_only() -> None:
    run = checked("agencies", HEADER, ["Kementerian Luar Negeri"], [DINSOS], target="national")
    assert verdicts(run) == ["new", "error"]
    assert run.rows.get(number=2).after["level"] == "national"


# Out and in again


@pytest.mark.parametrize("language", ["id", "en"])
def test_export_comes_back_as_the_same(language: str) -> None:
    make_agency(valid_from=date(2017, 1, 1))
    make_agency("Dinas Sosial Lombok Timur", EAST_LOMBOK, level="regency")
    make_agency("=Kantor Contoh", "52.72", kind=None, type=None, level="city")
    make_agency("Dinas Sosial Jawa Tengah", "33")
    header, *rows = exported("agencies", language)
    run = checked("agencies", header, *rows)
    assert len(run.mapping["columns"]) == len(AGENCIES.columns)
    assert None not in run.mapping["columns"].values()
    assert verdicts(run) == ["same", "same", "same"]


def test_edited_export_changes_the_edited_cell_only() -> None:
    make_agency()
    make_agency("Dinas Sosial Lombok Timur", EAST_LOMBOK, level="regency")
    header, *rows = exported("agencies", "id")
    rows[1][-1] = "31/12/2025"
    run, _ = applied("agencies", header, *rows)
    assert verdicts(run) == ["same", "update"]
    assert run.rows.get(number=3).after == {"valid_to": "2025-12-31"}


def test_template_is_accepted_as_it_is() -> None:
    header, *rows = template("agencies")
    assert verdicts(checked("agencies", header, *rows)) == ["new", "new"]


# Undo


def test_created_agency_goes_and_a_changed_one_returns() -> None:
    make_agency()
    run, _ = applied("agencies", HEADER, [DINSOS, "", "Media"], ["Kantor Contoh", "", "Media"])
    assert undo(run, None, LATER).undone == 2
    assert facts() == [(DINSOS, "dinsos", "local_government", "52", "province")]


def test_agency_edited_used_or_removed_since_stays_and_is_named() -> None:
    names = ["Kantor Satu", "Kantor Dua", "Kantor Tiga", "Kantor Empat"]
    run, _ = applied("agencies", HEADER, *([name, "", "Media"] for name in names))
    Agency.objects.filter(name="Kantor Satu").update(level="city")
    PostFactory(agency=Agency.objects.get(name="Kantor Dua"))
    Agency.objects.get(name="Kantor Tiga").delete()
    undone = undo(run, None, LATER)
    run.refresh_from_db()
    assert (undone.undone, run.effects["kept"]) == (
        1,
        [[2, "edited_since"], [3, "in_use"], [4, "removed_since"]],
    )
    assert sorted(row[0] for row in facts()) == ["Kantor Dua", "Kantor Satu"]


def test_earlier_name_that_another_agency_has_now_is_named_and_others_return() -> None:
    one, two = make_agency("Kantor Satu", kind=None), make_agency("Kantor Dua", kind=None)
    run, _ = applied(
        "agencies",
        ("ID Langkah", *HEADER),
        [str(one.pk), "Kantor Lama"],
        [str(two.pk), "Kantor Tua"],
    )
    make_agency("Kantor Satu", kind=None)
    undone = undo(run, None, LATER)
    run.refresh_from_db()
    assert (undone.undone, run.effects["kept"]) == (1, [[2, "taken_since"]])
    assert [row[0] for row in facts()] == ["Kantor Lama", "Kantor Dua", "Kantor Satu"]


# Other


def test_mark_differs_after_an_edit_of_any_agency() -> None:
    agency = make_agency()
    before = AGENCIES.mark("52")
    Agency.objects.filter(pk=agency.pk).update(level="city")
    assert AGENCIES.mark("52") != before


def test_judging_asks_the_same_for_10_and_100_rows() -> None:
    def queries(n: int) -> int:
        lines = [Line(at, {"name": f"Kantor Contoh {at}", "region": "NTB"}) for at in range(n)]
        with CaptureQueriesContext(connection) as found:
            AGENCIES.judge("52", lines, Context())
        return len(found)

    assert queries(10) == queries(100)
