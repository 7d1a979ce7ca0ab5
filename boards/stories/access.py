"""Who may read stories: everyone those that are published."""

from django.http import Http404

from boards.models import StoryPage
from cms.i18n.page_language import spoken
from cms.publication.open_pages import open_to_all


def get_public_story(slug: str) -> StoryPage:
    rows = open_to_all(StoryPage).filter(slug=slug).select_related("data_set", "locale")
    found: StoryPage | None = spoken(rows).first()
    if found is None:
        raise Http404
    return found
