"""Questions from a member to staff.

Staff answer that member alone, without quoting another member (BK-41, BK-43).
"""

import re

from django.db import transaction
from django.utils.translation import gettext as _

from boards import access, staff_seats
from boards.exceptions import NeedsReason, NotPossibleNow
from boards.guard.answers import refusal
from boards.guard.emails import notify
from boards.models import Appointment, MemberQuestion
from cms import clock
from cms.cleaning import clean_text
from cms.records.history import Actor, actor_label, actor_user, record

RUN = 6
_WORD = re.compile(r"\w+")


@transaction.atomic
def ask_staff(*, actor: Actor, appointment: Appointment, words: str) -> MemberQuestion:
    """Ask a question that only staff can read."""
    is_own = appointment.user_id == getattr(actor, "pk", 0) and appointment in access.seats_of(actor)
    if not (is_own or (isinstance(actor, str) and actor.startswith("system:"))):
        raise refusal(_("Members can ask only for themselves."), rule="BK-41")
    words = clean_text(words, max_length=4000)
    if not words.strip():
        raise NeedsReason(_("Write your question."), rule="BK-41")
    question = MemberQuestion(appointment=appointment, words=words, is_demo=appointment.is_demo)
    return record(question, actor=actor, reason="asked")


@transaction.atomic
def answer_question(*, actor: Actor, question: MemberQuestion, answer: str) -> MemberQuestion:
    """Answer the member who asked. Refused if it names or quotes another member, which would pass their view on."""
    access.require(actor, *access.PLAN_ROLES)
    rows = MemberQuestion.objects.select_for_update(of=("self",)).select_related(
        "appointment__seat", "appointment__user"
    )
    current = rows.get(pk=question.pk)
    staff_seats.refuse_own_body(actor, current.appointment.seat.body_id)
    if current.answered_at:
        raise NotPossibleNow(_("This question has already been answered."))
    answer = clean_text(answer, max_length=6000)
    if not answer.strip():
        raise NeedsReason(_("Enter the answer."), rule="BK-41")
    _refuse_quotes_of_others(current, answer)
    current.answer, current.answered_at = answer, clock.now()
    current.answered_by, current.answered_by_name = actor_user(actor), actor_label(actor)
    fields = ["answer", "answered_at", "answered_by", "answered_by_name"]
    record(current, actor=actor, reason="answered", update_fields=fields)
    notify(current.appointment, "answered", "boards:ask", about=("member-question", current.pk))
    return current


def _refuse_quotes_of_others(question: MemberQuestion, answer: str) -> None:
    body, asker = question.appointment.seat.body_id, question.appointment
    said = f" {' '.join(_text(answer))} "
    others = access.bound_by_act(clock.today()).filter(seat__body=body).exclude(pk=asker.pk)
    for name in others.values_list("person_name", flat=True):
        if f" {' '.join(_text(name))} " in said:
            raise refusal(_("The answer names another member. Leave the name out."), rule="BK-41")
    runs = _runs(answer) - _runs(question.words)
    theirs = MemberQuestion.objects.filter(appointment__seat__body=body).exclude(
        appointment__user=asker.user_id
    )
    if any(runs & _runs(words) for words in theirs.values_list("words", flat=True)):
        raise refusal(
            _("The answer repeats what another member asked. Say it in your own words."), rule="BK-41"
        )


def _text(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _text(text)
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}
