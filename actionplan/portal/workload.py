"""The workload page: what lies with each post of a region, and which posts are vacant."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from actionplan import coordinating
from actionplan.portal.places import choice_or_404
from actionplan.workload import COUNTED, posts_with, workload

PER_PAGE = 50


@cache_control(private=True, no_store=True)
@login_required
@require_safe
def post_workload(request: HttpRequest) -> HttpResponse:
    day = timezone.localdate()
    choice = choice_or_404(request, day)
    actions = coordinating.actions_in(choice.place)
    page = Paginator(posts_with(actions), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "choice": choice,
        "page_obj": page,
        "loads": workload(actions, list(page.object_list), day),
        "labels": [tag.label for tag in COUNTED],
        "list_url": f"{reverse('actions:action-list')}?{choice.query}&",
        "crumbs": choice.crumbs,
    }
    return render(request, "actionplan/portal_workload.html", context)
