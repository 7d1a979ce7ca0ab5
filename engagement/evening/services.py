"""Make, renew and end the links by which helpers without an account work on one evening."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.records.history import Actor, actor_label, record
from engagement import access
from engagement.choices import Duty
from engagement.exceptions import NotPossibleNow
from engagement.models import Conversation, EveningLink
from engagement.secret_links import new_link


def make_link(*, actor: Actor, conversation: Conversation, duty: Duty, name: str) -> EveningLink:
    """``name``: who gets it, by role. It stands in the history of what its holder does."""
    access.require(actor, *access.DOOR_ROLES)
    link = EveningLink(
        conversation=conversation,
        duty=duty,
        name=name,
        made_by=actor_label(actor),
        is_demo=conversation.is_demo,
        **new_link(),
    )
    if link.has_ended:
        raise NotPossibleNow(_("This conversation is over or canceled. A link for it would not work."))
    try:
        with transaction.atomic():
            return record(link, actor=actor, reason="link made")
    except IntegrityError:
        raise NotPossibleNow(_("Another link already has this name. Choose another one.")) from None


@transaction.atomic
def renew_link(*, actor: Actor, link: EveningLink) -> EveningLink:
    """Replace the code; the old one stops at once: for a lost phone, or a change of helpers."""
    access.require(actor, *access.DOOR_ROLES)
    current = _locked(link)
    if current.has_ended:
        raise NotPossibleNow(_("This link is no longer active. Create a new one."))
    vars(current).update(new_link())
    return record(current, actor=actor, reason="link renewed", update_fields=["key", "link_digest"])


@transaction.atomic
def end_link(*, actor: Actor, link: EveningLink) -> EveningLink:
    """End it before its time. It stays ended."""
    access.require(actor, *access.DOOR_ROLES)
    current = _locked(link)
    if current.ended_at is not None:
        return current
    current.ended_at = clock.now()
    return record(current, actor=actor, reason="link ended", update_fields=["ended_at"])


def note_use(link: EveningLink) -> None:
    """The time of the last action, for the desk. Not part of the history."""
    EveningLink.objects.filter(pk=link.pk).update(last_used_at=clock.now())


def _locked(link: EveningLink) -> EveningLink:
    return EveningLink.objects.select_for_update(of=("self",)).select_related("conversation").get(pk=link.pk)
