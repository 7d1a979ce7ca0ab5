"""What the pages of the base are about: news, the open data, and histories of records."""

from django.urls import reverse
from django.utils.translation import gettext as _

from cms.components.menu import address
from cms.models import NewsIndexPage, NewsPage
from cms.open_data.registry import Kind
from cms.sharing.head import absolute
from cms.sharing.schema_org import Node, download, filled, moment, office_id
from cms.sharing.structured_data import Shown, Subject, a_list, register_subject

JSON, ZIP = "application/json", "application/zip"


def news(shown: Shown) -> Subject:
    page = shown["page"]
    node = filled(
        type_="NewsArticle",
        headline=page.title,
        datePublished=moment(page.published_on),
        dateModified=moment(page.last_published_at),
        inLanguage=page.locale.language_code,
        author=office_id(),
        publisher=office_id(),
        isPartOf={"@id": absolute(address("news/"))},
    )
    return Subject(node)


def open_data(shown: Shown) -> Subject:
    """One data set for each kind of records, and one for everything in one file."""
    stated = shown["license"]["url"] if shown["license"] else None
    sets = [_of_kind(kind, stated) for kind, _count in shown["kinds"]]
    if archive := shown["archive"]:
        made = moment(archive.built_at)
        file = download(reverse("open_data:archive"), ZIP, dateModified=made, contentSize=f"{archive.size} B")
        sets.append(
            filled(
                type_="Dataset",
                name=_("Everything in one file"),
                dateModified=made,
                license=stated,
                creator=office_id(),
                distribution=[file],
            )
        )
    return Subject(filled(type_="DataCatalog", publisher=office_id(), license=stated, dataset=sets))


def _of_kind(kind: Kind, stated: str | None) -> Node:
    return filled(
        type_="Dataset",
        name=str(kind.label),
        description=str(kind.about),
        license=stated,
        creator=office_id(),
        isAccessibleForFree=True,
        distribution=[download(reverse("open_data:kind", args=[kind.name]), JSON)],
    )


def history(shown: Shown) -> Subject:
    return Subject(is_demo=shown["trace"].root.is_demo)


register_subject(NewsIndexPage, a_list)
register_subject(NewsPage, news)
register_subject("cms:api", open_data)
register_subject("cms:trace", history)
