"""A sample workshop with forty invented participants: real workshops get no invented people."""

from datetime import date, timedelta

from actionplan.demo.people import agency_of
from directory.models import Agency, AgencyType, Region
from workshops.models import Attendance, Participant, Workshop

SLUG = "lokakarya-contoh"
DAYS_AGO = 120
FIRST = ("Contoh", "Ni Contoh", "Lalu Contoh", "Baiq Contoh", "I Contoh")
LAST = ("Wayan", "Made", "Satria", "Lestari", "Ningsih", "Hidayat", "Putri", "Ramdani")
KINDS = ("bappeda", "disnakertrans", "dinsos", "dinkes", "dp3ap2kb", "disdukcapil", "bp3mi")
OTHERS = (
    ("Yayasan Contoh Peduli Migran", "civil_society"),
    ("Universitas Contoh", "academia"),
    ("SMK Contoh", "school"),
    ("Serikat Contoh Purna PMI", "migrant_association"),
    ("PT Contoh Penempatan", "private_sector"),
)
PEOPLE = 40


def load_workshop(day: date) -> tuple[Workshop, int]:
    """The workshop, and how many participants are new."""
    region = Region.objects.get(code="52")
    held_on = day - timedelta(days=DAYS_AGO)
    workshop, is_new = Workshop.objects.get_or_create(
        slug=SLUG,
        defaults={
            "title_id": "Lokakarya contoh",
            "title_en": "Sample workshop",
            "region": region,
            "venue": "Hotel Contoh, Mataram",
            "mode": "in_person",
            "starts_on": held_on,
            "ends_on": held_on,
            "is_demo": True,
        },
    )
    return workshop, _fill(workshop, region) if is_new else 0


def _fill(workshop: Workshop, region: Region) -> int:
    agencies = [agency_of(kind, region.code) for kind in KINDS] + _others(region)
    people = Participant.objects.bulk_create(_person(number) for number in range(1, PEOPLE + 1))
    Attendance.objects.bulk_create(
        Attendance(
            workshop=workshop,
            participant=person,
            agency=agencies[number % len(agencies)],
            position="Narahubung" if number % 3 else "",
            mode="in_person",
        )
        for number, person in enumerate(people)
    )
    return len(people)


def _person(number: int) -> Participant:
    """Every tenth person has a single name, as many people do."""
    single = number % 10 == 0
    return Participant(
        full_name=f"Contoh{LAST[number % 8].lower()}"
        if single
        else f"{FIRST[number % 5]} {LAST[number % 8]}",
        sex=Participant.Sex.FEMALE if number % 2 else Participant.Sex.MALE,
        email=f"peserta{number}@example.org",
    )


def _others(region: Region) -> list[Agency]:
    types = {kind.key: kind for kind in AgencyType.objects.all()}
    return [
        Agency.objects.get_or_create(
            name=name, region=region, defaults={"type": types[key], "level": "province"}
        )[0]
        for name, key in OTHERS
    ]
