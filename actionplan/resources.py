"""Columns of a list of actions: cleaned on the way in, put into words on the way out."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from import_export import widgets
from import_export.fields import Field

from actionplan.models import Action, ActionYear
from actionplan.rules import Status
from directory.models import Post
from directory.resources import ListResource, PostResource
from directory.widgets import ChoiceWidget, DayWidget, Odd, TextWidget

DAYS = ("starts_on", "due_on", "confirmed_on")
SOURCES = {
    ActionYear.Source.APBD: (
        "apbd provinsi|apbd kabupaten|apbd kota|apbd kab kota|apbd i|apbd ii|dau|dak|pad|apbd murni"
        "|apbd perubahan|apbd p|regional budget|local budget"
    ),
    ActionYear.Source.APBN: "dekonsentrasi|dekon|tugas pembantuan|tp|state budget|national budget",
    ActionYear.Source.APBDES: "apb desa|dana desa|dd|add|village budget|village fund",
    ActionYear.Source.TOBACCO_EXCISE: "dbhcht|cukai|dbh cukai|dbh cukai hasil tembakau",
    ActionYear.Source.PARTNER: (
        "mitra|mitra pembangunan|donor|hibah|iom|undp|un women|csr|swasta|ngo|lsm|grant"
        "|development partner|lainnya|non apbd"
    ),
    ActionYear.Source.NONE: (
        "tanpa anggaran|tidak ada anggaran|tidak memerlukan anggaran|non anggaran|no budget|none"
        "|belum ada|belum dianggarkan"
    ),
}


class LinesWidget(TextWidget):
    """A text of several lines, as typed but for the spaces around each line."""

    def clean(self, value: str, row: Any = None, **kwargs: Any) -> str:
        text = "\n".join(filter(None, map(str.strip, value.split("\n"))))
        if len(text) > self.most:
            raise Odd("too_long", most=self.most)
        return text


class ListWidget(widgets.Widget):
    """Several values, as people separate them."""

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "; ".join(map(str, value)) if isinstance(value, Iterable) else ""


class LinksWidget(widgets.Widget):
    """One link a line."""

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return value if isinstance(value, str) else "\n".join(value or [])


class PostWidget(TextWidget):
    """A post by its title, or by its role where it has none."""

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return str(dict(Post.Role.choices).get(value, value or ""))


class ActionResource(ListResource):
    """One row for each action and fiscal year; columns are those of `importing.columns`."""

    langkah_id = Field("langkah_id", "langkah_id", TextWidget(20))
    reference = Field("reference", "reference", TextWidget(40))
    title = Field("title", "title", TextWidget(300, keeps_spaces=True))
    description = Field("description", "description", LinesWidget(30_000))
    step = Field("step", "step", widgets.CharWidget())
    objectives = Field("objectives", "objectives", ListWidget())
    principles = Field("principles", "principles", ListWidget())
    sdg_targets = Field("sdg_targets", "sdg_targets", ListWidget())
    national_priorities = Field("national_priorities", "national_priorities", ListWidget())
    agency = Field("agency", "agency", TextWidget(200))
    region = Field("region", "region", PostResource.fields["region"].widget)
    post = Field("post", "post", PostWidget(150))
    partners = Field("partners", "partners", ListWidget())
    workshop = Field("workshop", "workshop", TextWidget(200))
    starts_on = Field("starts_on", "starts_on", DayWidget())
    due_on = Field("due_on", "due_on", DayWidget())
    due_text = Field("due_text", "due_text", TextWidget(120))
    status = Field("status", "status", ChoiceWidget(Status, {}))
    sentence = Field("sentence", "sentence", LinesWidget(5_000))
    blocked_by = Field("blocked_by", "blocked_by", LinesWidget(5_000))
    unblocked_by = Field("unblocked_by", "unblocked_by", LinesWidget(5_000))
    evidence = Field("evidence", "evidence", LinksWidget())
    confirmed_on = Field("confirmed_on", "confirmed_on", DayWidget())
    year = Field("year", "year", widgets.CharWidget())
    document = Field("document", "document", TextWidget(120))
    programme = Field("programme", "programme", TextWidget(300))
    activity = Field("activity", "activity", TextWidget(300))
    sub_activity = Field("sub_activity", "sub_activity", TextWidget(300))
    source = Field("source", "source", ChoiceWidget(ActionYear.Source, SOURCES))
    ceiling = Field("ceiling", "ceiling", widgets.CharWidget())
    indicator = Field("indicator", "indicator", TextWidget(200))
    quarter_1 = Field("quarter_1", "quarter_1", TextWidget(120))
    quarter_2 = Field("quarter_2", "quarter_2", TextWidget(120))
    quarter_3 = Field("quarter_3", "quarter_3", TextWidget(120))
    quarter_4 = Field("quarter_4", "quarter_4", TextWidget(120))

    class Meta:
        model = Action
        fields = (
            "langkah_id",
            "reference",
            "title",
            "description",
            "step",
            "objectives",
            "principles",
            "sdg_targets",
            "national_priorities",
            "agency",
            "region",
            "post",
            "partners",
            "workshop",
            "starts_on",
            "due_on",
            "due_text",
            "status",
            "sentence",
            "blocked_by",
            "unblocked_by",
            "evidence",
            "confirmed_on",
            "year",
            "document",
            "programme",
            "activity",
            "sub_activity",
            "source",
            "ceiling",
            "indicator",
            "quarter_1",
            "quarter_2",
            "quarter_3",
            "quarter_4",
        )
        export_order = fields

    def text_of(self, name: str, value: Any) -> str:
        """A value as an export writes it."""
        written = date.fromisoformat(value) if value and name in DAYS else value
        return str(self.fields[name].widget.render(written) or "")
