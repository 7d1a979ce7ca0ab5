"""The part of OData 3 that readers of Legistar use: $filter, $orderby, $top, $skip and $select over its rows.

A filter compares fields with dates, texts, numbers, true, false or null, by eq, ne, gt, ge, lt and le, joined by and,
or, not and parentheses.
"""

import operator
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest

from boards.dialects.answers import BadParameter, number_in

Row = dict[str, Any]
Test = Callable[[Row], bool]
Rows = list[Row]
KNOWN = {"$filter", "$orderby", "$top", "$skip", "$select"}
MOST, LONGEST, DEEPEST = 1000, 4000, 20
COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq, "ne": operator.ne, "gt": operator.gt, "ge": operator.ge, "lt": operator.lt, "le": operator.le,
}  # fmt: skip
CONSTANTS = {"true": True, "false": False, "null": None}
TOKEN = re.compile(
    r"(?P<date>datetime'[^']*')|(?P<text>'(?:[^']|'')*')|(?P<number>-?[0-9]{1,15}(?:\.[0-9]{1,6})?(?![\w.]))"
    r"|(?P<word>[A-Za-z_]\w*)|(?P<sign>[()])|(?P<space>\s+)|(?P<other>.)",
    re.ASCII | re.DOTALL,
)


def asked(request: HttpRequest, rows: Rows) -> Rows:
    """The rows that were asked for, at most 1000. Raises BadParameter with what was not understood."""
    unknown = sorted(name for name in request.GET if name.startswith("$") and name not in KNOWN)
    if unknown:
        raise BadParameter(f"{unknown[0]} is not supported. Supported: {', '.join(sorted(KNOWN))}.")
    fields = set(rows[0]) if rows else None
    if "$filter" in request.GET:
        test = Filter(request.GET["$filter"], fields).test()
        rows = [row for row in rows if test(row)]
    for name, is_down in reversed(_order(request.GET.get("$orderby", ""), fields)):
        rows = sorted(rows, key=lambda row: _place(row[name]), reverse=is_down)
    start = number_in(request, "$skip", 0)
    rows = rows[start : start + number_in(request, "$top", MOST, most=MOST)]
    if "$select" in request.GET:
        names = [_field(name, fields) for name in _parts(request.GET["$select"])]
        rows = [{name: row[name] for name in names} for row in rows]
    return rows


def _parts(typed: str) -> list[str]:
    return [part.strip() for part in typed.split(",") if part.strip()]


def _order(typed: str, fields: set[str] | None) -> list[tuple[str, bool]]:
    found = []
    for part in _parts(typed):
        name, *direction = part.split()
        if direction not in ([], ["asc"], ["desc"]):
            raise BadParameter("$orderby must name fields, each with asc or desc.")
        found.append((_field(name, fields), direction == ["desc"]))
    return found


def _field(name: str, fields: set[str] | None) -> str:
    if fields is not None and name not in fields:
        raise BadParameter(f"There is no field {name[:60]} here.")
    return name


def _place(value: object) -> tuple[int, str | float]:
    """Values in order: nothing first, then numbers, then texts."""
    if value is None:
        return 0, ""
    return (1, float(value)) if isinstance(value, bool | int | float) else (2, str(value))


class Filter:
    """Reads a filter from left to right: or binds least, then and, then not."""

    def __init__(self, typed: str, fields: set[str] | None) -> None:
        if len(typed) > LONGEST:
            raise BadParameter(f"$filter is longer than {LONGEST} characters.")
        found = [(str(each.lastgroup), each.group()) for each in TOKEN.finditer(typed)]
        self._tokens = [token for token in found if token[0] != "space"]
        self._fields = fields
        self._next = self._depth = 0

    def test(self) -> Test:
        found = self._either()
        if self._next < len(self._tokens):
            raise self._refusal()
        return found

    def _either(self) -> Test:
        tests = [self._both()]
        while self._takes("or"):
            tests.append(self._both())
        return lambda row: any(test(row) for test in tests)

    def _both(self) -> Test:
        tests = [self._single()]
        while self._takes("and"):
            tests.append(self._single())
        return lambda row: all(test(row) for test in tests)

    def _single(self) -> Test:
        self._depth += 1
        if self._depth > DEEPEST:
            raise BadParameter(f"$filter has more than {DEEPEST} levels.")
        found = (
            self._negated()
            if self._takes("not")
            else self._group()
            if self._takes("(")
            else self._comparison()
        )
        self._depth -= 1
        return found

    def _negated(self) -> Test:
        test = self._single()
        return lambda row: not test(row)

    def _group(self) -> Test:
        found = self._either()
        if not self._takes(")"):
            raise self._refusal()
        return found

    def _comparison(self) -> Test:
        name = _field(self._take("word"), self._fields)
        sign = self._take("word")
        if sign not in COMPARISONS:
            self._next -= 1
            raise self._refusal()
        compare, wanted = COMPARISONS[sign], self._literal()
        return lambda row: _holds(compare, row[name], wanted, name)

    def _literal(self) -> Any:
        group, words = self._tokens[self._next] if self._next < len(self._tokens) else ("", "")
        if group == "word" and words in CONSTANTS:
            self._next += 1
            return CONSTANTS[words]
        if group not in ("date", "text", "number"):
            raise self._refusal()
        self._next += 1
        if group == "number":
            return float(words)
        return words[1:-1].replace("''", "'") if group == "text" else _moment(words[len("datetime'") : -1])

    def _takes(self, words: str) -> bool:
        is_next = self._next < len(self._tokens) and self._tokens[self._next] in (
            ("word", words),
            ("sign", words),
        )
        self._next += is_next
        return is_next

    def _take(self, group: str) -> str:
        if self._next >= len(self._tokens) or self._tokens[self._next][0] != group:
            raise self._refusal()
        self._next += 1
        return self._tokens[self._next - 1][1]

    def _refusal(self) -> BadParameter:
        if self._next >= len(self._tokens):
            return BadParameter("$filter ends too early.")
        return BadParameter(f"$filter is not understood at “{self._tokens[self._next][1][:40]}”.")


def _moment(words: str) -> datetime:
    try:
        found = datetime.fromisoformat(words)
    except ValueError:
        raise BadParameter(
            f"datetime'{words[:40]}' is no date. Write datetime'2022-06-08T17:00:00'."
        ) from None
    return (
        found.astimezone(UTC).replace(tzinfo=None)
        if found.tzinfo and _can_move(found)
        else found.replace(tzinfo=None)
    )


def _can_move(moment: datetime) -> bool:
    """The first and last days of the calendar have no other zone."""
    return 1 < moment.year < datetime.max.year


def _holds(compare: Callable[[Any, Any], bool], value: object, wanted: object, name: str) -> bool:
    """As in OData: nothing is neither more nor less than anything."""
    if value is None or wanted is None:
        same = value is wanted
        return {operator.eq: same, operator.ne: not same}.get(compare, False)
    if isinstance(wanted, datetime):
        value = _date_of(value, name)
    elif isinstance(wanted, str) != isinstance(value, str) or isinstance(value, list):
        raise BadParameter(f"{name} cannot be compared with a value of this type.")
    return compare(value, wanted)


def _date_of(value: object, name: str) -> datetime:
    try:
        return datetime.fromisoformat(str(value))
    except ValueError:
        raise BadParameter(f"{name} is no date.") from None
