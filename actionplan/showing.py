"""Which status of an action the public sees while updates wait for clearance."""

from collections.abc import Iterable

from django.db.models import Case, Exists, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce

from actionplan.models import Action, Update


def settle(action_ids: Iterable[int]) -> None:
    """Empties `cleared_status` where the newest update is cleared, else sets what is shown.

    Shown is where the newest cleared update led; before any was cleared, where the first began.
    What was taken back does not count. Call it in the transaction that holds the rows of these
    actions.
    """
    updates = Update.objects.standing().filter(action=OuterRef("pk"))
    newest = updates.order_by("-version")
    shown = newest.filter(cleared_at__isnull=False)
    actions = Action.objects.filter(pk__in=list(action_ids)).annotate(
        newest_cleared_at=Subquery(newest.values("cleared_at")[:1]),
        last_shown=Subquery(shown.values("status_after")[:1]),
        first_known=Subquery(updates.order_by("version").values("status_before")[:1]),
    )
    actions.update(
        cleared_status=Case(
            When(~Exists(updates), then=Value("")),
            When(newest_cleared_at__isnull=False, then=Value("")),
            default=Coalesce("last_shown", "first_known", F("status")),
        )
    )
