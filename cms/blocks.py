"""The blocks of which editors build a page."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from cms import charts, wording
from workshops import stats


class FactBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Label"))
    value = blocks.CharBlock(label=_("Value"))


class FactsBlock(blocks.StructBlock):
    items = blocks.ListBlock(FactBlock(), label=_("Facts"))

    class Meta:
        label = _("Facts")
        icon = "list-ul"
        template = "cms/blocks/facts.html"


class SourceBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Name"))
    url = blocks.URLBlock(label=_("Link"))


class SourcesBlock(blocks.StructBlock):
    items = blocks.ListBlock(SourceBlock(), label=_("Sources"))

    class Meta:
        label = _("Sources")
        icon = "link"
        template = "cms/blocks/sources.html"


class ProgrammeBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Name"))
    text = blocks.TextBlock(label=_("Text"))
    source_name = blocks.CharBlock(label=_("Source"), required=False)
    source_url = blocks.URLBlock(label=_("Link to the source"), required=False)

    class Meta:
        label = _("Local programme")
        icon = "tag"
        template = "cms/blocks/programme.html"


class StakeholderBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Kind of agency"))
    text = blocks.CharBlock(label=_("Which ones"), required=False)


class StakeholdersBlock(blocks.StructBlock):
    items = blocks.ListBlock(StakeholderBlock(), label=_("Kinds of stakeholders"))

    class Meta:
        label = _("Who took part")
        icon = "group"
        template = "cms/blocks/stakeholders.html"


class MilestoneBlock(blocks.StructBlock):
    date = blocks.CharBlock(label=_("Date"))
    text = blocks.CharBlock(label=_("Text"))


class TimelineBlock(blocks.StructBlock):
    items = blocks.ListBlock(MilestoneBlock(), label=_("Events"))

    class Meta:
        label = _("Timeline")
        icon = "history"
        template = "cms/blocks/timeline.html"


class PointBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Label"))
    value = blocks.DecimalBlock(label=_("Number"))


class SeriesChartBlock(blocks.StructBlock):
    """A few published numbers over time, as a line with the same numbers as a table."""

    title = blocks.CharBlock(label=_("Title"))
    unit = blocks.CharBlock(label=_("Unit"), required=False)
    points = blocks.ListBlock(PointBlock(), label=_("Points"), min_num=2, max_num=8)
    source_name = blocks.CharBlock(label=_("Source"))
    source_url = blocks.URLBlock(label=_("Link to the source"))
    note = blocks.TextBlock(label=_("Note"), required=False)

    class Meta:
        label = _("Chart of a series")
        icon = "table"
        template = "cms/blocks/series_chart.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        context["chart"] = _series_chart(value)
        return context


class ParticipationBlock(blocks.StaticBlock):
    """People by agency type, counted from the attendance of the page's own event."""

    class Meta:
        label = _("Participation by agency type")
        icon = "group"
        admin_text = _("Shows how many people of each agency type took part, from the records.")
        template = "cms/blocks/participation.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        workshop_id = getattr(context.get("page"), "workshop_id", None)
        context["chart"] = _participation_chart(workshop_id) if workshop_id else None
        return context


class PictureBlock(blocks.StructBlock):
    """No picture of people goes out without a credit and the tick that they agreed."""

    image = ImageChooserBlock(label=_("Picture"))
    description = blocks.CharBlock(label=_("What is to be seen"))
    caption = blocks.CharBlock(label=_("Caption"), required=False)
    credit = blocks.CharBlock(label=_("Credit"))
    consent = blocks.BooleanBlock(label=_("Everybody who can be recognised has agreed"))

    class Meta:
        label = _("Picture")
        icon = "image"
        template = "cms/blocks/picture.html"


class BodyBlock(blocks.StreamBlock):
    heading = blocks.CharBlock(label=_("Heading"), icon="title", template="cms/blocks/heading.html")
    paragraph = blocks.RichTextBlock(
        label=_("Text"),
        features=["bold", "italic", "link", "ol", "ul", "document-link"],
        template="cms/blocks/paragraph.html",
    )
    facts = FactsBlock()
    notice = blocks.TextBlock(
        label=_("Note to the reader"), icon="info-circle", template="cms/blocks/notice.html"
    )
    stakeholders = StakeholdersBlock()
    participation = ParticipationBlock()
    programme = ProgrammeBlock()
    series_chart = SeriesChartBlock()
    timeline = TimelineBlock()
    sources = SourcesBlock()
    picture = PictureBlock()


def _series_chart(value: Any) -> charts.Chart:
    # A word beside each point would run into the next one; the table has it in its heading.
    unit = value["unit"] if len(value["unit"]) == 1 else ""
    rows = [
        (point["label"], point["value"], wording.quantity(point["value"], unit))
        for point in value["points"]
    ]
    points, path = charts.line(rows)
    return charts.Chart(
        title=value["title"],
        summary=_tell_series(value["points"], value["unit"]),
        label_heading=gettext("Year"),
        value_heading=value["unit"] or gettext("Number"),
        points=points,
        path=path,
        width=charts.WIDTH,
    )


def _tell_series(points: Any, unit: str) -> str:
    if not points:
        return ""
    first, last = points[0], points[-1]
    return gettext("From %(first)s in %(start)s to %(last)s in %(end)s.") % {
        "first": wording.quantity(first["value"], unit),
        "start": first["label"],
        "last": wording.quantity(last["value"], unit),
        "end": last["label"],
    }


def _participation_chart(workshop_id: int) -> charts.Chart | None:
    found = stats.participation(workshop_id)
    if not found.slices:
        return None
    hidden = gettext("fewer than 5 or hidden with it")
    rows = [(part.label, part.number, _words(part, hidden)) for part in found.slices]
    return charts.Chart(
        title=gettext("Participants by agency type"),
        summary=_tell_participants(found.number),
        label_heading=gettext("Agency type"),
        value_heading=gettext("People"),
        bars=charts.bars(rows),
        note=gettext("Numbers below 5 are hidden, with one more where it would give them away."),
    )


def _words(part: stats.Slice, hidden: str) -> str:
    return hidden if part.is_suppressed else str(part.number)


def _tell_participants(number: int | None) -> str:
    if number is None:
        return gettext("Fewer than five people are recorded.")
    return gettext("%(number)s people were present.") % {"number": number}
