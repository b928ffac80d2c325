"""What the public may read of plans and actions, as numbers and lines, grouped by the database."""

from actionplan.stats.figures import (
    PlanFigures,
    SiteFigures,
    StatusCount,
    StepRow,
    StepTable,
    WorkshopPromises,
    plan_figures,
    site_figures,
    steps_by_status,
    workshop_promises,
)
from actionplan.stats.grids import Cell, Row, governments_of, provinces
from actionplan.stats.news import News, latest_news
from actionplan.stats.reached import DeliverableRow, Reached, StepProgress, progress_of
from actionplan.stats.rows import ActionRow, rows_of
from actionplan.stats.stories import PublicProof, Story, Told, story_of
from actionplan.stats.topics import Topic, TopicList, topics

__all__ = [
    "ActionRow",
    "Cell",
    "DeliverableRow",
    "News",
    "PlanFigures",
    "PublicProof",
    "Reached",
    "Row",
    "SiteFigures",
    "StatusCount",
    "StepProgress",
    "StepRow",
    "StepTable",
    "Story",
    "Told",
    "Topic",
    "TopicList",
    "WorkshopPromises",
    "governments_of",
    "latest_news",
    "plan_figures",
    "progress_of",
    "provinces",
    "rows_of",
    "site_figures",
    "steps_by_status",
    "story_of",
    "topics",
    "workshop_promises",
]
