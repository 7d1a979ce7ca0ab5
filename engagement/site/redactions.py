"""Redaction of a registration, and of the source and the quotes of a comment made at a conversation (PRV-06)."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from wagtail.models import Revision

from cms.captions import TIMING, seconds_of
from cms.cleaning import whole_number
from cms.extension_points import provide
from cms.records.holds import holdable
from cms.records.possible_copies import INDEXED
from cms.records.redaction import scrub_row, scrubs
from cms.records.redaction_copies import Masker, index_again, mask_rows
from engagement.live.services import notify_phones
from engagement.models import ConversationPage, Heard, RecapText, Registration
from engagement.quote_rules import comment_number
from engagement.registrations.needs.services import erase_needs
from engagement.registrations.own_questions.answers import erase_answers


@scrubs("registration")
def scrub_registration(id_: int, mark: str) -> list[str]:
    """Replace the name with the mark; clear address, group, accommodation request and answers to questions of the
    conversation. History never contained them.
    """
    row = Registration.objects.get(pk=id_)
    Registration.objects.filter(pk=id_).update(name=mark[:120], email="", group_name="", fingerprint="")
    places = [f"{row._meta.label} {row.pk}"]
    gone = {
        "accommodation": erase_needs([id_], actor="system:redaction", reason="redacted"),
        "own answers": erase_answers([id_]),
    }
    return [*places, *(f"{name} × {count}" for name, count in gone.items() if count)]


@scrubs("submission")
def scrub_what_it_was_made_of(id_: int, mark: str) -> list[str]:
    """Redact the note, question or caption passage that became this comment, including their history."""
    heard = (
        Heard.objects.select_related("note", "question", "poll_text", "recording")
        .filter(submission=id_)
        .first()
    )
    if heard is None:
        return []
    places = scrub_row(heard.note, ["text"], mark) if heard.note else []
    if heard.question:
        places += scrub_row(heard.question, ["text", "shown_text", "answer"], mark)
        for each in heard.question.translations.all():
            places += scrub_row(each, ["text"], mark)
    if heard.poll_text:
        places += scrub_row(heard.poll_text, ["text", "shown_text"], mark)
    if heard.question or heard.poll_text:
        notify_phones(heard.conversation_id)
    if heard.recording:
        kept = without(heard.recording.captions, heard.from_second or 0, heard.to_second, mark)
        places += scrub_row(heard.recording, ["captions"], kept)
    return places


class QuotesOf(Masker):
    """Masks the quotes of recaps that name the comment by its number."""

    def __init__(self, submission: int) -> None:
        self.submission = submission

    def mask_all(self, value: object, mark: str) -> Any:
        if isinstance(value, dict) and comment_number(str(value.get("comment") or "")) == self.submission:
            return value | {"text": mark, "translation": ""}
        return super().mask_all(value, mark)


@scrubs("submission")
def scrub_quotes(id_: int, mark: str) -> list[str]:
    """Redact the quotes of this comment on pages, in their revisions, and in the posted editions of recaps."""
    pages, quotes = ConversationPage.objects.all(), QuotesOf(id_)
    revisions = Revision.objects.filter(content_type=ContentType.objects.get_for_model(ConversationPage))
    places = mask_rows(pages, ["recap"], quotes, mark)
    if places:
        index_again(pages)
    places += mask_rows(revisions, ["content"], quotes, mark)
    return places + mask_rows(RecapText.objects.all(), ["texts"], quotes, mark)


def pages_of_text(row: Model) -> QuerySet[ConversationPage]:
    """The pages that search finds by this text of a posted recap."""
    pages = ConversationPage.objects.filter(live=True)
    return (
        pages.filter(conversation=row.recap.conversation_id) if isinstance(row, RecapText) else pages.none()
    )


provide(INDEXED, pages_of_text)


def without(captions: str, start: int, end: int | None, mark: str) -> str:
    """The captions with the mark in place of each cue that overlaps these seconds."""
    lines, inside = [], False
    for line in captions.split("\n"):
        if found := TIMING.match(line):
            first, last = seconds_of(found[1]), seconds_of(found[2])
            inside = last > start and (end is None or first < end)
            lines += [line, mark] if inside else [line]
        elif not line.strip():
            inside = False
            lines.append(line)
        elif not inside:
            lines.append(line)
    return "\n".join(lines)


@holdable("registration", title=_("Registration for a conversation, by number"))
def find_registration(typed: str) -> str | None:
    number = whole_number(typed)
    return typed if number is not None and Registration.objects.filter(pk=number).exists() else None
