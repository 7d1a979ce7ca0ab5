"""Show 2: each file and page names one data set; each number in it is counted again here, from that data set alone."""

from collections.abc import Iterator
from datetime import datetime
from itertools import product
from typing import Any

import pytest

from cms.clock import PACIFIC
from feedback.models import Export
from tests.factories import cuts
from tests.furniture import furnished
from tests.released_files import META, Reader, comments, release_series

pytestmark = pytest.mark.django_db
SERIES = [(7, {}), (12, {}), (12, {"channel": "web"})]
ABOVE = {code["key"]: code["parent"] for code in META["codes"]}
KEYS = {"role": "role", "county": "county", "age_bracket": "age"}
MANY = {question["key"]: question["kind"] for question in META["questions"]}


@furnished
def readers(analyst):
    return release_series(analyst, comments(300, 1), SERIES)


def values_of(row: dict[str, Any], dim: str) -> set[str]:
    """The values of a comment, as it came in."""
    if dim == "month":
        return {datetime.fromisoformat(row["submitted_at"]).astimezone(PACIFIC).strftime("%Y-%m")}
    if dim == "code":
        own = {each["code"] for each in row["codes"]}
        return own | {ABOVE[key] for key in own} - {""}
    if dim in ("channel", "language"):
        return {row[dim]}
    key = KEYS.get(dim, dim.removeprefix("q:"))
    given = row["answers"].get(key, row["about"].get(key))
    return {str(each) for each in given} if isinstance(given, list) else {str(given)} if given else set()


def is_of(row: dict[str, Any], dim: str, key: str, keys: list[str], facts: dict[str, Any]) -> bool:
    """Whether a comment is of a row or column of a table; "others" is all that no other one has."""
    found, joined = values_of(row, dim), facts.get("joined", {})
    if key == "missing":
        return not found
    if ".." in key:
        return any(key[:7] <= value <= key[-7:] for value in found)
    if key == "others":
        others = [each for each in keys if each not in ("others", "missing")]
        if not found:
            return "missing" not in keys
        return not any(is_of(row, dim, each, keys, facts) for each in others)
    return bool(found & set(joined.get(key, [key])))


def counted(reader: Reader) -> Iterator[tuple[tuple, int, int]]:
    """Each number of numbers.csv that can be counted by its labels, and how many there are."""
    for line in reader.lines:
        table = reader.tables[line["table"]]
        if line["what"] not in ("cell", "row total", "column total", "total") or not line["value"]:
            continue
        dims, facts = table["dims"], (table.get("row_facts", {}), table.get("column_facts", {}))
        if (
            any(each.get("range") or each.get("scale") for each in facts)
            or "where" in table
            or "benchmark" in table
        ):
            continue
        if any(
            MANY.get(dim.removeprefix("q:")) in ("ethnicity", "ranking", "matrix") or "/" in dim
            for dim in dims
        ):
            continue
        wanted = [(dims[0], line["row"], table["rows"], facts[0])] if line["row"] else []
        against = len(dims) == 1 and line["column"] == "against"
        if len(dims) == 2 and line["column"]:
            wanted.append((dims[1], line["column"], table["columns"], facts[1]))
        rows = [row for row in reader.true if all(is_of(row, *each) for each in wanted)]
        if line["table"].startswith("question:") and (len(dims) == 1 or facts[0].get("many")):
            rows = [row for row in rows if values_of(row, dims[0])]
        if against:
            rows = [row for row in rows if _is_against(row, line["row"])]
        yield (line["table"], line["row"], line["column"], line["what"]), int(line["value"]), len(rows)


def _is_against(row: dict[str, Any], code: str) -> bool:
    return any(
        each["stance"] == "against" and code in (each["code"], ABOVE[each["code"]]) for each in row["codes"]
    )


def test_every_number_of_page_and_file_is_counted_from_the_data_set_that_it_names(readers):
    compare(readers)


@pytest.mark.deep
def test_so_it_is_with_other_comments(analyst):
    compare(release_series(analyst, comments(300, 5), SERIES))


def compare(readers: list[Reader]) -> None:
    assert len(readers) == 3
    for reader in readers:
        assert {line["data_set"] for line in reader.lines} == {str(reader.cut.number)}
        assert {table["data_set"] for table in reader.tables.values()} == {reader.cut.number}
        found = list(counted(reader))
        assert [(place, told, true) for place, told, true in found if told != true] == []
    assert sum(len(list(counted(reader))) for reader in readers) > 60


def test_every_file_names_its_one_data_set_and_its_themes_are_those_of_that_set(readers, analyst):
    for reader, audience in product(readers[-1:], Export.Audience.values):
        name = f"{reader.cut.number}.1"
        book = cuts.make_export(analyst, reader.cut, "xlsx", audience)
        sheets = cuts.sheets_of(book)
        assert (
            book.manifest["data_set"] == name
            and dict(row[:2] for row in sheets["Summary"])["Data set"] == name[0]
        )
        for title in ("Comments", "Themes", "Polls", "Participation", "By group"):
            head, *rows = sheets[title]
            assert {row[head.index("Data set and edition")] for row in rows} <= {name}, title
        for code, told, *_rest in sheets["Themes"][1:]:  # their names are their keys
            assert told is None or told == sum(code in values_of(row, "code") for row in reader.true)
        if audience == "records" or not reader.release.rows_withheld:
            lines = cuts.rows_of(cuts.make_export(analyst, reader.cut, "jsonl", audience))
            assert {line["data_set"] for line in lines} == {name} and len(lines) == len(reader.true)
