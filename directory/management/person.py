"""What the commands about one person share: finding the person, or saying why not."""

import sys
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandParser
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from directory import personal
from directory.personal import Shared, Subject, UnknownEvent, Wanted
from intake.command_line import AnsweringCommand, Refusal

YES = frozenset({"y", "yes", "ya"})


class PersonCommand(AnsweringCommand):
    """A command about one person: an address, a name at an event, or a number of the lists."""

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "who", metavar="WHO", help="an e-mail address; with --workshop a name; or a number"
        )
        parser.add_argument("--name", default="", help="whom, if several gave the same address")
        parser.add_argument(
            "--workshop", default="", metavar="KEY", help="the event at which the name was listed"
        )
        parser.add_argument(
            "--yes", "--no-input", "--noinput", action="store_true", dest="yes", help="do not ask"
        )

    def find(self, options: Mapping[str, Any]) -> Subject:
        """Raises Refusal for nobody, and for several people of whom none was singled out.

        Who was found by anything but an address is shown first.
        """
        who = options["who"].strip()
        number = who.removeprefix("#")
        if options["workshop"]:
            return self._find(Wanted(who, options["workshop"]), who)
        if number.isascii() and number.isdigit() and len(number) < 19:
            return self._find(Wanted(number=int(number)), who)
        return _at_address(who, options["name"])

    def _find(self, wanted: Wanted, who: str) -> Subject:
        try:
            matches = personal.search(wanted)
        except UnknownEvent:
            message = _("There is no event with the key “%(key)s”.") % {"key": wanted.event}
            raise Refusal("workshop_unknown", message) from None
        if not matches:
            raise refuse_unknown(who)
        if len(matches) > 1 or not matches[0].is_exact:
            message = _("Say the number of the person who is meant:")
            raise Refusal("person_unclear", message, {"matches": [asdict(m) for m in matches]})
        self.stderr.write(_line(asdict(matches[0])))
        return personal.identify_match(matches[0])

    def confirm(self, question: str, refusal: str) -> None:
        """On the error stream, so that standard output stays the answer alone. Raises Refusal."""
        self.stderr.write(question)
        if sys.stdin.readline().strip().lower() not in YES:
            raise Refusal("not_confirmed", refusal)

    def summary(self, answer: Mapping[str, Any]) -> str:
        return "\n".join(_line(match) for match in answer.get("matches", ()))


def _line(match: Mapping[str, Any]) -> str:
    told = (match[name] for name in ("name", "position", "office", "email", "event"))
    return f"#{match['number']} " + "; ".join(text for text in told if text)


def _at_address(email: str, name: str) -> Subject:
    try:
        validate_email(email)
    except ValidationError:
        message = _(
            "“%(text)s” is no e-mail address; to look for a name, say the event with --workshop."
        )
        raise Refusal("not_an_address", message % {"text": email}) from None
    try:
        return personal.identify(email, name)
    except Shared as shared:
        message = _("%(n)s people gave the address %(email)s; say whom you mean with --name.")
        about = {"n": shared.people, "email": email}
        raise Refusal("address_shared", message % about) from None


def told_of(subject: Subject) -> dict[str, Any]:
    """Whom the answer is about: the address, or else the number."""
    return {"email": subject.email} if subject.email else {"number": subject.number}


def refuse_unknown(who: str) -> Refusal:
    return Refusal("person_unknown", _("Nothing is held about %(who)s.") % {"who": who})
