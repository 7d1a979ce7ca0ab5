"""A file of aggregates is checked against its dictionary and against itself, and compared (C2C-13, C2C-14)."""

import io
import json
import zipfile

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

import pytest

from boards.data_sets.services import receive_file
from boards.models import Agreement, DataEdition
from cms.models import Job
from tests.factories import data_sets as make
from tests.furniture import furnished


@furnished
def pipeline():
    return make.data_set()


def send(cast, content: bytes, name: str = "numbers.csv"):
    file = SimpleUploadedFile(name, content)
    return cast["analyst"].post("/desk/data/pipeline/receive/", {"file": file, "note": "By mail"})


def parquet() -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = {name: [row[at] for row in make.ROWS] for at, name in enumerate(make.HEAD)}
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


def workbook() -> bytes:
    from openpyxl import Workbook

    book, out = Workbook(), io.BytesIO()
    for row in [make.HEAD, *make.ROWS]:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def package() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("datapackage.json", json.dumps({"resources": [{"name": "a", "path": "a.csv"}]}))
        archive.writestr("a.csv", make.csv_of())
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.csv", make.csv_of), ("a.xlsx", workbook), ("a.parquet", parquet), ("a.zip", package)],
)
def test_each_format_gives_the_same_edition(cast, pipeline, name, content):
    """The digest is of the numbers, not of the file."""
    assert send(cast, content(), name)["Location"] == "/desk/data/pipeline/1/"
    found = DataEdition.objects.get()
    assert (found.number, found.rows, found.received_by_name, found.note) == (1, 13, "Ana", "By mail")
    refused = send(cast, make.csv_of())
    assert refused.status_code == 422
    assert "These are the numbers of edition 1." in refused.content.decode()
    assert Job.objects.filter(handler="boards.calculate_edition").count() == 1


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (
            make.changed("06019", "2019", started=401),
            "started of CA|all|2019 is 700, but its parts add up to 701.",
        ),
        (
            make.changed("06019", "2019", employed=450),
            "employed is more than started, which must include it.",
        ),
        ([row for row in make.ROWS if row[0] != "06027"], "06027|all|2019 has no line"),
        ([*make.ROWS, make.ROWS[0]], "Line 15: this group has a line already."),
        ([*make.ROWS, ["06999", "all", "2019", 1, 1, 1]], "place has no member 06999"),
        (make.changed("CA", "2019", started=-1), "started is not a number that can stand here"),
        (make.changed("CA", "2019", started="many"), "started is not a number that can stand here"),
        (make.changed("CA", "2019", started=""), "some numbers of this sum are empty and others are not"),
        (
            [*make.ROWS[:4], ["CA", "asian", "2019", 701, 60, 1], *make.ROWS[5:]],
            "is more than that of CA|all|2019",
        ),
    ],
)
def test_numbers_that_contradict_each_other_are_named_and_nothing_is_stored(cast, pipeline, rows, words):
    response = send(cast, make.csv_of(rows))
    assert response.status_code == 422 and words in response.content.decode()
    assert not DataEdition.objects.exists()


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "a.csv", "empty"),
        (b"%PDF-1.7", "a.pdf", "Upload a CSV, XLSX or Parquet file"),
        (b"PAR1 broken", "a.parquet", "not a Parquet file that can be read"),
        (b"PK broken", "a.zip", "not a Data Package that can be read"),
        (make.csv_of([row[:5] for row in make.ROWS], make.HEAD[:5]), "a.csv", "The column pay is missing."),
        (
            make.csv_of([[*row, "x"] for row in make.ROWS], [*make.HEAD, "remark"]),
            "a.csv",
            "The column remark is not in the dictionary.",
        ),
    ],
)
def test_a_file_that_cannot_be_read_says_why(cast, pipeline, content, name, words):
    response = send(cast, content, name)
    assert response.status_code == 422 and words in response.content.decode()
    assert not DataEdition.objects.exists()


def test_numbers_are_received_under_a_signed_agreement_only(cast, pipeline):
    Agreement.objects.update(status=Agreement.Status.ANNOUNCED)
    assert "The agreement is not signed yet." in send(cast, make.csv_of()).content.decode()
    assert not DataEdition.objects.exists()


def test_the_next_edition_says_what_changed(cast, pipeline):
    make.edition(pipeline)
    rows = make.changed("06019", "2021", started=520)
    rows = [[*row[:3], 920, *row[4:]] if row[:3] == ["CA", "all", "2021"] else row for row in rows]
    send(cast, make.csv_of(rows))
    page = cast["analyst"].get("/desk/data/pipeline/2/").content.decode()
    assert "Changed numbers: 2." in page and "06019|all|2021" in page and "INTERNAL: exact numbers." in page


def test_services_ask_who_acts(pipeline, editor, resident):
    for person in (editor, resident, None):
        with pytest.raises(PermissionDenied):
            receive_file(actor=person, data_set=pipeline, file=io.BytesIO(make.csv_of()), name="a.csv")
    assert not DataEdition.objects.exists()
