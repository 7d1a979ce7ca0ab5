"""Page types of conversations: one page per language, linked to one shared record."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.blocks import BodyBlock
from cms.components.menu import address
from cms.exceptions import RuleBroken
from cms.i18n.fields import text
from cms.i18n.page_language import title_of
from cms.models import BasePage
from engagement.blocks import AgendaBlock, RecapBlock
from engagement.models.conversations import Conversation
from engagement.models.recaps import Recap


class VenueNotChecked(RuleBroken):
    """BK-24a: an in-person conversation without its checks cannot be public."""


class DecisionNotNamed(RuleBroken):
    """PAR-01: a conversation that names no decision cannot be public."""


def why_not_public(conversation: Conversation) -> RuleBroken | None:
    """What is missing before a page of the conversation may be public."""
    if missing := conversation.missing_venue_checks:
        words = _("This conversation cannot be public yet. Still to check: %(missing)s.")
        return VenueNotChecked(words % {"missing": "; ".join(missing)}, rule="BK-24a")
    if not text(conversation.feeds):
        words = _("This conversation cannot be public yet. First enter which decision it informs.")
        return DecisionNotNamed(words, rule="PAR-01")
    return None


class ConversationIndexPage(BasePage):
    max_count_per_parent = 1
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["engagement.ConversationPage"]
    template = "engagement/conversation_index_page.html"

    class Meta:
        verbose_name = _("list of conversations")

    def crumbs(self, request: HttpRequest) -> list[tuple[str, str]]:
        return [(title_of(self), "")]


class ConversationPage(BasePage):
    conversation = models.ForeignKey(
        Conversation, on_delete=models.PROTECT, related_name="pages", verbose_name=_("conversation")
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    agenda = StreamField(AgendaBlock(), verbose_name=pgettext_lazy("conversation", "agenda"), blank=True)
    hosts = models.CharField(_("hosts"), max_length=250, blank=True, help_text=_("By role, not by name."))
    access_information = models.TextField(
        _("how to attend"),
        max_length=800,
        blank=True,
        help_text=_("Phone-in number, parking, entrance."),
    )
    accommodation_contact = models.CharField(
        _("contact for accommodations"), max_length=200, blank=True, help_text=_("Email or phone.")
    )
    recap_summary = models.TextField(_("recap in two sentences"), max_length=400, blank=True)
    recap = StreamField(RecapBlock(), verbose_name=_("recap"), blank=True)

    preview_recap: Recap | None = None  # not posted; set by the desk to show the page as it would read

    parent_page_types = ["engagement.ConversationIndexPage"]
    subpage_types: list[str] = []
    template = "engagement/conversation_page.html"
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("conversation"),
        MultiFieldPanel(
            [
                FieldPanel("agenda"),
                FieldPanel("body"),
                FieldPanel("hosts"),
                FieldPanel("access_information"),
                FieldPanel("accommodation_contact"),
            ],
            heading=pgettext_lazy("conversation", "Before"),
        ),
        MultiFieldPanel(
            [FieldPanel("recap_summary"), FieldPanel("recap")],
            heading=_("Recap"),
            help_text=_(
                "This is a draft. The public reads this text only after two people have posted the "
                "recap; anything you change later is saved for the next edition."
            ),
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("posted_text"),
    ]

    class Meta:
        verbose_name = _("conversation page")
        verbose_name_plural = _("conversation pages")

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Sets the slug to that of the record: the same in every language."""
        if self.conversation_id:
            self.slug = self.conversation.slug
        super().full_clean(*args, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Enforces what must be known on every way to publish: by hand, by schedule, by translation."""
        if self.live and (refusal := why_not_public(self.conversation)):
            raise refusal
        super().save(*args, **kwargs)

    def crumbs(self, request: HttpRequest) -> list[tuple[str, str]]:
        """Breadcrumbs; a constant, so no query is needed."""
        return [(str(_("Conversations")), address("conversations/")), (title_of(self), "")]

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().serve(request, *args, **kwargs)
        if self.conversation.takes_registrations:
            # The form contains a one-time key: no cache may serve the same key to two people.
            patch_cache_control(response, private=True, no_store=True)
        return response

    @property
    def search_text(self) -> str:
        return f"{super().search_text} {self.posted_text}"

    @property
    def posted_text(self) -> str:
        """The text of the newest posted recap, for search. What the fields say is a draft that nobody finds.

        Without quotes: a person can take the permission back.
        """
        recap = self.conversation.recaps.select_related("words").first() if self.conversation_id else None
        text = recap.texts.get(self.locale.language_code) if recap else None
        if not text:
            return ""
        of_recap = self.recap.stream_block
        blocks = [each for each in text["recap"] if each["type"] != "quote"]
        found = of_recap.get_searchable_content(of_recap.to_python(blocks))
        return " ".join([text["summary"], *found])

    def get_admin_display_title(self) -> str:
        return (
            f"{super().get_admin_display_title()} ({self.slug})"
            if self.slug
            else super().get_admin_display_title()
        )
