"""The posts one is responsible for: the list, one post with its people, adding and changing."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from directory import appointing, journal
from directory.holding import PostFilter, existing_posts, seats, vacant_first, with_vacancy
from directory.journal import Deed
from directory.models import Agency, Post
from directory.portal.finding import Desk, crumbs, office_page
from directory.portal.forms import PostForm

PER_PAGE = 25


@require_safe
@office_page
def post_list(request: HttpRequest, desk: Desk) -> HttpResponse:
    posts = with_vacancy(existing_posts(desk.day).visible_to(desk.reach), desk.day)
    found = PostFilter(request.GET, queryset=vacant_first(posts))
    page = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("page"))
    number = page.paginator.count
    context = {
        "page_obj": page,
        "seats": seats(page.object_list, desk.reach, desk.day),
        "form": found.form,
        "chips": found.chips(),
        "count_label": ngettext("%(n)s post", "%(n)s posts", number) % {"n": number},
        "vacant": posts.filter(is_held=False).count(),
        "columns": [{"label": label} for label in _columns()],
        "may_add": desk.reach.appoints or bool(desk.reach.overseen or desk.reach.headed),
        "may_merge": desk.reach.appoints or bool(desk.reach.overseen),
        "desk": desk,
    }
    return render(request, "directory/portal/post_list.html", context)


def _columns() -> list[str]:
    return [_("Post"), _("Agency"), _("Held by"), _("Invitation")]


@require_safe
@office_page
def post_detail(request: HttpRequest, desk: Desk, post_id: int) -> HttpResponse:
    post = desk.post_or_404(post_id)
    seat = desk.seat_of(post)
    context = {"post": post, "seat": seat, "desk": desk, "crumbs": crumbs()}
    return render(request, "directory/portal/post_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@office_page
def post_create(request: HttpRequest, desk: Desk) -> HttpResponse:
    agencies = Agency.objects.existing_on(desk.day).with_posts_editable_by(desk.reach)
    if not agencies.exists():
        raise Http404
    form = PostForm(request.POST or None, roles=list(Post.Role.choices), agencies=agencies)
    if request.method == "POST" and form.is_valid() and _may_give(desk, form):
        post = form.save()
        journal.note(Deed.POST_ADDED, post, desk.user, desk.moment)
        messages.success(request, _("The post is there. Nobody holds it yet."))
        return redirect("offices:post-detail", post.pk)
    title = _("Add a post")
    return _show(request, form, {"title": title, "crumbs": crumbs()})


@require_http_methods(["GET", "HEAD", "POST"])
@office_page
def post_edit(request: HttpRequest, desk: Desk, post_id: int) -> HttpResponse:
    post = desk.editable_or_404(post_id)
    roles = appointing.roles_offered(desk.reach, post)
    form = PostForm(request.POST or None, instance=get_object_or_404(Post, pk=post.pk), roles=roles)
    if request.method == "POST" and form.is_valid():
        saved = form.save()
        journal.note(Deed.POST_CHANGED, saved, desk.user, desk.moment)
        messages.success(request, _("The post is saved."))
        return redirect("offices:post-detail", post.pk)
    return _show(request, form, {"title": _("Change the post"), "crumbs": crumbs(post)})


def _may_give(desk: Desk, form: PostForm) -> bool:
    """The role depends on the agency, which is chosen in the same form."""
    offered = dict(appointing.roles_offered(desk.reach, form.instance))
    if form.instance.role in offered:
        return True
    form.add_error("role", _("A coordinator of the region gives this role."))
    return False


def _show(request: HttpRequest, form: PostForm, context: dict[str, Any]) -> HttpResponse:
    status = 422 if form.errors else 200
    template = "directory/portal/post_form.html"
    return render(request, template, {"form": form, **context}, status=status)
