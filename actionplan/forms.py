"""The form of three fields that updates an action, in the portal and by the link of a mail."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from actionplan import evidence
from actionplan.models import Action
from actionplan.rules import Refusal, Standing, Status, next_statuses
from actionplan.updating import Change, EvidenceInput, Refused
from directory.models import Post

MOST_DIGITS = 10
WHOLE_OFFICE = Standing(may_enter=True, may_report=True)
FIELD_OF = {
    Refusal.NOT_FROM_HERE: "status",
    Refusal.OPERATOR: "status",
    Refusal.FOUR_EYES: "status",
    Refusal.NOTHING_SAID: "sentence",
    Refusal.SENTENCE_MISSING: "sentence",
    Refusal.EVIDENCE_MISSING: "evidence_url",
    Refusal.OBSTACLE_MISSING: "blocked_by",
}


class StatusField(forms.ChoiceField):
    """Offers what may come next but reads any status: a stale form is a conflict, no error."""

    def valid_value(self, value: object) -> bool:
        return value in Status.values


class UpdateForm(forms.Form):
    """`UpdateForm(data, files, action=action, standing=standing)`; then `to_change()` for the verb.

    Whether the change is allowed is decided by the verb alone: hand its `Refused` to `refuse()`.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)
    status = StatusField(label=_("Status"), widget=forms.RadioSelect)
    blocked_by = forms.CharField(
        label=_("What blocks"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    unblocked_by = forms.CharField(
        label=_("What would unblock"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    sentence = forms.CharField(
        label=_("What happened"),
        required=False,
        max_length=2000,
        help_text=_("One sentence is enough. No names of people."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    evidence_url = forms.URLField(
        label=_("Link to evidence"), required=False, max_length=200, assume_scheme="https"
    )
    evidence_file = forms.FileField(
        label=_("Photo or document"),
        required=False,
        help_text=_("PDF, JPG or PNG, at most 10 MB."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )
    evidence_title = forms.CharField(
        label=_("Title of the evidence"), required=False, max_length=200
    )
    evidence_public = forms.BooleanField(
        label=_("Public: the evidence shows no faces, names, NIK or cases of victims"),
        required=False,
    )

    def __init__(
        self, *args: Any, action: Action, standing: Standing = WHOLE_OFFICE, **kwargs: Any
    ) -> None:
        present = {
            "version": action.version,
            "status": action.status,
            "blocked_by": action.blocked_by,
            "unblocked_by": action.unblocked_by,
        }
        kwargs["initial"] = present | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        choices = [(to.value, to.label) for to in next_statuses(action.status, standing)]
        self.fields["status"].choices = choices  # type: ignore[attr-defined]
        self.checked_file: evidence.Checked | None = None

    @property
    def has_choices(self) -> bool:
        """Whether the person can say anything at all about the action as it stands."""
        return bool(self.fields["status"].choices)  # type: ignore[attr-defined]

    @property
    def expected_version(self) -> int:
        version: int = self.cleaned_data["version"]
        return version

    def clean_evidence_file(self) -> UploadedFile[bytes] | None:
        file: UploadedFile[bytes] | None = self.cleaned_data["evidence_file"]
        if not file:
            return None
        if (file.size or 0) > evidence.LARGEST:
            raise forms.ValidationError(_("The file is larger than 10 MB."))
        self.checked_file = evidence.check(file)
        if self.checked_file is None:
            raise forms.ValidationError(_("The file is not a readable PDF, JPG or PNG."))
        return file

    def to_change(self, post: Post | None = None) -> Change:
        """What was entered, as the verb takes it. `post` only where nobody is signed in."""
        entered = self.cleaned_data
        return Change(
            status=entered["status"],
            sentence=entered["sentence"],
            blocked_by=entered["blocked_by"],
            unblocked_by=entered["unblocked_by"],
            evidence=self._to_evidence(),
            post=post,
        )

    def refuse(self, refused: Refused) -> None:
        """Shows the rule's sentence beside the field it concerns."""
        self.add_error(FIELD_OF.get(refused.refusal), refused.message)

    def _to_evidence(self) -> EvidenceInput | None:
        url = self.cleaned_data["evidence_url"]
        if not url and self.checked_file is None:
            return None
        return EvidenceInput(
            title=self.cleaned_data["evidence_title"].strip() or self._usual_title(url),
            url=url,
            file=self.checked_file.file if self.checked_file else None,
            is_public=self.cleaned_data["evidence_public"],
        )

    def _usual_title(self, url: str) -> str:
        if self.checked_file is None:
            return urlsplit(url).hostname or url
        return gettext("Photo") if self.checked_file.is_picture else gettext("Document")


def version_seen(entered: QueryDict) -> int:
    """The version of the action that the reader had before them; 0 for anything that is none."""
    text = entered.get("version", "")
    return int(text) if text.isdecimal() and len(text) < MOST_DIGITS else 0
