"""Answers to the questions that staff added for one conversation. Optional, and erased with the registration."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Q

from engagement.models import OwnAnswer, Registration

FIELD = "own_"


def field_name(question: int) -> str:
    return f"{FIELD}{question}"


def answers_given(registration: Registration) -> dict[str, str]:
    """Initial values of the form."""
    rows = registration.own_answers.values_list("question_id", "value")
    return {field_name(question): value for question, value in rows}


def save_answers(registration: Registration, own: Mapping[int, str]) -> None:
    OwnAnswer.objects.bulk_create(
        [OwnAnswer(registration=registration, question_id=key, value=value) for key, value in own.items()]
    )


def change_answers(registration: Registration, own: Mapping[int, str]) -> None:
    """Replace the answers to questions still asked; those to questions no longer asked stay as they are.

    A form that was open when a question was stopped still carries it.
    """
    carried = Q(question__is_asked=True) | Q(question__in=own.keys())
    asked = OwnAnswer.objects.filter(carried, registration=registration)
    if dict(asked.values_list("question_id", "value")) == dict(own):
        return
    asked.delete()
    save_answers(registration, own)


def remove_stopped(registration: Registration, questions: Collection[int]) -> None:
    """Delete what the person takes back of questions that are no longer asked."""
    rows = OwnAnswer.objects.filter(registration=registration, question__is_asked=False)
    rows.filter(question__in=questions).delete()


def erase_answers(registrations: Collection[Any]) -> int:
    """Delete what these people answered; returns how many answers."""
    gone, _detail = OwnAnswer.objects.filter(registration__in=registrations).delete()
    return gone
