"""Fill the extension points of the apps below."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from cms import clock
from cms.access import Visitor, has_role
from cms.approvals.rules import KINDS, ApprovalKind
from cms.desk_menu import Entry, Group, gives_entries
from cms.editor.help import CHAPTERS
from cms.extension_points import Filled, fill, provide
from cms.i18n.fields import text
from cms.i18n.page_language import as_written, by_language
from cms.publication.open_pages import open_to_all
from engagement.access import COUNT_ROLES, may_handle_needs
from engagement.conversations.presenters import next_page
from engagement.models import Conversation, ConversationIndexPage, ConversationPage
from engagement.models.pages import why_not_public
from engagement.recaps.presenters import outcome_text, outcomes_of, posted_titles


def problem_of(page: ConversationPage) -> str:
    """BK-24a, PAR-01: the page's own save refuses it in any case."""
    refusal = why_not_public(page.conversation)
    return str(refusal) if refusal else ""


provide(KINDS, ApprovalKind("engagement.ConversationPage", problem=problem_of))
provide(CHAPTERS, ("engagement.ConversationPage", "host", "plan"))


@fill("home.doors", order=10)
def next_conversation(context: dict) -> Filled:
    page = next_page()
    if page is None:
        index = open_to_all(ConversationIndexPage).annotate(rank=by_language()).order_by("rank", "pk").first()
        return ("engagement/_door_none.html", {"index": index}) if index else None
    facts = {"page": page, "conversation": page.conversation, "as_written": as_written(page)}
    return "engagement/_door.html", facts


@fill("desk.cards", order=30)
def desk_card(context: dict) -> Filled:
    if not _may(context):
        return None
    ahead = Conversation.objects.ahead(clock.now()).with_registration_counts()[:3]
    return "engagement/_desk_card.html", {"conversations": ahead}


@fill("registration.after", order=10)
def what_happened(context: dict) -> Filled:
    """On the receipt of a registration: the outcome of each theme, once published."""
    conversation = context.get("conversation")
    if conversation is None or conversation.recap_published_at is None:
        return None
    titles = posted_titles(conversation)
    told = [
        {"title": text(titles.get(pk) or each.theme.title), "words": outcome_text(each)}
        for pk, each in outcomes_of(conversation).items()
    ]
    facts = {"rows": told, "url": conversation.get_absolute_url()}
    return ("engagement/_receipt_after.html", facts) if told else None


@gives_entries
def menu_entries(user: Visitor) -> Iterator[Entry]:
    if has_role(user, *COUNT_ROLES):
        yield Entry(Group.CONVERSATIONS, _("Conversations"), reverse("engagement:desk_conversations"))
        yield Entry(Group.CONVERSATIONS, _("Email updates"), reverse("engagement:desk_news"))
    if may_handle_needs(user):
        yield Entry(Group.CONVERSATIONS, _("Accommodation requests"), reverse("engagement:desk_needs"))


def _may(context: dict) -> bool:
    request = context.get("request")
    return has_role(getattr(request, "user", None), *COUNT_ROLES)
