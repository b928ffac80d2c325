"""The internal discussion of an action."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from actionplan.discussing import write_note
from actionplan.portal.finding import signed_in, visible_or_404
from actionplan.updating import Refused
from intake.posting import post_only

LONGEST = 5000


@post_only("actions:action-detail", "reference")
def action_note(request: HttpRequest, reference: str) -> HttpResponse:
    now = timezone.now()
    action = visible_or_404(request, reference, timezone.localdate(now))
    try:
        write_note(action, signed_in(request), now, request.POST.get("text", "")[:LONGEST])
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("Your note is saved. Only officials can read it."))
    return redirect("actions:action-detail", action.reference)
