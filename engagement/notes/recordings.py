"""Recordings, one per language, with captions (C2C-22)."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms import captions
from cms.records.history import Actor, record
from engagement import access
from engagement.exceptions import NotPossibleNow
from engagement.live.services import locked
from engagement.models import Conversation, Recording


@transaction.atomic
def save_recording(
    *,
    actor: Actor,
    conversation: Conversation,
    language: str,
    url: str = "",
    words: str = "",
    transcribed_by: str = "",
    is_public: bool = False,
) -> Recording:
    """Create or update the recording of a language. Captions that comments were made from cannot be replaced."""
    access.require(actor, *access.DOOR_ROLES)
    current = locked(conversation)
    found = Recording.objects.select_for_update().filter(conversation=current, language=language).first()
    row = found or Recording(conversation=current, language=language, is_demo=current.is_demo)
    read = captions.read(words) if words else ""
    if not (url or read):
        raise NotPossibleNow(_("Enter the address of the recording, or its captions."), rule="C2C-22")
    if found and read != found.captions and found.heard.exists():
        raise NotPossibleNow(
            _("Comments were made from these captions, so their text can no longer change."), rule="PAR-05"
        )
    row.url, row.captions, row.transcribed_by, row.is_public = url, read, transcribed_by, is_public
    return record(row, actor=actor, reason="recording saved")
