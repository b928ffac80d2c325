"""The page on which a person chooses how often digests come."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from directory.models import User
from reminders.forms import SubscriptionForm
from reminders.models import Subscription


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
