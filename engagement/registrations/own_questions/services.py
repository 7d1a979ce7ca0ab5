"""Add a question to the registration form of a conversation, or stop asking it. An asked question never changes."""

from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.utils.translation import gettext as _

from cms.records.history import Actor, record
from engagement import access
from engagement.choices import OwnQuestionKind
from engagement.exceptions import NotPossibleNow
from engagement.models import Conversation, OwnQuestion
from engagement.models.own_questions import MOST_OWN_QUESTIONS
from engagement.registrations.own_questions.selectors import cache_key

FEWEST_CHOICES, MOST_CHOICES = 2, 12


@transaction.atomic
def add_question(
    *,
    actor: Actor,
    conversation: Conversation,
    kind: str,
    label: dict[str, str],
    choices: list[dict[str, str]],
) -> OwnQuestion:
    """``choices``: the labels of a choice in each language, in order; empty for other kinds."""
    access.require(actor, *access.DOOR_ROLES)
    current = Conversation.objects.select_for_update().get(pk=conversation.pk)
    if not current.takes_registrations:
        raise NotPossibleNow(_("Questions can be added only while people can register."))
    if current.own_questions.filter(is_asked=True).count() >= MOST_OWN_QUESTIONS:
        raise NotPossibleNow(
            _("You can ask at most %(most)s questions. Stop asking one first.") % {"most": MOST_OWN_QUESTIONS}
        )
    made = OwnQuestion(
        conversation=current,
        kind=kind,
        label=label,
        choices=_checked(kind, choices),
        is_demo=current.is_demo,
    )
    record(made, actor=actor, reason="question added")
    transaction.on_commit(lambda: cache.delete(cache_key(current.pk)))
    return made


def _checked(kind: str, choices: list[dict[str, str]]) -> list[dict[str, Any]]:
    if kind != OwnQuestionKind.CHOICE:
        return []
    if not FEWEST_CHOICES <= len(choices) <= MOST_CHOICES:
        words = _("Enter %(fewest)s to %(most)s choices, one per line.")
        raise NotPossibleNow(words % {"fewest": FEWEST_CHOICES, "most": MOST_CHOICES})
    return choices


@transaction.atomic
def stop_asking(*, actor: Actor, question: OwnQuestion) -> OwnQuestion:
    """The answers that were given stay until they are erased with the registrations."""
    access.require(actor, *access.DOOR_ROLES)
    current = OwnQuestion.objects.select_for_update().get(pk=question.pk)
    if not current.is_asked:
        return current
    current.is_asked = False
    record(current, actor=actor, reason="no longer asked", update_fields=["is_asked"])
    transaction.on_commit(lambda: cache.delete(cache_key(current.conversation_id)))
    return current
