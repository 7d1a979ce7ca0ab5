"""Permissions for conversations and registrations (security.md section 9, rows 13 to 15). Unknown and forbidden
look alike.
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404

from cms.access import Role, Visitor, has_role
from cms.cleaning import whole_number
from cms.i18n.page_language import spoken
from cms.publication.open_pages import open_to_all
from cms.records.history import Actor
from cms.web.one_time_keys import normalise_code, receipt_digest
from engagement import subscriber_links
from engagement.choices import Duty, SubscriberState
from engagement.models import (
    Accommodation,
    AnnualParticipation,
    Conversation,
    ConversationIndexPage,
    ConversationPage,
    EveningLink,
    FollowUpLink,
    Group,
    Note,
    OutcomeProposal,
    OwnQuestion,
    PollText,
    Recording,
    RegistrantMessage,
    Registration,
    Subscriber,
    Theme,
    WalkIn,
)

COUNT_ROLES = (Role.EDITOR, Role.PUBLISHER, Role.ANALYST)
DOOR_ROLES = (Role.EDITOR, Role.PUBLISHER)
# Who answers accommodation requests reads them; running the door does not open them.
NEED_ROLES = (Role.EDITOR,)
PUBLISH_ROLES = (Role.PUBLISHER,)
DRAFT_ROLES = (Role.PUBLISHER, Role.ANALYST)  # roles that may see the numbers of a cut in a recap draft

ActorOrLink = Actor | EveningLink


def may_see_people(user: Visitor) -> bool:
    """Names: for the roles that run check-in. An analyst sees counts only."""
    return has_role(user, *DOOR_ROLES)


def may_handle_needs(user: Visitor) -> bool:
    """Accommodation requests: only for those who answer them (BK-28)."""
    return has_role(user, *NEED_ROLES)


def may_publish(user: Visitor) -> bool:
    return has_role(user, *PUBLISH_ROLES)


def may_draft(user: Visitor) -> bool:
    return has_role(user, *DRAFT_ROLES)


def require(actor: Actor, *roles: Role) -> None:
    """Raise PermissionDenied unless the actor has one of the roles. The first step of a staff service; a system
    actor passes.
    """
    if isinstance(actor, str) and actor.startswith("system:"):
        return
    if not has_role(actor, *roles):
        raise PermissionDenied


def require_at(actor: ActorOrLink, conversation_id: int, duty: Duty, *roles: Role) -> Actor:
    """Who acts, as history names them: an actor with one of the roles, or the holder of a link for this evening.

    The link is read again: it must be of this conversation, with this duty and this code, and work now. Raises
    PermissionDenied otherwise. The label of a link alone, a text, opens nothing.
    """
    if not isinstance(actor, EveningLink):
        require(actor, *roles)
        return actor
    rows = EveningLink.objects.select_related("conversation").filter(pk=actor.pk, duty=duty)
    found = rows.filter(conversation=conversation_id, link_digest=actor.link_digest).first()
    if found is None or not found.works_now:
        raise PermissionDenied
    return found.label


def get_public_conversation(slug: str) -> Conversation:
    """With the step its phase asks for, in one query."""
    return _or_404(Conversation.objects.public().with_last_step().filter(slug=slug).first())


def get_live_version(slug: str) -> tuple[int, str]:
    """Version and status of a public conversation, in one small query: pages that follow it ask all the time."""
    rows = Conversation.objects.public().filter(slug=slug).order_by()
    return _or_404(rows.values_list("live_version", "status").first())


def get_index_page() -> ConversationIndexPage:
    """The index page in the reader's language, else in the site's first language."""
    found: ConversationIndexPage | None = spoken(open_to_all(ConversationIndexPage)).first()
    return _or_404(found)


def get_conversation_page(slug: str) -> ConversationPage:
    """The page in the reader's language, else in the first language, with its record."""
    pages = spoken(open_to_all(ConversationPage).filter(slug=slug))
    joins = ("locale", "conversation__area", "conversation__series")
    found: ConversationPage | None = pages.select_related(*joins).first()
    return _or_404(found)


