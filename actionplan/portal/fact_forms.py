"""The forms of an action's facts: short for a new action, all of them, and a fiscal year."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from actionplan import budgeting
from actionplan.amending import Reason
from actionplan.budgeting import QUARTERS, QuarterFacts, YearFacts
from actionplan.facts import Facts
from actionplan.filters import label_objective, label_step, labelled
from actionplan.models import (
    Action,
    ActionPlan,
    ActionYear,
    NationalPriority,
    Objective,
    Principle,
    SdgTarget,
    Step,
)
from actionplan.planning import USUAL_STEP, Promise, owners_for, plans_for
from actionplan.rules import Refusal
from directory.models import Agency, Post
from directory.portal.forms import day_field
from directory.rights import Person
from workshops.models import Workshop

# As the columns of `Quarter`; rupiah with its dots.
LENGTHS = {"target": 120, "realised": 120, "spent": 25, "obstacle": 500}
ROMAN = ("I", "II", "III", "IV")


def _date_field(label: Any) -> forms.DateField:
    return day_field(label, required=False)


def _many(label: Any, queryset: Any, label_of: Any = str) -> "forms.ModelMultipleChoiceField[Any]":
    class Ticked(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
        def label_from_instance(self, obj: Any) -> str:
            return str(label_of(obj))

    return Ticked(
        label=label, queryset=queryset, required=False, widget=forms.CheckboxSelectMultiple
    )


class FactsForm(forms.Form):
    """The facts of an action of one plan; `short` are those a new action is asked for first."""

    short: tuple[str, ...] = ("title", "owner", "step", "due_on")

    title = forms.CharField(
        label=_("What is promised"),
        max_length=300,
        help_text=_("One sentence: what will be there, and for whom."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    owner = forms.ModelChoiceField(
        label=_("Responsible post"), queryset=Post.objects.none(), empty_label=_("Please choose")
    )
    step = labelled(label_step)(label=_("Step"), queryset=Step.objects.all())
    due_on = _date_field(_("Due"))
    due_text = forms.CharField(
        label=_("Due, in words"),
        max_length=120,
        required=False,
        help_text=_("Only where no day is known yet, for example “after the regional budget”."),
    )
    starts_on = _date_field(_("Starts"))
    description = forms.CharField(
        label=_("Description"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    objectives = _many(_("GCM objectives"), Objective.objects.all(), label_objective)
    principles = _many(
        _("Guiding principles"), Principle.objects.all(), lambda each: f"{each.number} {each}"
    )
    sdg_targets = _many(_("SDG targets"), SdgTarget.objects.all())
    national_priorities = _many(_("National priorities"), NationalPriority.objects.all())
    partners = _many(_("Partner agencies"), Agency.objects.none(), lambda each: each.name)
    workshop = forms.ModelChoiceField(
        label=_("Promised at"),
        queryset=Workshop.objects.none(),
        required=False,
        empty_label=_("No workshop"),
    )
    is_public = forms.BooleanField(
        label=_("Shown to the public, once the plan is"), required=False, initial=True
    )

    def __init__(self, *args: Any, plan: ActionPlan, by: Person, day: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"step": _usual_step()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        owners = owners_for(by, day).filter(agency__region=plan.region_id)
        self._offer("owner", owners.select_related("agency"))
        agencies = Agency.objects.filter(region=plan.region_id).existing_on(day)
        self._offer("partners", agencies.order_by("name"))
        regions = [plan.region_id, plan.region.parent_id]
        self._offer("workshop", Workshop.objects.filter(region__in=regions).order_by("-starts_on"))
        if not NationalPriority.objects.exists():
            del self.fields["national_priorities"]

    def _offer(self, name: str, queryset: Any) -> None:
        self.fields[name].queryset = queryset  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        entered: dict[str, Any] = super().clean() or {}
        starts, due = entered.get("starts_on"), entered.get("due_on")
        if starts and due and due < starts:
            self.add_error("due_on", _("The action would be due before it starts."))
        return entered

    @property
    def first_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.short]

    @property
    def more_fields(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name not in self.short]

    @property
    def has_errors_in_more(self) -> bool:
        return any(field.errors for field in self.more_fields)

    def to_promise(self) -> Promise:
        return Promise(**self._values(Promise))

    def _values(self, kind: type[Facts]) -> dict[str, Any]:
        """What was entered, many-valued fields as tuples, for those that the dataclass has."""
        known = kind.__dataclass_fields__
        return {
            name: tuple(value)
            if isinstance(self.fields[name], forms.ModelMultipleChoiceField)
            else value
            for name, value in self.cleaned_data.items()
            if name in known
        }


class ReasonForm(forms.Form):
    """Why facts change; the letter or meeting only where another office's action is changed."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    sentence = forms.CharField(
        label=_("Why this changes"),
        max_length=2000,
        required=False,
        help_text=_("Readable in the history of the action. No names of people."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    basis = forms.CharField(
        label=_("By which letter or meeting"),
        max_length=200,
        help_text=_("You act for another office."),
        error_messages={"required": Refusal.BASIS_MISSING.label},
    )

    def __init__(self, *args: Any, on_behalf: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not on_behalf:
            del self.fields["basis"]

    def to_reason(self) -> Reason:
        return Reason(self.cleaned_data["sentence"], self.cleaned_data.get("basis", ""))


class AmendForm(ReasonForm, FactsForm):
    """All facts of an action that exists, and why they change."""

    field_order = (*FactsForm.short, "sentence", "basis")
    short = (*FactsForm.short, "sentence", "basis")

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        self.action = action
        kwargs["initial"] = _initial(action) | (kwargs.get("initial") or {})
        super().__init__(*args, plan=action.plan, **kwargs)
        if not self.fields["owner"].queryset.filter(pk=action.owner_id).exists():  # type: ignore[attr-defined]
            self._offer("owner", Post.objects.filter(pk=action.owner_id).select_related("agency"))

    @property
    def first_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.short if name in self.fields]

    def to_facts(self) -> Facts:
        return Facts(**self._values(Facts))


class YearForm(ReasonForm):
    """One fiscal year of an action with its four quarters, in the words of the planning office."""

    document = forms.CharField(
        label=_("Planning document"),
        max_length=120,
        required=False,
        help_text=_("For example RKPD 2026 or Renja."),
    )
    programme = forms.CharField(
        label=_("Programme (code and name)"), max_length=300, required=False
    )
    activity = forms.CharField(label=_("Activity (code and name)"), max_length=300, required=False)
    sub_activity = forms.CharField(
        label=_("Sub-activity (code and name)"), max_length=300, required=False
    )
    source = forms.ChoiceField(
        label=_("Source of funds"),
        choices=[("", _("Not said")), *ActionYear.Source.choices],
        required=False,
    )
    ceiling = forms.CharField(label=_("Ceiling (rupiah)"), max_length=25, required=False)
    indicator = forms.CharField(label=_("Output and unit"), max_length=200, required=False)

    def __init__(self, *args: Any, facts: YearFacts, **kwargs: Any) -> None:
        kwargs["initial"] = _year_initial(facts) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        for number in QUARTERS:
            self.fields |= _quarter_fields(number)

    @property
    def quarters(self) -> list[tuple[str, list[forms.BoundField]]]:
        names = QuarterFacts.__dataclass_fields__
        return [
            (ROMAN[number - 1], [self[f"q{number}_{name}"] for name in names])
            for number in QUARTERS
        ]

    @property
    def year_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in YearFacts.__dataclass_fields__ if name != "quarters"]

    @property
    def reason_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("sentence", "basis") if name in self.fields]

    def clean(self) -> dict[str, Any]:
        entered: dict[str, Any] = super().clean() or {}
        for name in ("ceiling", *(f"q{number}_spent" for number in QUARTERS)):
            try:
                entered[name] = budgeting.read_rupiah(entered.get(name, ""))
            except ValueError:
                self.add_error(name, _("Write whole rupiah, for example 250.000.000."))
        return entered

    def to_facts(self) -> YearFacts:
        entered = self.cleaned_data
        year = {
            name: entered[name] for name in YearFacts.__dataclass_fields__ if name != "quarters"
        }
        names = QuarterFacts.__dataclass_fields__
        quarters = tuple(
            QuarterFacts(**{name: entered[f"q{number}_{name}"] for name in names})
            for number in QUARTERS
        )
        return YearFacts(**year, quarters=quarters)


