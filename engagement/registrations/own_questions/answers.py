"""Answers to the questions that staff added for one conversation. Optional, and erased with the registration."""

from collections.abc import Collection, Mapping
from typing import Any

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
    """Replace the answers to questions still asked; those to questions no longer asked stay as they are."""
    asked = OwnAnswer.objects.filter(registration=registration, question__is_asked=True)
    if dict(asked.values_list("question_id", "value")) == dict(own):
        return
    asked.delete()
    save_answers(registration, own)


def erase_answers(registrations: Collection[Any]) -> int:
    """Delete what these people answered; returns how many answers."""
    gone, _detail = OwnAnswer.objects.filter(registration__in=registrations).delete()
    return gone
