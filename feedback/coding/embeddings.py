"""Turn passages into vectors: by a sentence-embedding model where one is installed and named, else by TF-IDF.

``FEEDBACK_EMBEDDING_MODEL`` names the folder of a model for the package sentence-transformers. Neither the package nor
a model comes with this product, and nothing is downloaded.
"""

import importlib
import importlib.util
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_matrix

PACKAGE = "sentence_transformers"
DIMENSIONS = 60


def embed(passages: Sequence[str], terms: "csr_matrix") -> tuple["np.ndarray", str]:
    """Return one vector of length 1 for each passage (0 for one without terms), and the name of the method."""
    folder = settings.FEEDBACK_EMBEDDING_MODEL
    if folder and importlib.util.find_spec(PACKAGE):
        model = importlib.import_module(PACKAGE).SentenceTransformer(folder, local_files_only=True)
        return _unit(model.encode(list(passages), show_progress_bar=False)), "sentence embeddings"
    return _unit(_latent(terms)), "TF-IDF, latent semantic analysis"


def _latent(terms: "csr_matrix") -> "np.ndarray":
    from sklearn.decomposition import TruncatedSVD

    most = min(DIMENSIONS, *(size - 1 for size in terms.shape))
    if most < 2 or terms.shape[1] <= DIMENSIONS:
        return terms.toarray()
    return TruncatedSVD(n_components=most, random_state=0).fit_transform(terms)


def _unit(vectors: "np.ndarray") -> "np.ndarray":
    import numpy

    found = numpy.asarray(vectors, dtype=numpy.float64)
    lengths = numpy.linalg.norm(found, axis=1, keepdims=True)
    return numpy.divide(found, lengths, out=numpy.zeros_like(found), where=lengths > 0)
