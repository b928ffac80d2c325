"""The list of the focus group discussion of 18 September 2023, built from what was published.

121 people of 58 provincial and local agencies, two ministries, NGOs, schools and hospitals. Which
agencies came is not known: these are possible ones, and all names of people are invented.
"""

from itertools import product

HEADER = ["No", "Nama Lengkap", "Jabatan", "Instansi", "L/P", "Surel", "No. HP", "Tanda Tangan"]
HEADER_EN = ["No", "Full name", "Position", "Agency", "Sex", "E-mail", "Phone", "Signature"]

PROVINCIAL = [
    "Dinas Tenaga Kerja dan Transmigrasi",
    "Bappeda",
    "Dinas Sosial",
    "Dinas Kesehatan",
    "Dinas Pemberdayaan Masyarakat, Desa, Kependudukan dan Pencatatan Sipil",
    "DP3AP2KB",
    "Dinas Pendidikan dan Kebudayaan",
    "Diskominfo",
    "Dinas Koperasi dan UKM",
    "DPMPTSP",
    "Disporapar",
    "Biro Hukum Setda",
    "Biro Kesra Setda",
    "Biro Pemerintahan Setda",
    "Badan Kesbangpol",
    "Satpol PP",
    "BPBD",
    "Dinas Perindustrian dan Perdagangan",
    "Dinas Kelautan dan Perikanan",
    "Inspektorat",
]
REGENCIES = [
    "Cilacap",
    "Banyumas",
    "Kendal",
    "Brebes",
    "Tegal",
    "Pati",
    "Grobogan",
    "Kebumen",
    "Purworejo",
    "Wonosobo",
    "Magelang",
    "Boyolali",
    "Klaten",
    "Sragen",
    "Rembang",
    "Demak",
    "Semarang",
    "Batang",
    "Pemalang",
]
GOVERNMENT = [f"{name} Provinsi Jawa Tengah" for name in PROVINCIAL] + [
    f"{office} Kab. {regency}" for regency in REGENCIES for office in ("Disnaker", "Dinas Sosial")
]
OTHERS = [
    "Kementerian Luar Negeri",
    "Kementerian Dalam Negeri",
    "Yayasan Setara Semarang",
    "LRC-KJHAM",
    "LBH Semarang",
    "SBMI Jawa Tengah",
    "Migrant CARE",
    "PKBI Jawa Tengah",
    "SMK Negeri 7 Semarang",
    "SMAN 3 Semarang",
    "SMK Negeri 1 Cilacap",
    "MAN 1 Kendal",
    "RSUD Tugurejo Provinsi Jawa Tengah",
    "RSUD dr. Moewardi",
    "RSUD Cilacap",
    "RSUD dr. H. Soewondo Kendal",
    "RSJD dr. Amino Gondohutomo",
]
AGENCIES = GOVERNMENT + OTHERS
ODD_NAMES = ["Ma'ruf", "Drs. H. NUR'AINI, S.STP., M.Si", "suparno", "Ni Luh dé Contoh", "R.A. Sri"]
FIRST = [
    "Contoh",
    "Sampel",
    "Misal",
    "Umpama",
    "Andai",
    "Teladan",
    "Model",
    "Ragam",
    "Corak",
    "Pola",
    "Acuan",
]
SECOND = [
    "Satu",
    "Dua",
    "Tiga",
    "Empat",
    "Lima",
    "Enam",
    "Tujuh",
    "Delapan",
    "Sembilan",
    "Sepuluh",
    "Sebelas",
]
NAMES = ODD_NAMES + [f"{first} {second}" for first, second in product(FIRST, SECOND)][5:]
# Two people each from the first 46 agencies, one from each of the others.
SEATS = [agency for agency in AGENCIES[:46] for _ in range(2)] + AGENCIES[46:]

BY_TYPE = {
    "civil_society": 5,
    "hospital": 5,
    "local_government": 104,
    "migrant_association": 1,
    "ministry": 2,
    "school": 4,
}


def people() -> list[list[str]]:
    return [
        [
            str(number),
            name,
            "Analis" if number % 3 else "",
            agency,
            "P" if number % 2 else "L",
            f"orang{number}@example.org" if number % 4 else "",
            f"0800 0000 {number:04d}",
            "",
        ]
        for number, (name, agency) in enumerate(zip(NAMES, SEATS, strict=True), start=1)
    ]
