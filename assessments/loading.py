"""Loads the 76 indicators from `data/`; a set that exists is left alone, answers may hang on it."""

from itertools import count
from pathlib import Path
from typing import Any

from django.db import transaction

from assessments.models import Category, Domain, Indicator, IndicatorSet
from directory.loading import Loaded, read_json

DATA = Path(__file__).parent / "data"


@transaction.atomic
def load_indicators() -> dict[str, Loaded]:
    data = read_json(DATA / "own-76-v1.json")
    indicators, made = IndicatorSet.objects.get_or_create(
        key=data["key"],
        defaults={"label_id": data["label"]["id"], "label_en": data["label"]["en"]},
    )
    if made:
        _fill(indicators, data["domains"])
    total = Indicator.objects.filter(category__domain__set=indicators).count()
    return {"indicators": Loaded(total, 0) if made else Loaded(0, total)}


def _fill(indicators: IndicatorSet, domains: list[dict[str, Any]]) -> None:
    order = count(1)
    for row in domains:
        domain = Domain.objects.create(set=indicators, number=row["number"], **_names(row))
        for part in row["categories"]:
            category = Category.objects.create(domain=domain, code=part["code"], **_names(part))
            Indicator.objects.bulk_create(
                _indicator(question, category, next(order)) for question in part["indicators"]
            )


def _names(row: dict[str, Any]) -> dict[str, str]:
    return {"name_id": row["name"]["id"], "name_en": row["name"]["en"]}


def _indicator(row: dict[str, Any], category: Category, order: int) -> Indicator:
    return Indicator(
        category=category,
        code=row["code"],
        order=order,
        question_id=row["question"]["id"],
        question_en=row["question"]["en"],
        basis_kinds=row["basis_kinds"],
        suggested_kinds=row["suggested_respondents"],
        objectives=row["objectives"],
    )
