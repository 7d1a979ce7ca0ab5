"""Data stories: Wagtail pages of questions, each answered by a chart of a data set's newest edition."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import StreamField
from wagtail.search import index

from boards.models.data_sets import DataEdition, DataSet
from boards.story_blocks import StoryQuestionsBlock
from cms.blocks import BodyBlock
from cms.components.menu import address
from cms.i18n.page_language import title_of
from cms.models import BasePage
from feedback.models import Submission


class StoryIndexPage(BasePage):
    max_count_per_parent = 1
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["boards.StoryPage"]
    template = "boards/story_index_page.html"

    class Meta:
        verbose_name = _("list of data stories")

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Find a story in one query instead of two."""
        if len(path_components) == 1:
            pages = StoryPage.objects.child_of(self).select_related("locale")
            if page := pages.filter(slug=path_components[0]).first():
                page._cached_parent_obj = self
                return page.route(request, [])
        return super().route(request, path_components)

    def crumbs(self, request: HttpRequest) -> list[tuple[str, str]]:
        return [(str(_("Data")), address("data/")), (title_of(self), "")]


class StoryPage(BasePage):
    data_set = models.ForeignKey(
        DataSet,
        on_delete=models.PROTECT,
        related_name="story_pages",
        verbose_name=_("data set"),
        help_text=_("Its newest edition is shown. Readers may also open the story with an earlier one."),
    )
    questions = StreamField(
        StoryQuestionsBlock(),
        verbose_name=_("questions"),
        help_text=_("At most seven, so that the story can be read in three minutes."),
    )
    body = StreamField(
        BodyBlock(),
        verbose_name=_("about these numbers"),
        blank=True,
        help_text=_("Where they come from, what they leave out, and what the words mean."),
    )

    parent_page_types = ["boards.StoryIndexPage"]
    subpage_types: list[str] = []
    template = "boards/story_page.html"
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("data_set"),
        HelpPanel(template="boards/stories/_page_help.html"),
        FieldPanel("questions"),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("data story")
        verbose_name_plural = _("data stories")

    def crumbs(self, request: HttpRequest) -> list[tuple[str, str]]:
        """Two fixed crumbs, so rendering does not query the page tree."""
        return [(str(_("Data")), address("data/")), (title_of(self), "")]

    @property
    def asked(self) -> str:
        """The questions, one a line. Their answers hold references to numbers, so they are not searched."""
        return "\n".join(block.value["question"] or "" for block in self.questions)

    @property
    def search_text(self) -> str:
        return f"{super().search_text} {self.asked}"


class ChartComment(models.Model):
    """A comment on one chart of a story, with what its author saw: edition, choice and question (C2C-15).

    ``key``: the codes of the choice, as in the cells of the edition. ``question``: the block of the story.
    """

    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, related_name="chart_comment")
    story = models.ForeignKey(StoryPage, on_delete=models.PROTECT, related_name="chart_comments")
    edition = models.ForeignKey(DataEdition, on_delete=models.PROTECT, related_name="chart_comments")
    question = models.UUIDField(_("question"))
    question_text = models.CharField(_("question as it was"), max_length=120)
    key = models.CharField(_("choice"), max_length=200)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("comment on a chart")
        verbose_name_plural = _("comments on charts")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.story_id}/{self.submission_id}"
