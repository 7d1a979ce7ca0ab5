"""The first sentences of a text, for where the whole text does not stand."""

import re

from cms.i18n.passages import Mixed, as_in, joined, sentences_in

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
    each = [said for part in sentences_in(text) for said in _split(part)]
    return list(dict.fromkeys(each))


def _split(part: str) -> list[str]:
    if isinstance(part, Mixed):  # a sentence with a passage in it
        return [part]
    return [as_in(part, said) for said in SENTENCE_END.split(part) if said]
