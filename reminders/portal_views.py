"""Portal pages of digests: one's own rhythm, the log of what was sent, and asking by WhatsApp."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from actionplan.models import Action
from actionplan.portal.finding import crumbs, signed_in
from actionplan.rules import OPEN
from actionplan.updating import Refused
from directory.models import User
from directory.secrecy import secret_page
from reminders.forms import SubscriptionForm
from reminders.models import Digest, Holiday, Subscription
from reminders.whatsapp import ask_by_whatsapp

PER_PAGE = 50


@login_required
def subscription_edit(request: HttpRequest) -> HttpResponse:
    if not isinstance(request.user, User):
        raise Http404
    mine = Subscription.objects.filter(user=request.user).first()
    form = SubscriptionForm(request.POST or None, instance=mine or Subscription(user=request.user))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your digest settings are saved."))
        return redirect("digests:subscription-edit")
    status = 422 if form.is_bound else 200
    return render(request, "reminders/subscription.html", {"form": form}, status=status)


@login_required
@require_safe
def digest_list(request: HttpRequest) -> HttpResponse:
    """One's own digests; those of everybody for who may read the log."""
    visible = Digest.objects.visible_to(request.user).defer("text", "html", "items")
    year = timezone.localdate().year
    context = {
        "page_obj": Paginator(visible.order_by("-local_date", "address"), PER_PAGE).get_page(
            request.GET.get("page")
        ),
        "reads_all": request.user.has_perm("reminders.view_digest"),
        "year": year,
        "has_holidays": Holiday.objects.filter(day__year=year).exists(),
        "columns": [
            {"label": label}
            for label in (_("Local day"), _("Recipient"), _("State"), _("Subject"), _("Reason"))
        ],
    }
    return render(request, "reminders/digest_list.html", context)


@login_required
@require_safe
def digest_detail(request: HttpRequest, digest_id: int) -> HttpResponse:
    digest = get_object_or_404(Digest.objects.visible_to(request.user), pk=digest_id)
    return render(request, "reminders/digest_detail.html", {"digest": digest})


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
