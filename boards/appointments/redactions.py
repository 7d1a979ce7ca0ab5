"""Redaction of applications (PRV-06). Text in a posted packet is a public record and is reported as such."""

from django.utils.translation import gettext_lazy as _

from boards.models import Application, ApplicationAnswers, ApplicationContact, ApplicationReview
from cms.cleaning import whole_number
from cms.models import OutboxMessage
from cms.records.holds import holdable
from cms.records.redaction import describes, scrubs
from cms.records.redaction_copies import Passage

WORDS = ("name", "organization", "statement", "employer")


@describes("application")
def describe_application(id_: int) -> Passage:
    row = Application.objects.get(pk=id_)
    return Passage([row.statement, row.name], since=row.submitted_at)


@scrubs("application")
def scrub_application(id_: int, mark: str) -> list[str]:
    """Replace the statement with the redaction mark and erase all other identifying data.

    History never holds any of it.
    """
    row = Application.objects.get(pk=id_)
    contacts, _detail = ApplicationContact.objects.filter(application=row).delete()
    about, _detail = ApplicationAnswers.objects.filter(application=row).delete()
    notes = ApplicationReview.objects.filter(application=row).exclude(note="").update(note=mark[:500])
    empty = {**dict.fromkeys(WORDS, ""), "fingerprint": "", "name": mark[:120], "statement": mark}
    Application.objects.filter(pk=id_).update(**empty)
    mails, _detail = OutboxMessage.objects.filter(about_kind="application", about_id=str(id_)).delete()
    counts = {"outbox": mails, "contact": contacts, "answers about the person": about, "notes": notes}
    return [f"{row._meta.label} {id_}", *(f"{name} × {count}" for name, count in counts.items() if count)]


@holdable("application", title=_("Application for a seat, by number"))
def find_application(typed: str) -> str | None:
    number = whole_number(typed.upper().removeprefix("A-"))
    return str(number) if number is not None and Application.objects.filter(pk=number).exists() else None
