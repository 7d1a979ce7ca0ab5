"""Redaction of a registration, and of the source of a comment made at a conversation (PRV-06)."""

from django.utils.translation import gettext_lazy as _

from cms.captions import TIMING, seconds_of
from cms.cleaning import whole_number
from cms.records.holds import holdable
from cms.records.redaction import scrub_row, scrubs
from engagement.models import Accommodation, Heard, Registration


@scrubs("registration")
def scrub_registration(id_: int, mark: str) -> list[str]:
    """Replace the name with the mark; clear address, group and accommodation request. History never contained them."""
    row = Registration.objects.get(pk=id_)
    Registration.objects.filter(pk=id_).update(name=mark[:120], email="", group_name="", fingerprint="")
    places = [f"{row._meta.label} {row.pk}"]
    gone, _detail = Accommodation.objects.filter(registration=row).delete()
    return [*places, f"accommodation × {gone}"] if gone else places


@scrubs("submission")
def scrub_what_it_was_made_of(id_: int, mark: str) -> list[str]:
    """Redact the note, question or caption passage that became this comment, including their history."""
    heard = Heard.objects.select_related("note", "question", "recording").filter(submission=id_).first()
    if heard is None:
        return []
    places = scrub_row(heard.note, ["text"], mark) if heard.note else []
    places += scrub_row(heard.question, ["text", "answer"], mark) if heard.question else []
    if heard.recording:
        kept = without(heard.recording.captions, heard.from_second or 0, heard.to_second, mark)
        places += scrub_row(heard.recording, ["captions"], kept)
    return places


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
