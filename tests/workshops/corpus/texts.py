"""Lists saved as text: encodings, separators, line ends, and what Excel adds."""

from tests.workshops.corpus.cases import HEADER, TRIO, Case, comma, text

THREE = """
2 new
3 new
4 new
"""
ROWS = (HEADER, *TRIO)
SEMICOLON = text(ROWS, ";")
LETTERS = {2: {"full_name": "Hj. Siti Nur'aini, S.STP., M.Si"}, 3: {"full_name": "Ma'ruf"}}

CASES = (
    Case("utf8-comma.csv", comma(ROWS), THREE, LETTERS),
    Case("utf8-bom-semicolon.csv", b"\xef\xbb\xbf" + SEMICOLON.encode(), THREE, LETTERS),
    Case("utf16-tab.csv", text(ROWS, "\t").encode("utf-16"), THREE, LETTERS),
    Case("utf16-unmarked-tab.txt", text(ROWS, "\t").encode("utf-16-le"), THREE, LETTERS),
    Case(
        "windows-1252-semicolon.csv",
        text((HEADER, ("1", "Renée D’Alwis", "Staf", "BP3MI NTB", "P", "", "")), ";").encode(
            "cp1252"
        ),
        "2 new",
        {2: {"full_name": "Renée D’Alwis"}},
    ),
    Case("tab.tsv", text(ROWS, "\t").encode(), THREE, LETTERS),
    Case("sep-line.csv", ("sep=;\r\n" + SEMICOLON).encode(), THREE, LETTERS),
    Case(
        "mixed-line-ends.csv",
        text(ROWS, ";").replace("\r\n", "\n", 1).replace("\r\n", "\r", 1).encode(),
        THREE,
        LETTERS,
    ),
    Case(
        "comma-inside-semicolon.csv",
        text((["Nama", "Instansi"], ["Budi, S.Sos", "BP3MI NTB"]), ";").encode(),
        "2 new",
        {2: {"full_name": "Budi, S.Sos"}},
    ),
    Case(
        "line-break-in-a-cell.csv",
        comma((("Nama", "Instansi"), ("Dewi\nLestari", "BP3MI NTB"), ("Eko", "BP3MI NTB"))),
        "2 new\n3 new",
        {2: {"full_name": "Dewi Lestari"}},
    ),
    Case(
        "blank-lines-between.csv",
        comma((("Nama", "Instansi"), (), ("Dewi", "BP3MI NTB"), ("", ""), ("Eko", "BP3MI NTB"))),
        "3 new\n5 new",
    ),
)
