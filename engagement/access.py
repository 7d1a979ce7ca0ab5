"""Who may see and do what (security.md section 9, rows 13 to 15). Unknown and forbidden look alike."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import get_language

from cms.access import Role, has_role
from cms.onetime import normalise_code, receipt_digest
from engagement.models import Conversation, ConversationIndexPage, ConversationPage, Registration
from engagement.querysets import open_to_all

COUNT_ROLES = (Role.EDITOR, Role.PUBLISHER, Role.ANALYST)
DOOR_ROLES = (Role.EDITOR, Role.PUBLISHER)
PUBLISH_ROLES = (Role.PUBLISHER,)


def may_see_people(user: Any) -> bool:
    """Names and needs: for those who run the door. An analyst sees counts only."""
    return has_role(user, *DOOR_ROLES)


def may_publish(user: Any) -> bool:
    return has_role(user, *PUBLISH_ROLES)


def require(actor: Any, *roles: Role) -> None:
    """The first step of a staff service. A system actor has a name instead of an account."""
    if isinstance(actor, str) and actor.startswith("system:"):
        return
    if not has_role(actor, *roles):
        raise PermissionDenied


def get_public_conversation(slug: str) -> Conversation:
    return _or_404(Conversation.objects.public().filter(slug=slug).first())


def get_index_page() -> ConversationIndexPage:
    """The list in the reader's language."""
    pages = open_to_all(ConversationIndexPage).filter(locale__language_code=get_language())
    return _or_404(pages.first())


def get_conversation_page(slug: str) -> ConversationPage:
    """The page in the reader's language, with its facts."""
    pages = open_to_all(ConversationPage).filter(slug=slug, locale__language_code=get_language())
    return _or_404(pages.select_related("conversation").first())


def get_conversation(user: Any, slug: str) -> Conversation:
    """For the desk: drafts too."""
    if not has_role(user, *COUNT_ROLES):
        raise Http404
    return _or_404(Conversation.objects.filter(slug=slug).first())


def get_registration_by_code(code: str) -> Registration:
    """By receipt: whoever holds the code. An unknown and a wrong code look alike."""
    if not normalise_code(code):
        raise Http404
    rows = Registration.objects.select_related("conversation")
    return _or_404(rows.filter(receipt_digest=receipt_digest(code)).first())


def _or_404(found: Any) -> Any:
    if found is None:
        raise Http404
    return found
