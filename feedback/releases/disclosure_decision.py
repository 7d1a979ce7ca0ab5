"""The joint decision: which numbers of a release may be shown, given all that was told before (PRV-10 to PRV-12).

**The rule.** All tables of a release are decided in one system of sums, and every earlier release of the same form is
part of it. What was shown stays shown; what was hidden and did not change stays hidden, and what hides it is hidden
with it. A table in which any number, shown or not, changed by 1 to 10 since any earlier release is *held*: it stays as
it was told before, with the number of that cut. Cuts of the same form with other filters count as the same period:
what one of them leaves of the other must be nobody or eleven. A table that cannot be protected is not told at all.
"""

from dataclasses import dataclass, field
from typing import Any

from cms.disclosure import Key
from cms.disclosure.certainty import certain
from cms.disclosure.release import Release as System
from cms.disclosure.shapes import Hidden
from feedback.releases.earlier_releases import Earlier, PublishedTable
from feedback.releases.true_tables import Counted

FRESH, HELD, WITHHELD, ALIKE = "fresh", "held", "withheld", "alike"
AT = "@"


@dataclass
class Verdict:
    table: Counted
    state: str
    reason: str = ""
    marks: dict[Key, Hidden] = field(default_factory=dict)

    def told(self, filters: Key) -> PublishedTable:
        left = self.state == FRESH
        silent = self.table.silent if left else self.table.keys
        return PublishedTable(
            self.table.name, filters, self.table.values, self.marks, silent, self.table.sums, left
        )


def decide(earlier: Earlier, tables: list[Counted], **facts: Any) -> tuple["Decision", list[Verdict]]:
    """If what is told would complete a table that is not, the tables that tell it are held as well."""
    refused: set[str] = set()
    while True:
        decision = Decision(earlier, refused=refused, **facts)
        verdicts = [decision.take(table) for table in tables]
        culprits = decision.look_for_culprits() - refused
        if not culprits:
            return decision, verdicts
        refused = refused | culprits


