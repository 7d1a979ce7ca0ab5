"""Small groups and their note-taker links. A link is displayed once, after it was created."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from cms.records.history import Actor, record
from engagement import access
from engagement.choices import Status
from engagement.exceptions import NotPossibleNow
from engagement.models import Conversation, Group
from engagement.secret_links import new_link


def add_group(*, actor: Actor, conversation: Conversation, name: str, language: str) -> Group:
    access.require(actor, *access.DOOR_ROLES)
    if conversation.status in (Status.CANCELLED, Status.CLOSED):
        raise NotPossibleNow(_("This conversation is over. No more groups can be added."))
    group = Group(
        conversation=conversation, name=name, language=language, is_demo=conversation.is_demo, **new_link()
    )
    try:
        with transaction.atomic():
            return record(group, actor=actor, reason="group added")
    except IntegrityError:
        raise NotPossibleNow(_("Another group already has this name. Choose another one.")) from None


@transaction.atomic
def renew_link(*, actor: Actor, group: Group) -> Group:
    """Replace the link; the old one stops at once: for a lost phone, or a change of note-takers."""
    access.require(actor, *access.DOOR_ROLES)
    current = Group.objects.select_for_update().get(pk=group.pk)
    vars(current).update(new_link())
    return record(current, actor=actor, reason="link renewed", update_fields=["key", "link_digest"])


@transaction.atomic
def set_group_open(*, actor: Actor, group: Group, is_open: bool) -> Group:
    access.require(actor, *access.DOOR_ROLES)
    current = Group.objects.select_for_update().get(pk=group.pk)
    if current.is_open == is_open:
        return current
    current.is_open = is_open
    reason = "notes opened again" if is_open else "notes closed"
    return record(current, actor=actor, reason=reason, update_fields=["is_open"])
