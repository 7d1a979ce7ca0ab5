"""Schema.org data of a story: an article that is based on an edition of a data set."""

from boards.absolute_urls import absolute
from cms.i18n.page_language import code_of
from cms.sharing.schema_org import filled, moment, office_id
from cms.sharing.structured_data import Shown, Subject


def story_subject(shown: Shown) -> Subject:
    page, edition = shown["page"], shown["edition"]
    node = filled(
        type_="Article",
        headline=page.title,
        datePublished=moment(page.first_published_at),
        dateModified=moment(page.last_published_at),
        inLanguage=code_of(page),
        author=office_id(),
        publisher=office_id(),
        isBasedOn={"@id": absolute(edition.get_absolute_url())} if edition else None,
    )
    return Subject(node, is_demo=page.is_demo)
