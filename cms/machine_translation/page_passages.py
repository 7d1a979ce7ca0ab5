"""Find the passages of a page that are in another language than the page, and where their translations belong.

The page is read, never written anew: translations are put between its characters, so the original stays as it was.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from django.conf import settings

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
# A translation cannot stand there, or what stands there is no text to read.
CLOSED = frozenset(
    {"svg", "math", "option", "select", "textarea", "button", "title", "code", "pre", "script", "style"}
    | {"template", "noscript", "iframe", "object", "audio", "video", "canvas"}
)
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li",
    "main", "nav", "ol", "p", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
ORIGINAL_LINE = "original-language"
MOST_CHARACTERS = 5_000
_LETTER = re.compile(r"[^\W\d_]")
_NAMES = frozenset(name.casefold() for _code, name in settings.LANGUAGES)


@dataclass(frozen=True)
class PagePassage:
    """``at``: the place in the page where its translation belongs. ``is_block``: it is a paragraph, a heading or an
    entry of its own, not some words inside of one.
    """

    text: str
    language: str
    at: int
    is_block: bool

    @property
    def is_too_long(self) -> bool:
        return len(self.text) > MOST_CHARACTERS


@dataclass(frozen=True)
class PageText:
    """``top``: the place after the line about original texts."""

    passages: list[PagePassage]
    top: int


def read_page(page: str, language: str) -> PageText:
    """The foreign passages in the main part of a page, in their order."""
    start, end = page.find("<main"), page.rfind("</main>")
    if start < 0 or end < start:
        return PageText([], -1)
    reader = _Reader(page[start:end], language)
    passages = [
        PagePassage(each.text, each.language, each.at + start, each.is_block) for each in reader.found
    ]
    return PageText(passages, reader.top + start if reader.top >= 0 else -1)


def foreign_languages(part: str, language: str) -> set[str]:
    """Which other languages elements of this part of a page are in, at a glance."""
    return set(re.findall(r' lang="([a-zA-Z-]+)"', part)) - {language}


@dataclass(frozen=True)
class _Element:
    tag: str
    language: str
    is_closed: bool
    is_block: bool
    is_original_line: bool = False


class _Reader(HTMLParser):
    def __init__(self, text: str, language: str) -> None:
        super().__init__()
        self.page_language = language
        self.found: list[PagePassage] = []
        self.top = -1
        self._text = text
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self._open = [_Element("", language, False, True)]
        self._run: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._run.append("\n")
            return
        around, values = self._open[-1], dict(attrs)
        made = _Element(
            tag,
            values.get("lang") or around.language,
            around.is_closed or tag in CLOSED or _is_left_out(values),
            tag in BLOCKS,
            ORIGINAL_LINE in (values.get("class") or "").split(),
        )
        ends_run = made.is_block or made.language != around.language or (made.is_closed and tag != "svg")
        if ends_run and not around.is_closed:
            self._end_run(self._here())
        if tag not in VOID:
            self._open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """``<path/>`` and the like hold no text."""
        if tag in VOID:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if all(each.tag != tag for each in self._open[1:]):
            return
        while True:
            element = self._open[-1]
            self._leave(element, is_own_end=element.tag == tag)
            self._open.pop()
            if element.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        top = self._open[-1]
        if not top.is_closed and top.language != self.page_language:
            self._run.append(" ".join(re.split(r"\s", data)))

    def _leave(self, element: _Element, *, is_own_end: bool) -> None:
        """A block has its translation inside of it, as its last part; words inside of a block have it after them."""
        after = self._text.find(">", self._here()) + 1
        if element.is_original_line:
            self.top = after
        if self._open[-2].is_closed:
            return
        if element.is_block:
            self._end_run(self._here())
        elif element.language != self._open[-2].language:
            self._end_run(after if is_own_end else self._here())

    def _end_run(self, at: int) -> None:
        lines = (" ".join(line.split()) for line in "".join(self._run).split("\n"))
        text, top = "\n".join(filter(None, lines)), self._open[-1]
        self._run.clear()
        if _LETTER.search(text) and text.casefold() not in _NAMES:
            block = next(each for each in reversed(self._open) if each.is_block)
            self.found.append(PagePassage(text, top.language, at, block.language == top.language))

    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column


def _is_left_out(values: dict[str, str | None]) -> bool:
    return values.get("aria-hidden") == "true" or values.get("translate") == "no"


def with_insertions(page: str, pieces: list[tuple[int, str]]) -> str:
    """The page with these pieces at their places."""
    return "".join(_parts(page, sorted(pieces, key=lambda piece: piece[0])))


def _parts(page: str, pieces: list[tuple[int, str]]) -> Iterator[str]:
    last = 0
    for at, piece in pieces:
        yield page[last:at]
        yield piece
        last = at
    yield page[last:]
