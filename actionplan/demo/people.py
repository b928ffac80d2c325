"""The sample people, all invented: who signs in with which role, and the posts they hold."""

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, Permission

from directory.models import Agency, AgencyKind, Post, Region, Tenure, User

DATA = Path(__file__).parent / "data"
DEMO_PASSWORD = "langkah-data-contoh"  # noqa: S105 - printed for everybody who tries the demo
IN_OFFICE_SINCE = timedelta(days=400)


@dataclass(frozen=True)
class SignIn:
    """How one sample person signs in, for the one who tries the site."""

    role: str
    email: str
    password: str


@dataclass(frozen=True)
class Staff:
    """Somebody without a post."""

    label: str
    email: str
    name: str
    is_staff: bool = False
    is_superuser: bool = False
    groups: tuple[str, ...] = ()
    permissions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Official:
    """Somebody who holds a post; the kind is the key of the office's kind of agency."""

    label: str
    email: str
    name: str
    region: str
    kind: str
    role: str
    title: str


STAFF = (
    Staff(
        label="Penyelenggara",
        email="penyelenggara@example.org",
        name="Siti Contoh Rahmawati",
        is_staff=True,
        groups=("Penyelenggara",),
        permissions=("import_attendees",),
    ),
    Staff(
        label="Administrator",
        email="admin@example.org",
        name="Contoh Administrator",
        is_staff=True,
        is_superuser=True,
    ),
    Staff(
        label="Pengelola program",
        email="program@example.org",
        name="Ni Contoh Wayan",
        groups=("Pengelola program",),
        permissions=("oversee_all_regions", "verify_for_programme"),
    ),
)


def read_officials() -> list[Official]:
    with (DATA / "officials.csv").open(encoding="utf-8", newline="") as file:
        return [Official(**row) for row in csv.DictReader(file)]


def demo_sign_ins(password: str = DEMO_PASSWORD) -> list[SignIn]:
    """Every sample person; the first ones show the roles."""
    people: list[Staff | Official] = [*STAFF, *read_officials()]
    return [SignIn(person.label, person.email, password) for person in people]


def load_staff(hashed: str) -> None:
    for person in STAFF:
        _load_one(person, hashed)


def load_officials(day: date, hashed: str) -> None:
    """People, their offices, posts and tenures."""
    for person in read_officials():
        holder, _ = _user(person.email, person.name, hashed)
        post = post_in(agency_of(person.kind, person.region), person.role, person.title)
        Tenure.objects.get_or_create(
            post=post, holder=holder, defaults={"starts_on": day - IN_OFFICE_SINCE}
        )


def agency_of(kind_key: str, region_code: str) -> Agency:
    """The office of a kind in a region; an existing one is used under the name it has."""
    kind = AgencyKind.objects.get(key=kind_key)
    region = Region.objects.get(code=region_code)
    return Agency.objects.filter(kind=kind, region=region).first() or Agency.objects.create(
        kind=kind,
        region=region,
        type=kind.type,
        level=region.level,
        name=office_name(kind, region),
    )


def office_name(kind: AgencyKind, region: Region) -> str:
    prefix = "Provinsi " if region.level == "province" else ""
    return f"{kind.name_id} {prefix}{region.name}"[:200]


def post_in(agency: Agency, role: str, title: str = "") -> Post:
    found: Post | None = Post.objects.filter(agency=agency, role=role).order_by("pk").first()
    return found or Post.objects.create(agency=agency, role=role, title=title)


def set_password(password: str) -> str:
    """One hash for all sample people, old and new, so that the printed password always works."""
    hashed = make_password(password)
    User.objects.filter(is_demo=True).update(password=hashed)
    return hashed


def _user(email: str, name: str, hashed: str) -> tuple[User, bool]:
    defaults = {"full_name": name, "password": hashed, "is_demo": True}
    return User.objects.get_or_create(email=email, defaults=defaults)


def _load_one(person: Staff, hashed: str) -> None:
    user, is_new = _user(person.email, person.name, hashed)
    if not is_new:
        return
    user.is_staff, user.is_superuser = person.is_staff, person.is_superuser
    user.save(update_fields=["is_staff", "is_superuser"])
    user.groups.set(Group.objects.filter(name__in=person.groups))
    user.user_permissions.set(Permission.objects.filter(codename__in=person.permissions))
