"""Where names and needs of people live in this room (PRV-06)."""

from boards.models import AidRequest, ItemComment, SpeakerRequest
from cms.redaction import scrubs


@scrubs("submission")
def scrub_comment(id_: int, mark: str) -> list[str]:
    """The name shown with a comment, and with the wish to speak that came with it."""
    places = []
    for row in ItemComment.objects.filter(submission=id_).exclude(shown_name=""):
        ItemComment.objects.filter(pk=row.pk).update(shown_name="")
        places.append(f"{row._meta.label} {row.pk}")
    for speaker in SpeakerRequest.objects.filter(comment__submission=id_).exclude(name=""):
        SpeakerRequest.objects.filter(pk=speaker.pk).update(name="")
        places.append(f"{speaker._meta.label} {speaker.pk}")
    return places


@scrubs("aid")
def scrub_aid(id_: int, mark: str) -> list[str]:
    """What was needed, by whom, and the answer. History never held them."""
    AidRequest.objects.filter(pk=id_).update(need="", person="", contact="", answer=mark[:300])
    return [f"{AidRequest._meta.label} {id_}"]
