"""Papers of a plan: the matrix, the sheet of quarters, reminder letters and texts to copy."""

import io
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from docx import Document
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries, Settings

from actionplan import letters, printing
from actionplan.messages import (
    LONGEST,
    international,
    office_summary,
    region_summary,
    whatsapp_url,
)
from actionplan.models import Action, ActionPlan, ActionYear, Nudge, Quarter
from actionplan.nudging import nudge
from directory.models import Post, User
from directory.printing import BrokenTemplate
from tests.actionplan.people import (
    COORDINATOR,
    DAY,
    FOCAL,
    HEAD,
    NOON,
    VERIFIER,
    Province,
    holder_of,
    make_action,
    make_province,
)
from tests.factories import PostFactory, StepFactory

pytestmark = pytest.mark.django_db

ADDRESS = "https://langkah.example.org/id/portal/actions/"
LATE = DAY - timedelta(days=12)


@pytest.fixture(autouse=True)
def indonesian() -> Iterator[None]:
    """A page asked for in English by an earlier test leaves its language behind."""
    with translation.override("id"):
        yield


@pytest.fixture
def province() -> Province:
    return make_province()


@pytest.fixture
def coordinator(province: Province, client: Client) -> User:
    user = holder_of(province.planning, COORDINATOR)
    client.force_login(user)
    return user


def matrix(plan: ActionPlan, year: int = 2023) -> printing.Matrix:
    return printing.matrix_of(Action.objects.all(), plan, year, DAY)


def budget(action: Action) -> None:
    year = ActionYear.objects.create(
        action=action,
        year=2023,
        source="apbd",
        ceiling=250_000_000,
        indicator="120 orang",
        sub_activity="2.07.03",
    )
    Quarter.objects.create(
        year=year, number=2, target="60 orang", realised="58", spent=83_000_000, obstacle="Libur."
    )


def late(action: Action, days: int = 12, **facts: object) -> None:
    Action.objects.filter(pk=action.pk).update(due_on=DAY - timedelta(days=days), **facts)


def page(client: Client, name: str, query: str = "") -> HttpResponse:
    response: HttpResponse = client.get(reverse(f"actions:{name}", args=["ntb-2023"]) + query)
    return response


# --- Matrix and sheet -----------------------------------------------------------------------------


def test_matrix_row_holds_budget_quarters_status_and_what_blocks(province: Province) -> None:
    budget(province.action)
    late(
        province.action, status="blocked", blocked_by="Anggaran.", unblocked_by="Surat.", title="A"
    )
    province.action.partners.add(province.other_office)
    with translation.override("en"):
        data = printing.on_paper(matrix(province.plan))
    assert data["parts"][0]["rows"][0] == [
        "NTB-2023-001",
        "A",
        "Disnakertrans NTB\nDinsos NTB",
        "120 orang",
        "18 September 2023",
        "250.000.000\nAPBD",
        "",
        "Target: 60 orang\nRealised: 58\nRp: 83.000.000",
        "",
        "",
        "Blocked\n12 days past due",
        "Anggaran.\nNeeded: Surat.\nTW II: Libur.",
    ]
    assert len(data["headings"]) == 12


def test_matrix_leaves_out_the_name_of_its_own_region(province: Province) -> None:
    offices = (province.office, province.other_office, province.regency_office)
    names = ("Dinas Sosial Provinsi Nusa Tenggara Barat", "Dinkes NTB", "Dinas Sosial Lombok")
    for office, name in zip(offices, names, strict=True):
        office.name = name
        office.save()
    province.action.partners.add(*offices[1:])
    row = printing.on_paper(matrix(province.plan))["parts"][0]["rows"][0]
    assert row[2] == "Dinas Sosial\nDinas Sosial Lombok\nDinkes NTB"


def test_matrix_goes_by_step_and_reference(province: Province) -> None:
    StepFactory(number=1)
    make_action(province.plan, province.office, "NTB-2023-009", step__number=1)
    parts = printing.on_paper(matrix(province.plan))["parts"]
    assert [(part["step"][0], [row[0] for row in part["rows"]]) for part in parts] == [
        ("1", ["NTB-2023-009"]),
        ("5", ["NTB-2023-001", "NTB-2023-002"]),
    ]


def test_matrix_says_what_is_missing(province: Province) -> None:
    budget(province.action)
    with translation.override("en"):
        notes = {
            "year": printing.on_paper(matrix(province.plan, 2024))["notes"],
            "all": printing.on_paper(matrix(province.plan))["notes"],
            "part": printing.on_paper(
                printing.matrix_of(Action.objects.none(), province.plan, 2023, DAY)
            )["notes"],
        }
    names = "The names of the six steps are working names."
    assert notes == {
        "year": ["For 2024 no budget and no quarter is recorded yet.", names],
        "all": [names],
        "part": ["Only the actions that whoever made this matrix may see.", names],
    }


