"""The form of three fields that updates an action, in the portal and by the link of a mail."""

import re
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from actionplan import evidence
from actionplan.models import Action, Evidence, LegalInstrument
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
    Refusal.BASIS_MISSING: "basis",
    Refusal.FOLLOWS_NOT_DONE: "evidence_follows",
}
INSTRUMENT = re.compile(
    r"^(?P<words>.*?)\s*(?P<number>\S*\d\S*?)\s*(?:/|tahun|year)\s*(?P<year>\d{4})$", re.I
)
KEY = re.compile(r"^[0-9a-f]{32}$")


class StatusField(forms.ChoiceField):
    """Offers what may come next but reads any status: a stale form is a conflict, no error."""

    def valid_value(self, value: object) -> bool:
        return value in Status.values


class FileOfEvidence(forms.FileField):
    """A PDF or a picture; its cleaned value is an `evidence.Checked`, pictures without metadata."""

    widget = forms.FileInput(attrs={"accept": "image/jpeg,image/png,application/pdf"})

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Photo or document"))
        kwargs.setdefault("help_text", _("PDF, JPG or PNG, at most 10 MB."))
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> evidence.Checked | None:
        file: UploadedFile[bytes] | None = super().clean(data, initial)
        if not file:
            return None
        if (file.size or 0) > evidence.LARGEST:
            raise forms.ValidationError(_("The file is larger than 10 MB."))
        if evidence.is_heif(file):
            raise forms.ValidationError(
                _(
                    "The photo is in the format HEIC, which cannot be kept. Send a screenshot of "
                    "it, or choose “Most Compatible” in the camera's settings and take it again."
                )
            )
        most = evidence.exceeded_megapixels(file)
        if most:
            text = _("The picture has more than %(n)s megapixels. Send it in a smaller size.")
            raise forms.ValidationError(text, params={"n": most})
        checked = evidence.check(file)
        if checked is None:
            raise forms.ValidationError(_("The file is not a readable PDF, JPG or PNG."))
        return checked


class UpdateForm(forms.Form):
    """`UpdateForm(data, files, action=action, standing=standing)`; then `to_change()` for the verb.

    Whether the change is allowed is decided by the verb alone: hand its `Refused` to `refuse()`.
    It asks by which letter or meeting only somebody who speaks for another office, and who fills
    it in only where `is_shared` says that several people use the mailbox.
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
    evidence_file = FileOfEvidence(required=False)
    evidence_title = forms.CharField(
        label=_("Title of the evidence"), required=False, max_length=200
    )
    evidence_public = forms.BooleanField(
        label=_("Public: the evidence shows no faces, names, NIK or cases of victims"),
        required=False,
    )
    evidence_instrument = forms.CharField(
        label=_("Regulation or decree"),
        required=False,
        max_length=120,
        help_text=_("Number and year as recorded here, for example SK 188.4/2023."),
    )
    evidence_follows = forms.BooleanField(label=_("Evidence will follow"), required=False)
    basis = forms.CharField(
        label=_("By which letter or meeting"),
        required=False,
        max_length=200,
        help_text=_("You act for another office. Name the letter or meeting that asks you to."),
    )
    filled_in_by = forms.CharField(
        label=_("Filled in by"),
        required=False,
        max_length=120,
        help_text=_("Several people use this mailbox. Only officials see it."),
    )

    def __init__(
        self,
        *args: Any,
        action: Action,
        standing: Standing = WHOLE_OFFICE,
        is_shared: bool = False,
        **kwargs: Any,
    ) -> None:
        entered = args[0] if args else kwargs.get("data")
        # A draft kept in the browser may fill the form only where nobody else has filled it.
        self.is_untouched = entered is None and not kwargs.get("initial")
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
        self.action, self.standing = action, standing
        if not standing.on_behalf:
            del self.fields["basis"]
        if not is_shared:
            del self.fields["filled_in_by"]

    @property
    def has_choices(self) -> bool:
        """Whether the person can say anything at all about the action as it stands."""
        return bool(self.fields["status"].choices)  # type: ignore[attr-defined]

    @property
    def expected_version(self) -> int:
        version: int = self.cleaned_data["version"]
        return version

    def clean_evidence_instrument(self) -> LegalInstrument | None:
        text = self.cleaned_data["evidence_instrument"]
        return instrument_named(text) if text else None

    @property
    def lacks_evidence(self) -> bool:
        """No evidence so far: a photo must then come along when the action is reported as done."""
        return not Evidence.objects.standing().filter(update__action=self.action).exists()

    @property
    def has_file(self) -> bool:
        """Whether a file came along, which a browser does not keep in the form it gets back."""
        return bool(self.files.get("evidence_file"))

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
            basis=entered.get("basis", ""),
            filled_in_by=entered.get("filled_in_by", ""),
            evidence_follows=entered["evidence_follows"],
        )

    def refuse(self, refused: Refused) -> None:
        """Shows the rule's sentence beside the field it concerns."""
        self.add_error(FIELD_OF.get(refused.refusal), refused.message)

    def _to_evidence(self) -> EvidenceInput | None:
        entered = self.cleaned_data
        url, checked = entered["evidence_url"], entered["evidence_file"]
        instrument = entered["evidence_instrument"]
        if not (url or checked or instrument):
            return None
        return EvidenceInput(
            title=entered["evidence_title"].strip() or usual_title(url, checked, instrument),
            url=url,
            file=checked.file if checked else None,
            is_public=entered["evidence_public"],
            instrument=instrument,
        )


