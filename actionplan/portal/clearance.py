"""Updates that wait for the person's clearance: let out in bulk, or kept inside with a reason."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from actionplan import clearing
from actionplan.history import show_moment
from actionplan.models import Update
from actionplan.portal.finding import crumbs, keys_in, signed_in
from actionplan.updating import Refused
from actionplan.wording import ChangedFact, changed_facts, has_hidden_facts

PER_PAGE = 50


@dataclass(frozen=True)
class Waiting:
    """An update that waits, when by the reader's own clock, and the facts it changed."""

    update: Update
    moment: str
    changes: list[ChangedFact]
    has_hidden_facts: bool


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def clearance_list(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _decide(request)
    day = timezone.localdate()
    waiting = clearing.waiting_for(signed_in(request), day)
    page = Paginator(waiting, PER_PAGE).get_page(request.GET.get("page"))
    number = page.paginator.count
    context = {
        "page_obj": page,
        "rows": _rows(page.object_list),
        "count_label": ngettext("%(n)s update", "%(n)s updates", number) % {"n": number},
        "all_chosen": "all" in request.GET,
        "crumbs": crumbs(),
    }
    return render(request, "actionplan/clearance_list.html", context)


def _rows(updates: Iterable[Update]) -> list[Waiting]:
    return [
        Waiting(
            update,
            show_moment(update.written_at),
            changed_facts(update.changes, is_public=True),
            has_hidden_facts(update.changes),
        )
        for update in updates
    ]


def _decide(request: HttpRequest) -> HttpResponse:
    if "decline" in request.POST:
        _decline(request)
    else:
        _clear(request)
    return redirect("actions:clearance-list")


def _clear(request: HttpRequest) -> None:
    chosen = keys_in(request.POST.getlist("update"))
    if not chosen:
        messages.error(request, _("Choose at least one update."))
        return
    cleared = clearing.clear(chosen, signed_in(request), timezone.now())
    done, left = len(cleared.done), len(cleared.left)
    if done:
        text = ngettext("%(n)s update is public now.", "%(n)s updates are public now.", done)
        messages.success(request, text % {"n": done})
    if left:
        text = ngettext(
            "%(n)s update was no longer waiting for you and is left as it was.",
            "%(n)s updates were no longer waiting for you and are left as they were.",
            left,
        )
        messages.warning(request, text % {"n": left})


def _decline(request: HttpRequest) -> None:
    number = request.POST["decline"]
    why = request.POST.get(f"why_{number}", "")
    update_id = next(iter(keys_in([number])), 0)
    try:
        clearing.decline(update_id, signed_in(request), timezone.now(), why)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("It stays internal. The reporter reads your reason."))
