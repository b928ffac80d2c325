"""How agency words are built by rule, and small sets of words that change what a name means."""

from __future__ import annotations

import re


def words_set(text: str) -> frozenset[str]:
    """Return the words of a line as a set."""
    return frozenset(text.split())


# Words built by rule, seen alone: type, kind, pattern of one compared word.
BUILT: tuple[tuple[str, str | None, re.Pattern[str]], ...] = (
    ("school", "sekolah", re.compile(r"(sman?|smkn?|smpn?|sdn?|mtsn?|man|slbn?)\d+\w?")),
    ("school", "sekolah", re.compile(r"(smk|sma|smp|mts|sd)(s|it|swasta|negeri|muh\w*)")),
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
            r"dp[a-z0-9]*(p3a|ppa|pa|kb|ptsp|tsp|mptsp|md|mpd|upr|kp|kad|mk|kpp|tan)[a-z0-9]*"
        ),
    ),
    ("local_government", "bappeda", re.compile(r"(bap+e|baren)[a-z]*(da|bang)[a-z]*")),
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

# A short name with several owners says nothing alone.
UNCLEAR = words_set("pmi bpd kkp kpi ma mi ppk sp kami sari ppt pp ksp pn pa")
UNCLEAR_BESIDE_AN_AREA: dict[str, tuple[str, str | None]] = {
    "kkp": ("vertical_agency", "karantina_kes"),
    "kami": ("migrant_association", "kami"),
    "pa": ("vertical_agency", "pengadilan"),
    "pn": ("vertical_agency", "pengadilan"),
}
UNCLEAR_BEFORE_A_NAME: dict[str, tuple[str, str | None]] = {
    "ma": ("school", "sekolah"),
    "mi": ("school", "sekolah"),
    "pn": ("vertical_agency", "pengadilan"),
    "ksp": ("private_sector", "bank"),
}
# Units of an office: the office named behind them decides.
UNIT_KINDS = frozenset({"biro_kesra", "biro_hukum", "biro_pemerintahan", "biro_lain"})
OFFICES = frozenset(
    {"ministry", "vertical_agency", "legislature", "academia", "hospital", "school"}
)
BRANCH = words_set(
    "kanwil kantor balai loka upt uptd perwakilan satker stasiun sentra cabang satpel"
)
HEAD_OFFICE = words_set("ri pusat republik")
BANK_WORDS = words_set("bank syariah jateng bali sulselbar jatim diy ntt")
# Names that are everyday words: only in capitals or as the whole cell.
EVERYDAY = words_set(
    "aman fitra inklusi mampu skala genre antara fajar radar tempo narasi viva grab kompak persis "
    "santai seruni karina transform konsepsi prospera tifa kemitraan sida perum taspen "
    "detik pers press media suara somasi fitrah abri"
)
# Words for any office: they need an area beside them to be one of local government.
NEEDS_AREA = words_set("badan department bureau kantor office upt sekretariat seksi")
LOCAL_OFFICE = {
    "kemenag": "kemenag_daerah", "bps_pusat": "bps_daerah", "kp2mi": "bp3mi",
    "kemenimipas": "imigrasi", "kemenkum": "kanwil_hukum", "kemensos": "sentra_sosial",
}  # fmt: skip
# Ministries and bodies without offices in the regions.
ONLY_CENTRAL = frozenset({"kemlu", "kjri_dll", "kemenko", "setneg", "kemenpppa", "bappenas"})
