"""The log of digests: one's own, and everybody's for who may read it."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from directory.rights import Person, reach_of
from reminders import bouncing, holds, outbox
from reminders.filters import DigestFilter
from reminders.holidays import years_without_holidays
from reminders.models import Digest, Hold
from reminders.querysets import HoldQuerySet

PER_PAGE = 50


@never_cache
@login_required
@require_safe
def digest_list(request: HttpRequest) -> HttpResponse:
    """One's own digests; those of everybody for who may read the log."""
    day = timezone.localdate()
    visible = Digest.objects.visible_to(request.user).defer("text", "html", "items")
    reads_all = request.user.has_perm("reminders.view_digest")
    found = DigestFilter(request.GET, queryset=visible, reads_all=reads_all)
    page = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("page"))
    n = page.paginator.count
    context = {
        "page_obj": page,
        "form": found.form,
        "chips": found.chips(),
        "count_label": ngettext("%(n)s digest", "%(n)s digests", n) % {"n": n},
        "reads_all": reads_all,
        "holds": open_holds(request.user, day),
        "may_hold": bool(holds.right_of(request.user, day)),
        "may_outbox": outbox.has_access(request.user, day),
        "may_addresses": bouncing.has_access(request.user, day),
        "years": years_without_holidays(day) if reads_all else [],
        "columns": [{"label": label} for label in _columns()],
    }
    return render(request, "reminders/digest_list.html", context)


def _columns() -> list[str]:
    return [_("Local day"), _("Recipient"), _("State"), _("Subject")]


def open_holds(user: Person, day: date) -> HoldQuerySet:
    """What holds back digests that the person reads about: those of the own posts at least."""
    current = Hold.objects.open().select_related("region", "begun_by")
    if user.has_perm("reminders.view_digest") or user.has_perm("reminders.add_hold"):
        return current
    return current.touching(reach_of(user, day).regions)


@never_cache
@login_required
@require_safe
def digest_detail(request: HttpRequest, digest_id: int) -> HttpResponse:
    digest = get_object_or_404(Digest.objects.visible_to(request.user), pk=digest_id)
    context = {"digest": digest, "crumbs": crumbs(request.user)}
    return render(request, "reminders/digest_detail.html", context)


def crumbs(user: Person) -> list[tuple[str, str]]:
    label = _("Log of digests") if outbox.reads_all(user) else _("Digests sent to you")
    return [(label, reverse("digests:digest-list"))]
