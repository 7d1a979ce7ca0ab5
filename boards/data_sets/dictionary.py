"""The dictionary of a data set: what its columns mean, and which numbers add up.

A dictionary is JSON. ``dimensions`` are the columns that say whom a row is about; the first member of each is the whole
("California", "all credentials"), and members may lie within others (county → region → state). ``measures`` are the
numbers: counts, some of them of people among those of another count, and medians of a group.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from boards.exceptions import NotPossibleNow

Json = dict[str, Any]
Texts = dict[str, str]
CODE = re.compile(r"[A-Za-z0-9_.+-]{1,40}")
MOST_DIMENSIONS, MOST_MEASURES, MOST_MEMBERS = 8, 20, 5_000
SEPARATOR = "|"
COUNT, MEDIAN = "count", "median"


class DictionaryRefused(NotPossibleNow):
    """The dictionary contradicts itself or lacks something; the message says what and where."""


@dataclass(frozen=True)
class Member:
    """``within``: the code of the member that contains it, or ""."""

    code: str
    label: Texts
    level: str = ""
    within: str = ""


@dataclass(frozen=True)
class Dimension:
    """``adds_up``: the members within another add up to it; not so if one person may be in several of them.

    ``has_total``: the first member is the whole. Without, members are apart, as years of cohorts are.
    """

    key: str
    label: Texts
    members: tuple[Member, ...]
    adds_up: bool
    has_total: bool

    @cached_property
    def by_code(self) -> Mapping[str, Member]:
        return {each.code: each for each in self.members}

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """Code of a member → the codes of those right within it; only members that have some."""
        found: dict[str, list[str]] = {}
        for each in self.members:
            if each.within:
                found.setdefault(each.within, []).append(each.code)
        return {code: tuple(codes) for code, codes in found.items()}

    @property
    def total(self) -> str:
        """The code of the whole, or ""."""
        return self.members[0].code if self.has_total else ""

    def of_level(self, level: str) -> list[Member]:
        return [each for each in self.members if each.level == level]

    def wider(self, code: str) -> list[str]:
        """The code and those of the members around it; without a total, of those before it, as of earlier years."""
        if self.has_total:
            return list(self.path(code))
        codes = list(self.by_code)
        return codes[codes.index(code) :: -1]

    def path(self, code: str) -> Iterator[str]:
        """The code, and those of all members around it."""
        while code:
            yield code
            code = self.by_code[code].within


@dataclass(frozen=True)
class Measure:
    """``within``: of a count, the one whose people include its own. ``of``: of a median, the count of its people."""

    key: str
    label: Texts
    kind: str = COUNT
    within: str = ""
    of: str = ""
    unit: str = ""

    @property
    def is_count(self) -> bool:
        return self.kind == COUNT


@dataclass(frozen=True)
class Dictionary:
    dimensions: tuple[Dimension, ...]
    measures: tuple[Measure, ...]

    @property
    def columns(self) -> list[str]:
        return [each.key for each in self.dimensions] + [each.key for each in self.measures]

    @cached_property
    def place_of(self) -> Mapping[str, int]:
        """Key of a measure → its place among the measures."""
        return {each.key: at for at, each in enumerate(self.measures)}

    def dimension(self, key: str) -> Dimension:
        return next(each for each in self.dimensions if each.key == key)

    def measure(self, key: str) -> Measure:
        return self.measures[self.place_of[key]]


def read_dictionary(facts: object) -> Dictionary:
    """Raises DictionaryRefused, naming what is wrong."""
    if not isinstance(facts, dict):
        raise _refused(_("The dictionary must be a JSON object with “dimensions” and “measures”."))
    dimensions = tuple(_dimension(each) for each in _list_of(facts, "dimensions", MOST_DIMENSIONS))
    measures = tuple(_measure(each) for each in _list_of(facts, "measures", MOST_MEASURES))
    found = Dictionary(dimensions, measures)
    if twice := _twice(found.columns):
        raise _refused(_("Two columns have the key %(key)s.") % {"key": twice})
    if not any(each.is_count for each in measures):
        raise _refused(_("At least one measure must be a count of people."), rule="C2C-13")
    for each in measures:
        _check_measure(found, each)
    return found


def why_not_continued(before: Dictionary, after: Dictionary) -> str:
    """What forbids that a dictionary follows another one of which an edition exists; "" for nothing.

    Earlier editions are found by their codes (PRV-12): a code that changed its place or its meaning would let a number
    be told that an earlier edition hides. Labels may change; members and measures may be added.
    """
    if [each.key for each in before.dimensions] != [each.key for each in after.dimensions]:
        return _("The dimensions of a data set with editions stay as they are. Create another data set.")
    for old, new in zip(before.dimensions, after.dimensions, strict=True):
        if (old.adds_up, old.has_total, old.total) != (new.adds_up, new.has_total, new.total):
            return _("%(key)s: “total” and “adds_up” stay as they are, as there are editions.") % {
                "key": old.key
            }
        for code, member in old.by_code.items():
            if code not in new.by_code or new.by_code[code].within != member.within:
                words = _("%(key)s: %(code)s must stay, and within the same member, as there are editions.")
                return words % {"key": old.key, "code": code}
    for each in before.measures:
        same = next((one for one in after.measures if one.key == each.key), None)
        if same is None or (same.kind, same.within, same.of) != (each.kind, each.within, each.of):
            words = _("%(key)s must stay a measure of the same kind, as there are editions.")
            return words % {"key": each.key}
    return ""


def _dimension(facts: Json) -> Dimension:
    key, label = _key(facts), _label(facts)
    members = tuple(
        Member(_key(each, "code"), _label(each), str(each.get("level", "")), str(each.get("within", "")))
        for each in _list_of(facts, "members", MOST_MEMBERS)
    )
    if twice := _twice([each.code for each in members]):
        raise _refused(_("%(key)s: the code %(code)s comes twice.") % {"key": key, "code": twice})
    known: set[str] = set()
    for each in members:  # a member comes after the one around it, so there are no rings
        if each.within and each.within not in known:
            words = _("%(key)s: %(code)s lies within %(within)s, which must come before it.")
            raise _refused(words % {"key": key, "code": each.code, "within": each.within})
        known.add(each.code)
    has_total = bool(facts.get("total", True))
    if has_total and any(not each.within for each in members[1:]):
        words = _("%(key)s: each member but the first must lie within another, or “total” must be false.")
        raise _refused(words % {"key": key})
    return Dimension(key, label, members, bool(facts.get("adds_up", True)), has_total)


def _measure(facts: Json) -> Measure:
    kind = str(facts.get("kind", COUNT))
    if kind not in (COUNT, MEDIAN):
        raise _refused(_("%(key)s: a measure is a count or a median.") % {"key": _key(facts)})
    within, of, unit = (str(facts.get(name, "")) for name in ("within", "of", "unit"))
    return Measure(_key(facts), _label(facts), kind, within, of, unit)


def _check_measure(found: Dictionary, each: Measure) -> None:
    known = {one.key: one for one in found.measures if one.is_count}
    wanted = each.within if each.is_count else each.of
    if (wanted or not each.is_count) and wanted not in known:
        words = _("%(key)s: the count of people that it is about is not in the dictionary.")
        raise _refused(words % {"key": each.key})
    seen, current = {each.key}, wanted
    while current:
        if current in seen:
            raise _refused(_("%(key)s: a count cannot lie within itself.") % {"key": each.key})
        seen.add(current)
        current = known[current].within


def _list_of(facts: Json, name: str, most: int) -> list[Json]:
    found = facts.get(name)
    if not isinstance(found, list) or not found or not all(isinstance(each, dict) for each in found):
        raise _refused(_("The dictionary needs a list of “%(name)s”.") % {"name": name})
    if len(found) > most:
        words = _("The dictionary has more than %(most)s entries under “%(name)s”.")
        raise _refused(words % {"most": most, "name": name})
    return found


def _key(facts: Json, name: str = "key") -> str:
    found = str(facts.get(name, ""))
    if not CODE.fullmatch(found):
        words = _("“%(key)s” is not a key: use up to 40 letters, digits and any of . _ + -")
        raise _refused(words % {"key": found[:60]})
    return found


def _label(facts: Json) -> Texts:
    label = facts.get("label")
    if isinstance(label, str) and label.strip():
        return {"en": label.strip()}
    if isinstance(label, dict) and label.get("en") and all(isinstance(each, str) for each in label.values()):
        return dict(label)
    raise _refused(_("%(key)s has no label.") % {"key": str(facts.get("key") or facts.get("code"))[:60]})


def _twice(keys: list[str]) -> str:
    return next((key for key in keys if keys.count(key) > 1), "") if len(set(keys)) < len(keys) else ""


def _refused(words: str, rule: str = "C2C-14") -> DictionaryRefused:
    return DictionaryRefused(words, rule=rule)
