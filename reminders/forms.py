"""The form of a person's own digest settings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reminders.models import Subscription

HOURS = [(hour, f"{hour:02d}.00") for hour in range(6, 18)]


class SubscriptionForm(forms.ModelForm[Subscription]):
    hour = forms.TypedChoiceField(
        label=_("Not before"),
        help_text=_("In the time zone of your office."),
        choices=HOURS,
        coerce=int,
    )

    class Meta:
        model = Subscription
        fields = ["cadence", "hour", "paused_until"]
        labels = {"cadence": _("How often"), "paused_until": _("Pause until")}
        help_texts = {
            "cadence": _(
                "On an action's own days a digest comes all the same, unless you say never."
            ),
            "paused_until": _("No digest before this day."),
        }
        widgets: dict[str, Any] = {
            "cadence": forms.RadioSelect,
            "paused_until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
