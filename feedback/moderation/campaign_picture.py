"""What the members of a campaign left of its letter, sentence by sentence, and what they added (PAR-05)."""

from dataclasses import dataclass
from typing import TypedDict

from feedback.moderation.campaign_letters import read
from feedback.submissions.text_similarity import all_shingles, sentences_of, shingles

HAS = 0.5  # of a sentence's runs of words: the letter has the sentence
ADDED = 0.2  # of a letter that is not in the sample: the person added text


class Facts(TypedDict):
    least_alike: float | None
    picture: dict[str, object]


@dataclass(frozen=True)
class Sentence:
    text: str
    letters: int


def sentences_to_measure(text: str) -> list[str]:
    """The sentences of a letter that can be looked for: one of a word or two, such as a name, has no runs of words."""
    return [each for each in sentences_of(text) if all_shingles(each)]


def measure(sample: int, wordings: list[tuple[int, int]], size: int) -> Facts:
    """Compare each wording, given as (people, text), with the sample letter."""
    [(_key, text)] = read([sample])
    whole, sentences = shingles(text), [all_shingles(each) for each in sentences_to_measure(text)]
    counts, least, added = [0] * len(sentences), 1.0, 0
    sent = {first: n for n, first in wordings}
    for key, other in read(sorted(sent)):
        mine, everything = shingles(other), all_shingles(other)
        least = min(least, len(mine & whole) / len(whole) if whole else 1.0)
        added += sent[key] * (len(mine - whole) > ADDED * len(mine))
        for at, runs in enumerate(sentences):
            counts[at] += sent[key] * (len(runs & everything) >= HAS * len(runs))
    return {
        "least_alike": round(least, 3) if sent else None,
        "picture": {"sample": sample, "of": sum(sent.values()), "sentences": counts, "added": added},
    }
