"""Redaction of questions to staff (PRV-06)."""

from django.utils.translation import gettext_lazy as _

from boards.models import MemberQuestion
from cms.cleaning import whole_number
from cms.records.holds import holdable
from cms.records.redaction import describes, scrubs
from cms.records.redaction_copies import Passage


@scrubs("member-question")
def scrub_question(id_: int, mark: str) -> list[str]:
    """Redact a question and its answer. History never holds their text."""
    MemberQuestion.objects.filter(pk=id_).update(words=mark, answer=mark)
    return [f"{MemberQuestion._meta.label} {id_}"]


@describes("member-question")
def describe_question(id_: int) -> Passage:
    row = MemberQuestion.objects.get(pk=id_)
    return Passage([row.words, row.answer], since=row.asked_at)


@holdable("member-question", title=_("Member’s question to staff, by number"))
def find_question(typed: str) -> str | None:
    number = whole_number(typed)
    return typed if number is not None and MemberQuestion.objects.filter(pk=number).exists() else None
