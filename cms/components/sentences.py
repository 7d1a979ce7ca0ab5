"""The first sentences of a text, for where the whole text does not stand."""

import re

from cms.i18n.passages import as_in, joined, parts_of

SENTENCE_END = re.compile(r"(?<=[.!?])(?<!\b[A-Za-z]\.)\s+|(?<=[。！？])")  # not after "p. m." or an initial


def first_sentences(text: str, most: int) -> str:
    """The first sentences, without repetition. Counted and not measured, so that every language says the same."""
    return joined(_sentences(text)[:most])


def fitting_sentences(text: str, letters: int) -> str:
    """As many whole sentences as fit, and always the first: for pictures and for what search engines show."""
    kept: list[str] = []
    for sentence in _sentences(text):
        if kept and len(" ".join([*kept, sentence])) > letters:
            break
        kept.append(sentence)
    return joined(kept)


def _sentences(text: str) -> list[str]:
    each = [as_in(part, said) for part in parts_of(text) for said in SENTENCE_END.split(part) if said]
    return list(dict.fromkeys(each))
