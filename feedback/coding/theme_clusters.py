"""Group the passages of texts into themes. Pure and deterministic, without models; the texts come without copies."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from threadpoolctl import threadpool_limits

from feedback.coding.embeddings import embed
from feedback.coding.near_duplicates import ALIKE
from feedback.coding.tokens import is_long_enough, tokenize
from feedback.submissions.passages import sentences
from feedback.submissions.text_similarity import tokens_of

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_matrix

FEWEST_TEXTS, FEWEST_OF_A_THEME = 20, 3
TYPICAL, DOUBTFUL, WORDS = 5, 3, 8
MOST_TERMS = 5000
NUMBERS = (4, 6, 8, 10, 14)  # of themes; the one that parts the passages best is taken
STARTS = 8  # of k-means, the best of which is taken
COMPARED = 3000  # passages on which the numbers are tried
EDGE = 0.3  # less similar to every theme: in none


@dataclass(frozen=True)
class Passage:
    """A sentence, and which texts have it; its place is that in the first of them."""

    start: int
    end: int
    words: str
    texts: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Placed:
    """A passage in a theme: its similarity to the theme, and how much nearer that is than the next."""

    passage: Passage
    score: float
    margin: float
    same: int


@dataclass(frozen=True)
class Theme:
    words: list[tuple[str, int]]
    texts: set[int]
    typical: list[Placed]
    doubtful: list[Placed]


def passages_of(group: str, texts: Sequence[tuple[int, str]]) -> list[Passage]:
    """Each sentence once, however many texts repeat it."""
    found: dict[tuple[str, ...], Passage] = {}
    for pk, text in texts:
        for start, end in sentences(text):
            words = text[start:end]
            if is_long_enough(group, words):
                each = found.setdefault(tuple(tokens_of(words)), Passage(start, end, words))
                if pk not in each.texts[-1:]:
                    each.texts.append(pk)
    return list(found.values())


def themes_of(
    group: str, texts: Sequence[tuple[int, str]], *, copies: Mapping[int, int], check: Callable[[], None]
) -> tuple[list[Theme], str]:
    """Return the themes of the texts of one language, largest first, and the method; none for fewer than 20 texts.

    ``copies`` says how many near-identical texts each one stands for; ``check`` is called between the steps and may
    stop the work.
    """
    passages = passages_of(group, texts)
    if len(texts) < FEWEST_TEXTS or len(passages) < 2 * NUMBERS[0]:
        return [], ""
    terms, names = _terms(group, passages, copies)
    if terms is None:
        return [], ""
    with threadpool_limits(1):  # several threads would add in another order each time
        check()
        vectors, method = embed([each.words for each in passages], terms)
        check()
        centers = _centers(vectors, check)
        if centers is None:
            return [], ""
        near = vectors @ centers.T
    themes = [_theme(place, near, passages, terms, names) for place in range(len(centers))]
    large = [each for each in themes if _sent(each.texts, copies) >= FEWEST_OF_A_THEME and each.words]
    method = f"{method}, k-means with {len(centers)} groups"
    return sorted(large, key=lambda each: (-len(each.texts), each.words)), method


def _sent(texts: Iterable[int], copies: Mapping[int, int]) -> int:
    return sum(copies.get(pk, 1) for pk in texts)


def _terms(
    group: str, passages: Sequence[Passage], copies: Mapping[int, int]
) -> tuple["csr_matrix | None", list[str]]:
    """Weigh the terms that occur in two texts, if only in two copies of a letter: never those of one person alone."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = TfidfVectorizer(
        sublinear_tf=True, min_df=2, max_df=0.5, max_features=MOST_TERMS, **tokenize(group)
    )
    again = [each.words for each in passages if _sent(each.texts, copies) > 1]
    words = [each.words for each in passages]
    try:
        vectors.fit([*words, *again])
    except ValueError:  # no term occurs in two passages
        return None, []
    terms = vectors.transform(words)
    shared = _in_two_texts(terms, passages, copies)
    if not shared:
        return None, []
    names = vectors.get_feature_names_out()
    return terms[:, shared], [str(names[place]) for place in shared]


def _in_two_texts(terms: "csr_matrix", passages: Sequence[Passage], copies: Mapping[int, int]) -> list[int]:
    """The columns of the terms that occur in two texts."""
    texts: dict[int, set[int]] = defaultdict(set)
    for row, column in zip(*terms.nonzero(), strict=True):
        texts[int(column)].update(passages[row].texts)
    return [column for column in sorted(texts) if _sent(texts[column], copies) > 1]


