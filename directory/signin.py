"""How people sign in: no self-registration, and every mail through our own door."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory import mail
from directory.models import User

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by an administrator or an appointment, never by a visitor."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """`account/email/login_code` is the mail `login-code`. A server that is down is said.

        The sentence is the same for known and unknown addresses, so it gives no account away.
        """
        name = template_prefix.rpartition("/")[2].replace("_", "-")
        user = context.get("user")
        language = getattr(user, "language", "") or get_language() or "id"
        about = {"email": email, "demo_data": isinstance(user, User) and user.is_demo}
        try:
            mail.send(name, email, {**about, **context}, language)
        except (mail.Unreachable, mail.Refused) as error:
            logger.warning("the mail %s could not be sent: %s", name, error)
            messages.error(
                self.request, _("The mail could not be sent just now. Please try again later.")
            )
