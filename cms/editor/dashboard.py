"""The start page of Wagtail's admin: what this person has to do, and where to read how."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import UserObjectsInWorkflowModerationPanel, WorkflowObjectsToModeratePanel
from wagtail.models import Page

from cms import clock, guides
from cms.access import Role, is_signed_in, roles_of
from cms.components import due
from cms.components.dates import short_date
from cms.editor import selectors
from cms.tasks import Task, waiting_for
from cms.users.models import User

REPLACED = (WorkflowObjectsToModeratePanel, UserObjectsInWorkflowModerationPanel)  # their rows are tasks
GUIDES_OF_ROLES = {Role.CLERK: "clerk", Role.EDITOR: "host", Role.ADMINISTRATOR: "operator"}


@dataclass(frozen=True)
class Row:
    title: str
    url: str
    note: str = ""


class ListPanel(Component):
    """A heading and a list of links; nothing where nothing is to be done. ``all_url`` leads to the rows not shown."""

    template_name = "cms/editor/_panel.html"
    name: str
    heading: str | Promise
    hint: str | Promise = ""
    icon = "tasks"
    order: int

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        rows, more = self.rows(user) if is_signed_in(user) else ([], 0)
        return {"panel": self, "rows": rows, "more": more}

    def rows(self, user: User) -> tuple[list[Row], int]:
        """The rows, and how many there are besides."""
        raise NotImplementedError

    def all_url(self) -> str:
        return ""


class Waiting(ListPanel):
    """The tasks of the desk, which include submitted pages."""

    name, order = "waiting", 100
    heading = gettext_lazy("Waiting for you")

    def rows(self, user: User) -> tuple[list[Row], int]:
        found, now = waiting_for(user).mine, clock.now()
        rows = [Row(task.title, task.url, _note(task, now)) for task in found[: selectors.MOST]]
        return rows, len(found) - len(rows)

    def all_url(self) -> str:
        return reverse("cms:desk")


class OwnDrafts(ListPanel):
    name, order, icon = "own-drafts", 200, "edit"
    heading = gettext_lazy("Your drafts that are not public yet")

    def rows(self, user: User) -> tuple[list[Row], int]:
        found = selectors.own_drafts(user)
        return [_page_row(page, _saved(page)) for page in found.rows], found.more


class Translations(ListPanel):
    """One panel for each language of the site besides its first."""

    icon = "wagtail-localize-language"

    def __init__(self, language: str, order: int) -> None:
        self.language, self.order, self.name = language, order, f"translations-{language}"
        name = get_language_info(language)["name_translated"]
        self.heading = _("Pages to translate into %(language)s") % {"language": name}

    def rows(self, user: User) -> tuple[list[Row], int]:
        found = selectors.translations_due(user, self.language)
        return [self._row(page) for page in found.rows], found.more

    @staticmethod
    def _row(page: Page) -> Row:
        if translation := getattr(page, "translation", None):
            return Row(page.title, _edit(translation), _("older than the English page"))
        url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        return Row(page.title, url, _("not translated yet"))


class DeadLinks(ListPanel):
    name, order, icon = "dead-links", 400, "warning"
    heading = gettext_lazy("Public pages with a link to a page that is not public")

    def rows(self, user: User) -> tuple[list[Row], int]:
        found = selectors.dead_links(user)
        return [_page_row(page) for page in found.rows], found.more


class Images(ListPanel):
    name, order, icon = "images-without-description", 500, "image"
    heading = gettext_lazy("Images without a description")
    hint = gettext_lazy("People who cannot see an image rely on its description.")

    def rows(self, user: User) -> tuple[list[Row], int]:
        found = selectors.images_without_description(user)
        return [
            Row(each.title, reverse("wagtailimages:edit", args=[each.pk])) for each in found.rows
        ], found.more


class Guides(ListPanel):
    name, order, icon = "guides", 600, "help"
    heading = gettext_lazy("Staff desk and guides")

    def rows(self, user: User) -> tuple[list[Row], int]:
        roles = roles_of(user)
        names = ["editor", *(guide for role, guide in GUIDES_OF_ROLES.items() if role in roles)]
        rows = [Row(str(guides.GUIDES[name][0]), guide_url(name)) for name in names]
        return [Row(_("Staff desk"), reverse("cms:desk")), *rows], 0


def guide_url(name: str, chapter: str = "") -> str:
    return reverse("cms:help_chapter", args=[name, chapter or guides.GUIDES[name][1][0]])


def dashboard(request: HttpRequest, panels: list[Component]) -> None:
    """Hook ``construct_homepage_panels``."""
    others = [code for code, _name in settings.SITE_LANGUAGES if code != settings.LANGUAGE_CODE]
    kept = [panel for panel in panels if not isinstance(panel, REPLACED)]
    languages = [Translations(code, 300 + place) for place, code in enumerate(others)]
    panels[:] = [*kept, Waiting(), OwnDrafts(), *languages, DeadLinks(), Images(), Guides()]


def _note(task: Task, now: datetime) -> str:
    day = due.due(task.due, now) if task.due else None
    return " · ".join(part for part in (task.about, day.words if day else "") if part)


def _page_row(page: Page, note: str = "") -> Row:
    return Row(page.draft_title or page.title, _edit(page.pk), note)


def _edit(key: int) -> str:
    return reverse("wagtailadmin_pages:edit", args=[key])


def _saved(page: Page) -> str:
    return short_date(page.latest_revision_created_at) if page.latest_revision_created_at else ""
