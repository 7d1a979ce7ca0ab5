"""Base classes of pages, and of records that may be demo data."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PagePermissionTester
from wagtail.search import index

from cms import extension_points
from cms.access import Visitor
from cms.i18n.page_language import as_written, title_of
from cms.search.normalize import fold


class DemoMarked(models.Model):
    """A row that may be invented for the demo; it is then marked on each page and in each export."""

    is_demo = models.BooleanField(
        _("demo data"),
        default=False,
        help_text=_("Invented for the demonstration. It is labeled wherever it appears."),
    )

    class Meta:
        abstract = True


class PagePermissions(PagePermissionTester):
    """What was public must remain available: editors cannot delete an expired page alone (row 2)."""

    def can_delete(self, *args: Any, **options: Any) -> bool:
        publishes = self.user.is_superuser or "publish" in self.permissions
        return publishes and super().can_delete(*args, **options)


class BasePage(DemoMarked, Page):
    """Title, summary, demo mark, and a search index for Chinese, Korean and unaccented text (stack.md P2)."""

    summary = models.TextField(
        _("summary"),
        blank=True,
        max_length=400,
        help_text=_("One or two sentences. Shown on lists and under the title."),
    )

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    settings_panels = [*Page.settings_panels, FieldPanel("is_demo")]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("search_folded"),
        index.FilterField("is_demo"),
    ]

    class Meta:
        abstract = True

    def permissions_for_user(self, user: Visitor) -> PagePermissionTester:
        return PagePermissions(user, self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["crumbs"] = self.crumbs(request)
        context["as_written"] = as_written(self)
        return context | extension_points.page_context(self, request)

    def clean(self) -> None:
        super().clean()
        extension_points.check_page(self)

    def crumbs(self, request: HttpRequest) -> list[tuple[str, str]]:
        """Breadcrumbs: (title, URL) of the pages below home down to this one."""
        above = self.get_ancestors().filter(depth__gt=2).select_related("locale") if self.depth > 3 else []
        return [(title_of(page), page.get_url(request)) for page in [*above, self]]

    @property
    def search_text(self) -> str:
        """The text of this page for search; page types with a body add it."""
        return f"{self.title} {self.summary}"

    @property
    def search_folded(self) -> str:
        return fold(self.search_text)
