"""What is entered for a handover, and what of it goes onto the note on paper."""

from collections.abc import Container
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from actionplan.handover_note import Facts
from directory.appointing import Invitee
from directory.models import Tenure, User
from directory.portal.forms import AppointmentForm, day_field
from directory.words import Language

# What the note needs, handed from one form to the other.
CARRIED = ("leaving", "person", "email", "full_name", "starts_on", "letter", "note")


def _named(tenure: Tenure) -> str:
    return f"{tenure.holder} ({tenure.get_standing_display()})"


class HandoverForm(AppointmentForm):
    """Somebody known is chosen, or somebody new is invited by e-mail."""

    leaving = forms.ModelChoiceField(label=_("Who leaves"), queryset=Tenure.objects.none())
    person = forms.ModelChoiceField(
        label=_("Who takes over, if the person has an account"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Somebody else: invite by e-mail"),
        help_text=_("Choose, or write an e-mail below."),
    )
    email = forms.EmailField(
        label=_("E-mail of who takes over"),
        required=False,
        max_length=254,
        help_text=_("Only for somebody who is not in the list: an invitation is sent."),
    )
    full_name = forms.CharField(label=_("Full name"), required=False, max_length=150)
    language = forms.ChoiceField(
        label=_("Language of the mail"),
        choices=Language,
        initial=Language.INDONESIAN,
        required=False,
    )
    note = forms.CharField(
        label=_("What the successor should know"),
        required=False,
        max_length=2000,
        help_text=_("It is printed on the note and stored nowhere."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    field_order = (
        "leaving",
        "person",
        "email",
        "full_name",
        "language",
        "standing",
        "starts_on",
        "ends_on",
        "letter",
        "note",
    )

    def __init__(
        self,
        *args: Any,
        holders: tuple[Tenure, ...],
        people: QuerySet[User],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts_on"].label = gettext("First day of who takes over")
        person: Any = self.fields["person"]
        person.queryset = people.exclude(pk__in=[one.holder_id for one in holders])
        if not holders:
            del self.fields["leaving"]
            return
        leaving: Any = self.fields["leaving"]
        leaving.queryset = Tenure.objects.filter(pk__in=[one.pk for one in holders]).select_related(
            "holder"
        )
        leaving.label_from_instance = _named
        leaving.empty_label = None

    @property
    def who_leaves(self) -> Tenure | None:
        chosen: Tenure | None = self.cleaned_data.get("leaving")
        return chosen

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not given.get("person") and not given.get("email") and "email" not in self.errors:
            self.add_error("email", _("Choose who takes over, or give an e-mail address."))
        if given.get("person") and given.get("email"):
            self.add_error("email", _("Either choose somebody or give an address, not both."))
        return given

    def to_successor(self) -> User | Invitee:
        given = self.cleaned_data
        person: User | None = given["person"]
        language = given["language"] or Language.INDONESIAN
        return person or Invitee(given["email"], given["full_name"], language)

    def blame_only(self, names: Container[str]) -> None:
        """For the note alone, which needs less: what it does not ask for is no error."""
        for name in [each for each in self.errors if each not in names]:
            del self.errors[name]

    def carried(self) -> list[tuple[str, str]]:
        """Fields as they were sent, for the form that prints the note."""
        return [(name, self.data[name]) for name in CARRIED if self.data.get(name)]


class NoteForm(forms.Form):
    """The same fields, read for paper alone."""

    leaving = forms.ModelChoiceField(queryset=Tenure.objects.none(), required=False)
    person = forms.ModelChoiceField(queryset=User.objects.none(), required=False)
    email = forms.EmailField(required=False)
    full_name = forms.CharField(required=False, max_length=150)
    starts_on = day_field(_("First day of who takes over"))
    letter = forms.CharField(required=False, max_length=120)
    note = forms.CharField(required=False, max_length=2000)

    def __init__(
        self, *args: Any, tenures: QuerySet[Tenure], people: QuerySet[User], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["leaving"].queryset = tenures  # type: ignore[attr-defined]
        self.fields["person"].queryset = people  # type: ignore[attr-defined]

    def to_facts(self) -> Facts:
        given = self.cleaned_data
        leaving: Tenure | None = given["leaving"]
        person: User | None = given["person"]
        return Facts(
            giving=leaving.holder.full_name if leaving else "",
            giving_standing=leaving.get_standing_display() if leaving else "",
            receiving=person.full_name if person else given["full_name"] or given["email"],
            starts_on=given["starts_on"],
            letter=given["letter"],
            note=given["note"],
        )
