"""Redaction of a proposal's own text, in addition to its submission (PRV-06)."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from boards.models import Proposal
from cms.i18n.fields import languages
from cms.models import OutboxMessage
from cms.records.holds import holdable
from cms.records.redaction import describes, scrub_row, scrubs
from cms.records.redaction_copies import Passage

FIELDS = ("title", "summary", "why", "brought_by")


@describes("proposal")
def texts_of(id_: int) -> Passage:
    """Text in each language, current and in history."""
    row = Proposal.objects.get(pk=id_)
    texts = {
        words
        for each in [row, *row.history.all()]
        for name in FIELDS
        for words in getattr(each, name).values()
    }
    return Passage(texts, since=row.history.earliest().history_date)


@scrubs("submission")
def scrub_proposal_of(id_: int, mark: str) -> list[str]:
    """Redact its text with translations, and the emails about it."""
    row = Proposal.objects.filter(submission=id_).first()
    return scrub_proposal(row.pk, mark) if row else []


@scrubs("proposal")
def scrub_proposal(id_: int, mark: str) -> list[str]:
    row = Proposal.objects.get(pk=id_)
    marked = {code: mark for code, _name in languages()}
    places = scrub_row(row, ["title", "summary", "why"], marked)
    scrub_row(row, ["brought_by"], {})
    mails = OutboxMessage.objects.filter(about_kind="proposal", about_id=str(id_))
    if count := mails.update(text=mark, html="", subject=mark[:250]):
        places.append(f"outbox × {count}")
    return places


def _submission_of(key: str) -> Iterable[tuple[str, str]]:
    """A hold on the comment it came with, or on the form, covers it too."""
    found = Proposal.objects.filter(pk=key).values_list("submission", "submission__form").first()
    names = zip(("submission", "form"), found or (), strict=False)
    return [(kind, str(each)) for kind, each in names if each is not None]


@holdable("proposal", title=_("Proposal, by number"), within=_submission_of)
def find_proposal(typed: str) -> str | None:
    year, _dash, sequence = typed.strip().upper().removeprefix("P-").partition("-")
    if not (year.isascii() and year.isdigit() and sequence.isascii() and sequence.isdigit()):
        return None
    row = Proposal.objects.filter(year=int(year[:4]), sequence=int(sequence[:4])).first()
    return str(row.pk) if row else None
