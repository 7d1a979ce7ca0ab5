"""Whether a text fits a query, by the words and stems of the public search."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from cms.search.normalize import stems_in_each_language, words_of
from cms.search.queries import Query, Term

FIRST_LETTERS = 3  # only words that begin like a stem are worth one


@dataclass(frozen=True)
class Matcher:
    query: Query

    def fits(self, words: str) -> bool:
        found = frozenset(words_of(words))
        return all(self._has(term, found) for term in self.query.terms)

    def without(self, words: str) -> "Matcher":
        """What is still looked for among things that all carry these words, such as the name of their kind."""
        found = frozenset(words_of(words))
        terms = tuple(term for term in self.query.terms if not self._has(term, found))
        return Matcher(replace(self.query, terms=terms))

    def _has(self, term: Term, words: frozenset[str]) -> bool:
        if any(words.issuperset(group) for group in (*term.exactly, *term.loosely)):
            return True
        if term.beginning and any(word.startswith(term.beginning) for word in words):
            return True
        return bool(term.stems) and self._has_stem(term.stems, words)

    def _has_stem(self, stems: Iterable[str], words: frozenset[str]) -> bool:
        wanted = frozenset(stems)
        first = {stem[:FIRST_LETTERS] for stem in wanted}
        return any(
            word in wanted or not wanted.isdisjoint(self._stems_of(word))
            for word in words
            if word[:FIRST_LETTERS] in first
        )

    def _stems_of(self, word: str) -> tuple[str, ...]:
        if word not in self._stems:
            self._stems[word] = stems_in_each_language(word)
        return self._stems[word]

    @cached_property
    def _stems(self) -> dict[str, tuple[str, ...]]:
        return {}
