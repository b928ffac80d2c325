"""What the action plan knows about a person: which updates they wrote. The updates stay."""

from typing import Any

from django.db.models import F

from actionplan.models import Update
from directory.personal import Keeper, Subject


def _export(subject: Subject) -> dict[str, list[dict[str, Any]]]:
    if subject.account is None:
        return {}
    written = Update.objects.filter(written_by=subject.account).order_by("written_at", "pk")
    said = ("written_at", "via", "status_before", "status_after", "sentence")
    return {"updates": list(written.values(*said, reference=F("action__reference")))}


# A sentence and its evidence belong to the action; who wrote them loses the name with the account.
UPDATES = Keeper(
    key="actionplan",
    fields={
        "actionplan.Update": (
            "sentence",
            "on_behalf_basis",
            "filled_in_by",
            "changes",
            "declined_why",
        ),
        "actionplan.Evidence": ("title", "url", "file"),
        "actionplan.Note": ("text",),
    },
    export=_export,
)
