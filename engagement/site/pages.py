"""Template contexts of the conversation pages, and what the gate of publication must know of them."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wagtail.models import Page

from cms import clock
from cms.exceptions import RuleBroken
from cms.extension_points import PAGE_CONTEXTS, provide
from cms.i18n.page_language import as_written
from cms.models import SiteDocument, SiteImage
from cms.open_data.pages import PAGE_TYPES
from cms.publication.files import USERS
from cms.publication.rules import WAS_PUBLIC, PageRule, register
from engagement.choices import AHEAD
from engagement.conversations.listing import conversation_lists
from engagement.conversations.presenters import conversation_context
from engagement.models import ConversationIndexPage, ConversationPage, Recap, Registration
from engagement.models.pages import VenueNotChecked, why_not_public


def conversations_context(page: Page, request: HttpRequest) -> dict[str, Any]:
    return conversation_lists(request) | {"page_as_written": as_written(page)}


PAGE_CONTEXTS |= {
    "engagement.ConversationIndexPage": conversations_context,
    "engagement.ConversationPage": conversation_context,
}


def _with_posted_file(file: SiteDocument | SiteImage) -> QuerySet[ConversationPage]:
    """Pages that show the file in the posted edition of their recap."""
    name = "documents" if isinstance(file, SiteDocument) else "images"
    newer = Recap.objects.filter(conversation=OuterRef("conversation"), edition__gt=OuterRef("edition"))
    shown = Recap.objects.filter(~Exists(newer), **{name: file})
    return ConversationPage.objects.filter(conversation__in=shown.values("conversation"))


provide(USERS, _with_posted_file)
provide(PAGE_TYPES, ConversationIndexPage)


def _on_record() -> Q:
    """Held, reported, canceled or begun; or somebody has registered and comes back to the page."""
    registered = Exists(Registration.objects.filter(conversation=OuterRef("conversation")))
    over = ~Q(conversation__status__in=AHEAD) | Q(conversation__starts_at__lte=clock.now())
    return WAS_PUBLIC & (over | Q(registered))


def _may_be_public(page: ConversationPage) -> RuleBroken | None:
    """BK-24a, PAR-01: says what is missing; the page's own save refuses it in any case."""
    missing = page.conversation.missing_venue_checks
    if not missing:
        return why_not_public(page.conversation)
    words = _(
        "This conversation cannot be public yet (Gov. Code § 11131). Still to check: %(missing)s. "
        "Your draft is saved."
    )
    return VenueNotChecked(words % {"missing": "; ".join(missing)}, rule="BK-24a")


register(
    PageRule(
        model=ConversationPage,
        because=_("“%(page)s” is the page of a conversation that took place or that people registered for."),
        instead=_(
            "Correct its text, or cancel the conversation on the desk; its page will then show "
            "that it is canceled."
        ),
        record=_on_record,
        not_yet=_may_be_public,
    )
)
