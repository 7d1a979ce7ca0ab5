"""A receipt as a person reads it: its sentence, and each stop of its line."""

import re
from html import unescape

LEDE = re.compile(r'<p class="lede" data-became="\w+">(.*?)</p>', re.DOTALL)
STOP = re.compile(r'<li class="stop stop--([\w-]+)".*?</li>', re.DOTALL)
LABEL = re.compile(r'stop__label">([^<]+)<span class="visually-hidden"> \(([^)]+)\)')
WORDS = re.compile(r'stop__words">(.*?)</span>\s*(?:<span class="stop__links|</div>)', re.DOTALL)


def plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def stop_of(html: str) -> tuple[str, str, str]:
    ((label, _state),) = LABEL.findall(html)
    words = WORDS.search(html)
    return STOP.match(html)[1], label, plain(words[1]) if words else ""


def states(stops) -> list[str]:
    return [state for state, _label, _words in stops]


def labels(stops) -> list[str]:
    return [label for _state, label, _words in stops]
