"""Compare the split of a poll with those that are public of the same question (PRV-12).

A question that is asked again is answered by nearly the same people. If one more of them answered, or one changed
an answer, two splits side by side would tell how that person answered.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cms.disclosure import Cell
from engagement.models import Poll
from engagement.published_cells import cell_of
from engagement.small_rooms import differs_by_few

Json = dict[str, Any]


def tells_a_ballot(poll: Poll, decided: Mapping[int, Json]) -> bool:
    """Whether the number who answered, or that of an option, differs by a few from a public split of this question:
    of an earlier round, or of another poll of the conversation with the same question and options.

    ``decided``: results that become public with this one, by poll.
    """
    others = list(_others(poll, decided))
    if any(result.get("words") for _other, result in others):
        return True  # which words are counted differs, so they are not compared one by one
    pairs = (pair for other, result in others for pair in _pairs(poll, other, result))
    return any(differs_by_few(count, cell) for count, cell in pairs)


def _others(poll: Poll, decided: Mapping[int, Json]) -> Iterator[tuple[Poll, Json]]:
    """Those with a public split: where all options are hidden, nothing can be compared."""
    rounds, words = _rounds_before(poll), _words(poll)
    for other in poll.conversation.polls.exclude(pk=poll.pk).prefetch_related("options"):
        result = other.result or decided.get(other.pk)
        if not result or not _has_split(result):
            continue
        if other.pk in rounds or _words(other) == words:
            yield other, result


def _has_split(result: Json) -> bool:
    return bool(result.get("words")) or not all(cell["hidden"] for cell in result["options"].values())


def _rounds_before(poll: Poll) -> set[int]:
    found: set[int] = set()
    before = poll.asked_before
    while before is not None and before.pk not in found:
        found.add(before.pk)
        before = before.asked_before
    return found


def _pairs(poll: Poll, other: Poll, result: Json) -> Iterable[tuple[int, Cell]]:
    """The numbers of this poll beside those that are public of the other one; options in the order of their words."""
    yield poll.n_answered, cell_of(result["answered"])
    for mine, theirs in zip(_in_order(poll, other), other.options.all(), strict=False):
        if cell := result["options"].get(str(theirs.pk)):
            yield mine, cell_of(cell)


def _in_order(poll: Poll, other: Poll) -> list[int]:
    """The numbers of this poll in the other one's order. Rounds have the same options in the same order; a label may
    have been corrected in between.
    """
    options = list(poll.options.all())
    counts = {_plain(each.label): each.count for each in options}
    labels = [_plain(each.label) for each in other.options.all()]
    if counts.keys() == set(labels):
        return [counts[label] for label in labels]
    return [each.count for each in options]


def _words(poll: Poll) -> tuple:
    return _plain(poll.question), frozenset(_plain(each.label) for each in poll.options.all())


def _plain(words: dict[str, str]) -> tuple:
    """In every language, without regard to case and spaces."""
    return tuple(sorted((language, " ".join(said.casefold().split())) for language, said in words.items()))
