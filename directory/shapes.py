"""How agency words are built by rule, and small sets of words that change what a name means."""

from __future__ import annotations

import re


def words_set(text: str) -> frozenset[str]:
    """Return the words of a line as a set."""
    return frozenset(text.split())


# Words built by rule, seen alone: type, kind, pattern of one compared word.
BUILT: tuple[tuple[str, str | None, re.Pattern[str]], ...] = (
    ("school", "sekolah", re.compile(r"(sman?|smkn?|smpn?|sdn?|mtsn?|man|slbn?)\d+\w?")),
    ("school", "sekolah", re.compile(r"(smk|sma|smp|mts|sd)(s|it|pp|tq|k|swasta|negeri|muh\w*)")),
    ("hospital", "rs", re.compile(r"rs(u|i|j|k|t|ia|ad|al|au|ud|up)(d|p|n|k)?[a-z]?")),
    (
        "academia",
        "univ",
        re.compile(r"(poltekkes|stikes|stikk?om|stimik|stmik|stkip|stip?er|stih?es)\w*"),
    ),
    (
        "academia",
        "univ",
        re.compile(r"sti(a|e|h|k|p|t|ba|kes|kom|par|fi|fa|ma|s)[a-z]{0,4}|stai[a-z]{0,3}|stit"),
    ),
    (
        "local_government",
        None,
        re.compile(
            r"(dis|din)[a-z0-9]*(naker|trans|sos|dukcapil|capil|kop|dag|perin|kominfo|komdigi|hub|"
            r"par|pora|tan|kan|lut|perkim|kim|permas|permades|pmd|nak|hut|pangan|ukm|p3a|pusip|arpus|"
            r"bud|bun|kes|dik|damkar|taru|kesra|pupr|lh|esdm|kesos)[a-z0-9]*"
        ),
    ),
    (
        "local_government",
        None,
        re.compile(
            r"dsp(3a|pa)[a-z0-9]*|dp[a-z0-9]*(p3a|ppa|pa|kb|ptsp|tsp|mptsp|md|mpd|upr|kp|kad|mk|kpp|tan)[a-z0-9]*"
        ),
    ),
    ("local_government", None, re.compile(r"b[kp](?!bp|jp)[bkprs0-9]{1,3}a?da?")),
    ("local_government", "bappeda", re.compile(r"(bap+e(?!m)|baren)[a-z]*(da|bang)[a-z]*")),
    (
        "local_government",
        None,
        re.compile(r"(pemprov|pemkab|pemkot|setda|bkpsdm|bkpp|bakesbang)[a-z]*"),
    ),
    ("ministry", "pbrn_pnrb", re.compile(r"kemen[a-z0-9]{2,}")),
    (
        "vertical_agency",
        "polda",
        re.compile(
            r"(polres|polsek|polda|satreskrim|ditres|dit(bin|intel)|dan(lanal|rem|dim|ramil|lanud))[a-z]*"
        ),
    ),
    ("vertical_agency", "bp3mi", re.compile(r"[blu]p\d+p?(tki|p?mi)")),
    ("media", "media_", re.compile(r"[a-z]{3,}(news|tv|post|pos|fm|kini|today)")),
    ("media", "media_", re.compile(r"(tribun|detik|liputan|antara|kompas|radar)[a-z]{3,}")),
    ("labour_union", "union", re.compile(r"(fsp|kfsp|fsb|ksb|k?spsi|sbsi)[a-z]{0,5}")),
    (
        "international_organization",
        "un_other",
        re.compile(r"un(icef|hcr|fpa|esco|odc|ep|dp|women|habitat|aids|rco)"),
    ),
)

# "Communities of migrants": any of these words, then any of those.
GATHERINGS = frozenset(
    [
        "komunitas",
        "kelompok",
        "paguyuban",
        "forum",
        "ikatan",
        "serikat",
        "persatuan",
        "keluarga",
        "organisasi",
        "himpunan",
        "perhimpunan",
        "perwakilan",
        "rumpun",
        "kawan",
        "sahabat",
        "alumni",
        "mantan",
        "eks",
        "istri",
        "suami",
        "kader",
        "asosiasi",
        "union",
        "association",
        "group",
    ]
)
MIGRANTS = frozenset(
    ["migran", "pmi", "tki", "tkw", "bmi", "cpmi", "migrant", "migrants", "tkipurna", "purna"]
)

BACK_HOME = words_set("purna mantan eks")
RETURNED = words_set("purna mantan eks keluarga pekerja buruh pmi tki")