class Decision:
    """Tables are put to it one after the other; each knows those before it."""

    def __init__(
        self, earlier: Earlier, *, threshold: int, filters: Key, number: int, refused: set[str] | None = None
    ) -> None:
        self.earlier, self.filters, self.number = earlier, filters, number
        self.refused = refused or set()
        self.sure: set[Key] = set()  # what anyone can work out, though no table tells it
        self.homes: dict[Key, list[str]] = {}  # what is told for the first time → the tables that tell it
        self.system = System(threshold, may_hide_nought=False)
        self.latest: dict[Key, Key] = {}  # key → the last number told of it before
        self.epochs: dict[Key, dict[int, Key]] = {}
        self.quiet: dict[Key, int] = {}  # numbers of tables that are not told
        self.true_sums: dict[tuple[Key, ...], None] = {}  # of those tables
        for n, table in enumerate(earlier.told):
            self._load(table, n)

    def _load(self, told: PublishedTable, n: int) -> None:
        names = {key: self._name(key, value, f"earlier {n}") for key, value in told.values.items()}
        if not told.left:
            self._note(told.values, told.sums, names)
            return
        self.latest |= names
        self._enter(told, names)
        system = self.system
        for key, name in names.items():
            if mark := told.marks.get(key):
                if name not in system.public:
                    system.marks[name] = mark
                    if key not in told.silent:
                        system.told.add(name)
                    if mark == "complement" and told.values[key] < system.threshold:
                        system.loosened.add(name)
            elif key not in told.silent:
                system.marks.pop(name, None)
                system.public.add(name)

    def _note(self, values: dict[Key, int], sums: list, names: dict[Key, Key]) -> None:
        self.quiet |= {name: values[key] for key, name in names.items()}
        for total, parts in sums:
            self.true_sums[names[total], *(names[key] for key in parts)] = None

    def _name(self, key: Key, value: int, when: str) -> Key:
        """The same count is the same number; another count is another number with the same key."""
        known = self.epochs.setdefault(key, {})
        if value not in known:
            known[value] = key | {(AT, when)} if known else key
        return known[value]

    def _enter(self, told: PublishedTable, names: dict[Key, Key]) -> None:
        for key, value in told.values.items():
            if key in told.silent:
                self.system.put_derived(names[key], value)
            else:
                self.system.put(names[key], value)
        self.system.show(names[key] for key in told.values if key not in told.silent)
        for total, parts in told.sums:
            self.system.add_sum(names[total], [names[key] for key in parts])

    # ----------------------------------------------------------------------------------------------------------

    def take(self, table: Counted) -> Verdict:
        verdict = self._verdict(table)
        if verdict.state != FRESH:
            self._note(table.values, table.sums, self._names(table))
        return verdict

    def _verdict(self, table: Counted) -> Verdict:
        if table.alike:
            return Verdict(table, ALIKE)
        if table.name in self.refused:
            return Verdict(table, HELD, "change")
        if reason := self.earlier.reason_to_hold(table, self.filters):
            return Verdict(table, HELD, reason)
        names = self._names(table)
        if table.whole and not self._is_whole(table, names):
            return Verdict(table, WITHHELD)
        before = {name: self._status(name) for name in names.values()}
        self._enter(
            PublishedTable(table.name, self.filters, table.values, {}, table.silent, table.sums), names
        )
        self._near_earlier(names)
        if not self._protect(names):
            self._take_back(names, before)
            return Verdict(table, WITHHELD)
        shown = {name for name in names.values() if name in self.system.shown}
        fresh = shown - set(self.system.marks) - self.system.public
        self.system.public |= fresh
        for name in shown & (fresh | set(self.homes)):
            self.homes.setdefault(name, []).append(table.name)
        marks = {key: self.system.marks[name] for key, name in names.items() if name in self.system.marks}
        return Verdict(table, FRESH, "", marks)

    def look_for_culprits(self) -> set[str]:
        """What is not told is true all the same. What would complete it is told too early, and by whom is said here."""
        system = self.system
        values, few = self.quiet | system.values, range(1, system.threshold)
        culprits: set[str] = set()
        for found, lines in certain({**self.true_sums, **system.sums}, system.public):
            self.sure |= found
            bad = {key for key in found if key in system.marks or values[key] in few}
            near = [line for line in lines if bad & set(line)]
            for some in (near, lines) if bad else ():
                homes = {home for line in some for key in line for home in self.homes.get(key, ())}
                culprits |= homes
                if homes:
                    break
        return culprits

    def _names(self, table: Counted) -> dict[Key, Key]:
        return {key: self._name(key, value, f"{self.number}") for key, value in table.values.items()}

    def is_told(self, key: Key, value: int) -> bool:
        return self.epochs.get(key, {}).get(value) in self.system.public | self.sure

    def _is_whole(self, table: Counted, names: dict[Key, Key]) -> bool:
        """Three dimensions: no cell is small, and all margins are shown already, so nothing new can be worked out."""
        inner, least = table.inner(), self.system.threshold
        margins = [names[key] for key in table.keys - inner]
        return all(not 0 < table.values[key] < least for key in inner) and all(
            name in self.system.public for name in margins
        )

    def _near_earlier(self, names: dict[Key, Key]) -> None:
        """Whoever knows that no number changes by 1 to 10 learns from a new one about the old one, and back."""
        system = self.system
        for key, name in names.items():
            old = self.latest.get(key)
            if old is None or old == name or name in system.marks or name in system.public:
                continue
            before, value = system.values[old], system.values[name]
            if name not in system.shown or value <= before:
                continue
            if system.marks.get(old) == "small" and value < 2 * system.threshold - 1:
                system.hide(name, "complement")
            elif old in system.public:
                system.least[name] = before + system.threshold

    def _protect(self, names: dict[Key, Key]) -> bool:
        self.system.protect(names.values())
        limited = []
        for key, name in names.items():
            old = self.latest.get(key)
            if old not in self.system.marks or old == name or name in self.system.marks:
                continue
            if self.system.values[name] > self.system.values[old] and name in self.system.shown:
                self.system.most[old] = self.system.values[name] - self.system.threshold
                self.system.forget(old)
                limited.append(old)
        if limited:
            self.system.protect(limited)
        bad, self.system.unsafe = self.system.unsafe, set()
        return not bad

    def _status(self, name: Key) -> tuple[bool, bool, Hidden]:
        system = self.system
        return name in system.shown, name in system.derived, system.marks.get(name, "")

    def _take_back(self, names: dict[Key, Key], before: dict[Key, tuple[bool, bool, Hidden]]) -> None:
        """The sums stay true, but nothing of the table is told."""
        system = self.system
        for name, (was_shown, was_derived, mark) in before.items():
            system.marks.pop(name, None)
            if mark:
                system.marks[name] = mark
            if not was_shown:
                system.shown.discard(name)
                system.absent.add(name)
            if not was_derived:
                system.derived.discard(name)
            system.forget(name)
        for key, name in names.items():
            old = self.latest.get(key)
            if old in system.most and old != name:
                del system.most[old]
                system.forget(old)
