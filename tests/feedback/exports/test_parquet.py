"""Parquet for scientists: pandas reads categories with labels, whole numbers and dates, and what the file is."""

import io
import json

import pytest

from feedback.exports.parquet import stream_parquet
from feedback.releases.packages.description import Value, Variable
from tests.factories import cuts
from tests.furniture import furnished
from tests.released_files import comments, store


@furnished
def cut(analyst):
    made = store(1, comments(300, 1), {})
    cuts.released(made)
    return made


@pytest.mark.parametrize(
    ("values", "categories"),
    [("labels", ["Yes", "Part", "No", "other, or no answer"]), ("codes", ["yes", "part", "no", "*"])],
)
def test_pandas_reads_closed_values_as_categories(cut, analyst, values, categories):
    import pandas

    export = cuts.make_export(analyst, cut, "parquet", "board", values=values)
    frame = pandas.read_parquet(io.BytesIO(cuts.content_of(export)))
    assert list(frame["answer_find"].cat.categories) == categories
    assert frame["letters"].dtype == "Int64" and frame["demo"].dtype == "bool"
    lines = cuts.rows_of(cuts.make_export(analyst, cut, "jsonl", "board", values=values))
    told = [None if pandas.isna(each) else each for each in frame["answer_find"]]
    assert told == [row["answer_find"] for row in lines]


def test_the_file_says_what_it_is_and_what_its_values_mean(cut, analyst):
    import pyarrow.parquet as pq

    export = cuts.make_export(analyst, cut, "parquet", "board", values="codes")
    schema = pq.read_schema(io.BytesIO(cuts.content_of(export)))
    told = {key.decode(): value.decode() for key, value in schema.metadata.items()}
    assert (told["data_set"], told["sha256"]) == ("1.1", cut.sha256)
    assert (told["title"], told["source"]) == (
        "Data set 1, edition 1: comments",
        "The Office, data set 1.1",
    )
    assert [each["name"] for each in json.loads(told["schema"])["fields"]] == schema.names
    labels = json.loads(schema.field("answer_find").metadata[b"labels"])
    assert labels["part"] == "Part" and schema.field("answer_find").metadata[b"title"] == b"About find"


def test_times_and_dates_of_a_records_file_have_types(cut, analyst):
    import pandas

    export = cuts.make_export(analyst, cut, "parquet", "records")
    frame = pandas.read_parquet(io.BytesIO(cuts.content_of(export)))
    assert str(frame["received"].dtype) == "datetime64[us, UTC]" and frame["version"].dtype == "Int64"


def test_each_group_of_rows_has_the_whole_list_whatever_its_rows_hold(monkeypatch):
    """The list is that of the form: a file does not tell by its dictionary which values were found."""
    import pandas
    import pyarrow.parquet as pq

    monkeypatch.setattr("feedback.exports.parquet.ROWS_OF_A_GROUP", 2)
    values = tuple(Value(each, each.upper()) for each in ("a", "b", "never"))
    variable = Variable("pick", "pick", "Pick", "text", values=values, is_closed=True)
    body = b"".join(stream_parquet([variable], [["b"], ["b"], [None], ["a"]], {"title": "A test"}))
    assert pq.ParquetFile(io.BytesIO(body)).num_row_groups == 2
    column = pandas.read_parquet(io.BytesIO(body))["pick"]
    assert list(column.cat.categories) == ["a", "b", "never"]
    assert [None if pandas.isna(each) else each for each in column] == ["b", "b", None, "a"]


def test_a_value_outside_the_list_loses_no_row(monkeypatch):
    import pandas

    monkeypatch.setattr("feedback.exports.parquet.ROWS_OF_A_GROUP", 2)
    variable = Variable("pick", "pick", "Pick", "text", values=(Value("a", "A"),), is_closed=True)
    body = b"".join(stream_parquet([variable], [["a"], ["a"], ["z"], ["a"]], {"title": "A test"}))
    assert pandas.read_parquet(io.BytesIO(body))["pick"].tolist() == ["a", "a", "z", "a"]
