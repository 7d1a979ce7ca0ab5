"""The public pages and files of an edition: the same numbers everywhere, hidden ones nowhere (P05, PRV-10)."""

import csv
import io
import json
from datetime import UTC, datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from boards.data_sets.charts import charts
from boards.data_sets.explore import Selection
from boards.models import DataEdition
from tests.factories import data_sets as make
from tests.furniture import furnished

BASE = "/data/pipeline/1/"
FILES = (
    "data.csv",
    "data.xlsx",
    "data.parquet",
    "numbers.json",
    "datapackage.json",
    "data.csv-metadata.json",
    "data-card.md",
)


@furnished
def pipeline():
    return make.data_set()


@furnished
def edition(pipeline, analyst, publisher):
    return make.released(pipeline, analyst, publisher)


def body(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def published(edition: DataEdition) -> dict[str, tuple]:
    rows = edition.cells.values_list("key", "values", "marks")
    return {key: tuple(zip(values, marks, strict=True)) for key, values, marks in rows}


def of_csv(content: bytes) -> dict[str, tuple]:
    found = {}
    for row in csv.DictReader(io.StringIO(content.decode())):
        key = "|".join(row[name] for name in make.HEAD[:3])
        found[key] = tuple(
            (float(row[name]) if row[name] else None, row[f"{name}_hidden"]) for name in make.HEAD[3:]
        )
    return found


def test_every_file_has_the_numbers_of_the_edition(client, edition):
    import pandas as pd

    wanted = published(edition)
    assert of_csv(body(client.get(BASE + "data.csv"))) == wanted
    for name, read in (("data.parquet", pd.read_parquet), ("data.xlsx", pd.read_excel)):
        table = read(io.BytesIO(body(client.get(BASE + name))))
        assert len(table) == len(wanted), name
        count = table["started"] if "started" in table else table["started a program"]
        assert count.sum() == sum(row[0][0] or 0 for row in wanted.values()), name
    rows = json.loads(client.get(BASE + "numbers.json").content)["rows"]
    for row in rows:
        key = "|".join(row[name] for name in make.HEAD[:3])
        assert [(row[name], row["hidden"].get(name, "")) for name in make.HEAD[3:]] == list(wanted[key])


def test_the_api_answers_a_choice_and_refuses_an_unknown_one(client, edition):
    rows = json.loads(client.get(BASE + "numbers.json?place=06019&year=2020").content)["rows"]
    assert [row["started"] for row in rows] == [450]
    response = client.get(BASE + "numbers.json?color=red")
    assert response.status_code == 404 and json.loads(response.content)["dimensions"] == [
        "group",
        "place",
        "year",
    ]


@pytest.mark.parametrize("name", FILES)
def test_files_stay_as_they_are_and_are_sent_once(client, edition, name):
    first = client.get(BASE + name)
    assert first.status_code == 200 and "max-age" in first["Cache-Control"]
    assert client.get(BASE + name, headers={"if-none-match": first["ETag"]}).status_code == 304


def test_the_package_describes_the_file_byte_by_byte(client, edition):
    from hashlib import sha256

    content = body(client.get(BASE + "data.csv"))
    resource = json.loads(client.get(BASE + "datapackage.json").content)["resources"][0]
    assert (resource["bytes"], resource["hash"]) == (len(content), f"sha256:{sha256(content).hexdigest()}")


def test_each_number_of_each_chart_is_that_of_its_table_and_its_files(client, edition):
    for query in (
        "",
        "?place=06019&year=2020&show=employed",
        "?place=06027&year=2019&show=employed",
        "?group=asian&year=2019",
    ):
        wanted = dict(part.split("=") for part in query[1:].split("&") if part)
        page = client.get(BASE + query).content.decode()
        for chart in charts(Selection.of(edition, wanted)):
            rows = list(
                csv.DictReader(
                    io.StringIO(body(client.get(f"{BASE}charts/{chart.name}.csv{query}")).decode("utf-8-sig"))
                )
            )
            assert len(rows) == len(chart.rows), chart.name
            for drawn, row in zip(chart.rows, rows, strict=True):
                number = next(value for name, value in row.items() if name in ("People", "Percent"))
                assert (float(number) if number else None) == (
                    None if drawn.hidden else round(drawn.value, 1)
                ), chart.name
            for line in chart.table.lines:
                for words in line.cells:
                    assert words in page, (chart.name, words)


def test_other_hidden_numbers_give_the_same_pages_and_files(client, pipeline, analyst, publisher, set_clock):
    """Eight people in Inyo instead of seven, one fewer in Kern, both hidden: nothing that leaves tells it."""
    set_clock(datetime(2024, 6, 24, 17, tzinfo=UTC))
    other = make.data_set(slug="zz-other", agreement=pipeline.agreement)
    moved = {"06027": 8, "06029": 142}
    rows = [[*row[:4], moved.get(row[0], row[4]), row[5]] if row[2] == "2019" else row for row in make.ROWS]
    editions = [make.released(pipeline, analyst, publisher), make.released(other, analyst, publisher, rows)]
    assert {key for key, row in published(editions[0]).items() if row[1][1]} == {
        "06027|all|2019",
        "06029|all|2019",
    }
    for path in ("", "?place=06027&year=2019&show=employed", *FILES, "charts/way.csv?place=06029&year=2019"):
        one, two = (body(client.get(f"/data/{slug}/1/{path}")) for slug in ("pipeline", "zz-other"))
        assert _rows_of(one) == _rows_of(two.replace(b"zz-other", b"pipeline")), path


def _rows_of(content: bytes) -> bytes | list:
    """Workbooks hold the moment of their making, and Parquet the title in another writing: their rows are compared."""
    if content[:4] == b"PAR1":
        import pyarrow.parquet as pq

        return pq.read_table(io.BytesIO(content)).to_pylist()
    if content[:2] != b"PK":
        return content
    from openpyxl import load_workbook

    return [list(sheet.values) for sheet in load_workbook(io.BytesIO(content))]


def test_the_page_says_what_is_chosen_and_works_without_numbers_for_it(client, edition):
    page = client.get(BASE + "?place=06019&group=asian&year=2020").content.decode()
    assert "Fresno · Asian · 2020" in page and "no numbers for these choices together" in page
    strange = client.get(BASE + "?place=%00&year=x&show=nothing")
    assert strange.status_code == 200 and "California · Everyone · 2021" in strange.content.decode()


def test_pictures_are_drawn_for_charts_and_for_nothing_else(client, edition):
    assert body(client.get(BASE + "charts/place.png"))[:4] == b"\x89PNG"
    assert body(client.get(BASE + "charts/place-dots.png?year=2020&show=employed"))[:4] == b"\x89PNG"
    assert body(client.get(BASE + "charts/place.xlsx"))[:2] == b"PK"
    assert client.get(BASE + "charts/nothing.png").status_code == 404


def test_what_is_not_released_does_not_exist(client, pipeline):
    make.edition(pipeline)
    assert "No data set has been released yet." in client.get("/data/").content.decode()
    for path in ("/data/pipeline/", BASE, *(BASE + name for name in FILES), BASE + "charts/place.csv"):
        assert client.get(path).status_code == 404, path


def test_an_older_edition_leads_to_the_newest(client, edition, pipeline, analyst, publisher):
    rows = [*make.ROWS, ["CA", "asian", "2020", 120, 80, 62000]]
    make.released(pipeline, analyst, publisher, rows)
    assert "A newer edition has been released." in client.get(BASE).content.decode()
    assert "Edition 2" in client.get("/data/pipeline/").content.decode()
    assert client.get("/data/").content.decode().count("/data/pipeline/") == 1


def test_more_numbers_take_no_more_statements(client, edition):
    client.get(BASE)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(BASE)
    with CaptureQueriesContext(connection) as other:
        client.get(BASE + "?place=06027&year=2019&show=employed")
    assert len(few) == len(other) <= 12
