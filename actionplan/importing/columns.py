"""The columns of an action list, the names they go by in both languages, and two examples."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from actionplan.importing.words import is_year, links_in
from intake.matching import Column


def _named(field: str, label: str | Promise, names: str, **more: Any) -> Column:
    """`names` are separated by |."""
    return Column(field, label, tuple(names.split("|")), **more)


COLUMNS = (
    _named("langkah_id", _("Langkah ID"), "ID Langkah|Langkah ID"),
    _named(
        "reference",
        _("Reference"),
        "nomor referensi|referensi|kode aksi|nomor aksi|no aksi|ID aksi|kode rencana aksi|reference"
        "|action reference|action code|action ID|action no|ref",
    ),
    _named(
        "title",
        _("Action"),
        "aksi|action|judul aksi|nama aksi|rencana aksi|planned action|uraian rencana aksi"
        "|aksi tindak lanjut|rencana tindak lanjut|RTL|tindak lanjut|kegiatan|activity"
        "|uraian kegiatan|uraian|rencana aksi daerah|uraian aksi|nama kegiatan|aktivitas"
        "|bentuk kegiatan|title|action title|planned activity|key activity|commitment|komitmen"
        "|rekomendasi|butir aksi|langkah aksi|apa yang akan dilakukan",
        required=True,
    ),
    _named(
        "agency",
        _("Responsible agency"),
        "OPD penanggung jawab|perangkat daerah penanggung jawab|instansi penanggung jawab"
        "|penanggung jawab|penanggungjawab|pelaksana|OPD pelaksana|instansi pelaksana"
        "|perangkat daerah|perangkat daerah pelaksana|instansi|OPD|SKPD|OPD pengampu|pengampu"
        "|leading sector|lembaga|unit kerja|responsible agency|lead agency|responsible"
        "|responsible party|responsible institution|agency|institution|implementing agency|owner"
        "|siapa|nama OPD",
        grouping=True,
    ),
    _named(
        "region",
        _("Region of the agency"),
        "wilayah instansi|region of the agency|wilayah|kabupaten kota|kab kota|kabupaten/kota"
        "|provinsi/kabupaten/kota|daerah|kode wilayah|region|regency city|regency/city",
    ),
    _named(
        "post",
        _("Post"),
        "jabatan|jabatan penanggung jawab|jabatan narahubung|post|post title|position"
        "|responsible post",
    ),
    _named(
        "description",
        _("Description"),
        "deskripsi|deskripsi aksi|keterangan aksi|rincian|rincian aksi|detail|penjelasan"
        "|description|details|narrative|deskripsi kegiatan|rincian kegiatan|penjelasan kegiatan"
        "|penjelasan aksi|deskripsi singkat|uraian kegiatan|uraian",
    ),
    _named(
        "step",
        _("Step"),
        "langkah|langkah GCM|langkah ke|nomor langkah|tahap|tahapan|tahap GCM|step|GCM step"
        "|implementation step|stage",
        grouping=True,
    ),
    _named(
        "objectives",
        _("GCM objectives"),
        "tujuan GCM|tujuan|objektif GCM|objektif|nomor tujuan|GCM objectives|GCM objective"
        "|objectives|objective|tujuan kesepakatan global|sasaran GCM",
    ),
    _named(
        "principles",
        _("Guiding principles"),
        "prinsip|prinsip panduan|prinsip GCM|guiding principles|principles|principle",
    ),
    _named(
        "sdg_targets",
        _("SDG targets"),
        "target TPB|target SDGs|target SDG|TPB|SDGs|SDG|target TPB SDGs|target TPB/SDGs"
        "|SDG targets|SDG target",
    ),
    _named(
        "national_priorities",
        _("National priorities"),
        "prioritas nasional|kode prioritas nasional|PN|RPJMN|national priorities|national priority",
    ),
    _named(
        "partners",
        _("Partner agencies"),
        "instansi mitra|mitra|OPD pendukung|OPD terkait|instansi terkait|instansi pendukung"
        "|perangkat daerah terkait|pihak terkait|mitra kerja|mitra pembangunan|partner agencies"
        "|partners|partner|supporting agencies|supported by|bersama siapa",
    ),
    _named(
        "workshop",
        _("Promised at"),
        "dijanjikan pada|lokakarya|asal lokakarya|forum|workshop|promised at|workshop of promise",
    ),
    _named(
        "starts_on",
        _("Starts"),
        "mulai|tanggal mulai|waktu mulai|tgl mulai|start|starts|start date|from",
    ),
    _named(
        "due_on",
        _("Due"),
        "tenggat|tenggat waktu|batas waktu|target waktu|target penyelesaian|target selesai"
        "|waktu pelaksanaan|waktu|jadwal|jadwal pelaksanaan|tanggal selesai|selesai pada"
        "|tahun pelaksanaan|periode|timeline|timeframe|time frame|due|due date|deadline|end date"
        "|by when|jatuh tempo|kapan",
    ),
    _named(
        "due_text",
        _("Due, in words"),
        "tenggat dalam kata|tenggat dengan kata-kata|due, in words|due in words",
    ),
    _named(
        "status",
        _("Status"),
        "status|status aksi|status pelaksanaan|status kegiatan|progres|progress|kemajuan"
        "|status capaian|tingkat capaian|perkembangan status|state|sudah/belum",
    ),
    _named(
        "sentence",
        _("What happened"),
        "perkembangan|perkembangan terakhir|yang terjadi|uraian kemajuan|capaian|hasil"
        "|realisasi kegiatan|hasil pelaksanaan|catatan perkembangan|tindak lanjut yang dilakukan"
        "|what happened|latest update|update|results|achievement|achievements|remarks"
        "|progres|progress|kemajuan",
    ),
    _named(
        "blocked_by",
        _("What blocks"),
        "kendala|hambatan|permasalahan|kendala/hambatan|masalah|what blocks|blocked by|obstacle"
        "|obstacles|constraints|challenges|challenge|issues",
    ),
    _named(
        "unblocked_by",
        _("What would unblock"),
        "yang dibutuhkan|kebutuhan dukungan|dukungan yang dibutuhkan|solusi|rencana penyelesaian"
        "|what would unblock|support needed|needed|solution|solutions",
    ),
    _named(
        "evidence",
        _("Evidence (link)"),
        "bukti (tautan)|tautan bukti|link bukti|bukti|bukti dukung|data dukung|bukti pelaksanaan"
        "|dokumen pendukung|eviden|evidence (link)|evidence|evidence link|link"
        "|means of verification|MoV|tautan|link dokumen|link data dukung",
        content=lambda cell: bool(links_in(cell)[0]),
    ),
    _named(
        "confirmed_on",
        _("Last confirmed"),
        "terakhir dikonfirmasi|dikonfirmasi terakhir|tanggal konfirmasi|last confirmed"
        "|last confirmed on|confirmed on",
    ),
    _named(
        "year",
        _("Fiscal year"),
        "tahun anggaran|TA|fiscal year|budget year",
        content=is_year,  # "Tahun" stands in headings of other things as well
    ),
    _named(
        "document",
        _("Planning document"),
        "dokumen perencanaan|dokumen rencana|planning document|sumber dokumen",
    ),
    _named(
        "programme",
        _("Programme (code and name)"),
        "program (kode dan nama)|program|nama program|kode program|programme (code and name)"
        "|programme|program name",
    ),
    _named(
        "activity",
        _("Activity (code and name)"),
        "kegiatan (kode dan nama)|kegiatan RKPD|kegiatan DPA|kegiatan RKA|kegiatan Renja"
        "|kegiatan APBD|kegiatan anggaran|nama kegiatan DPA|kode kegiatan|kode dan nama kegiatan"
        "|activity (code and name)|budget activity|programme activity|kegiatan|activity",
    ),
    _named(
        "sub_activity",
        _("Sub-activity (code and name)"),
        "sub kegiatan (kode dan nama)|sub kegiatan|subkegiatan|nama sub kegiatan"
        "|kode sub kegiatan|sub-activity (code and name)|sub-activity|sub activity",
    ),
    _named(
        "source",
        _("Source of funds"),
        "sumber dana|sumber pendanaan|sumber anggaran|sumber pembiayaan|source of funds|funding"
        "|funding source|source of funding",
    ),
    _named(
        "ceiling",
        _("Ceiling (rupiah)"),
        "pagu (rupiah)|pagu|pagu anggaran|anggaran|pagu indikatif|kebutuhan anggaran"
        "|jumlah anggaran|biaya|ceiling (rupiah)|ceiling|budget|budget (IDR)|cost",
    ),
    _named(
        "indicator",
        _("Output and unit"),
        "keluaran dan satuan|keluaran|indikator|indikator kinerja|indikator keluaran|output"
        "|target kinerja|output and unit|indicator|satuan|target keluaran",
    ),
    *(
        _named(
            f"quarter_{number}",
            label,
            f"target TW {roman}|TW {roman}|TW {number}|TW{number}"
            f"|triwulan {roman}|triwulan {number}|target triwulan {roman}|Q{number}"
            f"|target Q{number}|quarter {number}|target of quarter {number}",
        )
        for number, roman, label in (
            (1, "I", _("Target TW I")),
            (2, "II", _("Target TW II")),
            (3, "III", _("Target TW III")),
            (4, "IV", _("Target TW IV")),
        )
    ),
)

_ALSO = (
    "no|nomor|no urut|PIC|nama PIC|keterangan|ket|catatan|note|notes|timestamp|stempel waktu"
    "|cap waktu|lokasi|location|volume|paraf|tanda tangan|sasaran|kelompok sasaran|email address"
    "|alamat email|#"
)
ALSO_HEADINGS = tuple(_ALSO.split("|"))

EXAMPLES = (
    {
        "title": "Membuka loket informasi migrasi aman di mal pelayanan publik",
        "step": "5",
        "objectives": "3; 5",
        "agency": "Dinas Tenaga Kerja dan Transmigrasi",
        "due_on": "Triwulan III 2026",
        "status": "Sedang berjalan",
        "sentence": "Dua petugas sudah dilatih.",
        "year": "2026",
        "source": "APBD",
        "ceiling": "Rp 150.000.000",
    },
    {
        "title": "Menyusun profil daerah asal pekerja migran",
        "step": "2",
        "objectives": "Tujuan 1",
        "agency": "Bappeda",
        "partners": "Dinas Sosial; BP3MI",
        "due_on": "31/12/2026",
        "status": "Selesai",
        "evidence": "https://example.org/profil-contoh",
    },
)
