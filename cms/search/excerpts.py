"""Mark what a query found in a title, and choose the part of a text that shows most of it."""

import re
from dataclasses import dataclass
from functools import cached_property

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cms.search.normalize import CJK, pieces, plain, stems_in_each_language
from cms.search.queries import LEAST_BEGINNING, Query

LENGTH = 240  # characters
BEFORE = 60
MOST_READ = 40_000  # characters of a text in which the best part is looked for
MOST_SPANS = 200
_WORDS = re.compile(rf"[^\W_{CJK}]+(?:[-./'’][^\W_{CJK}]+)*")
Span = tuple[int, int, str]  # from, to, what of the query it is


@dataclass(frozen=True)
class Marker:
    query: Query

    def marked(self, text: str) -> SafeString:
        """The text, escaped, with what was found in ``<mark>``."""
        return _html(text, self.spans(text))

    def excerpt(self, text: str) -> SafeString:
        """The part of a text with most different words of the query; its beginning if none is in it."""
        text = " ".join(text.split())
        start = self._start(text)
        part, before, after = _cut(text, start)
        return format_html("{}{}{}", before, self.marked(part), after)

    def spans(self, text: str) -> list[Span]:
        """Where in the text something was found."""
        found = [(*each.span(), word) for each in _WORDS.finditer(text) if (word := self._word(each[0]))]
        for run in self._runs(text):
            found += [(each.start(), each.end(), run) for each in re.finditer(re.escape(run), text)]
        return sorted(found)[:MOST_SPANS]

    def _start(self, text: str) -> int:
        spans = self.spans(text[:MOST_READ])
        if not spans:
            lower = text.lower()
            further = [at for word in self._exact if (at := lower.find(word, MOST_READ)) >= 0]
            return max(0, min(further) - BEFORE) if further else 0
        best = max(spans, key=lambda span: (self._different(spans, span[0]), -span[0]))
        return max(0, best[0] - BEFORE)

    @staticmethod
    def _different(spans: list[Span], start: int) -> int:
        return len({what for at, end, what in spans if at >= start and end <= start + LENGTH - BEFORE})

    def _word(self, written: str) -> str:
        """The word of the query that a written word or code is; "" if it is none."""
        if written not in self._looked_up:
            self._looked_up[written] = self._looked_for(written)
        return self._looked_up[written]

    @cached_property
    def _looked_up(self) -> dict[str, str]:
        return {}

    def _looked_for(self, written: str) -> str:
        if written.isalpha() and written.isascii():
            return self._known(written.lower())
        for piece in pieces(plain(written)):
            for word in (piece.whole, *(() if piece.is_code else piece.parts)):
                if found := self._known(word):
                    return found
        return ""

    def _known(self, word: str) -> str:
        if word in self._exact:
            return word
        beginning = next((each for each in self._beginnings if word.startswith(each)), "")
        if beginning or word[:3] not in self._first_letters:
            return beginning
        return next((stem for stem in stems_in_each_language(word) if stem in self._stems), "")

    def _runs(self, text: str) -> list[str]:
        found: list[str] = []
        for piece in self.query.pieces:
            if piece.is_run:
                found += [piece.whole] if piece.whole in text else piece.parts
        return found

    @cached_property
    def _exact(self) -> frozenset[str]:
        words = {piece.whole for piece in self.query.pieces if not piece.is_run}
        parts = {part for piece in self.query.pieces if not piece.is_run for part in piece.parts}
        return frozenset(words | {part for part in parts if len(part) > 1 and not part.isdigit()})

    @cached_property
    def _beginnings(self) -> tuple[str, ...]:
        asked = {term.beginning for term in self.query.terms}
        return tuple(sorted(each for each in asked if len(each) >= LEAST_BEGINNING))

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(each for term in self.query.terms for each in term.stems)

    @cached_property
    def _first_letters(self) -> frozenset[str]:
        """Only words that begin like a stem are worth one."""
        return frozenset(each[:3] for each in self._stems)


def _cut(text: str, start: int) -> tuple[str, str, str]:
    """A part of about ``LENGTH`` characters that begins and ends between words, and what stands for the rest."""
    if start and (space := text.find(" ", start, start + BEFORE)) >= 0:
        start = space + 1
    end = start + LENGTH
    if end >= len(text):
        return text[start:], "… " if start else "", ""
    if (space := text.rfind(" ", start + LENGTH // 2, end)) >= 0:
        end = space
    return text[start:end].rstrip(",;:"), "… " if start else "", " …"


def _html(text: str, spans: list[Span]) -> SafeString:
    parts: list[str] = []
    at = 0
    for start, end, _what in spans:
        if start >= at:
            parts += [text[at:start], format_html("<mark>{}</mark>", text[start:end])]
            at = end
    return format_html_join("", "{}", ((part,) for part in [*parts, text[at:]]))
