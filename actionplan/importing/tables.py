"""What an action is mapped to, by the words people use; each table is read once for a list."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from actionplan.models import NationalPriority, Objective, Principle, SdgTarget, Step
from directory.spelling import key_of
from workshops.models import Workshop

# What people call the six steps besides their names.
ALSO_STEPS = {
    1: "sosialisasi|konsultasi|awareness|awareness raising|peningkatan kesadaran|consultation",
    2: "needs assessment|analisis situasi|kajian kebutuhan|asesmen kebutuhan|analisa kebutuhan",
    3: "prioritas|prioritisasi|prioritization|prioritisation|penetapan prioritas",
    4: "perencanaan|adaptasi|planning|adaptation|penyesuaian|penyusunan rencana",
    5: "implementasi|implementation|pelaksanaan kegiatan|pelaksanaan aksi",
    6: "monitoring|monev|evaluasi|pemantauan|pelaporan|review|monitoring dan evaluasi",
}


@dataclass
class Table:
    """Rows by their key in cells (a number, a code), with the id of each and its names."""

    ids: dict[str, int] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)

    def key_of_id(self) -> dict[int, str]:
        return {pk: key for key, pk in self.ids.items()}


@dataclass
class Tables:
    """Steps, objectives and principles by number, targets by code, the others by key."""

    steps: Table
    objectives: Table
    principles: Table
    sdg_targets: Table
    national_priorities: Table
    workshops: Table
    priority_words: dict[str, str]
    workshop_words: dict[str, str]

    @classmethod
    def load(cls) -> "Tables":
        priorities, priority_words = _priorities()
        workshops, workshop_words = _workshops()
        return cls(
            steps=_steps(),
            objectives=_objectives(),
            principles=_principles(),
            sdg_targets=Table({code: pk for pk, code in _pairs(SdgTarget, "code")}),
            national_priorities=priorities,
            workshops=workshops,
            priority_words=priority_words,
            workshop_words=workshop_words,
        )


def _pairs(model: type[SdgTarget], name: str) -> Iterable[tuple[int, str]]:
    return model._default_manager.order_by().values_list("pk", name)


def _steps() -> Table:
    table = Table()
    for step in Step.objects.all():
        table.ids[str(step.number)] = step.pk
        also = ALSO_STEPS.get(step.number, "").split("|")
        _name(table, step.number, (step.name_id, step.name_en, step.key, *also))
    return table


def _objectives() -> Table:
    table = Table()
    for each in Objective.objects.all():
        table.ids[str(each.number)] = each.pk
        _name(table, each.number, (each.name_id, each.name_en, each.label_id, each.label_en))
    return table


def _principles() -> Table:
    table = Table()
    for each in Principle.objects.all():
        table.ids[str(each.number)] = each.pk
        _name(table, each.number, (each.name_id, each.name_en, each.key))
    return table


def _name(table: Table, number: int, names: Iterable[str]) -> None:
    for name in names:
        if key_of(name):
            table.names.setdefault(key_of(name), number)


def _priorities() -> tuple[Table, dict[str, str]]:
    """By code; where two sources have one code, the source stands in front."""
    rows = list(NationalPriority.objects.values_list("pk", "source", "code", "text_id", "text_en"))
    codes = Counter(code for _, _, code, _, _ in rows)
    table, words = Table(), dict[str, str]()
    for pk, source, code, *texts in rows:
        key = code if codes[code] == 1 else f"{source} {code}"
        table.ids[key] = pk
        for word in (key, f"{source} {code}", *texts):
            words.setdefault(key_of(word), key)
    words.pop("", None)
    return table, words


def _workshops() -> tuple[Table, dict[str, str]]:
    """By slug; a title counts where only one workshop has it."""
    rows = list(Workshop.objects.values_list("pk", "slug", "title_id", "title_en"))
    titles = Counter(key for row in rows for key in {key_of(row[2]), key_of(row[3])})
    table, words = Table(), dict[str, str]()
    for pk, slug, *names in rows:
        table.ids[slug] = pk
        words[key_of(slug)] = slug
        for key in map(key_of, names):
            if key and titles[key] == 1:
                words.setdefault(key, slug)
    return table, words
