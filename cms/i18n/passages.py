"""Texts in another language than the page that shows them: each carries its own (WCAG 3.1.2)."""

import re
from collections.abc import Iterable

from django.conf import settings
from django.template.defaultfilters import linebreaks_filter, linebreaksbr
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info

PLACE = re.compile(r"%\((\w+)\)s")
PLACE_AND_PERIOD = re.compile(r"(%\((\w+)\)s)\.(?=\s|$)")


class Passage(str):
    """A text of another language than the page. In HTML it is an element with ``lang`` and ``dir``; everywhere else,
    and after any change to it, it is the text alone.

    Like Django's SafeString, it says by its type how a template shows it. Where an element cannot stand (attributes,
    ``<option>``, SVG), a template writes ``{{ text|plain }}``.
    """

    __slots__ = ("language",)
    language: str

    def __new__(cls, words: str, language: str) -> "Passage":
        made = super().__new__(cls, words)
        made.language = language
        return made

    def __html__(self) -> SafeString:
        return marked_like(self, str(self))

    def __reduce__(self) -> tuple:
        return type(self), (str(self), self.language)


def passage(words: str, language: str) -> str:
    """A text of this language for the page that is being written: marked if the page is in another one."""
    if not words or not language or language == (get_language() or settings.LANGUAGE_CODE):
        return words
    return Passage(words, language)


def office_text(words: str) -> str:
    """What staff wrote without saying in which language: that of the office, the site's first."""
    return passage(words, settings.LANGUAGE_CODE)


def as_in(origin: object, words: str) -> str:
    """A text made from another one, in the same language."""
    return Passage(words, origin.language) if isinstance(origin, Passage) else words


class Mixed(str):
    """A text made of parts in different languages; in HTML each carries its own. ``between``: what joins them."""

    __slots__ = ("between", "parts")
    parts: tuple[str, ...]
    between: str

    def __new__(cls, parts: Iterable[str], between: str = " ") -> "Mixed":
        each = tuple(parts)
        made = super().__new__(cls, between.join(each))
        made.parts, made.between = each, between
        return made

    def __html__(self) -> SafeString:
        return format_html_join(self.between, "{}", ((part,) for part in self.parts))

    def __reduce__(self) -> tuple:
        return type(self), (self.parts, self.between)


def joined(texts: Iterable[str]) -> str:
    """Sentences one after another, each marked where it is not in the page's language."""
    each = list(texts)
    if not any(isinstance(words, Passage | Mixed) for words in each):
        return " ".join(each)
    return each[0] if len(each) == 1 else Mixed(each)


def filled(words: str | Promise, /, **facts: object) -> str:
    """``words % facts``, in which each fact that is a passage stays marked.

    A fact that ends with a period, such as "5:30 p.m.", ends the sentence too: there is no second one.
    """
    words = PLACE_AND_PERIOD.sub(
        lambda found: found[1 if str(facts[found[2]]).endswith(".") else 0], str(words)
    )
    if not any(isinstance(fact, Passage | Mixed) for fact in facts.values()):
        return words % facts
    pieces = PLACE.split(words)  # text, name of a place, text, …
    parts = [facts[piece] if place % 2 else piece % () for place, piece in enumerate(pieces)]
    return Mixed((part if isinstance(part, str) else str(part) for part in parts), "")


def before_period(words: str) -> str:
    """A text that the period of a sentence follows, without its own: "5:30 p.m." gives "5:30 p.m"."""
    return as_in(words, str(words).removesuffix("."))


def sentences_in(words: str) -> tuple[str, ...]:
    """The parts of a text that can be cut into sentences on their own."""
    return words.parts if isinstance(words, Mixed) and words.between else (words,)


def plain[Words](words: Words) -> Words | str:
    """The text alone, for where an element cannot stand; anything else as it is."""
    return str(words) if isinstance(words, Passage | Mixed) else words


def lang(words: object) -> SafeString:
    """The ``lang`` attribute of the element that holds a plain text; nothing for a text of the page's language."""
    return format_html(' lang="{}"', words.language) if isinstance(words, Passage) else SafeString("")


def marked_like(words: object, drawn: str, element: str = "span") -> SafeString:
    """``drawn``, made from ``words``: if these are a passage, in an element that carries their language."""
    if not isinstance(words, Passage):
        return conditional_escape(drawn)
    direction = "rtl" if get_language_info(words.language)["bidi"] else "ltr"
    return format_html('<{} lang="{}" dir="{}">{}</{}>', element, words.language, direction, drawn, element)


def lines(words: str) -> SafeString:
    """The text with its line breaks, as HTML."""
    if isinstance(words, Mixed):
        return format_html_join(words.between, "{}", ((lines(part),) for part in words.parts))
    return marked_like(words, linebreaksbr(words))


def paragraphs(words: str) -> SafeString:
    """The text with its paragraphs and line breaks, as HTML."""
    return marked_like(words, linebreaks_filter(words), "div")
