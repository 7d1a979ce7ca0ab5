"""Find the coded passages most similar to each sentence. Pure and deterministic, without models."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from feedback.coding.tokens import WITHOUT_SPACES, is_long_enough, tokenize
from feedback.submissions.passages import sentences

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_matrix

NEAREST, SHOWN, WORDS = 5, 3, 6
MOST_OF_A_TEXT = 2
LEAST_ALIKE = 0.3
ROWS = 1000  # sentences compared at once: 20 MB with 5,000 passages
MOST_TERMS = 200_000


@dataclass(frozen=True)
class Span:
    """A span of a text; ``code`` only if a person applied one."""

    text: int
    start: int
    end: int
    words: str
    code: int = 0


def spans_of(pk: int, text: str, group: str) -> list[Span]:
    """The sentences of a text that are long enough to compare."""
    spans = [Span(pk, start, end, text[start:end]) for start, end in sentences(text)]
    return [each for each in spans if is_long_enough(group, each.words)]


@dataclass(frozen=True)
class Found:
    span: Span
    code: int
    score: float
    evidence: dict[str, Any]


def best_codes(found: Iterable[Found]) -> dict[int, set[int]]:
    """The codes that a run suggests for each text: at most two, the most similar first."""
    codes: dict[int, set[int]] = defaultdict(set)
    for each in sorted(found, key=lambda one: (-one.score, one.span.text, one.span.start)):
        if len(codes[each.span.text]) < MOST_OF_A_TEXT:
            codes[each.span.text].add(each.code)
    return codes


class Neighbours:
    """TF-IDF model of the coded passages of one language; weights are fitted on the unread sentences as well."""

    def __init__(self, group: str, passages: Sequence[Span], sentences: Sequence[Span]) -> None:
        import numpy
        from sklearn.feature_extraction.text import TfidfVectorizer

        self.passages = passages
        options = tokenize(group)
        self.is_cut_by_letters = group.startswith(WITHOUT_SPACES)
        options.setdefault("ngram_range", (1, 2))
        self.vectors = TfidfVectorizer(
            sublinear_tf=True, max_features=MOST_TERMS, dtype=numpy.float32, **options
        )
        self.vectors.fit([each.words for each in (*passages, *sentences)])
        self.known = self.vectors.transform([each.words for each in passages])
        self.terms = self.vectors.get_feature_names_out()

    def suggest(self, sentences: Sequence[Span]) -> Iterator[Found]:
        for first in range(0, len(sentences), ROWS):
            rows = sentences[first : first + ROWS]
            matrix = self.vectors.transform([each.words for each in rows])
            alike = (matrix @ self.known.T).toarray()
            for place, span in enumerate(rows):
                if found := self._best(span, matrix[place], alike[place]):
                    yield found

    def _best(self, span: Span, vector: "csr_matrix", alike: "np.ndarray") -> Found | None:
        nearest = self._nearest(alike)
        votes: dict[int, float] = {}
        for place in nearest:
            votes[self.passages[place].code] = votes.get(self.passages[place].code, 0) + float(alike[place])
        if not votes:
            return None
        code = min(votes, key=lambda each: (-votes[each], each))
        own = [place for place in nearest if self.passages[place].code == code]
        score = float(alike[own[0]])
        if score < LEAST_ALIKE or votes[code] * 2 < sum(votes.values()):
            return None
        shown = self._different(own)
        neighbours = [self._neighbour(place, float(alike[place])) for place in shown]
        evidence = {"neighbours": neighbours, "words": self._shared(vector, shown)}
        return Found(span, code, round(min(score, 1.0), 4), evidence)

    def _nearest(self, alike: "np.ndarray") -> list[int]:
        """Return the most similar passages; ties go to the earlier passage."""
        import numpy

        order = numpy.lexsort((numpy.arange(len(alike)), -alike))[:NEAREST]
        return [int(place) for place in order if alike[place] > 0]

    def _different(self, places: list[int]) -> list[int]:
        """Count a sentence that several people wrote identically as one piece of evidence."""
        once: dict[str, int] = {}
        for place in places:
            once.setdefault(self.passages[place].words.casefold(), place)
        return list(once.values())[:SHOWN]

    def _neighbour(self, place: int, score: float) -> dict[str, Any]:
        each = self.passages[place]
        return {"text": each.text, "start": each.start, "end": each.end, "score": round(min(score, 1.0), 4)}

    def _shared(self, vector: "csr_matrix", places: list[int]) -> list[str]:
        """Return the terms that the sentence and the passages share, highest weight first."""
        weights = vector.multiply(self.known[places].max(axis=0)).tocoo()
        found = sorted(
            zip(weights.data, weights.col, strict=True), key=lambda pair: (-pair[0], self.terms[pair[1]])
        )
        words = [str(self.terms[column]) for _weight, column in found]
        return [each for each in words if " " not in each or self.is_cut_by_letters][:WORDS]
