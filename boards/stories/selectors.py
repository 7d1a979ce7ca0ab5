"""The stories that are published, and the edition that each is shown with."""

from collections.abc import Mapping

from boards.data_sets.access import public_editions
from boards.data_sets.explore import EDITION
from boards.models import DataEdition, StoryPage
from cms.i18n.page_language import spoken
from cms.publication.open_pages import open_to_all


def public_stories(tool: int | None = None) -> list[StoryPage]:
    """Each story once, in the language that the reader understands best, the one published first on top.

    ``tool``: only those about its data.
    """
    best: dict[str, StoryPage] = {}
    rows = open_to_all(StoryPage).select_related("data_set", "locale")
    for page in spoken(rows.filter(data_set__tool=tool) if tool else rows):
        best.setdefault(str(page.translation_key), page)
    return sorted(best.values(), key=lambda page: (page.first_published_at, page.pk))


def find_story(slug: str) -> StoryPage | None:
    """Public or not: only to find the form of a comment that was typed while the story was there."""
    return StoryPage.objects.filter(slug=slug).select_related("data_set").order_by("pk").first()


def edition_for(page: StoryPage, wanted: Mapping[str, str]) -> tuple[DataEdition | None, bool]:
    """The edition that an address names, or the newest one; and whether it is the newest. None without any."""
    editions = list(public_editions().filter(data_set=page.data_set_id))
    named = next((each for each in editions if str(each.number) == wanted.get(EDITION)), None)
    found = named or next(iter(editions), None)
    return found, not editions or found == editions[0]
