"""Group what participants wrote in answer to a poll: equal answers are one, in alphabetical order.

Only approved answers come here. Their texts are read anew each time, never stored with a result, so that one that is
hidden or redacted later is gone everywhere.
"""

import hashlib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from cms.disclosure import Cell
from engagement.choices import IN_OWN_WORDS, PollKind, PollTextState
from engagement.models import Poll, PollText
from engagement.published_cells import cell_of
from feedback.models import ModerationAct

Json = dict[str, Any]
SIGNS = " .,;:!?¡¿…·\"'“”‘’«»()[]。，！？、；："
SMALLEST, LARGEST = 1, 4


@dataclass(frozen=True)
class Answer:
    """An answer as it is shown once. ``cell``: the published number of people, or None. ``step``: its size, 1 to 4.
    ``is_changed``: staff wrote it, so that ``language`` is blank.
    """

    text: str
    language: str = ""
    cell: Cell | None = None
    step: int = SMALLEST
    is_changed: bool = False

    @property
    def count(self) -> int:
        return (self.cell.value or 0) if self.cell else 0


def word_key(text: str) -> str:
    """Equal keys mean the same answer: case, width, spaces and signs at the ends do not count, accents do."""
    same = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(same.split()).strip(SIGNS) or same


def digest_of_word(key: str) -> str:
    """Under which the number of a word is stored, so that no result holds a text."""
    return hashlib.sha256(f"word:{key}".encode()).hexdigest()[:20]


def decided_texts(polls: Iterable[int]) -> list[PollText]:
    """The answers to these polls that were shown or hidden. One query."""
    decided = (PollTextState.SHOWN, PollTextState.HIDDEN)
    return list(PollText.objects.filter(ballot__poll__in=polls, state__in=decided).select_related("ballot"))


def word_counts(poll: Poll) -> dict[str, int]:
    """Digest of each approved word → how many people wrote it. Empty for other polls than a word cloud."""
    if poll.kind != PollKind.CLOUD:
        return {}
    people: dict[str, set[int]] = defaultdict(set)
    for each in _shown(decided_texts([poll.pk])):
        people[digest_of_word(word_key(each.public_text))].add(each.ballot_id)
    return {digest: len(ballots) for digest, ballots in people.items()}


def answers_of(texts: Iterable[PollText], cells: Json | None = None) -> list[Answer]:
    """The shown ones of these answers. ``cells``: the published numbers by the digest of the word."""
    first: dict[str, PollText] = {}
    for each in _shown(texts):
        key = word_key(each.public_text)
        if key not in first or (first[key].shown_text and not each.shown_text):
            first[key] = each
    told = {key: cell for key in first if (cell := _cell(cells or {}, key))}
    largest = max((cell.value or 0 for cell in told.values()), default=0)
    return [
        Answer(
            row.public_text,
            "" if row.shown_text else row.language,
            told.get(key),
            _step(told.get(key), largest),
            is_changed=bool(row.shown_text),
        )
        for key, row in sorted(first.items())
    ]


def hidden_reasons(texts: Iterable[PollText]) -> list[tuple[str, int]]:
    """How many answers are hidden, by reason (BK-23)."""
    counts = Counter(each.reason for each in texts if each.state == PollTextState.HIDDEN)
    return [(str(ModerationAct.Reason(reason).label), count) for reason, count in sorted(counts.items())]


def _shown(texts: Iterable[PollText]) -> Iterator[PollText]:
    return (each for each in texts if each.state == PollTextState.SHOWN)


def _cell(cells: Json, key: str) -> Cell | None:
    stored = cells.get(digest_of_word(key))
    return cell_of(stored) if stored else None


def _step(cell: Cell | None, largest: int) -> int:
    """A size says no more than the numbers that are published."""
    if cell is None or not cell.value:
        return SMALLEST
    return LARGEST if cell.value == largest else 3 if 2 * cell.value >= largest else 2


def with_words(results: list[Json], texts: list[PollText] | None = None) -> list[Json]:
    """The results, and with each that is in own words: ``answers``, ``rows`` with a number, the ``others``, and how
    many are ``hidden`` by reason. ``texts``: those of all these polls, else one query if there is such a result.
    """
    asked = [each["id"] for each in results if each["kind"] in IN_OWN_WORDS]
    if texts is None:
        texts = decided_texts(asked) if asked else []
    return [_with_words(each, texts) for each in results]


def _with_words(result: Json, texts: list[PollText]) -> Json:
    if result["kind"] not in IN_OWN_WORDS:
        return result
    own = [each for each in texts if each.ballot.poll_id == result["id"]]
    answers = answers_of(own, result["words"])
    told = sorted((each for each in answers if each.cell), key=lambda each: -each.count)
    return result | {
        "answers": answers,
        "rows": [{"label": each.text, "cell": each.cell} for each in told],
        "others": [each for each in answers if not each.cell],
        "hidden": hidden_reasons(own),
    }
