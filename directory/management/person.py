"""What the commands about one person share: finding the person, or saying why not."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from directory import personal
from directory.personal import Shared, Subject
from intake.command_line import Refusal


def find(email: str, name: str) -> Subject:
    """Raises Refusal for what is no address, or one of several people when no name says whom."""
    try:
        validate_email(email)
    except ValidationError:
        message = _("“%(text)s” is no e-mail address.") % {"text": email}
        raise Refusal("not_an_address", message) from None
    try:
        return personal.identify(email, name)
    except Shared as shared:
        message = _("%(n)s people gave the address %(email)s; say whom you mean with --name.")
        about = {"n": shared.people, "email": email}
        raise Refusal("address_shared", message % about) from None


def refuse_unknown(email: str) -> Refusal:
    return Refusal("person_unknown", _("Nothing is held about %(email)s.") % {"email": email})