def get_conversation(user: Visitor, slug: str) -> Conversation:
    """A conversation for the desk, drafts included."""
    if not has_role(user, *COUNT_ROLES):
        raise Http404
    return _or_404(Conversation.objects.filter(slug=slug).first())


def get_live_page(conversation: Conversation, language: str) -> ConversationPage:
    """The public page of a conversation in one language, for the desk; 404 where it is not public."""
    pages = conversation.pages.select_related("locale", "conversation__area", "conversation__series")
    return _or_404(pages.filter(live=True, locale__language_code=language).first())


def get_outcome_proposal(conversation: Conversation, pk: int) -> OutcomeProposal:
    """A proposed outcome of a theme of this conversation."""
    rows = OutcomeProposal.objects.select_related("theme__conversation")
    return _or_404(rows.filter(theme__conversation=conversation, pk=pk).first())


def get_theme(conversation: Conversation, pk: int | None) -> Theme:
    """A theme of this conversation, with its outcome."""
    return _or_404(conversation.themes.select_related("outcome").filter(pk=pk or 0).first())


def get_year(year: int | None) -> AnnualParticipation | None:
    """The published numbers of a year; of the newest year if none is given."""
    rows = AnnualParticipation.objects.all()
    return rows.first() if year is None else _or_404(rows.filter(year=year).first())


def get_registration_by_code(code: str) -> Registration:
    """The registration of a receipt code; the code is the only key. An unknown and a wrong code look alike."""
    if not normalise_code(code):
        raise Http404
    rows = Registration.objects.select_related("conversation", "accommodation")
    return _or_404(rows.filter(receipt_digest=receipt_digest(code)).first())


def may_see_addresses(user: Visitor) -> bool:
    """As in the outbox (row 29): only a publisher sees addresses."""
    return has_role(user, *PUBLISH_ROLES)


def get_registration(user: Visitor, slug: str, pk: int) -> Registration:
    """One registration of one conversation, for the roles that run check-in."""
    conversation = get_conversation(user, slug)
    found = _or_404(conversation.registrations.filter(pk=pk).first())
    found.conversation = conversation
    return found


def get_need(user: Visitor, pk: int) -> Accommodation:
    """One accommodation request, for those who answer them."""
    if not may_handle_needs(user):
        raise Http404
    rows = Accommodation.objects.select_related("registration__conversation", "owner")
    return _or_404(rows.filter(pk=pk).first())


def get_own_question(user: Visitor, conversation: Conversation, pk: int | None) -> OwnQuestion:
    if not has_role(user, *DOOR_ROLES):
        raise Http404
    return _or_404(conversation.own_questions.filter(pk=pk or 0).first())


def get_registrant_message(user: Visitor, conversation: Conversation, pk: int) -> RegistrantMessage:
    """A message of this conversation to people who registered, for those who may see them."""
    if not has_role(user, *DOOR_ROLES):
        raise Http404
    rows = conversation.messages.select_related("conversation", "job")
    return _or_404(rows.filter(pk=pk).first())


def get_walk_in(user: Visitor, slug: str, pk: int) -> WalkIn:
    conversation = get_conversation(user, slug)
    found = _or_404(conversation.walk_ins.filter(pk=pk).first())
    found.conversation = conversation
    return found


def _or_404[T](found: T | None) -> T:
    if found is None:
        raise Http404
    return found


def get_group_by_code(code: str) -> Group:
    """The group of a note-taker's link. Unknown, renewed and wrong links look alike."""
    if not normalise_code(code):
        raise Http404
    rows = Group.objects.select_related("conversation")
    return _or_404(rows.filter(link_digest=receipt_digest(code)).first())


def get_evening_link(code: str) -> EveningLink:
    """The link of this code, whether it works now or not. Unknown, renewed and wrong links look alike."""
    if not normalise_code(code):
        raise Http404
    rows = EveningLink.objects.select_related("conversation")
    return _or_404(rows.filter(link_digest=receipt_digest(code)).first())


