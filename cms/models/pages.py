"""Page types: home, standard page, news."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms import clock
from cms.blocks import BodyBlock
from cms.models.base import BasePage
from cms.web.paging import page_of


class HomePage(BasePage):
    statement = models.CharField(
        _("statement"),
        max_length=120,
        blank=True,
        help_text=_("The large text at the top of the home page."),
    )

    max_count_per_parent = 1
    parent_page_types = ["wagtailcore.Page"]
    template = "cms/home_page.html"
    content_panels = [*BasePage.content_panels, FieldPanel("statement")]

    class Meta:
        verbose_name = _("home page")


class StandardPage(BasePage):
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    parent_page_types = ["cms.HomePage", "cms.StandardPage"]
    subpage_types = ["cms.StandardPage"]
    template = "cms/standard_page.html"
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("standard page")


class NewsIndexPage(BasePage):
    max_count_per_parent = 1
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.NewsPage"]
    template = "cms/news_index_page.html"

    class Meta:
        verbose_name = _("news list")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        news = (
            NewsPage.objects.live()
            .public()
            .child_of(self)
            .select_related("locale")
            .order_by("-published_on", "-pk")
        )
        context["news"] = page_of(request, news.defer_streamfields())
        return context


class NewsPage(BasePage):
    published_on = models.DateField(_("date"), default=clock.today)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    parent_page_types = ["cms.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "cms/news_page.html"
    content_panels = [*BasePage.content_panels, FieldPanel("published_on"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.FilterField("published_on")]

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")
