"""Tokenize text by language; the stop words lie in a data file."""

import re
from typing import Any

from cms.data_files import data_beside

WITHOUT_SPACES = ("zh", "km", "lo")
WORD = r"(?u)\b[^\W\d_][\w’']+\b"


def group_of(language: str) -> str:
    """Return the language group for training: zh-hans and zh-hant are separate, es and es-mx are one."""
    base = (language or "en").lower()
    return base if base.startswith("zh") else base.split("-")[0]


def tokenize(group: str) -> dict[str, Any]:
    """Return the options for scikit-learn's vectorizers."""
    if group.startswith(WITHOUT_SPACES):
        return {"analyzer": "char", "ngram_range": (1, 2), "lowercase": False}
    stop_words: dict[str, str] = data_beside(__file__)
    little = stop_words.get(group, "").split()
    return {"token_pattern": WORD, "stop_words": little or None, "lowercase": True}


def is_long_enough(group: str, words: str) -> bool:
    if group.startswith(WITHOUT_SPACES):
        return len(words.strip()) >= 4
    return len(re.findall(WORD, words)) >= 3