# A short name with several owners says nothing alone.
UNCLEAR = words_set("pmi bpd kkp kpi ma mi ppk sp kami sari ppt pp ksp pn pa ra ut blkln")
UNCLEAR_BESIDE_AN_AREA: dict[str, tuple[str, str | None]] = {
    "kkp": ("vertical_agency", "karantina_kes"),
    "kami": ("migrant_association", "kami"),
    "pa": ("vertical_agency", "pengadilan"),
    "pn": ("vertical_agency", "pengadilan"),
    "ut": ("academia", "univ"),
}
UNCLEAR_BEFORE_A_NAME: dict[str, tuple[str, str | None]] = {
    "ma": ("school", "sekolah"),
    "mi": ("school", "sekolah"),
    "pn": ("vertical_agency", "pengadilan"),
    "pa": ("vertical_agency", "pengadilan"),
    "ra": ("school", "sekolah"),
    "ksp": ("private_sector", "bank"),
}
# Words with which names of Islamic schools begin.
ARABIC = words_set("darul darun darus nurul al miftahul raudlatul manbaul hidayatul bustanul an as")
# Islands by which papers and stations are called.
ISLANDS = words_set(
    "lombok flores sumba timor borneo celebes java bali sumatra sumatera sulawesi kalimantan papua "
    "madura nusantara nusa indonesia"
)
# Units of an office: the office named behind them decides.
UNIT_KINDS = frozenset({"biro_kesra", "biro_hukum", "biro_pemerintahan", "biro_lain"})
# Task forces: the police or navy office named behind them decides.
TASK_FORCES = frozenset({"gugus_tugas_tppo", "satgas_pmi"})
OFFICES = frozenset(
    {"ministry", "vertical_agency", "legislature", "academia", "hospital", "school"}
)
BRANCH = words_set(
    "kanwil kantor balai loka upt uptd perwakilan satker stasiun sentra cabang satpel"
)
HEAD_OFFICE = words_set("pusat republik")
BANK_WORDS = words_set("bank syariah jateng bali sulselbar jatim diy ntt")
# Names that are everyday words: only in capitals or as the whole cell.
EVERYDAY = words_set(
    "aman fitra inklusi mampu skala genre antara fajar radar tempo narasi viva grab kompak persis "
    "santai seruni karina transform konsepsi prospera tifa kemitraan sida perum taspen "
    "detik suara somasi fitrah abri"
)
# Words for any office: they need an area beside them to be one of local government.
NEEDS_AREA = words_set("badan department bureau kantor office upt sekretariat seksi")
LOCAL_OFFICE = {
    "kemenag": "kemenag_daerah", "bps_pusat": "bps_daerah", "kp2mi": "bp3mi",
    "kemenimipas": "imigrasi", "kemenkum": "kanwil_hukum", "kemensos": "sentra_sosial",
}  # fmt: skip
# Ministries and bodies without offices in the regions.
ONLY_CENTRAL = frozenset({"kemlu", "kjri_dll", "kemenko", "setneg", "kemenpppa", "bappenas"})
# Ministries' units of which the offices in the regions have namesakes.
UNIT_NAMES = words_set("binapenta binalavotas bina dukcapil supd")
# Hints that stand back behind the village or district they belong to.
ROLES = words_set(
    "kasi kabid kantor office staf seksi sekretariat kaur asisten penyuluh kecamatan distrik"
)
# Programmes of donors: before the name of another body they may be its funder or its project.
PROGRAMMES = words_set("inklusi skala kompak mampu")
# Hints of these types name one agency; words for any unit stand back behind them.
NAMING = frozenset({"vertical_agency", "international_organization"})
UNITS = words_set("upt uptd")
ABROAD = frozenset({"international_organization", "development_partner"})
# Types of which the cell's "kota" or "provinsi" may belong to a name.
NAMED_FREELY = frozenset(
    {"media", "private_sector", "civil_society", "migrant_association", "labour_union", "academia"}
    | {"hospital", "school"}
)
# Who somebody is, not where: no agency is named.
POSITIONS = words_set(
    "kepala ketua wakil kabid kabag kasi kasubag kasubbag kasubbid subbag seksi bidang bagian staf "
    "sekretaris pelaksana anggota koordinator penyuluh asisten kantor umum fungsional kelompok "
    "sub kepegawaian"
)
# Before a short name with several owners these change nothing.
TITLES = POSITIONS | words_set("hakim panitera jaksa guru siswa dosen direktur manajer perwakilan")
# Hints that are typed together with the name behind them.
JOINING = words_set("badan biro kantor desa kecamatan kelurahan balai sekolah")