@pytest.mark.parametrize(
    ("paper", "box"), [("a4", b"841.8898 595.2756"), ("f4", b"935.43304 609.4488")]
)
@pytest.mark.parametrize("language", ["id", "en"])
def test_matrix_is_a_tagged_page_in_landscape(
    paper: str, box: bytes, language: str, province: Province
) -> None:
    late(province.action, blocked_by="Panjang sekali. " * 300, status="blocked")
    with translation.override(language):
        pdf = printing.print_matrix(matrix(province.plan), paper)
    assert (pdf[:5], box in pdf, b"/MarkInfo" in pdf) == (b"%PDF-", True, True)


def test_empty_plan_still_has_a_matrix(province: Province) -> None:
    Action.objects.all().delete()
    assert printing.print_matrix(matrix(province.plan), "a4")[:5] == b"%PDF-"


def test_quarters_are_columns_with_numbers(province: Province) -> None:
    budget(province.action)
    with translation.override("en"):
        header, (row, empty) = printing.quarter_sheet(matrix(province.plan))
    assert header[4:13] == [
        "Ceiling (rupiah)",
        "TW I target",
        "TW I realised",
        "TW I rupiah",
        "TW I what blocks",
        "TW II target",
        "TW II realised",
        "TW II rupiah",
        "TW II what blocks",
    ]
    assert row[3:13] == [
        "2.07.03",
        250_000_000,
        "",
        "",
        None,
        "",
        "60 orang",
        "58",
        83_000_000,
        "Libur.",
    ]
    assert (len(header), len(row), len(empty)) == (23, 23, 23)


def test_sheet_holds_no_formula(province: Province, coordinator: User, client: Client) -> None:
    Action.objects.filter(pk=province.action.pk).update(title="=1+1")
    address = reverse("actions:plan-quarters", args=["ntb-2023", "xlsx"])
    book = load_workbook(io.BytesIO(client.get(address).content))
    assert [row[1].value for row in book.active.iter_rows(min_row=2, max_row=2)] == ["'=1+1"]
    csv = client.get(reverse("actions:plan-quarters", args=["ntb-2023", "csv"])).content
    assert b",'=1+1," in csv


def test_matrix_holds_what_the_reader_may_see(province: Province, client: Client) -> None:
    client.force_login(holder_of(province.office, FOCAL))
    address = reverse("actions:plan-quarters", args=["ntb-2023", "csv"])
    rows = client.get(address).content.decode().splitlines()
    assert [row.split(",")[0] for row in rows[1:]] == ["NTB-2023-001"]


@pytest.mark.parametrize("query", ["?year=1999", "?year=x", "?paper=a3"])
def test_unknown_year_or_paper_is_not_found(
    query: str, province: Province, coordinator: User, client: Client
) -> None:
    assert page(client, "plan-matrix", query).status_code == 404


def test_matrix_is_kept_by_no_browser_and_names_its_plan(
    province: Province, coordinator: User, client: Client
) -> None:
    response = page(client, "plan-matrix", "?year=2024&paper=f4")
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")
    assert response["Content-Type"] == "application/pdf"
    assert "ntb-2023-2024-f4.pdf" in response["Content-Disposition"]


# --- Letters --------------------------------------------------------------------------------------


def write(province: Province, user: User) -> list[letters.Letter]:
    return letters.letters_of(letters.late_actions(user, province.plan, DAY), DAY)


def test_letter_goes_to_each_office_with_late_actions(
    province: Province, coordinator: User
) -> None:
    late(province.action)
    late(province.other_action, 3)
    late(make_action(province.plan, province.other_office, "NTB-2023-003"), 40)
    make_action(province.plan, province.planning, "NTB-2023-004", due_on=DAY)
    late(make_action(province.plan, province.planning, "NTB-2023-005", status="reported_done"))
    late(province.regency_action)
    found = [
        (one.agency.name, [action.reference for action in one.actions])
        for one in write(province, coordinator)
    ]
    assert found == [
        ("Dinsos NTB", ["NTB-2023-003", "NTB-2023-002"]),
        ("Disnakertrans NTB", ["NTB-2023-001"]),
    ]


