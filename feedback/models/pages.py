"""Wagtail pages for tools and feedback forms, one page per language."""

from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.blocks import BodyBlock
from cms.components.menu import address
from cms.i18n.page_language import title_of
from cms.models import BasePage
from cms.records.history import record
from feedback.blocks import QuestionsBlock
from feedback.models.forms import NOTICE_ELEMENTS, Form
from feedback.models.notices import NoticeTemplate
from feedback.models.tools import Tool


class ToolIndexPage(BasePage):
    max_count_per_parent = 1
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["feedback.ToolPage"]
    template = "feedback/tool_index_page.html"

    class Meta:
        verbose_name = _("list of tools")


class ToolPage(BasePage):
    tool = models.ForeignKey(Tool, on_delete=models.PROTECT, related_name="pages", verbose_name=_("tool"))
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    parent_page_types = ["feedback.ToolIndexPage"]
    subpage_types: list[str] = []
    template = "feedback/tool_page.html"
    content_panels = [*BasePage.content_panels, FieldPanel("tool"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("tool page")
        verbose_name_plural = _("tool pages")

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Set the slug from the tool's record, so it is the same in every language."""
        if self.tool_id:
            self.slug = self.tool.slug
        super().full_clean(*args, **kwargs)

    def crumbs(self, request: HttpRequest) -> list[tuple[str, str]]:
        """Two fixed crumbs, so rendering does not query the page tree."""
        return [(str(_("Tools")), address("tools/")), (title_of(self), "")]


class FeedbackIndexPage(BasePage):
    max_count_per_parent = 1
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["feedback.FeedbackFormPage"]
    template = "feedback/feedback_index_page.html"

    class Meta:
        verbose_name = _("list of feedback forms")


def _notice(label: Any, help_text: Any = "") -> models.TextField:
    return models.TextField(label, max_length=1000, help_text=help_text)


class FormPageForm(WagtailAdminPageForm):
    """The editor of a form's page: a new one starts with the site's privacy notice, which may be changed (PRV-04)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            locale = self.instance.locale if self.instance.locale_id else self.parent_page.locale
            for element, words in NoticeTemplate.words_in(locale.language_code).items():
                if not getattr(self.instance, f"notice_{element}"):
                    self.initial[f"notice_{element}"] = words


class FeedbackFormPage(BasePage):
    """A form that is edited here and served at the same address from its frozen version."""

    form = models.ForeignKey(
        Form, on_delete=models.PROTECT, related_name="pages", verbose_name=_("form"), editable=False
    )
    intro = models.TextField(_("introduction"), blank=True, max_length=1000)
    questions = StreamField(
        QuestionsBlock(),
        verbose_name=_("questions"),
        help_text=_(
            "You may change text and order. To ask something else, add a new question: answers stay with "
            "the question they were given to."
        ),
    )
    conditions = models.JSONField(
        _("conditions"),
        default=dict,
        blank=True,
        editable=False,
        help_text=_(
            "Key of a question → key of the question above, its choices, and whether they rule it out."
        ),
    )
    closed_words = models.TextField(
        _("text after closing"),
        blank=True,
        max_length=600,
        help_text=_("Shown when the form is closed. Tell people where the result will be posted."),
    )
    invites_youth = models.BooleanField(
        _("invites young people"),
        default=False,
        help_text=_(
            "The age bracket is asked first. Children under 13 are not asked for a name, email or file, "
            "and their comments are read before anyone else sees them."
        ),
    )
    # PRV-04: Civil Code 1798.17 names eight elements. All are required on a public form.
    notice_agency = _notice(_("agency and division"))
    notice_official = _notice(_("responsible official"), _("Title, business address and phone."))
    notice_authority = _notice(_("legal authority"))
    notice_voluntary = _notice(
        _("what is voluntary"), _("For each item, whether it is mandatory or voluntary.")
    )
    notice_consequences = _notice(_("what happens if it is not provided"))
    notice_purposes = _notice(_("main purposes"))
    notice_disclosures = _notice(_("to whom it may be disclosed"))
    notice_access = _notice(_("right of access"))

    parent_page_types = ["feedback.FeedbackIndexPage"]
    subpage_types: list[str] = []
    base_form_class = FormPageForm
    template = "feedback/form_preview.html"
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("invites_youth"),
        FieldPanel("questions"),
        HelpPanel(template="feedback/forms/_page_panel.html"),
        FieldPanel("closed_words"),
        MultiFieldPanel(
            [FieldPanel(f"notice_{element}") for element in NOTICE_ELEMENTS],
            heading=_("Privacy notice: all eight parts are required to publish (Civ. Code § 1798.17)"),
        ),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("intro")]

    class Meta:
        verbose_name = _("feedback form")
        verbose_name_plural = _("feedback forms")

    @property
    def leads(self) -> bool:
        """Whether this page sets the questions, order and conditions for all languages; other pages only translate."""
        first = FeedbackFormPage.objects.filter(form=self.form_id).order_by("path").first()
        return first is None or first.pk == self.pk

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Set the slug from the record; it may change until a version is published or another page shares it."""
        if self.form_id and not self._may_move():
            self.slug = self.form.slug
        super().full_clean(*args, **kwargs)

    def _is_a_copy(self) -> bool:
        """Whether a new page duplicates one in its language; it then becomes a separate form, not a translation."""
        rows = FeedbackFormPage.objects.filter(form=self.form_id, locale=self.locale_id)
        return self._state.adding and rows.exists()

    def with_content_json(self, content: dict) -> "FeedbackFormPage":
        """Keep the form, because a copied revision still contains the id of the form it was copied from."""
        page = super().with_content_json(content)
        page.form_id = self.form_id
        return page

    def _may_move(self) -> bool:
        """Whether the slug may still change: drafts are autosaved while the title is being typed."""
        others = FeedbackFormPage.objects.filter(form=self.form_id).exclude(pk=self.pk)
        return not self.form.versions.exists() and not others.exists()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Create the record with the first page; later pages in other languages share it."""
        name = {self._language(): self.title}
        if self.form_id is None or self._is_a_copy():
            made = Form(slug=self._free_slug(), name=name, is_demo=self.is_demo)
            self.form = record(made, actor="system:page", reason="created with its page")
        elif self.slug != self.form.slug and self._may_move():
            self.form.slug, self.form.name = self._free_slug(but=self.form_id), name
            record(self.form, actor="system:page", reason="renamed with its page")
        self.slug = self.form.slug
        super().save(*args, **kwargs)

    def _language(self) -> str:
        return self.locale.language_code if self.locale_id else settings.LANGUAGE_CODE

    def _free_slug(self, but: int = 0) -> str:
        first = self.slug or slugify(self.title) or "form"
        slug, number = first, 1
        while Form.objects.filter(slug=slug).exclude(pk=but).exists():
            number += 1
            slug = f"{first}-{number}"
        return slug

    @property
    def notice(self) -> dict[str, str]:
        return {element: getattr(self, f"notice_{element}") for element in NOTICE_ELEMENTS}

    @property
    def search_text(self) -> str:
        return f"{super().search_text} {self.intro}"