class PhotoForm(forms.Form):
    """A photo or document that follows an update. `key` lets a repeated upload count once."""

    key = forms.RegexField(KEY, required=False, widget=forms.HiddenInput)
    photo = FileOfEvidence()
    public = forms.BooleanField(
        label=_("Public: the evidence shows no faces, names, NIK or cases of victims"),
        required=False,
    )

    def to_evidence(self) -> EvidenceInput:
        checked: evidence.Checked = self.cleaned_data["photo"]
        if self.cleaned_data["key"]:
            checked.file.name = f"{self.cleaned_data['key']}.{checked.kind}"
        return EvidenceInput(
            title=usual_title("", checked, None),
            file=checked.file,
            is_public=self.cleaned_data["public"],
        )


def usual_title(
    url: str, checked: evidence.Checked | None, instrument: LegalInstrument | None
) -> str:
    if checked is not None:
        return gettext("Photo") if checked.is_picture else gettext("Document")
    if instrument is not None:
        return str(instrument)[:200]
    return urlsplit(url).hostname or url


def instrument_named(text: str) -> LegalInstrument:
    """The one instrument with this number and year; words before them narrow the kind."""
    parts = INSTRUMENT.match(text.strip())
    named = parts.groupdict() if parts else {"words": "", "number": "", "year": "0"}
    found = list(
        LegalInstrument.objects.filter(number__iexact=named["number"], year=int(named["year"]))
    )
    words = named["words"].casefold().split()
    fitting = [one for one in found if _is_called(one, words)] if len(found) > 1 else found
    if len(fitting) != 1:
        raise forms.ValidationError(
            _("No recorded instrument has this number and year. Add a link to it instead.")
            if not found
            else _("Several instruments have this number and year. Name its kind, too.")
        )
    return fitting[0]


def _is_called(instrument: LegalInstrument, words: list[str]) -> bool:
    name = f"{instrument.kind} {instrument.get_kind_display()} {instrument.title}".casefold()
    return bool(words) and all(word in name for word in words)


def version_seen(entered: QueryDict) -> int:
    """The version of the action that the reader had before them; 0 for anything that is none."""
    text = entered.get("version", "")
    return int(text) if text.isdecimal() and len(text) < MOST_DIGITS else 0
