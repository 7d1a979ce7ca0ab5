"""The texts of a conversation's pages, in every language at once; each save is a draft until somebody publishes it."""

import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms.i18n.fields import text
from cms.records.history import Actor, actor_user
from engagement import access
from engagement.exceptions import NotPossibleNow
from engagement.models import Conversation, ConversationPage

WORDS = ("summary", "hosts", "access_information", "accommodation_contact")
Texts = dict[str, dict[str, Any]]


def newest_pages(conversation: Conversation) -> dict[str, ConversationPage]:
    """Language → the page as its newest revision has it."""
    pages = conversation.pages.select_related("locale", "latest_revision").order_by("pk")
    return {page.locale.language_code: page.get_latest_revision_as_object() for page in pages}


def segments_of(page: ConversationPage) -> list[dict[str, Any]]:
    """The parts of the agenda: minutes, title and text of each."""
    return [{name: block.value[name] for name in ("minutes", "title", "text")} for block in page.agenda]


def texts_of(conversation: Conversation) -> Texts:
    """Field → language → text; the agenda as its parts."""
    found: Texts = {name: {} for name in (*WORDS, "agenda")}
    for code, page in newest_pages(conversation).items():
        for name in WORDS:
            found[name][code] = getattr(page, name)
        found["agenda"][code] = segments_of(page)
    return found


@transaction.atomic
def write_texts(*, actor: Actor, conversation: Conversation, texts: Texts) -> list[str]:
    """Save field → language → text as a draft of each page that changes; return the languages that changed.

    Parts of the agenda keep their key by position: run sheet and notes name them by it.
    """
    access.require(actor, *access.DOOR_ROLES)
    current = Conversation.objects.select_for_update().get(pk=conversation.pk)
    if current.is_cancelled:
        raise NotPossibleNow(_("This conversation is canceled, so its text cannot be changed."))
    changed = []
    for code, page in newest_pages(current).items():
        if _write(
            page, {name: said.get(code, [] if name == "agenda" else "") for name, said in texts.items()}
        ):
            page.save_revision(user=actor_user(actor))
            changed.append(code)
    return changed


def _write(page: ConversationPage, said: dict[str, Any]) -> bool:
    before = {name: segments_of(page) if name == "agenda" else getattr(page, name) for name in said}
    if said == before:
        return False
    for name, value in said.items():
        if name == "agenda":
            page.agenda = _blocks(value, [block.id for block in page.agenda])
        else:
            setattr(page, name, value)
    return True


def _blocks(parts: list[dict[str, Any]], keys: list[str]) -> list[dict[str, Any]]:
    known = [*keys, *(str(uuid.uuid4()) for _part in parts)]
    return [{"type": "segment", "value": part, "id": key} for part, key in zip(parts, known, strict=False)]


def rename_drafts(conversation: Conversation, old_name: dict[str, str], *, actor: Actor) -> None:
    """A draft page that still has the conversation's old name as its title follows the new one."""
    if old_name == conversation.name:
        return
    for code, page in newest_pages(conversation).items():
        title = text(conversation.name, code)
        if not page.live and page.title == text(old_name, code) != title:
            page.title = title
            page.save_revision(user=actor_user(actor))
