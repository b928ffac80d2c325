"""The words of imports: which runs a person may see, which can be undone, which are stale."""

from collections.abc import Collection
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from intake import kinds

OPEN = ("uploaded", "mapped", "checked")
AT_ONCE = 500


class UploadQuerySet(models.QuerySet[Any]):
    def stale_at(self, moment: datetime) -> Self:
        """Uploads older than a day."""
        return self.filter(uploaded_at__lte=moment - settings.UPLOAD_KEPT_FOR)


class ImportRunQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any, day: date) -> Self:
        """Runs into what the person may import into; nothing for anybody else."""
        allowed = [
            Q(kind=kind.key, target__in=[target.key for target in kind.targets(user, day)])
            for kind in kinds.all_kinds()
        ]
        return self.filter(reduce(or_, allowed, Q(pk=None)))

    def editable_by(self, user: Any, day: date) -> Self:
        return self.visible_to(user, day)

    def public(self) -> Self:
        """No import is public."""
        return self.none()

    def open(self) -> Self:
        return self.filter(state__in=OPEN)

    def of_same_file(self, sha256: str, kind: str, target: str) -> Self:
        """Runs that read a file with these very bytes into the same place."""
        return self.filter(upload__sha256=sha256, kind=kind, target=target)

    def undoable_at(self, moment: datetime) -> Self:
        within = self.filter(state="applied", applied_at__gt=moment - settings.UNDO_KEPT_FOR)
        return within.exclude(effects__has_key="emptied_at")


class ImportRowQuerySet(models.QuerySet[Any]):
    def with_verdict(self, verdict: str) -> Self:
        return self.filter(verdict=verdict)

    def with_problems(self) -> Self:
        return self.exclude(problems=[])

    def settled(self) -> Self:
        """Rows in which people mended a cell or decided something."""
        return self.exclude(edits={}, decision="")

    def numbered(self, numbers: Collection[int]) -> list[Any]:
        """Rows by their numbers, a few hundred at a time."""
        ordered = sorted(numbers)
        parts = [ordered[at : at + AT_ONCE] for at in range(0, len(ordered), AT_ONCE)]
        return [row for part in parts for row in self.filter(number__in=part)]

    def forget(self) -> int:
        """Empties what people wrote; number and verdict stay."""
        return self.update(cells=[], edits={}, before={}, after={}, problems=[])


class ExportQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any, day: date) -> Self:
        """Overseers see who took which list; others what they took themselves."""
        if user.has_perm("directory.oversee_all_regions"):
            return self
        return self.filter(exported_by=user.pk)
