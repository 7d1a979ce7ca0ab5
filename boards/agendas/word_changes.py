"""Say what a change of a posted text changes, by its words. Pure.

The rules prefer doubt: what they do not know goes to a person, and what looks like new business is no correction.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from boards.change_choices import ChangeKind
from cms.data_files import data_beside

LINK = re.compile(r"(?:https?://|www\.)\S*[^\s.,;:)]|[\w.+-]+@\w[\w.-]*\w")
PHONE = re.compile(r"(?:\+?1[-. ])?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}")
TOKEN = re.compile(rf"{LINK.pattern}|{PHONE.pattern}|[$€£¥]?\d+(?:[.,:]\d+)*%?|\w+(?:['’-]\w+)*|[^\w\s]")
YEAR = re.compile(r"(?:19|20)\d\d")
DAY = re.compile(r"[0-3]?\d")
ENDINGS = ("s", "es", "d", "ed", "ing", "r", "er", "n")
SHORT = 4  # letters; a word that ends in a period and is shorter may be a title or an initial
MANY = 3  # so many more words of content are a clause


@dataclass(frozen=True)
class Hunk:
    """Words taken out and put in at one place, with the words before and after it."""

    out: list[str]
    put: list[str]
    before: list[str]
    after: list[str]

    @property
    def words(self) -> list[str]:
        return [*self.out, *self.put]

    @property
    def is_first(self) -> bool:
        """Whether a sentence begins here; the period of "Ms." ends none."""
        if not self.before:
            return True
        is_short = len(self.before) > 1 and len(self.before[-2]) < SHORT
        return self.before[-1] in ":;?!¿¡" or (self.before[-1] == "." and not is_short)


def kinds_of(before: str, after: str, *, known: frozenset[str] = frozenset()) -> set[ChangeKind]:
    """What changes between two texts. ``known``: words of the agenda as posted, which a misspelt word may become."""
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    matcher = SequenceMatcher(
        a=[_folded(each) for each in old], b=[_folded(each) for each in new], autojunk=False
    )
    kinds: set[ChangeKind] = set()
    for act, i, j, k, m in matcher.get_opcodes():
        if act != "equal":
            kinds |= _kinds(Hunk(old[i:j], new[k:m], old[:i], old[j:]), known)
    if not kinds and before != after:
        kinds.add(ChangeKind.SPELLING)
    if _is_other_text(old, new) and kinds - {ChangeKind.SPELLING, ChangeKind.LINK, ChangeKind.NUMBER}:
        kinds.add(ChangeKind.REWRITTEN)
    return kinds


def words_in(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for text in texts for word in TOKEN.findall(text) if word.isalpha())


def has_same_words(one: str, other: str) -> bool:
    """Whether two texts have the same words and numbers, in whatever order and form."""
    first, second = (
        sorted(_folded(word) for word in TOKEN.findall(each) if _is_word(word)) for each in (one, other)
    )
    return first == second


def adds_more_than_a_place(before: str, after: str) -> bool:
    """Whether a new place says something that no address says."""
    known = {_folded(word) for word in TOKEN.findall(before)}
    fresh = [word for word in TOKEN.findall(after) if _folded(word) not in known and word != "O"]  # O Street
    lists = ("deciding", "discussing", "negation", "money", "people", "joining")
    return any(_is(name, word) for word in fresh for name in lists) or ";" in fresh


def decides(words: str) -> bool:
    """Whether a text names an act that a body decides."""
    return any(_is("deciding", word) for word in TOKEN.findall(words))


def _kinds(hunk: Hunk, known: frozenset[str]) -> set[ChangeKind]:
    words = [word for word in hunk.words if _is_word(word)]
    if not words:
        return {ChangeKind.FIGURE if _is_about_a_number(hunk) else ChangeKind.SPELLING}
    if all(LINK.fullmatch(word) for word in words):
        return {ChangeKind.LINK}
    if not hunk.put and _is_said_twice(hunk):
        return {ChangeKind.SPELLING}
    if len(hunk.out) == len(hunk.put):
        pairs = zip(hunk.out, hunk.put, strict=True)
        kinds = {_kind_of_pair(one, other, hunk, known) for one, other in pairs if one != other}
        if None not in kinds:
            return {kind for kind in kinds if kind is not None}
    return {_kind_of_words(hunk, words)}


def _kind_of_pair(one: str, other: str, hunk: Hunk, known: frozenset[str]) -> ChangeKind | None:
    """What one word for another is; None if only the whole place tells."""
    if not _is_word(one) or not _is_word(other):
        return None if _is_word(one) or _is_word(other) else ChangeKind.SPELLING
    if LINK.fullmatch(one) and LINK.fullmatch(other):
        return ChangeKind.LINK
    if PHONE.fullmatch(one) and PHONE.fullmatch(other):
        return ChangeKind.NUMBER
    if YEAR.fullmatch(one) and YEAR.fullmatch(other):
        return _kind_of_year(hunk)
    if any(character.isdigit() for character in one + other):
        return None
    if _is_near(one, other) or _is_form_of(one, other):
        return _kind_of_near(one, other, known)
    return None


def _kind_of_year(hunk: Hunk) -> ChangeKind | None:
    """A wrong year is clerical only where the words before it say that it is one: "May 2, 2022", "since 2018"."""
    if hunk.after and _is("money", hunk.after[0]):
        return None
    words = [word for word in hunk.before if _is_word(word)]
    if not words:
        return ChangeKind.FIGURE
    is_after_day = hunk.before[-1] == "," and DAY.fullmatch(words[-1])
    is_dated = is_after_day or YEAR.fullmatch(words[-1]) or _is("dating", words[-1])
    return ChangeKind.NUMBER if is_dated else ChangeKind.FIGURE


def _kind_of_near(one: str, other: str, known: frozenset[str]) -> ChangeKind | None:
    """Two words that differ in a letter or two: spelling, unless each is a word of its own."""
    if any(_is("negation", word) for word in (one, other)):
        return None
    if _plain(one) == _plain(other):  # an accent
        return ChangeKind.SPELLING
    deciding = [_is("deciding", word) or _is("discussing", word) for word in (one, other)]
    if all(deciding) and not _is_form_of(one, other):
        return None
    is_confused = _is("confused", one) and _is("confused", other)
    weighs = any(_is(name, word) for name in ("money", "bodies", "people") for word in (one, other))
    if any(deciding) or weighs or _is_form_of(one, other) or is_confused:
        return ChangeKind.WORDS
    if _distance(_plain(one), _plain(other)) > 1:  # "expansion" and "expulsion"
        return ChangeKind.WORDS
    is_name = one[0].isupper() and other[0].isupper()  # also where a sentence begins: it may be a name
    return ChangeKind.WORDS if is_name and other.lower() not in known else ChangeKind.SPELLING


def _kind_of_words(hunk: Hunk, words: list[str]) -> ChangeKind:
    """The gravest that the words at one place say."""
    if any(_is("deciding", word) or _is("discussing", word) for word in words):
        return ChangeKind.VERB
    if any(_is("negation", word) for word in words):
        return ChangeKind.NEGATION
    next_word = hunk.after[:1] if any(word[-1].isdigit() for word in words) else []
    if any(word[0] in "$€£¥" or word[-1] == "%" or _is("money", word) for word in [*words, *next_word]):
        return ChangeKind.SUM
    if any(_is("bodies", word) for word in words):
        return ChangeKind.BODY
    if any(_is("people", word) for word in words) or _has_name(hunk):
        return ChangeKind.NAME
    if _is_broader(hunk):
        return ChangeKind.BROADER
    return ChangeKind.FIGURE if any(any(c.isdigit() for c in word) for word in words) else ChangeKind.WORDS


def _has_name(hunk: Hunk) -> bool:
    """A word with a capital letter, except where a sentence begins."""
    put = hunk.put[1:] if hunk.is_first else hunk.put
    out = hunk.out[1:] if hunk.is_first else hunk.out
    return any(word[0].isupper() and _is_word(word) for word in [*put, *out])


def _is_broader(hunk: Hunk) -> bool:
    """Words of content are joined to what was there, or a whole clause is put in."""
    put, out = _content(hunk.put), _content(hunk.out)
    joins = any(_is("joining", word) or word in ";&+/" for word in hunk.put)
    return (joins and bool(put)) or len(put) - len(out) >= MANY


def _content(words: list[str]) -> list[str]:
    return [word for word in words if _is_word(word) and not _is("small", word) and not _is("joining", word)]


def _is_about_a_number(hunk: Hunk) -> bool:
    """A sign of money or share, or one put between two numbers or taken from there."""
    if any(sign in "$€£¥%#+=<>" for sign in hunk.words):
        return True
    beside = [*hunk.before[-1:], *hunk.after[:1]]
    is_between = len(beside) == 2 and all(word[-1].isdigit() or word[0].isdigit() for word in beside)
    return is_between and not (hunk.out and hunk.put)


def _is_said_twice(hunk: Hunk) -> bool:
    """ "of of": the same words stand right before or after."""
    size = len(hunk.out)
    around = (hunk.before[-size:], hunk.after[:size])
    return any([_folded(each) for each in near] == [_folded(each) for each in hunk.out] for near in around)


def _is_other_text(old: list[str], new: list[str]) -> bool:
    """Whether fewer than half of the words stay."""
    before, after = ([_folded(word) for word in words if _is_word(word)] for words in (old, new))
    if not before or not after:
        return False
    blocks = SequenceMatcher(a=before, b=after, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) * 2 < max(len(before), len(after))


def _is_word(token: str) -> bool:
    return any(character.isalnum() for character in token)


def _folded(word: str) -> str:
    return word.casefold()


def _is_form_of(one: str, other: str) -> bool:
    """ "teacher" and "teachers": another number or tense is another word."""
    short, long = sorted((one.lower(), other.lower()), key=len)
    return any(long == short + ending for ending in ENDINGS)


def _is_near(one: str, other: str) -> bool:
    """A slip of the pen: the same first letter, and one letter differs, lacks or changed places; two in a long word."""
    first, second = _plain(one), _plain(other)
    short = min(len(first), len(second))
    if short < 4 or not (first.isalpha() and second.isalpha()) or first[0] != second[0]:
        return False
    if short == 4:  # too many short words are one letter apart; only letters that changed places are a slip
        return sorted(first) == sorted(second) and _distance(first, second) <= 1
    return _distance(first, second) <= (1 if short < 8 else 2)


def _plain(word: str) -> str:
    """Lower case, without accents."""
    return "".join(
        each for each in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(each)
    )


def _distance(one: str, other: str) -> int:
    """Letters put in, left out, changed, or two that changed places."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, against in enumerate(other, start=1):
            least = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                least = min(least, rows[-2][j - 2] + 1)
            row.append(least)
        rows.append(row)
    return rows[-1][-1]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(data_beside(__file__)[name].split()))


def _is(name: str, word: str) -> bool:
    return bool(_pattern(name).fullmatch(word.lower()))
