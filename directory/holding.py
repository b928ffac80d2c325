"""Who holds which post on a day, who is coming and who is invited; vacant posts first."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from directory.models import Invitation, Post, Tenure
from directory.querysets import PostQuerySet
from directory.rights import Reach
from intake.listing import ListFilter


@dataclass(frozen=True)
class Seat:
    """A post on a day. Names are empty for who may only see that it is held."""

    post: Post
    now: tuple[Tenure, ...]
    coming: tuple[Tenure, ...]
    invitation: Invitation | None
    is_vacant: bool
    may_edit: bool
    shows_names: bool

    @property
    def holders(self) -> tuple[Tenure, ...]:
        return (*self.now, *self.coming)


def with_vacancy(posts: PostQuerySet, day: date) -> PostQuerySet:
    """Adds `is_held`, false where nobody with an open account holds the post on the day."""
    held = Tenure.objects.on(day).filter(post=OuterRef("pk"), holder__is_active=True)
    found: PostQuerySet = posts.annotate(is_held=Exists(held))
    return found


def existing_posts(day: date) -> PostQuerySet:
    """Posts of agencies that have not been merged into others."""
    posts: PostQuerySet = Post.objects.filter(
        Q(agency__valid_to=None) | Q(agency__valid_to__gte=day)
    )
    return posts


def vacant_first(posts: PostQuerySet) -> PostQuerySet:
    related = posts.select_related("agency__region")
    return related.order_by("is_held", "agency__region__code", "agency__name", "role", "pk")


def seats(posts: Iterable[Post], reach: Reach, day: date) -> list[Seat]:
    """Three queries whatever their number; nobody is read whom the reader may not know."""
    listed = list(posts)
    known = [post.pk for post in listed if reach.is_responsible_for(post)]
    tenures = _tenures(known, day)
    invitations = {one.post_id: one for one in Invitation.objects.pending().filter(post__in=known)}
    editable = set(_editable(listed, reach))
    return [
        Seat(
            post=post,
            now=tuple(one for one in tenures[post.pk] if one.starts_on <= day),
            coming=tuple(one for one in tenures[post.pk] if one.starts_on > day),
            invitation=invitations.get(post.pk),
            is_vacant=not _is_held(post),
            may_edit=post.pk in editable,
            shows_names=post.pk in known,
        )
        for post in listed
    ]


def _is_held(post: Any) -> bool:
    """As `with_vacancy` found it."""
    return bool(post.is_held)


def _tenures(posts: Sequence[int], day: date) -> defaultdict[int, list[Tenure]]:
    found: defaultdict[int, list[Tenure]] = defaultdict(list)
    lasting = Tenure.objects.filter(Q(ends_on=None) | Q(ends_on__gte=day), post__in=posts)
    for tenure in lasting.select_related("holder").order_by("starts_on", "pk"):
        found[tenure.post_id].append(tenure)
    return found


def _editable(posts: Sequence[Post], reach: Reach) -> Iterable[int]:
    ids = [post.pk for post in posts]
    return Post.objects.editable_by(reach).filter(pk__in=ids).values_list("pk", flat=True)


class PostFilter(ListFilter):
    """Filters of the list of posts."""

    text = filters.CharFilter(label=_("Words in agency, region or post"), method="search")
    role = filters.ChoiceFilter(label=_("Role"), choices=Post.Role, empty_label=_("All"))
    vacant = filters.BooleanFilter(
        label=_("Only vacant posts"), method="only_vacant", widget=forms.CheckboxInput
    )

    class Meta:
        model = Post
        fields: list[str] = []

    def search(self, posts: PostQuerySet, name: str, text: str) -> PostQuerySet:
        for word in text.split():
            posts = posts.filter(
                Q(title__icontains=word)
                | Q(agency__name__icontains=word)
                | Q(agency__region__name__icontains=word)
            )
        return posts

    def only_vacant(self, posts: PostQuerySet, name: str, chosen: bool) -> PostQuerySet:
        return posts.filter(is_held=False) if chosen else posts