def _centers(vectors: "np.ndarray", check: Callable[[], None]) -> "np.ndarray | None":
    """Try several numbers of themes on a part of the passages, and fit the best on all of them."""
    import numpy
    from sklearn.cluster import KMeans
    from sklearn.metrics import silhouette_score

    rows = vectors[numpy.abs(vectors).sum(axis=1) > 0]
    distinct = len(numpy.unique(rows.round(9), axis=0)) if len(rows) <= COMPARED else len(rows)
    part = rows
    if len(rows) > COMPARED:
        part = rows[numpy.sort(numpy.random.default_rng(0).choice(len(rows), COMPARED, replace=False))]
    best: tuple[float, int] = (-2.0, 0)
    for number in NUMBERS:
        if 2 * number > min(distinct, len(part)):
            break
        check()
        labels = KMeans(n_clusters=number, n_init=STARTS, random_state=0).fit_predict(part)
        if len(set(labels)) > 1:
            score = round(float(silhouette_score(part, labels, metric="cosine")), 6)
            best = max(best, (score, number))
    if not best[1]:
        return None
    check()
    starts = STARTS if len(rows) <= COMPARED else 3
    found = KMeans(n_clusters=best[1], n_init=starts, random_state=0).fit(rows).cluster_centers_
    lengths = numpy.linalg.norm(found, axis=1, keepdims=True)
    return numpy.divide(found, lengths, out=numpy.zeros_like(found), where=lengths > 0)


def _theme(
    place: int, near: "np.ndarray", passages: Sequence[Passage], terms: "csr_matrix", names: Sequence[str]
) -> Theme:
    import numpy

    ordered = numpy.sort(near, axis=1)
    mine = numpy.flatnonzero((near.argmax(axis=1) == place) & (ordered[:, -1] >= EDGE))
    placed = [
        Placed(
            passages[row],
            round(min(float(near[row, place]), 1.0), 4),
            round(float(near[row, place] - ordered[row, -2]), 4),
            len(passages[row].texts),
        )
        for row in map(int, mine)
    ]
    typical = _different(sorted(placed, key=lambda each: (-each.score, *_where(each))), [], TYPICAL)
    doubtful = _different(sorted(placed, key=lambda each: (each.margin, *_where(each))), typical, DOUBTFUL)
    texts = {pk for each in placed for pk in each.passage.texts}
    return Theme(_heaviest(terms, mine, names), texts, typical, doubtful)


def _where(each: Placed) -> tuple[int, int]:
    return each.passage.texts[0], each.passage.start


def _different(placed: Sequence[Placed], before: Sequence[Placed], most: int) -> list[Placed]:
    """The first of them that are no near-copies of one another, each with how many texts have nearly the same words."""
    chosen: list[Placed] = []
    known = [frozenset(tokens_of(each.passage.words)) for each in before]
    for each in placed:
        tokens = frozenset(tokens_of(each.passage.words))
        if len(chosen) < most and not any(_alike(tokens, one) for one in known):
            known.append(tokens)
            chosen.append(each)
    return [_counted(each, placed) for each in chosen]


def _counted(chosen: Placed, placed: Sequence[Placed]) -> Placed:
    tokens = frozenset(tokens_of(chosen.passage.words))
    near = (each for each in placed if _alike(tokens, frozenset(tokens_of(each.passage.words))))
    texts = {pk for each in near for pk in each.passage.texts}
    return Placed(chosen.passage, chosen.score, chosen.margin, len(texts))


def _alike(one: frozenset[str], two: frozenset[str]) -> bool:
    return len(one & two) >= ALIKE * len(one | two)


def _heaviest(terms: "csr_matrix", mine: "np.ndarray", names: Sequence[str]) -> list[tuple[str, int]]:
    """The words that are heavier in the theme than elsewhere, scaled so that the first weighs 100."""
    import numpy

    if not len(mine):
        return []
    here = numpy.asarray(terms[mine].mean(axis=0)).ravel()
    weights = (here - numpy.asarray(terms.mean(axis=0)).ravel()).round(9)
    order = sorted(range(len(names)), key=lambda place: (-weights[place], names[place]))[:WORDS]
    top = float(weights[order[0]]) if order else 0.0
    if top <= 0:
        return []
    return [(names[place], round(100 * float(weights[place]) / top)) for place in order if weights[place] > 0]
