"""Who may open a page of posts, and the post or agency an address names; else a 404."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from directory.holding import Seat, existing_posts, seats, with_vacancy
from directory.models import Invitation, Post, Tenure, User
from directory.rights import Reach, reach_of

Where = ParamSpec("Where")


@dataclass(frozen=True)
class Desk:
    """Who asks, when, and what that person's posts open on the day."""

    user: User
    moment: datetime
    day: date
    reach: Reach

    def post_or_404(self, post_id: int) -> Post:
        """One that may be seen."""
        posts = existing_posts(self.day).visible_to(self.reach)
        post: Post = get_object_or_404(posts.select_related("agency__region"), pk=post_id)
        return post

    def editable_or_404(self, post_id: int) -> Post:
        posts = existing_posts(self.day).editable_by(self.reach)
        post: Post = get_object_or_404(posts.select_related("agency__region"), pk=post_id)
        return post

    def invitation_or_404(self, invitation_id: int) -> Invitation:
        editable = Post.objects.editable_by(self.reach)
        joined = Invitation.objects.select_related("post__agency__region")
        found: Invitation = get_object_or_404(joined, pk=invitation_id, post__in=editable)
        return found

    def tenure_or_404(self, tenure_id: int) -> Tenure:
        editable = Post.objects.editable_by(self.reach)
        joined = Tenure.objects.select_related("holder", "post__agency__region")
        found: Tenure = get_object_or_404(joined, pk=tenure_id, post__in=editable)
        return found

    def seat_of(self, post: Post) -> Seat:
        found = with_vacancy(Post.objects.filter(pk=post.pk), self.day)
        return seats(found.select_related("agency__region"), self.reach, self.day)[0]


def office_page(
    view: Callable[Concatenate[HttpRequest, Desk, Where], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Where], HttpResponse]:
    """For who is responsible for posts somewhere, and programme staff, who only read."""

    @cache_control(private=True, no_store=True)
    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Where.args, **kwargs: Where.kwargs) -> HttpResponse:
        if not isinstance(request.user, User):
            raise Http404
        moment = timezone.now()
        day = timezone.localdate(moment)
        desk = Desk(request.user, moment, day, reach_of(request.user, day))
        if not sees_posts(desk.reach):
            raise Http404
        return view(request, desk, *args, **kwargs)

    return guarded


def sees_posts(reach: Reach) -> bool:
    return reach.everything or reach.appoints or bool(reach.overseen or reach.headed)


def crumbs(post: Post | None = None) -> list[tuple[str, str]]:
    """The post in short: the line over the heading of each page names its agency."""
    trail = [(_("Posts"), reverse("offices:post-list"))]
    if post:
        label = post.title or post.get_role_display()
        trail.append((label, reverse("offices:post-detail", args=[post.pk])))
    return trail