def test_letter_is_filled_and_leaves_number_and_signature_empty(
    province: Province, coordinator: User
) -> None:
    late(province.action, title="Loket <aman> & {{ x }}", status="blocked", blocked_by="Anggaran.")
    sender = letters.sender(province.planning)
    with translation.override("en"):
        (letter,) = write(province, coordinator)
        content = letters.print_letter(letter, province.plan, sender, DAY)
    paper = Document(io.BytesIO(content))
    texts = [one.text for one in paper.paragraphs if one.text]
    head, _annex_head, annex = paper.tables
    assert texts[:2] == ["GOVERNMENT OF THE PROVINCE OF NUSA TENGGARA BARAT", "BAPPEDA NTB"]
    assert "To: Head of Disnakertrans NTB" in texts
    assert [cell.text for cell in head.rows[0].cells] == ["Number", ":", ""]
    assert [[cell.text for cell in row.cells] for row in annex.rows][1:] == [
        [
            "1",
            "NTB-2023-001",
            "Loket <aman> & {{ x }}",
            "18 September 2023",
            "12",
            "Anggaran.",
        ]
    ]
    assert "NIP ……………………………………" in texts


def test_letter_names_the_last_day_of_a_call_that_still_runs(
    province: Province, coordinator: User
) -> None:
    late(province.action)
    sender = letters.sender(province.planning)

    def asks_by() -> str:
        (letter,) = write(province, coordinator)
        with translation.override("en"):
            content = letters.print_letter(letter, province.plan, sender, DAY)
        texts = " ".join(one.text for one in Document(io.BytesIO(content)).paragraphs)
        return texts.split("/portal/actions/ by ")[1].split(".")[0]

    before = NOON - timedelta(days=40)
    nudge([province.action], coordinator, "digest", before, DAY - timedelta(days=1))
    assert asks_by() == "………………………"
    nudge([province.action], coordinator, "digest", NOON, DAY + timedelta(days=10))
    assert asks_by() == "10 October 2023"


def test_letter_in_indonesian_has_its_own_template(province: Province, coordinator: User) -> None:
    late(province.action)
    sender = letters.sender(province.planning)
    (letter,) = write(province, coordinator)
    with translation.override("id"):
        content = letters.print_letter(letter, province.plan, sender, DAY)
    paper = Document(io.BytesIO(content))
    assert [row.cells[0].text for row in paper.tables[0].rows] == [
        "Nomor",
        "Sifat",
        "Lampiran",
        "Hal",
    ]
    assert "di Tempat" in [one.text for one in paper.paragraphs]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("", "Head of Disnakertrans NTB"),
        ("Kepala Disnakertrans NTB", "Kepala Disnakertrans NTB"),
        ("Kepala Disnakertrans", "Kepala Disnakertrans NTB"),
        ("Sekretaris Daerah", "Sekretaris Daerah\nDisnakertrans NTB"),
    ],
)
def test_head_is_addressed_by_the_title_of_the_post(
    title: str, expected: str, province: Province, coordinator: User
) -> None:
    PostFactory(agency=province.office, role=HEAD, title=title)
    late(province.action)
    with translation.override("en"):
        assert [letter.head for letter in write(province, coordinator)] == [expected]


def test_letterhead_names_the_region_once(province: Province, coordinator: User) -> None:
    office, region = province.office, province.plan.region
    office.name = f"Bappeda Provinsi {region.name}"
    late(province.action)
    (letter, *_) = write(province, coordinator)
    with translation.override("id"):
        fields = letters.fields_of(letter, province.plan, letters.sender(office), DAY)
    assert (fields["government"], fields["sender"]) == (
        f"PEMERINTAH PROVINSI {region.name.upper()}",
        "BAPPEDA",
    )


def test_sender_is_the_nearest_office_that_coordinates(
    province: Province, coordinator: User
) -> None:
    below = province.regency_action.plan
    regency = holder_of(province.regency_office, COORDINATOR)
    found = {
        "province": letters.sending_office(coordinator, below, DAY),
        "regency": letters.sending_office(regency, below, DAY),
        "regency above": letters.sending_office(regency, province.plan, DAY),
        "verifier": letters.sending_office(holder_of(province.inspectorate, VERIFIER), below, DAY),
    }
    names = {who: office.name if office else None for who, office in found.items()}
    assert names == {
        "province": "Bappeda NTB",
        "regency": "Dinsos Lombok Timur",
        "regency above": None,
        "verifier": None,
    }


