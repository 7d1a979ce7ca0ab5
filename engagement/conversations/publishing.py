"""Publish the pages of a conversation in all its languages at once."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.publication import gate
from cms.records.history import Actor, actor_user
from engagement import access
from engagement.exceptions import NotPossibleNow
from engagement.models import Conversation, ConversationPage


def waiting_pages(conversation: Conversation) -> list[ConversationPage]:
    """Its pages that are a draft, or hold changes that are not public, in the order of their languages."""
    pages = conversation.pages.select_related("locale", "latest_revision").order_by("locale__pk")
    return [page for page in pages if not page.live or page.has_unpublished_changes]


@transaction.atomic
def publish_pages(*, actor: Actor, conversation: Conversation) -> int:
    """Publish what waits, in every language or in none. Returns how many pages.

    Raises RuleBroken for what a single page would be refused for: a missing decision or venue check, a lock, a later
    date, an invalid draft.
    """
    access.require(actor, *access.PUBLISH_ROLES)
    conversation = Conversation.objects.select_for_update(of=("self",)).get(pk=conversation.pk)
    pages = waiting_pages(conversation)
    for page in pages:
        _publish(page, actor)
    return len(pages)


def _publish(page: ConversationPage, actor: Actor) -> None:
    user = actor_user(actor)
    revision = page.latest_revision or page.save_revision(user=user)
    draft = revision.as_object()
    language = {"language": page.locale.get_display_name()}
    lock = page.get_lock()
    if lock and (user is None or lock.for_user(user)):
        words = _("The page in %(language)s is locked or under review. Open it in the editor.")
        raise NotPossibleNow(words % language, rule="design 3.4")
    if draft.go_live_at and draft.go_live_at > clock.now():
        words = _("The page in %(language)s is scheduled to be published later. Open it in the editor.")
        raise NotPossibleNow(words % language, rule="design 3.4")
    gate.check_public(actor=actor, what=draft)
    try:
        draft.full_clean()
    except ValidationError as error:
        words = _("The page in %(language)s cannot be published as it is. Open it in the editor.")
        raise NotPossibleNow(words % language, rule="design 3.4") from error
    revision.publish(user=user)
