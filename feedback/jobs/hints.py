"""Guesses of a machine that wait for nobody."""

from cms import jobs
from feedback.services.hints import fill_hints

ROUNDS = 10


@jobs.scheduled("feedback.hints", minutes=5)
def hints() -> None:
    for _round in range(ROUNDS):
        if not fill_hints():
            return
