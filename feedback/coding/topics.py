"""Find topics in texts with non-negative matrix factorization. Internal: the sizes are true counts."""

import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from feedback.coding.tokens import tokenize

if TYPE_CHECKING:
    import numpy as np

MOST, FEWEST_TEXTS, WORDS = 10, 40, 8
MOST_TERMS = 5000


def topics_of(group: str, texts: Sequence[str]) -> list[dict[str, Any]]:
    """Return up to ten topics, largest first; none for fewer than 40 texts."""
    if len(texts) < FEWEST_TEXTS:
        return []
    from sklearn.decomposition import NMF
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = TfidfVectorizer(
        sublinear_tf=True, min_df=3, max_df=0.7, max_features=MOST_TERMS, **tokenize(group)
    )
    try:
        matrix = vectors.fit_transform(texts)
    except ValueError:  # no term occurs in three texts
        return []
    number = min(MOST, len(texts) // 20, *matrix.shape)
    if number < 2:
        return []
    model = NMF(n_components=number, init="random", random_state=0, max_iter=300)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        weights = model.fit_transform(matrix)
    sizes = _sizes(weights, number)
    terms = vectors.get_feature_names_out()
    found = [
        {"language": group, "size": sizes[place], "words": _terms(model.components_[place], terms)}
        for place in range(number)
    ]
    return sorted((each for each in found if each["words"]), key=lambda each: (-each["size"], each["words"]))


def _sizes(weights: "np.ndarray", number: int) -> list[int]:
    """Assign each text to the topic with its largest weight, and count texts per topic."""
    counts = [0] * number
    for row in weights:
        if row.max() > 0:
            counts[int(row.argmax())] += 1
    return counts


def _terms(component: "np.ndarray", terms: Any) -> list[list[Any]]:
    """Return the heaviest terms, scaled so the first weighs 100."""
    order = sorted(range(len(terms)), key=lambda place: (-component[place], terms[place]))[:WORDS]
    top = component[order[0]]
    return (
        [[str(terms[place]), round(100 * float(component[place] / top))] for place in order if top > 0]
        if top > 0
        else []
    )
