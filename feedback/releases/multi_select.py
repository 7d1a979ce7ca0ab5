"""Build tables for variables with several values per comment: choices, rankings, themes.

Each mark splits all comments into those with and without it. The second number is not published but can be derived
from the other two, so it is protected as well. The same holds for comments with a theme but none of its subthemes.
"""

from dataclasses import dataclass, field

from cms.disclosure import Key
from feedback.releases.true_tables import NO_ANSWER, TOTAL, Axis, Counted, keyed

YES, NO, MORE, REST = "yes", "no", "more", "rest"
Split = dict[tuple[str, ...], int]


@dataclass
class MarkCounts:
    """Comments per mark: those that have it, and those against (or ranked first); total or by one dimension."""

    carry: dict[str, Split]
    more: dict[str, Split] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)


def options_of(
    name: str, marks: str, counts: MarkCounts, columns: tuple[str, ...], whole: int, base: Key, facts: dict
) -> Counted:
    """Table of marks. ``columns``: the count of the mark and, except for plain choices, its higher level."""
    table = Counted(name, [marks], rows=list(counts.carry), columns=list(columns), facts=facts)
    total = table.show(TOTAL, base, whole)
    for row in table.rows:
        count = counts.carry[row].get((), 0)
        place = ("cell", row, columns[0]) if columns else ("cell", row)
        yes = table.show(place, keyed(base, (f"{marks}={row}", YES)), count)
        no = table.note(keyed(base, (f"{marks}={row}", NO)), whole - count)
        table.add_up(total, [yes, no])
        if len(columns) > 1:
            further = counts.more.get(row, {}).get((), 0)
            more = table.show(("cell", row, columns[1]), _within(base, f"{marks}={row}", MORE), further)
            rest = table.note(_within(base, f"{marks}={row}", REST), count - further)
            table.add_up(yes, [more, rest])
    _add_parents(table, marks, counts, base, ())
    return table


def _within(base: Key, mark: str, level: str) -> Key:
    """Of those with the mark, the ones at a level: the same people in a data set of that mark only."""
    return keyed(base, (mark, YES), (mark, level))


def options_by(
    name: str, marks: str, axis: Axis, counts: MarkCounts, wholes: dict[str, int], base: Key, facts: dict
) -> Counted:
    """Table of marks by the values of one dimension. ``wholes``: all comments of each value."""
    table = Counted(name, [marks, axis.name], rows=list(counts.carry), columns=list(axis.values))
    table.facts = facts | {"column_facts": axis.facts}
    for column in table.columns:
        table.show(("column", column), keyed(base, axis.pair(column)), wholes.get(column, 0))
    for row in table.rows:
        yes_parts, no_parts = [], []
        for column in table.columns:
            count = counts.carry[row].get((column,), 0)
            yes = keyed(base, (f"{marks}={row}", YES), axis.pair(column))
            yes_parts.append(table.show(("cell", row, column), yes, count))
            no = keyed(base, (f"{marks}={row}", NO), axis.pair(column))
            no_parts.append(table.note(no, wholes.get(column, 0) - count))
            table.add_up(table.places["column", column], [yes_parts[-1], no_parts[-1]])
        yes_all = sum(table.values[key] for key in yes_parts)
        table.add_up(table.show(("row", row), keyed(base, (f"{marks}={row}", YES)), yes_all), yes_parts)
        no_all = sum(table.values[key] for key in no_parts)
        table.add_up(table.note(keyed(base, (f"{marks}={row}", NO)), no_all), no_parts)
    for column in table.columns:
        _add_parents(table, marks, counts, keyed(base, axis.pair(column)), (column,))
    total = table.show(TOTAL, base, sum(wholes.values()))
    table.add_up(total, [keyed(base, axis.pair(each)) for each in axis.values])
    return table


def _add_parents(table: Counted, marks: str, counts: MarkCounts, base: Key, at: tuple[str, ...]) -> None:
    for child, parent in counts.parents.items():
        if child not in counts.carry or parent not in counts.carry:
            continue
        beyond = counts.carry[parent].get(at, 0) - counts.carry[child].get(at, 0)
        all_of, part = keyed(base, (f"{marks}={parent}", YES)), keyed(base, (f"{marks}={child}", YES))
        table.add_up(all_of, [part, table.note(keyed(all_of, (f"{marks}={child}", NO)), beyond)])


def answered_by(table: Counted, marks: str, axis: Axis, wholes: dict[str, int], base: Key) -> None:
    """Add the nonrespondents of each group as the complement of its respondents."""
    for column in table.columns:
        inside = table.places["column", column]
        count = wholes.get(column, 0)
        outside = table.note(keyed(base, (marks, "missing"), axis.pair(column)), count - table.values[inside])
        table.add_up(table.note(keyed(base, axis.pair(column)), count), [inside, outside])


def answered(table: Counted, marks: str, whole: int, count: int, base: Key) -> None:
    """Set the total of a multiple-choice question to those who answered it."""
    inside, outside = keyed(base, (marks, "*")), keyed(base, (marks, "missing"))
    table.show(TOTAL, inside, count)
    table.show(NO_ANSWER, outside, whole - count)
    table.add_up(table.note(base, whole), [inside, outside])


def first_places(table: Counted, marks: str, firsts: dict[str, int], base: Key) -> None:
    """Add the sum of first places, since each respondent ranks at most one choice first."""
    keys = [_within(base, f"{marks}={row}", MORE) for row in table.rows]
    total = table.places[TOTAL]
    none = table.note(keyed(base, (marks, "no first")), table.values[total] - sum(firsts.values()))
    table.add_up(total, [*keys, none])
