"""Guesses of a machine that wait for nobody."""

from cms.jobs import queue
from feedback.moderation.language_detection import fill_hints

ROUNDS = 10


@queue.scheduled("feedback.hints", minutes=5)
def hints() -> None:
    for _round in range(ROUNDS):
        if not fill_hints():
            return
