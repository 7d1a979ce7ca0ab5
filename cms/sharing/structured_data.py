"""Schema.org data of each public page, as one JSON-LD graph: site, office, page, breadcrumbs, and what it is about.

Each app registers what its kinds of pages are about in ``<app>/site/sharing.py``. A subject is made from the context
that its page shows, so it knows nothing else and costs no query.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wagtail.models import Page

from cms.components.menu import address
from cms.extension_points import provide, provided
from cms.models import HomePage
from cms.sharing.head import Head, absolute
from cms.sharing.schema_org import Node, filled, moment, office_id
from cms.sharing.wagtail_pages import SERVED
from cms.site_cache import office

POINT = "sharing.subjects"
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
Shown = Mapping[str, Any]


@dataclass(frozen=True)
class Subject:
    """What a page is about.

    ``node``: its main entity, with name, address and description of the page unless it says others; empty if there is
    none, as on a list. ``changed``: when the page last changed, where that is on record. ``is_demo``: it is invented.
    """

    node: Node = field(default_factory=dict)
    page_type: str = "WebPage"
    changed: datetime | date | None = None
    is_demo: bool = False


def register_subject(pages: str | type[Page], subject: Callable[[Shown], Subject]) -> None:
    """Register what the pages of a view are about, by its full name, or the pages of one type of the editor's tree."""
    provide(POINT, (pages, subject))


def a_list(shown: Shown) -> Subject:
    """A page that leads to others of one kind."""
    return Subject(page_type="CollectionPage")


def script(context: Context, head: Head) -> SafeString:
    """The script element; escaped so that no text can close it. Browsers run nothing of this type."""
    data = {"@context": "https://schema.org", "@graph": graph(context, head)}
    words = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return SafeString(f'<script type="application/ld+json">{words}</script>')


def graph(context: Context, head: Head) -> list[Node]:
    page = context.get("page")
    subject = _subject(context, page)
    is_demo = settings.DEMO or subject.is_demo or bool(getattr(page, "is_demo", False))
    description = " · ".join(filter(None, [_("Demo") if is_demo else "", head.description]))
    steps = [] if isinstance(page, HomePage) else _steps(context, head)
    changed = subject.changed or getattr(page, "last_published_at", None)
    of_page = filled(
        type_=subject.page_type,
        id_=head.address,
        url=head.address,
        name=head.title,
        description=description,
        inLanguage=get_language(),
        isPartOf={"@id": _site_id()},
        publisher=office_id(),
        dateModified=moment(changed),
        breadcrumb={"@id": f"{head.address}#breadcrumbs"} if steps else None,
        mainEntity={"@id": f"{head.address}#subject"} if subject.node else None,
    )
    nodes = [_site(page), _office(), of_page]
    if steps:
        nodes.append(
            {"@type": "BreadcrumbList", "@id": f"{head.address}#breadcrumbs", "itemListElement": steps}
        )
    if subject.node:
        named = filled(
            id_=f"{head.address}#subject", name=head.title, url=head.address, description=description
        )
        nodes.append(named | subject.node)
    return nodes


def _subject(context: Context, page: object) -> Subject:
    match = context["request"].resolver_match
    key = type(page) if match.view_name == SERVED else match.view_name
    found = dict(provided(POINT)).get(key)
    return found(context.flatten()) if found else Subject()


def _steps(context: Context, head: Head) -> list[Node]:
    """The breadcrumbs as the page shows them; none where there are no others than the home page."""
    crumbs = list(context.get("crumbs") or [])
    if not crumbs:
        return []
    steps = [(_("Home"), address("")), *crumbs]
    return [
        filled(
            type_="ListItem", position=place, name=str(name), item=_of_step(url, place == len(steps), head)
        )
        for place, (name, url) in enumerate(steps, start=1)
    ]


def _of_step(url: str, is_last: bool, head: Head) -> Node:
    """Its address, without the host by which the page was asked for."""
    if url:
        return {"@id": absolute(urlsplit(str(url)).path)}
    return {"@id": head.address} if is_last else {}


def _site_id() -> str:
    return f"{absolute('/')}#website"


def _site(page: object) -> Node:
    node = filled(
        type_="WebSite", id_=_site_id(), url=absolute("/"), name=office().name, publisher=office_id()
    )
    if isinstance(page, HomePage):
        target = f"{absolute(address('search/'))}?q={{search_term_string}}"
        node["potentialAction"] = {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": target},
            "query-input": "required name=search_term_string",
        }
    return node


def _office() -> Node:
    """What the foot and head of each page say about the office."""
    known = office()
    parent = filled(type_="GovernmentOrganization", name=known.parent) if known.parent else None
    return office_id() | filled(
        type_="GovernmentOrganization",
        name=known.name,
        url=absolute("/"),
        address=known.address,
        telephone=known.phone,
        email=known.email,
        parentOrganization=parent,
    )
