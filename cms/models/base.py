"""What every page and every record that may be demo data has."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PagePermissionTester
from wagtail.search import index

from cms import page_extensions
from cms.search.normalize import fold


class DemoMarked(models.Model):
    """A row that may be invented for the demonstration; it is then marked on each page and in each export."""

    is_demo = models.BooleanField(
        _("demo data"),
        default=False,
        help_text=_("Invented for the demonstration. It is labeled wherever it appears."),
    )

    class Meta:
        abstract = True


class PagePermissions(PagePermissionTester):
    """What was public once stays to be found: whoever writes pages cannot delete an expired one alone (row 2)."""

    def can_delete(self, *args: Any, **options: Any) -> bool:
        publishes = self.user.is_superuser or "publish" in self.permissions
        return publishes and super().can_delete(*args, **options)


class BasePage(DemoMarked, Page):
    """Title, summary, demo mark, and search that also finds Chinese, Korean and unaccented words (stack.md P2)."""

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

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        return PagePermissions(user, self)

    def get_context(self, request, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context["crumbs"] = self.crumbs(request)
        return context | page_extensions.context_of(self, request)

    def clean(self) -> None:
        super().clean()
        page_extensions.check(self)

    def crumbs(self, request) -> list[tuple[str, str]]:
        """The pages above this one, below home, and this one: (title, address)."""
        above = self.get_ancestors().filter(depth__gt=2) if self.depth > 3 else []
        return [(page.title, page.get_url(request)) for page in [*above, self]]

    @property
    def search_text(self) -> str:
        """The words of this page for search; page types with a body add it."""
        return f"{self.title} {self.summary}"

    @property
    def search_folded(self) -> str:
        return fold(self.search_text)
