"""The first data story of the demo, in English and Spanish: the teacher training pipeline in seven questions."""

import uuid
from datetime import datetime
from typing import Any

from django.utils import translation

from wagtail.models import Page

from boards.demo.data_sets import SLUG
from boards.models import DataSet, StoryIndexPage, StoryPage
from cms import clock
from cms.data_files import data_beside
from cms.demo import DemoContext

_DATA = data_beside(__file__)
SPACE = uuid.UUID("3f1b7a52-64d0-4d0e-8a53-2024062400aa")
PUBLISHED = datetime(2024, 6, 24, 12, tzinfo=clock.PACIFIC)


def build(ctx: DemoContext) -> None:
    """Published on the day of the second edition."""
    data_set = DataSet.objects.get(slug=SLUG)
    with clock.at(PUBLISHED):
        for language, home in (("en", ctx.home), ("es", ctx.home_es)):
            index = StoryIndexPage.objects.child_of(home).first()
            if index is None:
                index = StoryIndexPage(slug="stories", is_demo=True, **_DATA["index"][language])
                _publish(home, index, language)
            if not StoryPage.objects.child_of(index).exists():
                page = StoryPage(slug=_DATA["slug"], is_demo=True, data_set=data_set, **_fields(language))
                _publish(index, page, language)


def _publish(parent: Page, page: StoryIndexPage | StoryPage, language: str) -> None:
    """The Spanish page is a translation of the English one with the same slug."""
    page.locale = parent.locale
    if language != "en":
        first = type(page).objects.get(locale__language_code="en", slug=page.slug)
        page.translation_key = first.translation_key
    with translation.override(language):
        parent.add_child(instance=page)
        page.save_revision().publish()


def _fields(language: str) -> dict[str, Any]:
    texts = ("question", "headline", "key_number", "key_words", "text")
    questions = [
        {
            "type": "question",
            "id": str(uuid.uuid5(SPACE, each["key"])),
            "value": each["chart"] | {name: each[language].get(name, "") for name in texts},
        }
        for each in _DATA["questions"]
    ]
    body = [{"type": "paragraph", "value": f"<p>{words}</p>"} for words in _DATA["body"][language]]
    return _DATA["page"][language] | {"questions": questions, "body": body}
