"""List the tables of a release with their true counts.

Coarse tables come first, so their numbers are never suppressed to protect a finer table.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Any

from cms.disclosure import Key
from feedback.releases.analysis import counts
from feedback.releases.analysis.dimensions import MISSING, Dimension, Dimensions, Marks
from feedback.releases.analysis.frame import HAS, MORE
from feedback.releases.grouping import Group, groups_of, ranges_of, told_members
from feedback.releases.multi_select import (
    MarkCounts,
    answered,
    answered_by,
    first_places,
    options_by,
    options_of,
)
from feedback.releases.true_tables import TOTAL, Axis, Counted, cross, keyed, one_way, question

if TYPE_CHECKING:
    import pandas as pd

THEMES_BY = ("channel", "role", "language", "month", "county")
ATTRIBUTES_BY = ("channel", "language", "month")
MOST_VALUES = 60  # of an attribute that is counted
QUESTIONS_BY = ("role", "channel", "language")
CROSSED = ("channel", "language", "month", "role", "county", "age_bracket")


class Plan:
    """The tables of one cut. ``base``: what the cut's filters imply for all its comments."""

    def __init__(
        self, frame: "pd.DataFrame", dimensions: Dimensions, *, threshold: int, base: Key = frozenset()
    ) -> None:
        self.frame, self.dimensions, self.base, self.threshold = frame.copy(), dimensions, base, threshold
        self.axes = {each.name: self._axis(each) for each in dimensions.splits}
        self.asked = {each.name: self._asked(each) for each in dimensions.questions}
        self.whole = len(frame)

    def _axis(self, dimension: Dimension) -> Axis:
        true = {value: n for (value,), n in counts.by(self.frame, [dimension.name]).items()}
        groups = groups_of(dimension, true, self.threshold)
        renamed = {member: group.key for group in groups for member in group.members}
        self.frame[dimension.name] = counts.regrouped(self.frame, dimension.name, renamed)
        return Axis(
            dimension.name,
            {group.key: group.identity for group in groups},
            dimension.about_you,
            _facts(dimension, groups),
        )

    def _asked(self, dimension: Dimension) -> Axis:
        """Return the axis of a question: all choices, merged groups if about the person, or ranges."""
        found = self._by(dimension.name)
        if not dimension.about_you and not dimension.range:
            return _plain_axis(dimension, found)
        found.pop(MISSING, None)
        if dimension.range:
            groups, renamed = ranges_of(dimension.range, found, self.threshold)
        else:
            groups = groups_of(dimension, found, self.threshold)
            renamed = {member: group.key for group in groups for member in group.members}
        self.frame[dimension.name] = counts.regrouped(self.frame, dimension.name, renamed)
        values = {group.key: group.identity for group in groups} | {MISSING: MISSING}
        return Axis(dimension.name, values, dimension.about_you, _facts(dimension, groups))

    def tables(self) -> Iterator[Counted]:
        yield from self.alone()
        yield from self.themes()
        yield from self.questions()
        yield from self.crossed()
        yield from self.cubes()

    def alone(self) -> Iterator[Counted]:
        everybody = Counted("all", [])
        everybody.show(TOTAL, self.base, self.whole)
        yield everybody
        for name, axis in self.axes.items():
            yield one_way(f"by:{name}", axis, self._by(name), self.base)

    def _by(self, *names: str) -> dict:
        found = counts.by(self.frame, names)
        return {values[0]: n for values, n in found.items()} if len(names) == 1 else found

    # Themes ---------------------------------------------------------------------------------------------------

    def themes(self) -> Iterator[Counted]:
        codes = self.dimensions.codes
        if codes is None:
            return
        columns, facts = {key: codes.column(key) for key in codes.labels}, _mark_facts(codes)
        against = counts.marks_by(self.frame, columns, [], MORE)
        split = MarkCounts(counts.marks_by(self.frame, columns, [], HAS), against, codes.parents)
        yield options_of("themes", "code", split, ("comments", "against"), self.whole, self.base, facts)
        for name in self._there(THEMES_BY):
            split = MarkCounts(counts.marks_by(self.frame, columns, [name], HAS), parents=codes.parents)
            axis = self.axes[name]
            yield options_by(f"themes:by:{name}", "code", axis, split, self._by(name), self.base, facts)

    # Questions ------------------------------------------------------------------------------------------------

    def questions(self) -> Iterator[Counted]:
        for each in self.dimensions.questions:
            yield self._question(each)
        for matrix in self.dimensions.matrices:
            for row, label in matrix.rows.items():
                line = Dimension(f"{matrix.name}/{row}", label, matrix.labels)
                table = self._question(line)
                table.facts["question"] = matrix.label
                yield table
        for marks in self.dimensions.many:
            yield self._many(marks)
        for each in self.dimensions.questions:
            for name in self._there(QUESTIONS_BY):
                title = f"question:{each.name[2:]}:by:{name}"
                rows, columns = self.asked[each.name], self.axes[name]
                yield cross(title, rows, columns, self._by(each.name, name), self.base)
        for marks in self.dimensions.many:
            if marks.kind == "many" and not marks.about_you:
                for name in self._there(QUESTIONS_BY[:1]):
                    yield self._many_by(marks, name)

    def _question(self, dimension: Dimension) -> Counted:
        found = self._by(dimension.name)
        axis = self.asked.get(dimension.name) or _plain_axis(dimension, found)
        table = question(f"question:{dimension.name[2:]}", axis, found, self.base)
        if dimension.amount in self.frame:
            table.mean, table.tells_one = counts.mean_of(self.frame, dimension.amount)
        return table

    def _many(self, marks: Marks) -> Counted:
        inside = self.frame[self.frame[marks.name] > 0]
        columns = {key: marks.column(key) for key in marks.labels}
        carry = counts.marks_by(inside, columns, [], HAS)
        ranked = marks.kind == "ranking"
        more = counts.marks_by(inside, columns, [], MORE) if ranked else {}
        split, base = MarkCounts(carry, more, marks.parents), keyed(self.base, (marks.name, "*"))
        title = ("ranked", "first") if ranked else ()
        name = f"question:{marks.name[2:]}"
        table = options_of(name, marks.name, split, title, len(inside), base, _mark_facts(marks))
        if ranked:
            first_places(table, marks.name, {key: each.get((), 0) for key, each in more.items()}, base)
        answered(table, marks.name, self.whole, len(inside), self.base)
        return table

    def _many_by(self, marks: Marks, name: str) -> Counted:
        inside = self.frame[self.frame[marks.name] > 0]
        columns = {key: marks.column(key) for key in marks.labels}
        split = MarkCounts(counts.marks_by(inside, columns, [name], HAS), parents=marks.parents)
        wholes = {values[0]: n for values, n in counts.by(inside, [name]).items()}
        base, title = keyed(self.base, (marks.name, "*")), f"question:{marks.name[2:]}:by:{name}"
        table = options_by(title, marks.name, self.axes[name], split, wholes, base, _mark_facts(marks))
        answered_by(table, marks.name, self.axes[name], self._by(name), self.base)
        return table

    # Cross tables ---------------------------------------------------------------------------------------------

    def crossed(self) -> Iterator[Counted]:
        for one, other in combinations(self._there(CROSSED), 2):
            split = self._by(one, other)
            yield cross(f"cross:{one}:{other}", self.axes[one], self.axes[other], split, self.base)

    def cubes(self) -> Iterator[Counted]:
        """Yield three-way tables, sliced by their third dimension, only if no cell is below the threshold."""
        for names in combinations(self._there(CROSSED), 3):
            found = self._by(*names)
            if found and min(found.values()) >= self.threshold:
                yield from self._slices(names, found)

    def _slices(self, names: tuple[str, str, str], found: dict) -> Iterator[Counted]:
        one, other, third = names
        for value, identity in self.axes[third].values.items():
            split = {(a, b): n for (a, b, c), n in found.items() if c == value}
            base = keyed(self.base, (third, identity))
            name = f"cross:{one}:{other}:where:{third}={value}"
            table = cross(name, self.axes[one], self.axes[other], split, base)
            table.whole = True
            table.facts |= {"where": {third: value}, "where_facts": self.axes[third].facts}
            yield table

    def of_attributes(self) -> Iterator[Counted]:
        """Yield tables of the attributes of imported files, for the desk only: no decision is made on them."""
        for dimension in self.dimensions.attributes:
            found = self._by(dimension.name)
            if len(found) > MOST_VALUES:
                continue
            axis = _plain_axis(dimension, found)
            for name in self._there(ATTRIBUTES_BY):
                split = self._by(dimension.name, name)
                yield cross(f"cross:{dimension.name}:{name}", axis, self.axes[name], split, self.base)
            if codes := self.dimensions.codes:
                columns = {key: codes.column(key) for key in codes.labels}
                carry = counts.marks_by(self.frame, columns, [dimension.name], HAS)
                marks = MarkCounts(carry, parents=codes.parents)
                yield options_by(
                    f"themes:by:{dimension.name}", "code", axis, marks, found, self.base, _mark_facts(codes)
                )

    def _there(self, names: tuple[str, ...]) -> list[str]:
        return [name for name in names if name in self.axes]