def test_one_letter_is_a_docx_and_several_are_a_zip(
    province: Province, coordinator: User, client: Client
) -> None:
    late(province.action)
    late(province.other_action)
    day = timezone.localdate().isoformat()
    archive = zipfile.ZipFile(io.BytesIO(page(client, "plan-letter-file").content))
    assert [name.split("-", 1)[0] for name in archive.namelist()] == ["01", "02"]
    assert [
        name.endswith(f"ntb-2023-{office}-ntb-{day}.docx")
        for name, office in zip(archive.namelist(), ["dinsos", "disnakertrans"], strict=True)
    ] == [True, True]
    one = page(client, "plan-letter-file", f"?agency={province.office.pk}")
    assert one["Content-Type"].endswith("wordprocessingml.document")
    assert page(client, "plan-letter-file", "?agency=999999").status_code == 404


def test_letter_is_noted_once_somebody_says_that_it_went_out(
    province: Province, coordinator: User, client: Client
) -> None:
    late(province.action)
    late(province.other_action)
    page(client, "plan-letter-file")
    assert Nudge.objects.count() == 0
    address = reverse("actions:plan-letter", args=["ntb-2023"])
    for _time in range(2):
        assert client.post(address, {"agency": province.office.pk}).status_code == 302
    noted = Nudge.objects.values_list("action__reference", "channel", "made_by")
    assert list(noted) == [("NTB-2023-001", "letter", coordinator.pk)]
    client.post(address)
    assert Nudge.objects.count() == 2
    assert client.post(address, {"agency": "x"}).status_code == 404


