"""What is said of a row of an action list, by the code of the problem."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from actionplan.rules import Refusal

MESSAGES: Mapping[str, str | Promise] = {
    # The rules of an update say the same sentence here as everywhere.
    **{refusal.value: refusal.label for refusal in Refusal},
    "title_without_letters": _("“%(value)s” is no action: it has no letters."),
    "step_unknown": _("“%(value)s” is none of the six steps; step 5 is taken for a new action."),
    "objectives_unknown": _("“%(value)s” is no objective from 1 to 23; it is left out."),
    "principles_unknown": _("“%(value)s” is no guiding principle from 1 to 10; it is left out."),
    "sdg_targets_unknown": _("“%(value)s” is no SDG target that is known here; it is left out."),
    "national_priorities_unknown": _(
        "“%(value)s” is no national priority that is known here; it is left out."
    ),
    "workshop_unknown": _("“%(value)s” is no workshop that is known here; it is left out."),
    "agency_unknown": _(
        "“%(value)s” names no single agency that can answer for the action; choose which is meant."
    ),
    "type_unsure": _("The type of “%(value)s” is not sure; the agency stays not yet classified."),
    "agency_read_as": _("“%(value)s” is read as: %(meant)s. Change it if that is wrong."),
    "several_owners": _(
        "Several agencies stand here: “%(value)s” answers for the action, the others are partners."
    ),
    "partners_unknown": _("“%(value)s” is no agency for sure; it is left out of the partners."),
    "elsewhere": _("“%(value)s” is not of the plan's region and not of one below it."),
    "region_unknown": _("“%(value)s” is no region, or several; choose which is meant."),
    "day_unknown": _("“%(value)s” is not read as a date; it is left out."),
    "due_vague": _("“%(value)s” names no day; it is kept in these words, without a due date."),
    "period_reversed": _("It is due before it starts."),
    "status_unknown": _(
        "“%(value)s” is no status that is known here; the status stays as it is. Choose what it "
        "means."
    ),
    "obstacle_left": _(
        "“%(value)s” is left out: what blocks is kept only where the status says that the action "
        "is blocked."
    ),
    "evidence_no_link": _("“%(value)s” is no link, so it does not count as evidence."),
    "link_invalid": _("“%(value)s” is no link that can be kept; it is left out."),
    "amount_unknown": _("“%(value)s” is not read as an amount of rupiah; it is left out."),
    "source_unknown": _("“%(value)s” is no source of funds that is known here; it is left out."),
    "year_unknown": _("“%(value)s” is no fiscal year."),
    "year_missing": _(
        "Which fiscal year the budget belongs to is not said; programme and ceiling are left out."
    ),
    "reference_elsewhere": _("“%(value)s” is an action of another plan."),
    "reference_not_ours": _(
        "“%(value)s” is the list's own number; the action is known by its title and agency."
    ),
    "id_unknown": _(
        "The Langkah ID “%(value)s” belongs to no action of this plan; the row is looked up by "
        "what else it says."
    ),
    "merged": _("The same action as in row %(first)s; the two rows become one."),
    "other_value": _("It is not taken over: row %(first)s says something else."),
    "same_title_in_file": _(
        "Perhaps the action of row %(first)s: same title and agency, but something else differs."
    ),
    "in_use": _("Other records use it by now, so it stays."),
}
