"""A story about the small data set of the pipeline: one question for each kind of chart."""

import uuid
from typing import Any

from boards.models import DataSet, StoryIndexPage, StoryPage

SPACE = uuid.UUID("00000000-0000-0000-0000-0000000000aa")


def asked(key: str, chart: str, measure: str, numbers: str, dimension: str, **texts: str) -> dict[str, Any]:
    """A block of the stream, with an id that is the same in each run."""
    value = {"chart": chart, "measure": measure, "numbers": numbers, "dimension": dimension}
    value |= dict.fromkeys(("headline", "key_number", "key_words", "text"), "")
    return {
        "type": "question",
        "id": str(uuid.uuid5(SPACE, key)),
        "value": value | {"question": f"Question {key}?", "headline": "Its message"} | texts,
    }


def key_of(name: str) -> str:
    return str(uuid.uuid5(SPACE, name))


QUESTIONS = [
    asked("bars", "bars", "started", "people", "place", headline="{started} people started"),
    asked(
        "share",
        "bars",
        "employed",
        "share",
        "place",
        headline="{employed%} taught a year later",
        key_number="{employed/10}",
        key_words="taught a year later",
        text="The highest share is that of {highest}: {highest.number}.\nA line without a number.",
    ),
    asked(
        "map", "map", "started", "people", "place", headline="{started} people started in {place} in {year}"
    ),
    asked("lines", "lines", "employed", "share", "year", headline="{employed% year=2020} taught in 2021"),
    asked("flow", "flow", "", "share", "", headline="Of {started}, {employed} taught"),
]


def index(home: Any) -> StoryIndexPage:
    found = StoryIndexPage.objects.child_of(home).first()
    return found or home.add_child(
        instance=StoryIndexPage(title="Data stories", slug="stories", locale=home.locale)
    )


def story(home: Any, data_set: DataSet, *, questions: list | None = None, **facts: Any) -> StoryPage:
    facts = {"title": "Do they stay?", "slug": "pipeline", "summary": "A few questions."} | facts
    page = StoryPage(data_set=data_set, questions=questions or QUESTIONS, locale=home.locale, **facts)
    page = index(home).add_child(instance=page)
    page.save_revision().publish()
    return StoryPage.objects.get(pk=page.pk)
