"""Charts of a workbook: drawn from its own cells, told in words too, the same bytes each time (PAR-08, X13)."""

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import openpyxl
import pytest

from cms.spreadsheets import BarChart, Column, Sheet, stream_xlsx

COLUMNS = [Column("theme", "Theme"), Column("comments", "Comments", "int")]
ROWS = [('Data <by> county & "more"', 40), ("Hidden\x0b", None), ("Third", 12)]
CHART = BarChart(
    title="Themes & numbers",
    description='Themes by comments: "data" 40, hidden, third 12',
    label_column=0,
    number_column=1,
    first_row=2,
    labels=[row[0] for row in ROWS],
    numbers=[row[1] for row in ROWS],
    at=(3, 1),
)


def workbook(*charts: BarChart) -> bytes:
    return b"".join(stream_xlsx([Sheet("Read me", COLUMNS, ROWS), Sheet("The'mes", COLUMNS, ROWS, charts)]))


def parts_of(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_a_sheet_carries_its_charts_and_the_others_none():
    book = openpyxl.load_workbook(io.BytesIO(workbook(CHART, CHART)))
    assert [len(sheet._charts) for sheet in book] == [0, 2]
    series = book["The'mes"]._charts[0].series[0]
    assert series.val.numRef.f == "'The''mes'!$B$2:$B$4"
    assert [cell.value for cell in book["The'mes"]["B"]] == ["Comments", 40, None, 12]


def test_a_chart_has_a_title_and_a_text_for_who_cannot_see():
    drawing = ElementTree.fromstring(parts_of(workbook(CHART))["xl/drawings/drawing1.xml"])  # noqa: S314
    named = next(each for each in drawing.iter() if each.tag.endswith("cNvPr"))
    assert (named.get("title"), named.get("descr")) == (CHART.title, CHART.description)


def test_a_chart_names_nothing_outside_the_file_and_every_part_is_declared():
    parts = parts_of(workbook(CHART))
    assert all('TargetMode="External"' not in text for text in parts.values())
    for name, text in parts.items():
        ElementTree.fromstring(text)  # noqa: S314  ours
        assert f'PartName="/{name}"' in parts["[Content_Types].xml"] or name.endswith(
            (".rels", "[Content_Types].xml")
        )


def test_a_hidden_number_is_in_no_part_of_the_chart():
    chart = parts_of(workbook(CHART))["xl/charts/chart1.xml"]
    assert '<c:pt idx="0"><c:v>40</c:v>' in chart and '<c:pt idx="2"><c:v>12</c:v>' in chart
    assert chart.split("numCache")[1].count("<c:pt ") == 2


@pytest.mark.parametrize("before", range(55, 61))
def test_a_long_label_is_cut_between_letters_never_inside_one(before):
    """An ampersand at the place of the cut left a broken part behind, and a workbook that no program opens."""
    rows = [("x" * before + "&<>& more", 3)]
    chart = replace(CHART, labels=[rows[0][0]], numbers=[3])
    content = b"".join(stream_xlsx([Sheet("Themes", COLUMNS, rows, (chart,))]))
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Themes"]
    assert sheet["A2"].value == rows[0][0] and len(sheet._charts) == 1


def test_charts_too_give_the_same_bytes_each_time():
    assert workbook(CHART) == workbook(CHART)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
def test_libreoffice_opens_a_workbook_with_charts(tmp_path):
    source = tmp_path / "book.xlsx"
    source.write_bytes(workbook(CHART))
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to"]
    subprocess.run([*command, "ods", "--outdir", tmp_path, source], check=True, capture_output=True)
    with zipfile.ZipFile(tmp_path / "book.ods") as archive:
        assert any(name.startswith("Object ") for name in archive.namelist())
