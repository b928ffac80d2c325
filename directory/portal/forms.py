"""What is entered about posts: their facts, an invitation, the end of a tenure, a name."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from directory.appointing import Appointment, Invitee, Refusal
from directory.models import Agency, Post, Tenure
from directory.querysets import AgencyQuerySet
from directory.refusing import Refused
from directory.words import Language

FIELD_OF: Mapping[str, str] = {
    Refusal.OCCUPIED: "standing",
    Refusal.TOO_EARLY: "starts_on",
    Refusal.HOLDS: "email",
    Refusal.NO_OFFICE: "starts_on",
    Refusal.REVERSED: "ends_on",
    Refusal.LETTERS: "letter",
}
A_NUMBER = RegexValidator(
    r"^\+?[\d\s().-]{8,}$", _("Write the number with digits, for example 0812 3456 7890.")
)
# A year mistyped as 0002 or 9999 has no day before or after it to reckon with.
OF_OUR_TIME = (MinValueValidator(date(1945, 1, 1)), MaxValueValidator(date(2100, 12, 31)))


def day_field(label: Any, **options: Any) -> forms.DateField:
    picker = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=picker, validators=OF_OUR_TIME, **options)


class RefusableForm(forms.Form):
    """A form whose verb may say no: the sentence stands beside the field it concerns."""

    fields_of: ClassVar[Mapping[str, str]] = FIELD_OF

    def refuse(self, refused: Refused) -> None:
        name = self.fields_of.get(refused.refusal)
        self.add_error(name if name in self.fields else None, refused.message)


class PostForm(forms.ModelForm[Post]):
    """The agency is chosen for a new post only; `agencies` are those one may add to."""

    role = forms.ChoiceField(label=_("Role"))
    whatsapp = forms.CharField(
        label=_("WhatsApp number of the office"),
        required=False,
        max_length=20,
        validators=[A_NUMBER],
    )

    class Meta:
        model = Post
        fields = ["agency", "role", "title", "mailbox", "whatsapp"]
        help_texts = {"title": _("As the decree names it, for example Kepala Bidang Penempatan.")}

    def __init__(
        self,
        *args: Any,
        roles: Sequence[tuple[str, Any]],
        agencies: AgencyQuerySet | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles  # type: ignore[attr-defined]
        if agencies is None:
            del self.fields["agency"]
        else:
            agency: Any = self.fields["agency"]
            agency.queryset = agencies.select_related("region").order_by("name")
            agency.label_from_instance = named_with_region
            agency.empty_label = _("Please choose")


def named_with_region(agency: Agency) -> str:
    return f"{agency.name} ({agency.region})" if agency.region else agency.name


class AppointmentForm(RefusableForm):
    """How somebody is to hold a post; the tick is asked where somebody holds it now."""

    standing = forms.ChoiceField(
        label=_("Standing"),
        choices=Tenure.Standing,
        initial=Tenure.Standing.DEFINITIVE,
        widget=forms.RadioSelect,
    )
    starts_on = day_field(_("First day"))
    ends_on = day_field(
        _("Last day"), required=False, help_text=_("Leave it empty when it is not known.")
    )
    letter = forms.CharField(
        label=_("Letter"),
        required=False,
        max_length=120,
        help_text=_("Number and date of the decree or order, as written on it."),
    )
    replaces = forms.BooleanField(required=False)

    def __init__(self, *args: Any, held: Tenure | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if held is None:
            del self.fields["replaces"]
        else:
            since = date_format(held.starts_on, "DATE_FORMAT")
            self.fields["replaces"].label = gettext(
                "The tenure of %(name)s (since %(since)s) ends the day before"
            ) % {"name": held.holder, "since": since}

    def to_appointment(self) -> Appointment:
        given = self.cleaned_data
        return Appointment(
            starts_on=given["starts_on"],
            standing=given["standing"],
            ends_on=given["ends_on"],
            letter=given["letter"],
            replaces=given.get("replaces", False),
        )


class InvitationForm(AppointmentForm):
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        help_text=_("The person's own address: it is the key to the account."),
    )
    full_name = forms.CharField(
        label=_("Full name"),
        required=False,
        max_length=150,
        help_text=_("Empty: the person writes it when accepting."),
    )
    language = forms.ChoiceField(
        label=_("Language of the mail"), choices=Language, initial=Language.INDONESIAN
    )

    field_order = (
        "email",
        "full_name",
        "language",
        "standing",
        "replaces",
        "starts_on",
        "ends_on",
        "letter",
    )

    def to_invitee(self) -> Invitee:
        given = self.cleaned_data
        return Invitee(given["email"], given["full_name"], given["language"])


class TenureEndForm(RefusableForm):
    last_day = day_field(_("Last day"), help_text=_("From the day after there is no access."))
    letter = forms.CharField(
        label=_("Letter"),
        required=False,
        max_length=120,
        help_text=_("Number and date of the decree or order, as written on it."),
    )

    fields_of = {**FIELD_OF, Refusal.REVERSED: "last_day"}


class AcceptanceForm(forms.Form):
    """The name is asked only of who has none here yet."""

    full_name = forms.CharField(
        label=_("Full name"),
        max_length=150,
        help_text=_("As you write it yourself. It stays as typed."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def __init__(self, *args: Any, asks_name: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_name:
            del self.fields["full_name"]

    @property
    def name(self) -> str:
        return str(self.cleaned_data.get("full_name", ""))
