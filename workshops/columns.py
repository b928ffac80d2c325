"""The columns of an attendee list and the names they go by; what is ignored, and never stored."""

from django.utils.translation import gettext_lazy as _

from intake.matching import Column
from workshops.contents import is_email, is_name, is_office, is_phone, is_position, is_sex

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
            "name (original name)",
            "user name (original name)",
            "nama (nama asli)",
            "nama pengguna (nama asli)",
            "nama lengkap dan gelar",
            "nama lengkap beserta gelar",
            "nama/NIP",
            "nama dan NIP",
            "nama/gelar",
        ),
        required=True,
        content=is_name,
    ),
    Column(
        "position",
        _("Position"),
        ("jabatan", "posisi", "jabatan pekerjaan", "position", "job title", "title", "designation"),
        content=is_position,
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
            "asal OPD",
            "OPD/instansi",
            "instansi/OPD",
            "instansi/unit kerja",
            "asal lembaga",
            "satuan kerja",
            "satker",
            "unit organisasi",
        ),
        grouping=True,
        content=is_office,
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
        content=is_sex,
    ),
    Column(
        "email",
        _("E-mail"),
        (
            "email",
            "e-mail",
            "surel",
            "alamat email",
            "alamat surel",
            "email address",
            "mail",
            "user email",
            "email pengguna",
        ),
        content=is_email,
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
        content=is_phone,
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
    Column(
        "minutes",
        _("Minutes online"),
        (
            "duration (minutes)",
            "total duration (minutes)",
            "in-meeting duration",
            "durasi (menit)",
            "total durasi (menit)",
            "durasi dalam rapat",
            "durasi",
            "duration",
            "menit daring",
        ),
    ),
    Column(
        "joined_at",
        _("Joined at"),
        (
            "join time",
            "first join",
            "waktu bergabung",
            "waktu bergabung pertama",
            "bergabung pertama",
            "time joined",
        ),
    ),
    Column(
        "filled_at",
        _("Filled in at"),
        ("timestamp", "cap waktu", "stempel waktu", "waktu pengisian"),
    ),
    Column("langkah_id", _("Langkah ID"), ("ID Langkah", "Langkah ID")),
)

_ALSO = (
    "no|nomor|no urut|tanda tangan|ttd|paraf|signature|keterangan|ket|alasan|reason|leave time|"
    "last leave|guest|tamu|waktu keluar|recording consent|participant id (upn)|"
    "in waiting room"
)
ALSO_HEADINGS = tuple(_ALSO.split("|"))

# Numbers and ranks that say who somebody is but not what a workshop needs: never stored.
_NEVER = (
    "nik|no nik|nomor nik|nomor induk kependudukan|ktp|no ktp|nomor ktp|e ktp|no kk|nomor kk|"
    "kartu keluarga|nomor identitas|no identitas|identity number|id number|national id|"
    "nip|no nip|nomor nip|nomor induk pegawai|nip nik|nrp|nrp nip|nip nrp|nuptk|nidn|nidk|nik ktp|"
    "niy|nis|nisn|nim|npwp|no npwp|nomor npwp|nomor pokok wajib pajak|tax number|tax id|tin|"
    "paspor|no paspor|passport|passport number|sim|no sim|bpjs|no bpjs|"
    "rekening|no rekening|nomor rekening|norek|no rek|nama bank|nama rekening|atas nama rekening|"
    "pemilik rekening|nama pemilik rekening|bank|bank account|account number|account no|"
    "pangkat|golongan|gol|pangkat gol|pangkat golongan|pangkat gol ruang|gol ruang|"
    "golongan ruang|pangkat golongan ruang|rank|grade|golongan darah|"
    "tempat lahir|tanggal lahir|tgl lahir|tempat tanggal lahir|tempat tgl lahir|ttl|"
    "date of birth|place of birth|birth date|birthdate|dob|agama|religion|status perkawinan|"
    "status nikah|nama ibu kandung|ibu kandung|alamat rumah|home address"
)
NEVER_STORED = tuple(_NEVER.split("|"))

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
