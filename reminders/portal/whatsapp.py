"""Asking for news of an action by WhatsApp."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from actionplan.models import Action
from actionplan.portal.finding import crumbs, signed_in
from actionplan.rules import OPEN
from actionplan.updating import Refused
from directory.secrecy import secret_page
from reminders.whatsapp import ask_by_whatsapp


@secret_page
@login_required
@require_POST
def action_whatsapp(request: HttpRequest, reference: str) -> HttpResponse:
    """The text of a message with a link for the post of an action, shown this once."""
    now = timezone.now()
    mine = Action.objects.nudgeable_by(request.user, timezone.localdate(now))
    related = mine.select_related("plan__region", "owner__agency")
    action = get_object_or_404(related, reference=reference)
    if action.status not in OPEN:
        messages.info(request, _("There is nothing to ask about."))
        return redirect("actions:action-detail", action.reference)
    try:
        message = ask_by_whatsapp(action, signed_in(request), now)
    except Refused as refused:  # where the action is, it is tomorrow already, or still yesterday
        messages.error(request, refused.message)
        return redirect("actions:action-detail", action.reference)
    context = {
        "action": action,
        "message": message,
        "crumbs": crumbs(action),
    }
    return render(request, "reminders/whatsapp.html", context)
