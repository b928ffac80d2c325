"""The log of the back office takes what officials do with posts in the portal, too."""

from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from directory.journal import Deed

WORDS = {
    Deed.POST_ADDED: (_("Add a post"), _("Post added")),
    Deed.POST_CHANGED: (_("Change a post"), _("Post changed")),
    Deed.INVITED: (_("Invite to a post"), _("Somebody was invited to the post")),
    Deed.INVITED_AGAIN: (_("Invite again"), _("The invitation was sent again")),
    Deed.WITHDRAWN: (_("Withdraw an invitation"), _("The invitation was withdrawn")),
    Deed.ACCEPTED: (_("Accept an invitation"), _("The invitation was accepted")),
    Deed.APPOINTED: (_("Appoint"), _("Somebody was appointed to the post")),
    Deed.TENURE_ENDED: (_("End a tenure"), _("The tenure was ended")),
    Deed.NOTE_PRINTED: (_("Print a handover note"), _("A handover note was printed")),
    Deed.MERGED: (_("Merge agencies"), _("Agencies were merged into this one")),
    Deed.ADDRESS_WORKS: (_("Send to an address again"), _("Digests go to the address again")),
}


def write(deed: Deed, thing: Model, by: Any, moment: datetime, numbers: dict[str, Any]) -> None:
    log(instance=thing, action=deed.value, user=by, data=numbers or None, timestamp=moment)