class PlanChoiceForm(forms.Form):
    """To which plan a new action belongs, where a person may fill several."""

    plan = forms.ModelChoiceField(
        label=_("Action plan"), queryset=ActionPlan.objects.none(), to_field_name="key"
    )

    def __init__(self, *args: Any, by: Person, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plans = plans_for(by, day).select_related("region")
        self.fields["plan"].queryset = plans  # type: ignore[attr-defined]


def _initial(action: Action) -> dict[str, Any]:
    single = ("title", "owner_id", "step_id", "due_on", "due_text", "starts_on", "description")
    many = ("objectives", "principles", "sdg_targets", "national_priorities", "partners")
    return {
        **{name.removesuffix("_id"): getattr(action, name) for name in (*single, "workshop_id")},
        **{name: [each.pk for each in getattr(action, name).all()] for name in many},
        "is_public": action.is_public,
        "version": action.version,
    }


def _usual_step() -> int | None:
    return Step.objects.filter(number=USUAL_STEP).values_list("pk", flat=True).first()


def _year_initial(facts: YearFacts) -> dict[str, Any]:
    initial = {name: getattr(facts, name) for name in YearFacts.__dataclass_fields__}
    initial["ceiling"] = budgeting.show_rupiah(facts.ceiling)
    for number, quarter in zip(QUARTERS, facts.quarters, strict=True):
        for name in QuarterFacts.__dataclass_fields__:
            initial[f"q{number}_{name}"] = getattr(quarter, name)
        initial[f"q{number}_spent"] = budgeting.show_rupiah(quarter.spent)
    return initial


def _quarter_fields(number: int) -> dict[str, forms.Field]:
    """Labels say the quarter, for those who hear one field after the other."""
    labels = {
        "target": _("Target"),
        "realised": _("Realised"),
        "spent": _("Spent (rupiah)"),
        "obstacle": _("What blocks"),
    }
    return {
        f"q{number}_{name}": forms.CharField(
            label=label,
            required=False,
            max_length=LENGTHS[name],
        )
        for name, label in labels.items()
    }
