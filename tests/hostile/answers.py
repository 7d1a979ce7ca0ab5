"""Parse a response as a browser would, and report what became of the hostile text in it."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from urllib.parse import unquote_plus

from cms.cleaning import clean_text
from tests.hostile.corpus import CLOSE, Hostile, corpus

MARK = re.compile(r"«h([a-j]+)»")
INLINE = {"a", "abbr", "b", "bdi", "cite", "code", "em", "i", "mark", "q", "s", "small", "span", "strong"}
ADDRESSES = {
    "href",
    "src",
    "action",
    "formaction",
    "xlink:href",
    "data",
    "poster",
    "background",
    "srcset",
    "ping",
}
ELLIPSIS = ("…", "...", "”")
OPENING = "<&\"'`"  # with these something of its own may begin
FURTHEST = 600  # longer than the longest of the words
BORDER = "\ue000"  # between blocks of text: a place that shows the beginning of a text may end there
RUNNING = re.compile(r"^[\x00-\x20]*(javascript|vbscript|data):", re.IGNORECASE)


@dataclass
class Seen:
    """What stands on a page: which words came whole, or cut short; complaints; and the page's own parts."""

    whole: set[str] = field(default_factory=set)
    short: set[str] = field(default_factory=set)
    broken: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    runs: Counter = field(default_factory=Counter)
    parts: set[tuple[str, str]] = field(default_factory=set)


@cache
def by_name() -> dict[str, str]:
    return {each.name: even(each.kept) + CLOSE for each in corpus()}


def even(text: str) -> str:
    """Letters that the door takes out, and how much space stands between words, make no difference."""
    return " ".join(clean_text(text).split())


def look(text: str, seen: Seen, where: str) -> None:
    """Each marked text must stand there letter by letter, up to its end or to an ellipsis."""
    text = even(text) if "«h" in text else ""
    for mark in MARK.finditer(text):
        name, rest = mark[1], text[mark.end() : mark.end() + FURTHEST]
        wanted = by_name()[name]
        # Space at either end of the words goes with the space around them.
        if _close(rest).startswith(_close(wanted)):
            seen.whole.add(name)
        elif (how := _beginning(rest, wanted)) == "short":
            seen.short.add(name)
        else:
            line = f"{where}: {mark[0]}{rest[:90]!r}, wanted {wanted[:90]!r}"
            (seen.doubtful if how else seen.broken).append(line)


def _close(text: str) -> str:
    return text.replace(" ", "").replace(BORDER, "")


def _beginning(rest: str, wanted: str) -> str:
    """Cut where the page says so, or where a block ends. "doubtful": right before what could begin an element."""
    for end in (*ELLIPSIS, BORDER):
        if end in ELLIPSIS and end not in rest:
            continue
        shown = _close(rest.partition(end)[0])
        if _close(wanted).startswith(shown):
            clear = end in ELLIPSIS or _close(wanted)[len(shown) : len(shown) + 1] not in tuple(OPENING)
            return "short" if clear else "doubtful"
    return ""


class Page(HTMLParser):
    def __init__(self, seen: Seen) -> None:
        super().__init__(convert_charrefs=True)
        self.seen, self.words, self.raw = seen, [], ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.words.append("" if tag in INLINE else BORDER)
        self.raw = tag if tag in ("script", "style") else ""
        self._mark(tag, f"element {tag}")
        values = dict(attrs)
        if tag == "script":
            self.seen.runs[f"script {values.get('type') or ''} {bool(values.get('src'))}"] += 1
        for name, value in attrs:
            self._attribute(tag, name, value or "")

    def _attribute(self, tag: str, name: str, value: str) -> None:
        self.seen.parts.add((tag, name))
        self._mark(name, f"attribute of {tag}")
        if name.startswith("on") or name in ("style", "srcdoc"):
            self.seen.runs[name] += 1
        if name in ADDRESSES and RUNNING.match(value):
            self.seen.runs[f"{tag} {name} {value[:30]}"] += 1
        if name in ADDRESSES:
            value = unquote_plus(value)
        if "__hit(" in value and "«h" not in value:
            self._mark(value, f"{tag} {name}")
        look(value, self.seen, f"{tag} {name}")

    def handle_endtag(self, tag: str) -> None:
        self.words.append("" if tag in INLINE else BORDER)
        self.raw = ""

    def handle_data(self, data: str) -> None:
        if self.raw == "style":
            self._mark(data, "style")
        elif self.raw:
            self._script(data)
        else:
            self.words.append(data)

    def _script(self, data: str) -> None:
        """Data beside a page is JSON, in which no sign of HTML stands as itself."""
        if MARK.search(data) and re.search("[<>&]", data):
            self.seen.broken.append(f"script: {data[:90]!r}")

    def handle_comment(self, data: str) -> None:
        self._mark(data, "comment")

    def handle_decl(self, decl: str) -> None:
        self._mark(decl, "declaration")

    unknown_decl = handle_pi = handle_decl

    def _mark(self, text: str, where: str) -> None:
        if "__hit(" in text or MARK.search(text):
            self.seen.broken.append(f"{where}: {text[:90]!r}")


def read_page(html: str) -> Seen:
    seen = Seen()
    page = Page(seen)
    page.feed(html)
    page.close()
    look("".join(page.words), seen, "text")
    return seen


def read_text(text: str) -> Seen:
    """A letter, a feed after its own unescaping, a calendar after its: no markup at all."""
    seen = Seen()
    look(text, seen, "text")
    return seen


def numbers(texts: list[str]) -> set[str]:
    """Of the marked words in what was typed."""
    return {number for text in texts for number in MARK.findall(text)}


def as_plain(words: list[Hostile]) -> list[Hostile]:
    """Some of them may point to a person, as some of the hostile ones seem to."""
    return [Hostile(each.number, "plain words" + " 916-555-0143" * (not each.number % 5)) for each in words]
