"""A file with a row for each person is refused by its shape in every disguise, and nothing of it is kept (C2C-13)."""

import io
import logging

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

import pytest

from boards.data_sets.dictionary import read_dictionary
from boards.data_sets.person_level import check_shape
from boards.models import DataEdition
from tests.factories import data_sets as make
from tests.furniture import furnished

CANARY = "7731998842"
MANY = range(40)


@furnished
def pipeline():
    return make.data_set()


def table(head: list[str], row) -> bytes:
    return make.csv_of([row(n) for n in MANY], head)


def workbook(content: bytes) -> bytes:
    from openpyxl import Workbook

    book, out = Workbook(), io.BytesIO()
    for line in content.decode().splitlines():
        book.active.append(line.split(","))
    book.save(out)
    return out.getvalue()


def parquet(head: list[str], row) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.table({name: [str(row(n)[at]) for n in MANY] for at, name in enumerate(head)}), out)
    return out.getvalue()


def identity(n: int) -> str:
    return f"{int(CANARY) + n}"


GROUP = ["CA", "all", "2019"]
HEAD = make.HEAD
ONES = (HEAD, lambda n: [*GROUP, 1, n % 2, 61000])
WITH_ID = (["ssid", *HEAD], lambda n: [identity(n), *GROUP, 1, 1, 61000])
DISGUISES = {
    "student numbers": ("a.csv", table(*WITH_ID)),
    "names and birth dates": (
        "a.csv",
        table(
            ["First Name", "birth_date", *HEAD],
            lambda n: [f"Ann{CANARY}", f"2001-01-{n % 28 + 1:02}", *GROUP, 1, 1, 1],
        ),
    ),
    "no count": ("a.csv", table(["place", "group", "year", "grade"], lambda n: [*GROUP, identity(n)])),
    "every count is one": ("a.csv", table(*ONES)),
    "hashed numbers": ("a.csv", table(["link", *HEAD], lambda n: [f"{n:04}{CANARY}ab", *GROUP, 1, 1, 61000])),
    "numbers as a code of the dictionary": (
        "a.csv",
        table(HEAD, lambda n: [identity(n), "all", "2019", 5, 1, 1]),
    ),
    "totals among ones": (
        "a.csv",
        make.csv_of([*([*GROUP, 1, 1, 61000] for _n in MANY), [*GROUP, 900, 600, 61000]], HEAD),
    ),
    "a workbook": ("b.xlsx", workbook(table(*WITH_ID))),
    "Parquet": ("b.parquet", parquet(*WITH_ID)),
    "another mark between columns": ("a.csv", table(*WITH_ID).replace(b",", b";")),
    "Spanish names of columns": (
        "a.csv",
        table(["nombre", *HEAD], lambda n: [f"Ana{CANARY}", *GROUP, 3, 2, 61000]),
    ),
    "addresses of mail in a column for remarks": (
        "a.csv",
        table(["remark", *HEAD], lambda n: [f"p{CANARY}{n}@example.org", *GROUP, 12, 5, 61000]),
    ),
    "the same group again and again": ("a.csv", table(HEAD, lambda n: [*GROUP, 12, 4, CANARY[:5]])),
}


@pytest.mark.parametrize("name", DISGUISES)
def test_a_list_of_people_is_refused_and_nothing_of_it_is_kept(cast, pipeline, name, caplog):
    filename, content = DISGUISES[name]
    caplog.set_level(logging.DEBUG)
    file = SimpleUploadedFile(filename, content)
    response = cast["analyst"].post("/desk/data/pipeline/receive/", {"file": file})
    page = response.content.decode()
    assert response.status_code == 422 and "This file looks like a list of people" in page
    assert CANARY not in page and CANARY not in caplog.text
    assert not DataEdition.objects.exists()
    assert not _tables_with(CANARY)


def _tables_with(words: str) -> list[str]:
    """Every table of the database, each row as text."""
    found = []
    with connection.cursor() as cursor:
        for table_name in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table_name)}")  # noqa: S608
            found += [table_name for row in cursor if any(words in str(value) for value in row)]
    return found


def test_aggregates_are_no_list_of_people():
    rows = [dict(zip(make.HEAD, map(str, row), strict=True)) for row in make.ROWS]
    check_shape(rows, read_dictionary(make.DICTIONARY))
    tiny = [row | {"started": str(n % 9), "employed": "0"} for n, row in enumerate(rows)]
    check_shape(tiny, read_dictionary(make.DICTIONARY))
