"""Translations of live questions: by staff, or by a machine that is named."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms.cleaning import clean_text
from cms.records.history import Actor, record
from engagement import access
from engagement.choices import QuestionState
from engagement.exceptions import NotPossibleNow
from engagement.live.public_text import refuse_private
from engagement.live.services import notify_phones
from engagement.models import LiveQuestion, QuestionTranslation

LONGEST = 700  # characters


@transaction.atomic
def translate_question(
    *, actor: Actor, question: LiveQuestion, language: str, text: str, machine: str = ""
) -> QuestionTranslation:
    """Add or replace the translation of a shown question into a language of the site.

    ``machine``: the name of the machine that translated it; "" if a person of the staff did.
    """
    access.require(actor, *access.DOOR_ROLES)
    current = LiveQuestion.objects.select_for_update().get(pk=question.pk)
    words = clean_text(text)
    if current.state not in (QuestionState.SHOWN, QuestionState.ANSWERED):
        raise NotPossibleNow(_("Show the question to everyone first."), rule="BK-23")
    if language not in dict(settings.SITE_LANGUAGES) or language == current.language:
        raise NotPossibleNow(_("Choose a language of this site other than the question’s own."))
    if not words or len(words) > LONGEST:
        raise NotPossibleNow(_("Write a translation of at most 700 characters."))
    refuse_private(current, words)
    found = QuestionTranslation.objects.filter(question=current, language=language).first()
    row = found or QuestionTranslation(question=current, language=language, is_demo=current.is_demo)
    row.text, row.machine = words, machine.strip()[:80]
    record(row, actor=actor, reason="translated")
    notify_phones(current.conversation_id)
    return row
