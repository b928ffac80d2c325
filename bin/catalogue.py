"""The Indonesian catalogue: `catalogue.py update | check | compile | fill FILE.json...`

Needs no gettext tools. The English text in code and templates is the key; entries are sorted by it
and carry no line numbers, so that a change shows only what was translated.
"""

import ast
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LOCALE = "id"
PO = ROOT / "locale" / LOCALE / "LC_MESSAGES" / "django.po"
APPS = ("intake", "directory", "workshops", "actionplan", "assessments", "reminders", "cms")
TEXT_TEMPLATES = {".html", ".txt", ".mjml", ".typ"}

HEADER = r"""# The Indonesian catalogue. Keep it with `python bin/catalogue.py`.
msgid ""
msgstr ""
"Project-Id-Version: Langkah GCM 1\n"
"Language: id\n"
"Plural-Forms: nplurals=1; plural=0;\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"""

# Header lines that would change with every update, or that nobody keeps.
UNWANTED = tuple(
    f'"{name}:'
    for name in (
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Last-Translator",
        "Language-Team",
        "Report-Msgid-Bugs-To",
        "Generated-By",
    )
)

# The positions of the message, its plural and its context in each function.
FUNCTIONS = {"_": 1, "gettext": 1, "ngettext": 2, "pgettext": 1, "npgettext": 2}
FUNCTIONS |= {f"{name}_lazy": count for name, count in FUNCTIONS.items() if name != "_"}
FUNCTIONS |= {"gettext_noop": 1}
CALL = re.compile(
    r"""\b(_|gettext|ngettext|pgettext|npgettext)\(\s*
        ((?:u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\s*,?\s*)+)(?:count)?\s*\)""",
    re.VERBOSE | re.DOTALL,
)
NAMED = re.compile(r"%\((\w+)\)[sdif]|%[sd]|(?<!\{)\{(\w*)\}(?!\})")


@dataclass(frozen=True, order=True)
class Text:
    """One thing to translate. `plural` and `context` are empty when there is none."""

    singular: str
    plural: str = ""
    context: str = ""


def texts() -> set[Text]:
    found: set[Text] = set()
    for app in APPS:
        for path in (ROOT / app).rglob("*.py"):
            if "migrations" not in path.parts:
                found.update(in_python(path))
    for path in (ROOT / "templates").rglob("*"):
        if path.suffix in TEXT_TEMPLATES:
            found.update(in_template(path.read_text()))
    return {text for text in found if text.singular}


def in_python(path: Path) -> Iterator[Text]:
    with path.open("rb") as source:
        for _line, function, arguments, _comments in extract_python(source, FUNCTIONS, [], {}):
            given = arguments if isinstance(arguments, (tuple, list)) else (arguments,)
            yield from text_of(function, [part for part in given if isinstance(part, str)])


def in_template(source: str) -> Iterator[Text]:
    """Django itself turns a template into calls; each call found in that is one text."""
    for call in CALL.finditer(templatize(source)):
        function, arguments = call.groups()
        yield from text_of(function, list(ast.literal_eval(f"[{arguments}]")))


def text_of(function: str, strings: list[str]) -> Iterator[Text]:
    context = strings.pop(0) if "pgettext" in function and strings else ""
    count = FUNCTIONS[function]
    if len(strings) >= count:
        yield Text(strings[0], strings[1] if count == 2 else "", context)


def read() -> Catalog:
    if not PO.exists():
        return empty()
    with PO.open("rb") as file:
        return read_po(file, locale=LOCALE)


def empty() -> Catalog:
    return read_po(BytesIO(HEADER.encode()), locale=LOCALE)


def write(catalogue: Catalog) -> None:
    PO.parent.mkdir(parents=True, exist_ok=True)
    out = BytesIO()
    write_po(out, catalogue, width=100, no_location=True, sort_output=True, ignore_obsolete=True)
    lines = out.getvalue().decode().splitlines(keepends=True)
    PO.write_text("".join(line for line in lines if not line.startswith(UNWANTED)))


def fresh(wanted: set[Text], known: Catalog, fillings: dict[str, str]) -> Catalog:
    """A catalogue of exactly what is wanted, with what is known of it."""
    made = empty()
    for text in sorted(wanted):
        old = known.get(text.singular, text.context or None)
        kept = string_of(old) if old is not None and not old.fuzzy else ""
        value = fillings.get(text.singular, kept)
        key = (text.singular, text.plural) if text.plural else text.singular
        made.add(key, (value,) if text.plural else value, context=text.context or None)
    return made


def string_of(message: Message) -> str:
    """Indonesian has one form, also where English has two."""
    value = message.string
    return (value[0] if value else "") if isinstance(value, (tuple, list)) else value or ""


def update(*_names: str) -> int:
    return fill()


def fill(*names: str) -> int:
    """Merge translations and say which of them nobody asked for."""
    fillings: dict[str, str] = {}
    for name in names:
        fillings |= json.loads(Path(name).read_text())
    wanted = texts()
    write(fresh(wanted, read(), fillings))
    for unknown in sorted(fillings.keys() - {text.singular for text in wanted}):
        print(f"not used anywhere: {unknown!r}")
    return 0


def check(*_names: str) -> int:
    """Name each text that an Indonesian reader would meet in English, or that would break."""
    known = read()
    faults = [fault for text in sorted(texts()) if (fault := fault_of(text, known))]
    for fault in faults:
        print(fault)
    if faults:
        print(f"{len(faults)} texts to translate: python bin/catalogue.py fill FILE.json")
    return 1 if faults else 0


def fault_of(text: Text, known: Catalog) -> str:
    message = known.get(text.singular, text.context or None)
    if message is None or bool(text.plural) != isinstance(message.id, (tuple, list)):
        return f"missing: {text.singular!r}"
    if message.fuzzy:
        return f"fuzzy: {text.singular!r}"
    if not string_of(message):
        return f"empty: {text.singular!r}"
    if names_in(string_of(message)) != names_in(text.plural or text.singular):
        return f"other placeholders: {text.singular!r} -> {string_of(message)!r}"
    return ""


def names_in(value: str) -> set[str]:
    return {match.group(0) for match in NAMED.finditer(value)}


def compile_(*_names: str) -> int:
    """Write the binary catalogue where it is older than the text."""
    compiled = PO.with_suffix(".mo")
    if not PO.exists():
        return 0
    if compiled.exists() and compiled.stat().st_mtime >= PO.stat().st_mtime:
        return 0
    draft = compiled.with_suffix(".part")
    with draft.open("wb") as file:
        write_mo(file, read())
    draft.rename(compiled)
    return 0


COMMANDS = {"update": update, "fill": fill, "check": check, "compile": compile_}

if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in COMMANDS:
        sys.exit(__doc__)
    sys.exit(COMMANDS[sys.argv[1]](*sys.argv[2:]))
