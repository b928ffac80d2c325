"""The addresses that mail servers refuse, for who answers for their posts."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from actionplan.portal.finding import signed_in
from reminders import bouncing
from reminders.models import Undeliverable
from reminders.portal.log import crumbs

PER_PAGE = 50


@never_cache
@login_required
@require_safe
def address_list(request: HttpRequest) -> HttpResponse:
    day = timezone.localdate()
    if not bouncing.has_access(request.user, day):
        raise Http404
    visible = Undeliverable.objects.visible_to(request.user, day)
    page = Paginator(visible.order_by("-bounces", "address"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    n = page.paginator.count
    context = {
        "page_obj": page,
        "paused_at": bouncing.PAUSED_AT,
        "count_label": ngettext("%(n)s address", "%(n)s addresses", n) % {"n": n},
        "columns": [{"label": label} for label in _columns()],
        "crumbs": crumbs(request.user),
    }
    return render(request, "reminders/undeliverable_list.html", context)


def _columns() -> list[str]:
    return [_("Address"), _("State"), _("What the server said"), _("It works")]


@login_required
@require_POST
def address_works(request: HttpRequest, address_id: int) -> HttpResponse:
    """From now on digests go there again; should it be refused once more, counting begins anew."""
    now = timezone.now()
    visible = Undeliverable.objects.visible_to(request.user, timezone.localdate(now))
    row = get_object_or_404(visible, pk=address_id)
    bouncing.works_again(row, signed_in(request), now)
    messages.success(request, _("Digests go to this address again."))
    return redirect("digests:address-list")
