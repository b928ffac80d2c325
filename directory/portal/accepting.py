"""The page that the link of an invitation opens. Opening it writes nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from directory import accepting, inviting
from directory.accepting import Accepted, Closed, State
from directory.models import Invitation
from directory.portal.forms import AcceptanceForm
from directory.refusing import Refused
from directory.secrecy import secret_page


@secret_page
@require_http_methods(["GET", "HEAD", "POST"])
def invitation_accept(request: HttpRequest, token: str) -> HttpResponse:
    now = timezone.now()
    invitation = accepting.find(token)
    state = accepting.state_of(invitation, now)
    if invitation is None or state != State.OPEN:
        return _closed(request, str(state.label))
    asks_name = not accepting.known_name(invitation)
    entered = request.POST if request.method == "POST" else None
    form = AcceptanceForm(entered, asks_name=asks_name, initial={"full_name": invitation.full_name})
    if request.method == "POST" and form.is_valid():
        try:
            return _welcome(request, accepting.accept(token, form.name, now))
        except Closed as closed:
            return _closed(request, str(closed.state.label))
        except Refused as refused:
            return _closed(request, refused.message)
    return _ask(request, invitation, form)


def _ask(request: HttpRequest, invitation: Invitation, form: AcceptanceForm) -> HttpResponse:
    about = inviting.announcement_of(invitation)
    zone = invitation.post.agency.region.zone if invitation.post.agency.region else None
    context = {
        "invitation": invitation,
        "about": about,
        "form": form,
        "expires": inviting.show_moment(invitation.expires_at, zone) if zone else "",
    }
    status = 422 if form.errors else 200
    return render(request, "directory/public/invitation.html", context, status=status)


def _welcome(request: HttpRequest, accepted: Accepted) -> HttpResponse:
    context = {"accepted": accepted, "day": timezone.localdate()}
    return render(request, "directory/public/invitation_accepted.html", context)


def _closed(request: HttpRequest, sentence: str) -> HttpResponse:
    context = {"sentence": sentence}
    return render(request, "directory/public/invitation_closed.html", context, status=404)
