"""What is said of a row of an attendee list, by the code of the problem."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

MESSAGES = {
    "name_missing": _("The name is missing; without a name there is no row."),
    "name_without_letters": _("“%(value)s” is no name: it has no letters."),
    "email_invalid": _("“%(value)s” is not an e-mail address; mend it or empty the cell."),
    "phone_damaged": _(
        "“%(value)s” was rounded by a spreadsheet and is no telephone number any more; "
        "it is left out."
    ),
    "phone_zero_lost": _(
        "“%(value)s” seems to have lost its first 0 in a spreadsheet; it is left out until "
        "somebody confirms that it is %(number)s or types the right one."
    ),
    "minutes_unreadable": _("“%(value)s” is no number of minutes; it is left out."),
    "date_unreadable": _("“%(value)s” cannot be read as a date and time."),
    "other_day": _("%(day)s is no day of this workshop; is it the right list?"),
    "device_name": _(
        "“%(value)s” looks like the name of a device, an account or an office and not of a person. "
        "The row is left out until somebody types the person's name or confirms this one."
    ),
    "two_names": _(
        "“%(value)s” holds two names, as Zoom writes them; the one in front is taken, the one in "
        "brackets is left out."
    ),
    "sex_unsure": _(
        "“%(value)s” can mean perempuan (female) or pria (male), and the column does not tell "
        "which; the cell is left out."
    ),
    "also_online": _("The person was in the room and had the meeting open as well; that stays."),
    "cannot_be_empty": _("This cannot be empty; it stays as it was."),
    "id_unknown": _(
        "The Langkah ID “%(value)s” belongs to nobody of this workshop; the person is looked up by "
        "name."
    ),
    "id_used_again": _(
        "The Langkah ID “%(value)s” stands beside two names; here the person is looked up by name."
    ),
    "region_in_name": _(
        "The name of the agency says another region than “%(value)s”; the name counts."
    ),
    "other_value": _("“%(value)s” is not taken over: row %(first)s says something else."),
    "word_unknown": _("“%(value)s” is not understood here; the cell is left out."),
    "agency_missing": _("The agency is missing; the person is counted as not yet classified."),
    "type_unsure": _("The type of “%(value)s” is not sure; the agency stays not yet classified."),
    "type_left_open": _("The agency “%(value)s” stays not yet classified, as decided."),
    "type_settled": _(
        "The agency “%(value)s” was not yet classified; with this import it gets its type."
    ),
    "agency_read_as": _("“%(value)s” is read as: %(meant)s. Change it if that is wrong."),
    "merged": _("The same person as in row %(first)s; the two rows become one."),
    "joined_again": _(
        "The same person as in row %(first)s, who left the meeting and came back: the minutes of "
        "this row (%(minutes)s) were added to row %(first)s."
    ),
    "same_name_no_agency": _(
        "Perhaps a person who is on the list already: same name, but an agency is missing."
    ),
    "same_name_other_contact": _(
        "Perhaps a person who is on the list already: same name and agency, but another e-mail "
        "and telephone."
    ),
    "same_name_other_position": _(
        "Perhaps a person who is on the list already: same name and agency, but another position."
    ),
    "similar_name": _(
        "Perhaps “%(other)s”, who is on the list already: a name nearly the same, and the same "
        "agency."
    ),
    "similar_name_in_file": _(
        "Perhaps “%(other)s” of row %(first)s: a name nearly the same, and the same agency."
    ),
    "same_name_other_sex": _(
        "Perhaps a person who is on the list already: same name, but another sex."
    ),
    "same_name_no_agency_in_file": _(
        "Perhaps the person of row %(first)s: same name, but an agency is missing."
    ),
    "same_name_other_contact_in_file": _(
        "Perhaps the person of row %(first)s: same name and agency, but another e-mail or "
        "telephone."
    ),
    "same_name_other_position_in_file": _(
        "Perhaps the person of row %(first)s: same name and agency, but another position."
    ),
    "same_name_other_sex_in_file": _(
        "Perhaps the person of row %(first)s: same name, but another sex."
    ),
}


def deleted_words(gone: int, purged_on: date | None) -> str:
    """What a list brought in now does to the numbers of an event that has lost people already."""
    if purged_on:
        words = ngettext(
            "The personal data of this event were deleted on %(day)s. Its count stands: %(n)s "
            "person. Whoever this list brings in gets onto the list of people again, but is not "
            "counted once more.",
            "The personal data of this event were deleted on %(day)s. Its count stands: %(n)s "
            "people. Whoever this list brings in gets onto the list of people again, but is not "
            "counted once more.",
            gone,
        )
        return words % {"n": gone, "day": date_format(purged_on, "DATE_FORMAT")}
    words = ngettext(
        "The data of %(n)s person of this event were deleted on request; the person stays in its "
        "count. Leave out the row of that person, who would otherwise be recorded again and "
        "counted twice.",
        "The data of %(n)s people of this event were deleted on request; they stay in its count. "
        "Leave out the rows of these people, who would otherwise be recorded again and counted "
        "twice.",
        gone,
    )
    return words % {"n": gone}
