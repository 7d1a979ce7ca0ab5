"""Who may see and do what (security.md section 9, rows 13 to 15). Unknown and forbidden look alike."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404

from cms.access import Role, has_role
from cms.cleaning import whole_number
from cms.web.one_time_keys import normalise_code, receipt_digest
from engagement.models import (
    AnnualParticipation,
    Conversation,
    ConversationIndexPage,
    ConversationPage,
    Group,
    Note,
    Recording,
    Registration,
    Theme,
    WalkIn,
)
from engagement.querysets import open_to_all, spoken

COUNT_ROLES = (Role.EDITOR, Role.PUBLISHER, Role.ANALYST)
DOOR_ROLES = (Role.EDITOR, Role.PUBLISHER)
PUBLISH_ROLES = (Role.PUBLISHER,)
DRAFT_ROLES = (Role.PUBLISHER, Role.ANALYST)  # of a recap: those who may see the numbers of a cut


def may_see_people(user: Any) -> bool:
    """Names and needs: for those who run the door. An analyst sees counts only."""
    return has_role(user, *DOOR_ROLES)


def may_publish(user: Any) -> bool:
    return has_role(user, *PUBLISH_ROLES)


def may_draft(user: Any) -> bool:
    return has_role(user, *DRAFT_ROLES)


def require(actor: Any, *roles: Role) -> None:
    """The first step of a staff service. A system actor has a name instead of an account."""
    if isinstance(actor, str) and actor.startswith("system:"):
        return
    if not has_role(actor, *roles):
        raise PermissionDenied


def get_public_conversation(slug: str) -> Conversation:
    return _or_404(Conversation.objects.public().filter(slug=slug).first())


def get_index_page() -> ConversationIndexPage:
    """The list in the reader's language, else in the first one."""
    return _or_404(spoken(open_to_all(ConversationIndexPage)).first())


def get_conversation_page(slug: str) -> ConversationPage:
    """The page in the reader's language, else in the first one, with its facts."""
    pages = spoken(open_to_all(ConversationPage).filter(slug=slug))
    return _or_404(pages.select_related("locale", "conversation__area", "conversation__series").first())


def get_conversation(user: Any, slug: str) -> Conversation:
    """For the desk: drafts too."""
    if not has_role(user, *COUNT_ROLES):
        raise Http404
    return _or_404(Conversation.objects.filter(slug=slug).first())


def get_theme(conversation: Conversation, pk: int | None) -> Theme:
    """A theme of this conversation, with what happened with it."""
    return _or_404(conversation.themes.select_related("outcome").filter(pk=pk or 0).first())


def get_year(year: int | None) -> AnnualParticipation | None:
    """The posted numbers of a year; the newest without one."""
    rows = AnnualParticipation.objects.all()
    return rows.first() if year is None else _or_404(rows.filter(year=year).first())


def get_registration_by_code(code: str) -> Registration:
    """By receipt: whoever holds the code. An unknown and a wrong code look alike."""
    if not normalise_code(code):
        raise Http404
    rows = Registration.objects.select_related("conversation", "accommodation")
    return _or_404(rows.filter(receipt_digest=receipt_digest(code)).first())


def may_see_addresses(user: Any) -> bool:
    """As in the outbox (row 29): an address is for the publisher."""
    return has_role(user, *PUBLISH_ROLES)


def get_registration(user: Any, slug: str, pk: int) -> Registration:
    """One person of one conversation, for those who run the door."""
    conversation = get_conversation(user, slug)
    found = _or_404(conversation.registrations.filter(pk=pk).first())
    found.conversation = conversation
    return found


def get_walk_in(user: Any, slug: str, pk: int) -> WalkIn:
    conversation = get_conversation(user, slug)
    found = _or_404(conversation.walk_ins.filter(pk=pk).first())
    found.conversation = conversation
    return found


def _or_404(found: Any) -> Any:
    if found is None:
        raise Http404
    return found


def get_group_by_code(code: str) -> Group:
    """By the note-taker's link. An unknown, a renewed and a wrong one look alike."""
    if not normalise_code(code):
        raise Http404
    rows = Group.objects.select_related("conversation")
    return _or_404(rows.filter(link_digest=receipt_digest(code)).first())


def get_public_recording(slug: str, language: str) -> Recording:
    """With captions, and only if staff made it public."""
    rows = Recording.objects.filter(is_public=True, conversation__in=Conversation.objects.public())
    rows = rows.select_related("conversation").exclude(captions="")
    return _or_404(rows.filter(conversation__slug=slug, language=language).first())


def get_of(user: Any, conversation: Conversation, kind: str, typed: str) -> Any:
    """A poll, question, group, note or recording of this conversation, by its number, for those who run it."""
    if not has_role(user, *DOOR_ROLES):
        raise Http404
    number = whole_number(typed)
    rows = OF_A_CONVERSATION[kind](conversation)
    return _or_404(rows.filter(pk=number).first() if number is not None else None)


OF_A_CONVERSATION: dict[str, Callable[[Conversation], Any]] = {
    "poll": lambda it: it.polls.select_related("conversation"),
    "question": lambda it: it.questions.select_related("conversation__form"),
    "group": lambda it: it.groups.all(),
    "note": lambda it: Note.objects.filter(group__conversation=it).select_related(
        "group__conversation__form"
    ),
    "recording": lambda it: it.recordings.select_related("conversation__form"),
}


def get_recording(user: Any, conversation: Conversation, language: str) -> Recording:
    if not has_role(user, *DOOR_ROLES):
        raise Http404
    rows = conversation.recordings.select_related("conversation__form").exclude(captions="")
    return _or_404(rows.filter(language=language).first())
