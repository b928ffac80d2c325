"""Portal pages of digests: one's own rhythm, and the log of what was sent."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from directory.models import User
from reminders.forms import SubscriptionForm
from reminders.models import Digest, Holiday, Subscription

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
