"""Normalize text for search: n-grams of Chinese, Japanese and Korean, and text without accents (stack.md P2)."""

import re

from anyascii import anyascii

_RUNS = re.compile(r"[぀-ヿ㐀-鿿가-힯]+")

_SIGNS = re.compile(r"[^a-z0-9]+")


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for run in _RUNS.findall(text):
        pieces.extend(run)
        pieces.extend(run[start : start + 2] for start in range(len(run) - 1))
    return pieces


def fold(text: str) -> str:
    """Single characters, pairs, and unaccented text: what the index holds beside the text itself."""
    plain = anyascii(_RUNS.sub(" ", text)).lower()
    return " ".join([*_pieces(text), plain])


def fold_query(text: str) -> str:
    """A query, normalized alike: pairs for Chinese, Japanese and Korean runs, unaccented text for the rest.

    Punctuation is removed: search engines read it as operators, and a single quotation mark breaks SQLite's.
    """
    words: list[str] = []
    for run in _RUNS.findall(text):
        words.extend([run] if len(run) == 1 else [run[start : start + 2] for start in range(len(run) - 1)])
    plain = _SIGNS.sub(" ", anyascii(_RUNS.sub(" ", text)).lower())
    return " ".join([*words, plain.strip()]).strip()
