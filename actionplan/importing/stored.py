"""The actions of a plan as JSON values by column: a list is compared with them, or made of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from actionplan.importing.tables import Tables
from actionplan.importing.words import same_words
from actionplan.models import Action, ActionPlan, ActionYear, Evidence, Quarter, Update
from directory.models import Post

# Columns of an action itself that a list may say; the rest of a row is news, or a fiscal year.
FACTS: Final = (
    "title",
    "description",
    "step",
    "objectives",
    "principles",
    "sdg_targets",
    "national_priorities",
    "agency",
    "post",
    "partners",
    "workshop",
    "starts_on",
    "due_on",
    "due_text",
    "confirmed_on",
)
LISTS: Final = ("objectives", "principles", "sdg_targets", "national_priorities")
QUARTERS: Final = ("quarter_1", "quarter_2", "quarter_3", "quarter_4")
OF_YEAR: Final = (
    "document",
    "programme",
    "activity",
    "sub_activity",
    "source",
    "ceiling",
    "indicator",
    *QUARTERS,
)
EMPTY_YEAR: Final = dict.fromkeys(OF_YEAR, "") | {"ceiling": None}
SINGLE: Final = (
    "reference",
    "title",
    "description",
    "due_text",
    "status",
    "blocked_by",
    "unblocked_by",
)


@dataclass(eq=False)
class Stored:
    """An action as it stands. `values` and `years` are JSON by column; `sentences` and `links` are
    all it was told and proved with, `last_sentence` the newest.
    """

    pk: int
    version: int
    agency_id: int
    post_id: int
    region: str
    role: str
    values: dict[str, Any]
    assigned_at: datetime
    original_due_on: str = ""
    partner_ids: list[int] = field(default_factory=list)
    years: dict[int, dict[str, Any]] = field(default_factory=dict)
    sentences: set[str] = field(default_factory=set)
    last_sentence: str = ""
    links: list[str] = field(default_factory=list)
    has_evidence: bool = False


def load(plan: ActionPlan, tables: Tables) -> list[Stored]:
    """All actions of the plan in the order of their references; ten queries, whatever there is."""
    actions = Action.objects.filter(plan=plan).order_by("reference")
    related = actions.select_related("step", "owner__agency__region", "workshop")
    found = {action.pk: _stored(action) for action in related}
    _map(plan, found, tables)
    _add_partners(plan, found)
    _add_years(plan, found)
    _add_updates(plan, found)
    return list(found.values())


def _stored(action: Action) -> Stored:
    agency = action.owner.agency
    values: dict[str, Any] = {name: getattr(action, name) for name in SINGLE}
    values |= {
        "step": action.step.number,
        "agency": agency.name,
        "post": post_text(action.owner),
        "partners": [],
        "workshop": action.workshop.slug if action.workshop else "",
        "starts_on": _iso(action.starts_on),
        "due_on": _iso(action.due_on),
        "confirmed_on": _iso(action.confirmed_on),
        **{name: [] for name in LISTS},
    }
    region = agency.region.code if agency.region else ""
    return Stored(
        action.pk,
        action.version,
        agency.pk,
        action.owner_id,
        region,
        action.owner.role,
        values,
        action.assigned_at,
        _iso(action.original_due_on),
    )


def post_text(post: Post) -> str:
    """How a list names a post: by its title; without one by its role, if it is no focal point."""
    return post.title or ("" if post.role == Post.Role.FOCAL_POINT else post.role)


def _iso(day: Any) -> str:
    return day.isoformat() if day else ""


def _map(plan: ActionPlan, found: dict[int, Stored], tables: Tables) -> None:
    for name in LISTS:
        keys = getattr(tables, name).key_of_id()
        through = getattr(Action, name).through
        rows = through._default_manager.filter(action__plan=plan).order_by()
        column = next(
            each.name
            for each in through._meta.get_fields()
            if each.is_relation and each.name != "action"
        )
        for action_id, other_id in rows.values_list("action_id", f"{column}_id"):
            found[action_id].values[name].append(keys[other_id])
    for each in found.values():
        for name in LISTS:
            each.values[name] = sorted_keys(name, each.values[name])


def sorted_keys(name: str, keys: Iterable[Any]) -> list[Any]:
    """Numbers as numbers, codes as text, each once."""
    if name in ("objectives", "principles"):
        return sorted({int(key) for key in keys})
    return sorted(set(keys), key=lambda key: [_part(piece) for piece in str(key).split(".")])


def _part(piece: str) -> tuple[bool, int, str]:
    return not piece.isdigit(), int(piece) if piece.isdigit() else 0, piece


def _add_partners(plan: ActionPlan, found: dict[int, Stored]) -> None:
    rows = Action.partners.through.objects.filter(action__plan=plan).order_by("agency__name", "pk")
    for action_id, agency_id, name in rows.values_list("action_id", "agency_id", "agency__name"):
        found[action_id].values["partners"].append(name)
        found[action_id].partner_ids.append(agency_id)


def _add_years(plan: ActionPlan, found: dict[int, Stored]) -> None:
    names = [name for name in OF_YEAR if name not in QUARTERS]
    rows = ActionYear.objects.filter(action__plan=plan).order_by("year")
    for action_id, year, *values in rows.values_list("action_id", "year", *names):
        found[action_id].years[year] = EMPTY_YEAR | dict(zip(names, values, strict=True))
    quarters = Quarter.objects.filter(year__action__plan=plan).order_by()
    told = quarters.values_list("year__action_id", "year__year", "number", "target")
    for action_id, year, number, target in told:
        found[action_id].years[year][f"quarter_{number}"] = target


def _add_updates(plan: ActionPlan, found: dict[int, Stored]) -> None:
    updates = Update.objects.filter(action__plan=plan).exclude(sentence="").order_by("version")
    taken_back = "taken_back_by"
    for action_id, sentence, undone in updates.values_list("action_id", "sentence", taken_back):
        # Known all the same: an older file does not say it anew.
        found[action_id].sentences.add(same_words(sentence))
        if undone is None:
            found[action_id].last_sentence = sentence
    proofs = Evidence.objects.standing().filter(update__action__plan=plan).order_by("pk")
    for action_id, url in proofs.values_list("update__action_id", "url"):
        found[action_id].has_evidence = True
        if url and url not in found[action_id].links:
            found[action_id].links.append(url)
