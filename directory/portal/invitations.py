"""Inviting somebody to a post, again or no more; and ending a tenure."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from directory import appointing
from directory.inviting import Outcome
from directory.portal.finding import Desk, crumbs, office_page
from directory.portal.forms import InvitationForm, TenureEndForm
from directory.refusing import Refused
from directory.tasks import send_or_queue


@require_http_methods(["GET", "HEAD", "POST"])
@office_page
def post_invite(request: HttpRequest, desk: Desk, post_id: int) -> HttpResponse:
    post = desk.editable_or_404(post_id)
    form = InvitationForm(
        request.POST or None,
        held=appointing.definitive_holder(post, desk.day),
        initial={"starts_on": desk.day},
    )
    if request.method == "POST" and form.is_valid():
        try:
            invitation = appointing.invite(
                post, form.to_invitee(), form.to_appointment(), desk.user, desk.moment
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            tell(request, send_or_queue(invitation.pk))
            return redirect("offices:post-detail", post.pk)
    context = {"post": post, "form": form, "crumbs": crumbs(post)}
    status = 422 if form.errors else 200
    return render(request, "directory/portal/post_invite.html", context, status=status)


@require_POST
@office_page
def invitation_resend(request: HttpRequest, desk: Desk, invitation_id: int) -> HttpResponse:
    invitation = desk.invitation_or_404(invitation_id)
    try:
        appointing.invite_again(invitation, desk.user, desk.moment)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        tell(request, send_or_queue(invitation.pk))
    return redirect("offices:post-detail", invitation.post_id)


@require_POST
@office_page
def invitation_withdraw(request: HttpRequest, desk: Desk, invitation_id: int) -> HttpResponse:
    invitation = desk.invitation_or_404(invitation_id)
    try:
        appointing.withdraw(invitation, desk.user, desk.moment)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("The invitation is withdrawn; its link opens nothing more."))
    return redirect("offices:post-detail", invitation.post_id)


@require_http_methods(["GET", "HEAD", "POST"])
@office_page
def tenure_end(request: HttpRequest, desk: Desk, tenure_id: int) -> HttpResponse:
    tenure = desk.tenure_or_404(tenure_id)
    form = TenureEndForm(request.POST or None, initial={"last_day": desk.day})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            appointing.end_tenure(
                tenure, given["last_day"], given["letter"], desk.user, desk.moment, desk.day
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("The end of the tenure is recorded."))
            return redirect("offices:post-detail", tenure.post_id)
    context = {"tenure": tenure, "post": tenure.post, "form": form, "crumbs": crumbs(tenure.post)}
    status = 422 if form.errors else 200
    return render(request, "directory/portal/tenure_end.html", context, status=status)


def tell(request: HttpRequest, outcome: Outcome | None) -> None:
    """What became of the mail, in one sentence."""
    if outcome is Outcome.SENT:
        messages.success(request, _("The invitation has been mailed. It is good for seven days."))
    elif outcome is Outcome.REFUSED:
        messages.error(request, _("The mail server refuses this address. Check how it is written."))
    elif outcome is Outcome.LATER:
        messages.warning(
            request, _("No mail server answers just now. The invitation goes out later by itself.")
        )
    else:
        messages.success(request, _("The invitation is on its way. It is good for seven days."))