def _plain_axis(dimension: Dimension, found: dict[str, int]) -> Axis:
    """Return all choices in order; an answer without a matching choice keeps its key."""
    values = {key: key for key in (*dimension.labels, *sorted(set(found) - {MISSING}), MISSING)}
    return Axis(dimension.name, values, dimension.about_you, _facts(dimension, []))


def _facts(dimension: Dimension, groups: list[Group]) -> dict[str, Any]:
    joined = {group.key: told_members(dimension, group, groups) for group in groups if group.is_joined}
    facts = {"label": dimension.label, "joined": joined, "about_you": dimension.about_you}
    if dimension.range:
        labels = {group.key: {"en": group.key.replace("..", " to ")} for group in groups}
        return facts | {"labels": labels, "range": dimension.range, "unit": dimension.unit}
    labels = {key: words for key, words in dimension.labels.items() if words}
    if groups:
        there = {member for group in groups for member in joined.get(group.key, group.members)}
        labels = {key: words for key, words in labels.items() if key in there}
    return facts | {"labels": labels} | ({"scale": True} if dimension.is_scale else {})


def _mark_facts(marks: Marks) -> dict[str, Any]:
    facts = {"label": marks.label, "labels": marks.labels, "parents": marks.parents}
    return {"row_facts": facts | {"about_you": marks.about_you, "many": True}}
