"""Redaction of names and needs of people in this app (PRV-06)."""

from django.utils.translation import gettext_lazy as _

from boards.agreements import document_removal
from boards.appointments import redactions as applications
from boards.guard import redactions as questions
from boards.materials.packets.services import make_anew
from boards.models import AidRequest, ItemComment, Packet, SpeakerRequest
from boards.proposals import redactions as proposals
from cms.cleaning import whole_number
from cms.records.holds import holdable
from cms.records.redaction import scrubs
from feedback.models import FindingQuote

__all__ = ["applications", "document_removal", "proposals", "questions"]  # each capability registers its own


@scrubs("submission")
def scrub_comment(id_: int, mark: str) -> list[str]:
    """Remove the name from a comment and from its request to speak."""
    places = []
    for row in ItemComment.objects.filter(submission=id_).exclude(shown_name=""):
        ItemComment.objects.filter(pk=row.pk).update(shown_name="")
        places.append(f"{row._meta.label} {row.pk}")
    for speaker in SpeakerRequest.objects.filter(comment__submission=id_).exclude(name=""):
        SpeakerRequest.objects.filter(pk=speaker.pk).update(name="")
        places.append(f"{speaker._meta.label} {speaker.pk}")
    return places + _packets(id_)


def _packets(submission: int) -> list[str]:
    """Rebuild packets whose findings quote the text, without the quote."""
    quoted = FindingQuote.objects.filter(text__submission=submission)
    numbers = set(quoted.values_list("finding__number", flat=True))
    places = []
    for packet in Packet.objects.exclude(file="").select_related("posting") if numbers else ():
        items = packet.posting.snapshot.get("items", [])
        if numbers.intersection(number for item in items for number in item.get("findings", [])):
            make_anew(packet=packet)
            places.append(f"{packet._meta.label} {packet.pk}")
    return places


@scrubs("aid")
def scrub_aid(id_: int, mark: str) -> list[str]:
    """Remove need, person and answer. History never holds them."""
    AidRequest.objects.filter(pk=id_).update(need="", person="", contact="", answer=mark[:300])
    return [f"{AidRequest._meta.label} {id_}"]


@holdable("aid", title=_("Accommodation request, by number"))
def find_aid(typed: str) -> str | None:
    number = whole_number(typed)
    return typed if number is not None and AidRequest.objects.filter(pk=number).exists() else None
