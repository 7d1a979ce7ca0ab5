"""The facts that a page states, so that its languages can be compared: numbers, dates, names, lists, links."""

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.conf import settings

VOID = {"br", "img", "input", "meta", "link", "hr", "source", "wbr", "area", "base", "col", "track"}
LISTS = {"ul": "li", "ol": "li", "dl": "dt", "tbody": "tr", "thead": "tr", "tr": "td", "select": "option"}
UNSAID = {"script", "style", "template", "text"}  # labels in a drawing are said by the table beside it
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
# What each language writes in its own way: the clock and the decimal sign; and the sizes of files it has for itself.
CLOCK = re.compile(r"\b(\d{1,2}):(\d\d) ([ap])\. ?m\.")
DECIMAL = re.compile(r"(?<=\d),(?=\d{1,2}\b)")
SIZE = re.compile(r"\d+(?:[.,]\d+)?[\s\u00a0]*(?:kB|KB|MB|bytes|pages?\b|páginas?\b)")
NUMBER = re.compile(r"\d+(?:[.,:]\d+)*%?")
PREFIX = re.compile(rf"^/(?:{'|'.join(code for code, _name in settings.LANGUAGES)})(?=/|$)")


@dataclass
class Facts:
    """``lists``: how many entries each list and table has, in the order of the page."""

    numbers: Counter[str] = field(default_factory=Counter)
    months: Counter[int] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    links: Counter[str] = field(default_factory=Counter)
    days: Counter[str] = field(default_factory=Counter)
    lists: list[tuple[str, int]] = field(default_factory=list)

    def unlike(self, other: "Facts", *, only: tuple[str, ...] = ()) -> dict[str, object]:
        """What differs, by kind of fact: what is only here, and only there."""
        found: dict[str, object] = {}
        for name in only or ("numbers", "months", "names", "links", "days"):
            here, there = getattr(self, name), getattr(other, name)
            if here != there:
                found[name] = (dict(here - there), dict(there - here))
        if self.lists != other.lists:
            found["lists"] = (self.lists, other.lists)
        return found


class Reader(HTMLParser):
    """Reads the main part of a page."""

    def __init__(self, text: str, language: str) -> None:
        super().__init__()
        self.language, self.open, self.words, self.facts = language, [], [], Facts()
        self._lists: list[tuple[str, int]] = []
        self.feed(text.partition("<main")[2].partition("</main>")[0].partition(">")[2])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "a" and _target(values.get("href", "")).startswith(
            "/"
        ):  # elsewhere each language may have its own
            self.facts.links[_target(values["href"])] += 1
        if tag == "time" and values.get("datetime"):
            self.facts.days[values["datetime"]] += 1
        for place in range(len(self._lists) - 1, -1, -1):
            if LISTS[self._lists[place][0]] == tag:
                self._lists[place] = (self._lists[place][0], self._lists[place][1] + 1)
                break
        if tag in LISTS:
            self._lists.append((tag, 0))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass
        if tag in LISTS and any(name == tag for name, _count in self._lists):
            while self._lists:
                name, count = self._lists.pop()
                self.facts.lists.append((name, count))
                if name == tag:
                    break

    def handle_data(self, data: str) -> None:
        if not UNSAID.intersection(self.open):
            self.words.append(data)


def _target(href: str) -> str:
    path = href.removeprefix(settings.SITE_URL.rstrip("/")).partition("#")[0]
    return PREFIX.sub("", path) or "/"


def _on_24_hours(found: re.Match[str]) -> str:
    hour = int(found[1]) % 12 + (12 if found[3] == "p" else 0)
    return f"{hour}:{found[2]}"


def facts_of(text: str, language: str, names: list[str]) -> Facts:
    """``names``: those of people and organizations, which no language translates."""
    reader = Reader(text, language)
    said, facts = " ".join(" ".join(reader.words).split()), reader.facts
    plain = DECIMAL.sub(".", CLOCK.sub(_on_24_hours, SIZE.sub("", said)))
    facts.numbers = Counter(each.strip(".,:") for each in NUMBER.findall(plain))
    for place, month in enumerate(MONTHS.get(language, "").split(), 1):
        facts.months[place] += len(
            re.findall(rf"\b{month}\b(?! (?:we|be) )", said, 0 if language == "en" else re.IGNORECASE)
        )
    facts.months = +facts.months
    facts.names = +Counter({name: said.count(name) for name in names})
    return facts
