"""A typed query as what entries must contain, in five tiers: the better an entry fits, the earlier it comes."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from cms.search.expressions import All, Any, Expression, Has
from cms.search.normalize import (
    COMMON_WORDS,
    Piece,
    code_of,
    pieces,
    plain,
    stems_in_each_language,
    words_of,
)

MOST_TERMS = 12
MOST_PAIRS = 20
LEAST_BEGINNING = 3
FILTERS = ("kind", "body", "year", "language")  # columns of an entry by which results are filtered
NUMBER_OR_TITLE, TITLE_AS_TYPED, TITLE, TEXT_AS_TYPED, ANYWHERE = range(1, 6)


@dataclass(frozen=True)
class Term:
    """One word of a query. ``exactly``: groups of words, of which one must be there; ``loosely``: groups besides.

    ``beginning``: what a word may begin with. ``stems``: of the same word.
    """

    exactly: tuple[tuple[str, ...], ...]
    loosely: tuple[tuple[str, ...], ...] = ()
    beginning: str = ""
    stems: tuple[str, ...] = ()

    def as_typed(self, place: str) -> Expression:
        return Any(tuple(_all(place, words) for words in self.exactly))

    def similar(self, place: str, place_of_stems: str) -> Expression:
        found = [_all(place, words) for words in (*self.exactly, *self.loosely)]
        if self.beginning:
            found.append(Has(place + self.beginning, is_beginning=True))
        for each in self.stems:
            found += [Has(place + each), Has(place_of_stems + each)]
        return Any(tuple(found))


@dataclass(frozen=True)
class Query:
    """``words``: as typed, for excerpts and headings."""

    words: str
    terms: tuple[Term, ...]
    pieces: tuple[Piece, ...] = ()

    def tiers(self) -> dict[int, Expression]:
        return {
            NUMBER_OR_TITLE: Any((Has("n" + code_of(self.words)), Has("x" + title_digest(self.words)))),
            TITLE_AS_TYPED: All(tuple(term.as_typed("a") for term in self.terms)),
            TITLE: All(tuple(term.similar("a", "b") for term in self.terms)),
            TEXT_AS_TYPED: All(tuple(term.as_typed("c") for term in self.terms)),
            ANYWHERE: All(tuple(term.similar("c", "d") for term in self.terms)),
        }

    def __bool__(self) -> bool:
        return bool(self.terms)


def query_of(words: str, *besides: Term) -> Query:
    """The query of what somebody typed; empty if there is nothing to look for. ``besides``: what it must find too."""
    found = list(pieces(plain(words)))
    telling = [piece for piece in found if piece.whole not in COMMON_WORDS]
    asked = tuple(telling or ([] if besides else found))[:MOST_TERMS]
    return Query(words, (*(_term(piece) for piece in asked), *besides), asked)


def title_digest(title: str) -> str:
    """What two titles have in common that are the same words in the same order."""
    return _digest(" ".join(words_of(title)))


def filter_token(name: str, value: object) -> str:
    """The token of all entries of one kind, body, year or language. A digest, since an address may name any value."""
    return "f" + _digest(f"{name} {value}")


def _digest(text: str) -> str:
    return hashlib.blake2s(text.encode(), digest_size=10).hexdigest()


def _term(piece: Piece) -> Term:
    if piece.is_run:
        return Term((piece.parts[:MOST_PAIRS] or (piece.whole,),))
    if piece.is_code:
        return Term(((piece.whole,),), _separated(piece.parts))
    groups = ((piece.whole,), piece.parts) if piece.parts else ((piece.whole,),)
    beginning = piece.whole if len(piece.whole) >= LEAST_BEGINNING else ""
    return Term(groups, (), beginning, stems_in_each_language(piece.whole))


def _separated(parts: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """ "AB132" is also found as "AB 132"; of "F-12" or "2022-17" the parts alone are anywhere."""
    letters = [part for part in parts if part.isalpha()]
    return (parts,) if letters and all(len(part) > 1 for part in letters) else ()


def _all(place: str, words: Iterable[str]) -> Expression:
    return All(tuple(Has(place + word) for word in words))
