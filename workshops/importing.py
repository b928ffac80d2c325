"""The attendee list as a kind of import: its columns, its words for problems, its verbs."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from directory.rights import Person
from intake.kinds import Kind, Target
from intake.matching import Column
from workshops.judging import judge
from workshops.models import Attendance, Workshop
from workshops.recording import mark, take_back, write
from workshops.resources import AttendeeResource

COLUMNS = (
    Column(
        "full_name",
        _("Full name"),
        (
            "nama lengkap",
            "nama peserta",
            "nama",
            "nama dan gelar",
            "full name",
            "name",
            "participant name",
            "attendee name",
        ),
        required=True,
    ),
    Column(
        "position",
        _("Position"),
        ("jabatan", "posisi", "jabatan pekerjaan", "position", "job title", "title", "designation"),
    ),
    Column(
        "agency",
        _("Agency"),
        (
            "instansi",
            "asal instansi",
            "nama instansi",
            "OPD",
            "SKPD",
            "perangkat daerah",
            "unit kerja",
            "lembaga",
            "instansi lembaga",
            "institusi",
            "organisasi",
            "kantor",
            "agency",
            "institution",
            "organization",
            "organisation",
            "office",
        ),
    ),
    Column(
        "region",
        _("Region of the agency"),
        (
            "wilayah instansi",
            "region of the agency",
            "kabupaten kota",
            "kab kota",
            "kabupaten",
            "kota",
            "provinsi",
            "wilayah",
            "daerah",
            "asal daerah",
            "region",
            "regency city",
            "city",
            "province",
        ),
    ),
    Column(
        "sex",
        _("Sex"),
        (
            "jenis kelamin",
            "L/P",
            "P/L",
            "L P",
            "JK",
            "kelamin",
            "gender",
            "sex",
            "jenis kelamin l p",
            "P/W",
            "M/F",
        ),
    ),
    Column(
        "email",
        _("E-mail"),
        ("email", "e-mail", "surel", "alamat email", "alamat surel", "email address", "mail"),
        content=lambda cell: "@" in cell,
    ),
    Column(
        "phone",
        _("Telephone"),
        (
            "no HP",
            "no HP/WA",
            "nomor HP",
            "no telepon",
            "nomor telepon",
            "no telp",
            "telepon",
            "telp",
            "HP",
            "WA",
            "no WA",
            "whatsapp",
            "nomor whatsapp",
            "handphone",
            "kontak",
            "phone",
            "phone number",
            "telephone",
            "mobile",
        ),
    ),
    Column("role", _("Role"), ("peran", "sebagai", "kategori peserta", "role")),
    Column(
        "mode",
        _("Mode"),
        ("luring/daring", "daring/luring", "cara hadir", "moda", "mode", "mode kehadiran"),
    ),
    Column(
        "state",
        _("Attendance"),
        ("kehadiran", "status kehadiran", "hadir", "attendance", "attendance status", "present"),
    ),
    Column("langkah_id", _("Langkah ID"), ("ID Langkah", "Langkah ID")),
)

MESSAGES = {
    "name_missing": _("The name is missing; without a name there is no row."),
    "name_without_letters": _("“%(value)s” is no name: it has no letters."),
    "email_invalid": _("“%(value)s” is not an e-mail address; mend it or empty the cell."),
    "phone_damaged": _(
        "“%(value)s” was rounded by a spreadsheet and is no telephone number any more; "
        "it is left out."
    ),
    "word_unknown": _("“%(value)s” is not understood here; the cell is left out."),
    "agency_missing": _("The agency is missing; the person is counted as not yet classified."),
    "type_unsure": _("The type of “%(value)s” is not sure; the agency stays not yet classified."),
    "merged": _("The same person as in row %(first)s; the two rows become one."),
    "same_name_no_agency": _(
        "Perhaps a person who is on the list already: same name, but an agency is missing."
    ),
    "same_name_other_contact": _(
        "Perhaps a person who is on the list already: same name and agency, but another e-mail "
        "and telephone."
    ),
    "same_name_other_sex": _(
        "Perhaps a person who is on the list already: same name, but another sex."
    ),
    "same_name_no_agency_in_file": _(
        "Perhaps the person of row %(first)s: same name, but an agency is missing."
    ),
    "same_name_other_contact_in_file": _(
        "Perhaps the person of row %(first)s: same name and agency, but another e-mail or "
        "telephone."
    ),
    "same_name_other_position_in_file": _(
        "Perhaps the person of row %(first)s: same name and agency, but another position."
    ),
    "same_name_other_sex_in_file": _(
        "Perhaps the person of row %(first)s: same name, but another sex."
    ),
}

EXAMPLES = (
    {
        "full_name": "Nama Contoh, S.Sos",
        "position": "Kepala Bidang",
        "agency": "Dinas Sosial Provinsi Nusa Tenggara Barat",
        "sex": "P",
        "email": "nama.contoh@example.org",
        "phone": "0800 0000 0001",
    },
    {"full_name": "Contoh", "agency": "Bappeda Kabupaten Lombok Timur", "sex": "L"},
)


def targets(user: Person, day: date) -> Sequence[Target]:
    """The workshops whose lists the person may bring in."""
    if not user.has_perm("workshops.import_attendees"):
        return []
    return [Target(workshop.slug, str(workshop)) for workshop in Workshop.objects.all()]


def target_label(slug: str) -> str:
    workshop = Workshop.objects.filter(slug=slug).first()
    return str(workshop) if workshop else slug


def result_url(slug: str) -> str:
    """The people of the workshop in the portal."""
    return f"{reverse('workshops:participant-list')}?workshop={slug}"


def records(slug: str) -> Iterable[Attendance]:
    """The list of the workshop as it is, for an export that can be edited and brought back."""
    people = Attendance.objects.filter(workshop__slug=slug).order_by("participant__full_name", "pk")
    return people.select_related("participant", "agency__region").iterator(2000)


ATTENDEES = Kind(
    key="attendees",
    label=_("Attendees of a workshop"),
    columns=COLUMNS,
    resource=AttendeeResource,
    messages=MESSAGES,
    judge=judge,
    mark=mark,
    write=write,
    take_back=take_back,
    targets=targets,
    target_label=target_label,
    result_url=result_url,
    records=records,
    told=("participants_created", "attendances_created", "agencies_created", "by_agency_type"),
    also_headings=("no", "nomor", "tanda tangan", "ttd", "paraf", "signature", "keterangan"),
    never_stored=(
        "nik",
        "nip",
        "npwp",
        "ktp",
        "no ktp",
        "nomor ktp",
        "no rekening",
        "nomor rekening",
        "rekening",
        "golongan",
        "pangkat",
    ),
    examples=EXAMPLES,
)
