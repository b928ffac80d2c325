"""Files that are no list: each is refused as a whole with one sentence."""

from tests.intake.files import ole2_bytes
from tests.workshops.corpus.cases import HEADER, TRIO, Case, comma, sheet

GOOD = sheet((HEADER, *TRIO))
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)

CASES = (
    Case("empty.csv", b"", refused="empty"),
    Case("header-alone.csv", comma((HEADER,)), refused="no_rows"),
    Case("picture.csv", PNG, refused="picture"),
    Case("web-page.xls", b"<html><table><tr><td>Nama</td></tr></table></html>", refused="web_page"),
    Case("protected.xlsx", ole2_bytes("EncryptedPackage"), refused="password"),
    Case("rights-managed.xlsx", ole2_bytes("\x09DRMContent"), refused="rights_managed"),
    Case("cut-off.xlsx", GOOD[: len(GOOD) // 2], refused="truncated"),
    Case("scan.pdf", b"%PDF-1.7\n" + bytes(64), refused="pdf"),
    Case("too-wide.csv", comma((HEADER, ("x",) * 201)), refused="columns"),
    Case("too-long-a-cell.csv", comma((HEADER, ("1", "a" * 32_768))), refused="cell"),
    Case("nothing-but-blanks.csv", b" , , \r\n , , \r\n", refused="empty"),
    Case(
        "no-name-column.csv",
        comma((("Kota", "Suhu"), ("Mataram", "31"))),
        refused="columns_missing",
    ),
)
