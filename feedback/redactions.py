"""Where the words of a comment live (PRV-06)."""

from cms.redaction import scrub_row, scrubs
from feedback.models import Coding, ContactDetail, Demographics, ModerationAct, SubmissionText
from feedback.services.cuts import new_editions_without


@scrubs("submission")
def scrub_submission(id_: int, mark: str) -> list[str]:
    places = []
    for text in SubmissionText.objects.filter(submission=id_):
        places += scrub_row(text, ["text"], mark)
    for coding in Coding.objects.filter(text__submission=id_).exclude(note=""):
        places += scrub_row(coding, ["note"], mark)
    for act in ModerationAct.objects.filter(submission=id_).exclude(note=""):
        places += scrub_row(act, ["note"], mark)
    for model in (ContactDetail, Demographics):
        count, _rows = model.objects.filter(submission=id_).delete()
        if count:
            places.append(f"{model._meta.label} × {count}")
    return places + new_editions_without(id_, mark)
