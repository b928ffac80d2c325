"""A verb says no: why, in one sentence that pages and imports show alike."""

from django.db import models


class Refused(Exception):  # noqa: N818 - an answer, not a fault
    """`refusal` is one of the reasons that the module of the verb lists."""

    def __init__(self, refusal: models.TextChoices) -> None:
        super().__init__(refusal)
        self.refusal = refusal

    @property
    def message(self) -> str:
        return str(self.refusal.label)