def get_survey_link(slug: str, code: str) -> FollowUpLink:
    """The private link to the survey of this conversation, used or not. Unknown ones and those of others look alike."""
    if not normalise_code(code):
        raise Http404
    rows = FollowUpLink.objects.select_related("follow_up__conversation", "follow_up__form")
    of_talk = rows.filter(follow_up__conversation__slug=slug)
    return _or_404(of_talk.filter(link_digest=receipt_digest(code)).first())


def get_through_link(link: EveningLink, kind: str, typed: str) -> Any:
    """A row of the link's conversation that its duty is about, by its primary key; of walk-ins, its own only."""
    duty, rows = OF_AN_EVENING[kind]
    number = whole_number(typed)
    if number is None or link.duty != duty or not link.works_now:
        raise Http404
    return _or_404(rows(link).filter(pk=number).first())


OF_AN_EVENING: dict[str, tuple[Duty, Callable[[EveningLink], Any]]] = {
    "registration": (Duty.DOOR, lambda it: it.conversation.registrations.select_related("conversation")),
    "walk_in": (Duty.DOOR, lambda it: it.walk_ins.select_related("conversation")),
    "poll": (Duty.CO_HOST, lambda it: it.conversation.polls.select_related("conversation")),
    "question": (Duty.CO_HOST, lambda it: it.conversation.questions.select_related("conversation__form")),
    "poll_text": (Duty.CO_HOST, lambda it: OF_A_CONVERSATION["poll_text"](it.conversation)),
}


def get_public_recording(slug: str, language: str) -> Recording:
    """A recording with captions, only if staff published it."""
    rows = Recording.objects.filter(is_public=True, conversation__in=Conversation.objects.public())
    rows = rows.select_related("conversation").exclude(captions="")
    return _or_404(rows.filter(conversation__slug=slug, language=language).first())


def get_of(user: Visitor, conversation: Conversation, kind: str, typed: str) -> Any:
    """A poll, question, group, link, note or recording of this conversation by its primary key, for the roles that run
    it.
    """
    if not has_role(user, *DOOR_ROLES):
        raise Http404
    number = whole_number(typed)
    rows = OF_A_CONVERSATION[kind](conversation)
    return _or_404(rows.filter(pk=number).first() if number is not None else None)


OF_A_CONVERSATION: dict[str, Callable[[Conversation], Any]] = {
    "poll": lambda it: it.polls.select_related("conversation"),
    "question": lambda it: it.questions.select_related("conversation__form"),
    "poll_text": lambda it: PollText.objects.filter(ballot__poll__conversation=it).select_related(
        "ballot__poll__conversation__form"
    ),
    "group": lambda it: it.groups.all(),
    "evening_link": lambda it: it.evening_links.select_related("conversation"),
    "note": lambda it: Note.objects.filter(group__conversation=it).select_related(
        "group__conversation__form"
    ),
    "recording": lambda it: it.recordings.select_related("conversation__form"),
}


def get_recording(user: Visitor, conversation: Conversation, language: str) -> Recording:
    if not has_role(user, *DOOR_ROLES):
        raise Http404
    rows = conversation.recordings.select_related("conversation__form").exclude(captions="")
    return _or_404(rows.filter(language=language).first())


def get_subscriber_by_link(purpose: str, token: str) -> Subscriber | None:
    """The subscriber of an emailed link; None if the link is valid but its subscriber is gone. Raises 404 for a
    forged link.
    """
    try:
        key, nonce = subscriber_links.read(purpose, token)
    except subscriber_links.NoSuchLink as error:
        raise Http404 from error
    except subscriber_links.LinkTooOld:
        return None
    rows = Subscriber.objects.filter(key=key)
    if purpose == subscriber_links.CONFIRM:  # works once, and only the newest
        rows = rows.filter(state=SubscriberState.PENDING, link_digest=subscriber_links.digest(nonce))
    return rows.first()