def test_office_has_its_own_letter(
    province: Province, coordinator: User, client: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.DATA_DIR = tmp_path
    late(province.action)
    (tmp_path / "letters").mkdir()
    own = Document()
    own.add_paragraph("Surat {{ agency }}: {{ count }}")
    own.save(str(tmp_path / "letters" / "reminder_letter.docx"))
    paper = Document(io.BytesIO(page(client, "plan-letter-file").content))
    assert [one.text for one in paper.paragraphs] == ["Surat Disnakertrans NTB: 1"]


@pytest.mark.parametrize(
    "text", ["{{ nama }}", "{% if %}", "{{ agency", "{{ ''.__class__.__mro__ }}"]
)
def test_template_that_cannot_be_filled_is_one_sentence(
    text: str,
    province: Province,
    coordinator: User,
    client: Client,
    settings: Settings,
    tmp_path: Path,
) -> None:
    settings.DATA_DIR = tmp_path
    late(province.action)
    (tmp_path / "letters").mkdir()
    own = Document()
    own.add_paragraph(text)
    own.save(str(tmp_path / "letters" / "reminder_letter.docx"))
    response = client.get(reverse("actions:plan-letter-file", args=["ntb-2023"]), follow=True)
    assert response.redirect_chain == [(reverse("actions:plan-letter", args=["ntb-2023"]), 302)]
    assert "reminder_letter.docx" in next(str(one) for one in response.context["messages"])


def test_file_that_is_no_docx_is_refused(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "reminder_letter_en.docx").write_text("x")
    sender = letters.Sender(PostFactory().agency, "x")
    letter = letters.Letter(sender.agency, "x", [])
    with translation.override("en"), pytest.raises(BrokenTemplate):
        letters.print_letter(letter, make_province().plan, sender, DAY)


# --- Texts to copy --------------------------------------------------------------------------------


def test_summary_of_an_office_is_numbered_with_the_earliest_first(province: Province) -> None:
    late(province.action, title="Loket")
    action = make_action(province.plan, province.office, "NTB-2023-003", title="Data")
    late(action, 40, status="blocked", blocked_by="Contoh Ani sakit.")
    make_action(province.plan, province.office, "NTB-2023-004", due_on=DAY + timedelta(days=15))
    hidden = make_action(province.plan, province.office, "NTB-2023-005", title="Kasus")
    late(hidden, 1, is_public=False)
    with translation.override("en"):
        text = office_summary(province.plan, province.office, Action.objects.all(), ADDRESS, DAY)
    assert text == (
        "Disnakertrans NTB\n"
        "Sample action plan, as of 30 September 2023\n"
        "1. NTB-2023-003 Data (due 21 August 2023, 40 days past due, blocked)\n"
        "2. NTB-2023-001 Loket (due 18 September 2023, 12 days past due)\n"
        "3. NTB-2023-005 (due 29 September 2023, 1 day past due)\n"
        f"{ADDRESS}"
    )


def test_papers_of_sample_data_say_so(province: Province, coordinator: User) -> None:
    late(province.action)
    province.plan.is_demo = True
    mark = "DATA CONTOH / SAMPLE DATA"
    actions = Action.objects.all()
    text = office_summary(province.plan, province.office, actions, ADDRESS, DAY)
    assert text.splitlines()[0] == mark
    assert region_summary(province.plan, actions, ADDRESS, DAY).splitlines()[0] == mark
    assert printing.on_paper(matrix(province.plan))["demo"] == mark
    (letter,) = write(province, coordinator)
    sender = letters.sender(province.planning)
    content = letters.print_letter(letter, province.plan, sender, DAY)
    header = Document(io.BytesIO(content)).sections[0].header
    assert [one.text for one in header.paragraphs] == [mark]


def test_summary_of_a_region_is_alphabetical(province: Province) -> None:
    late(province.action)
    late(province.other_action, status="blocked", blocked_by="X")
    late(make_action(province.plan, province.office, "NTB-2023-003"), confirmed_on=None)
    make_action(province.plan, province.planning, "NTB-2023-004")
    actions = Action.objects.filter(plan=province.plan)
    with translation.override("en"):
        text = region_summary(province.plan, actions, ADDRESS, DAY)
    assert text.splitlines()[2:] == [
        "1. Dinsos NTB: 1 past due, 1 blocked",
        "2. Disnakertrans NTB: 2 past due, 1 to be reconfirmed",
        ADDRESS,
    ]


def test_summary_is_never_longer_than_900_characters(province: Province) -> None:
    for number in range(60):
        action = make_action(
            province.plan, province.office, f"NTB-2023-1{number:02d}", title="Panjang " * 37
        )
        late(action, number + 1)
    with translation.override("en"):
        text = office_summary(province.plan, province.office, Action.objects.all(), ADDRESS, DAY)
    assert len(text) <= LONGEST
    assert text.splitlines()[-2:] == ["and 57 more actions", ADDRESS]
    assert len(text.splitlines()) == 7


def test_summary_says_when_nothing_is_pressing(province: Province) -> None:
    with translation.override("en"):
        text = region_summary(province.plan, Action.objects.all(), ADDRESS, DAY)
    assert text.splitlines()[-1] == "Nothing is past due, due soon, blocked or to be reconfirmed."


def test_summary_page_shows_the_region_only_to_who_sees_all_of_it(
    province: Province, coordinator: User, client: Client
) -> None:
    whole = page(client, "summary").context
    assert (whole["office"], whole["sees_all"]) == (None, True)
    client.force_login(holder_of(province.office, FOCAL))
    own = page(client, "summary").context
    assert (own["office"].name, own["sees_all"]) == ("Disnakertrans NTB", False)
    other = page(client, "summary", f"?agency={province.other_office.pk}")
    assert other.status_code == 404


NUMBERS = [
    ("0812-3456-7890", "6281234567890"),
    ("+62 812 3456 7890", "6281234567890"),
    ("62 812 3456 7890", "6281234567890"),
    ("+62 (0)812 3456 7890", "6281234567890"),
    ("812 3456 7890", "6281234567890"),
    ("0062 812 3456 7890", "6281234567890"),
    ("(0370) 621-000", "62370621000"),
    ("+60 12-345 6789", "60123456789"),
    ("+886 912 345 678", "886912345678"),
    ("", ""),
    ("0812", ""),
    ("ext. 12", ""),
]


@pytest.mark.parametrize(("typed", "expected"), NUMBERS)
def test_number_is_dialled_as_whatsapp_wants_it(typed: str, expected: str) -> None:
    assert international(typed) == expected


def test_whatsapp_link_carries_the_text_as_written() -> None:
    assert whatsapp_url("A & B\n1. x?", "0812 3456 7890") == (
        "https://wa.me/6281234567890?text=A%20%26%20B%0A1.%20x%3F"
    )
    assert whatsapp_url("x") == "https://wa.me/?text=x"


# --- Pages ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["plan-papers", "plan-matrix", "plan-letter", "summary"])
def test_pages_take_few_queries_whatever_the_number_of_actions(
    name: str,
    province: Province,
    coordinator: User,
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    late(province.action)
    budget(province.action)
    page(client, name)
    with django_assert_max_num_queries(15) as one:
        page(client, name)
    for number in (3, 4):
        office = PostFactory(agency__region=province.region, role=Post.Role.FOCAL_POINT).agency
        action = make_action(province.plan, office, f"NTB-2023-00{number}")
        late(action)
        budget(action)
    with django_assert_max_num_queries(15) as three:
        page(client, name)
    assert len(three) == len(one)


def test_papers_offer_letters_to_who_may_remind_only(
    province: Province, coordinator: User, client: Client
) -> None:
    reminds = [page(client, "plan-papers").context["reminds"]]
    client.force_login(holder_of(province.office, FOCAL))
    reminds.append(page(client, "plan-papers").context["reminds"])
    assert reminds == [True, False]
