"""The editor's guide beside what it explains: in the help menu of Wagtail, and in the menu of each page."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from cms.access import Visitor
from cms.editor.dashboard import guide_url
from cms.extension_points import provided

CHAPTERS = "editor.chapters"  # (label of a page type, guide, chapter)
ORDINARY = ("editor", "pages")
OF_WAGTAIL = ("whats-new-in-wagtail", "editor-guide")  # lead to other sites, about other screens


def help_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    """Hook ``construct_help_menu``: our guides only."""
    items[:] = [item for item in items if not item.name.startswith(OF_WAGTAIL)]


def editors_guide_item() -> MenuItem:
    url = guide_url("editor")
    return MenuItem(gettext_lazy("Editor’s guide"), url, name="our-editor-guide", icon_name="help", order=5)


def guides_item() -> MenuItem:
    return MenuItem(
        gettext_lazy("All guides"), reverse("cms:help"), name="guides", icon_name="help", order=10
    )


def page_buttons(page: Page, user: Visitor, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Hook ``register_page_header_buttons``: the chapter about this type of page."""
    label = page.specific_class._meta.label if page.specific_class else ""
    found = next(((guide, name) for each, guide, name in provided(CHAPTERS) if each == label), ORDINARY)
    yield Button(_("How to edit this page"), guide_url(*found), icon_name="help", priority=5)
