"""The board workbook: five sentences first, each number that of the release, laid out for Letter paper (PAR-08)."""

import io
import shutil
import subprocess

import openpyxl
import pypdfium2
import pytest

from feedback.cuts.services import make_cut
from feedback.models import Benchmark, Export
from feedback.releases.services import release_for
from tests.factories import cuts, people
from tests.furniture import furnished
from tests.released_files import comments, store

FIVE = ["Comments", "Themes", "Disagreement", "Who took part", "Hidden"]
SHARES = {"en": 0.5, "es": 0.4, "vi": 0.1}
MARKS = {"1 to 10": "small", "hidden": "complement", "withheld": "held"}


@furnished
def export(analyst) -> Export:
    """Of seven hundred comments, released by two people, with a benchmark of languages."""
    name = {"en": "Languages"}
    Benchmark.objects.create(name=name, dimension="language", source="Census", year=2020, shares=SHARES)
    return cuts.make_export(analyst, store(1, comments(700, seed=5), {}), "xlsx", "board")


def book_of(export: Export) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(cuts.content_of(export)))


def sentences_of(export: Export) -> dict[str, str]:
    return {row[0]: row[1] for row in cuts.sheets_of(export)["Summary"][1:6]}


# The first sheet ----------------------------------------------------------------------------------------------


def test_it_starts_with_five_sentences_and_names_its_one_data_set(export):
    head, *rows = cuts.sheets_of(export)["Summary"]
    assert head[:2] == ("Summary", "Data set 1, edition 1")
    assert [row[0] for row in rows[:5]] == FIVE and rows[5][0] is None
    assert {row[-1] for row in rows if row[0]} == {"1.1"}


def test_the_sentences_tell_the_numbers_of_the_release(export, analyst):
    tables = release_for(cut=export.cut, actor=analyst).tables
    told, themes = sentences_of(export), tables["themes"]["cells"]
    assert told["Comments"].startswith(f"Data set 1 has {tables['all']['total']} comments, received before ")
    assert told["Themes"] == (
        f"The most frequent themes are place ({themes['place']['comments']} comments), "
        f"words ({themes['words']['comments']}) and pay ({themes['pay']['comments']})."
    )
    place = themes["place"]
    assert f"Of {place['comments']} comments on place, {place['against']} disagree." in told["Disagreement"]
    assert "For 4 themes the number who disagree is hidden." in told["Disagreement"]


def test_the_largest_gap_to_the_population_is_told_with_its_ratio(export):
    rows = [row for row in cuts.sheets_of(export)["Participation"] if row[0] == "Language" and row[5]]
    _about, group, _comments, here, there, ratio, *_rest = min(rows, key=lambda row: min(row[5], 1 / row[5]))
    assert sentences_of(export)["Who took part"].startswith(
        f"Among the compared groups, the largest gap is Language: {group}, {here}% here and {there}% in the "
        f"population (Census, 2020), a ratio of {ratio}."
    )


def test_what_is_hidden_is_counted_by_reason_and_never_told(export, analyst):
    release = release_for(cut=export.cut, actor=analyst)
    summary = cuts.sheets_of(export)["Summary"]
    assert sentences_of(export)["Hidden"].startswith(f"{release.suppressed:,} of the ")
    assert sum(row[2] for row in summary if row[0] == "Numbers hidden") == release.suppressed
    (rare,) = [row for row in summary if row[0] == "Theme" and row[1].startswith("rare")]
    assert rare[1:5] == ("rare (1 to 10: hidden)", None, None, None)


def test_it_has_the_one_chart_whose_bars_are_its_own_cells(export):
    book = book_of(export)
    assert {sheet.title: len(sheet._charts) for sheet in book if sheet._charts} == {"Summary": 1}
    (series,) = book["Summary"]._charts[0].series
    cells = series.val.numRef.f.replace("$", "").partition("!")[2]
    numbers = [row[0].value for row in book["Summary"][cells]]
    assert numbers == [row[1] for row in cuts.sheets_of(export)["Themes"][1:]]


# The other sheets ---------------------------------------------------------------------------------------------


def test_each_cell_by_group_is_the_number_or_the_mark_of_the_release(export, analyst):
    tables = release_for(cut=export.cut, actor=analyst).tables
    names = {str(sheet.title) for sheet in book_of(export) if sheet.title.startswith("By group")}
    found = [cell for name in names for row in cuts.sheets_of(export)[name][1:] for cell in row[1:-2]]
    told = [
        cell
        for name, table in tables.items()
        if ":by:" in name
        for row in table["cells"].values()
        for cell in row.values()
    ]
    assert sorted(str(MARKS.get(cell, cell)) for cell in found if cell is not None) == sorted(map(str, told))


def test_a_sheet_by_group_is_no_wider_than_a_page_holds(export):
    sheets = {name: rows for name, rows in cuts.sheets_of(export).items() if name.startswith("By group")}
    assert len(sheets) > 2 and all(len(rows[0]) <= 1 + 14 + 2 for rows in sheets.values())


def test_codes_stand_beside_comments_by_name_and_as_keys_for_programs(coded, book, form, analyst):
    cut = make_cut(actor=analyst)
    for values, word in (("labels", "Place"), ("codes", "place")):
        export = cuts.make_export(analyst, cut, "xlsx", "board", values=values)
        head, *rows = cuts.sheets_of(export)["Comments"]
        assert {row[head.index("Codes")] for row in rows} <= {word, None}
        assert word in {row[head.index("Codes")] for row in rows}


def test_columns_that_the_release_leaves_empty_stand_last_and_do_not_print(export, analyst):
    head, *rows = cuts.sheets_of(export)["Comments"]
    told = dict(row[:2] for row in cuts.sheets_of(export)["Summary"])["Not shown in rows"].split(", ")
    assert list(head[-len(told) :]) == told
    assert {cell for row in rows for cell in row[-len(told) :]} == {None}
    printed = openpyxl.utils.get_column_letter(len(head) - len(told))
    assert book_of(export)["Comments"].print_area == f"'Comments'!$A$1:${printed}${len(rows) + 1}"


@pytest.mark.parametrize("audience", Export.Audience.values)
def test_the_dictionary_has_type_values_and_meaning_of_every_column(export, analyst, audience):
    sheets = cuts.sheets_of(cuts.make_export(analyst, export.cut, "xlsx", audience))
    told = {(name, row[1]): row for row in sheets["Dictionary"][1:] for name in row[0].split(", ")}
    for name, (head, *_rows) in sheets.items():
        for label in head if not name.startswith("By group") else (head[0], *head[-2:]):
            row = told[name.partition(" (")[0], label]
            assert all(row[2:6]), (name, label, row)
    assert {f"{name}, a column per group" for name in ("Channel", "Language", "Role")} <= {
        row[1] for row in sheets["Dictionary"]
    }


def test_hashes_and_keys_come_last(export):
    name, rows = list(cuts.sheets_of(export).items())[-1]
    told = {row[0]: row[1] for row in rows}
    assert name == "Hashes" and told["SHA-256 of the data set"] == export.cut.sha256
    assert told["SHA-256 of the numbers"] == export.manifest["release"]["sha256"]
    assert told["Theme: place"] == "place" and told["Answer: About find: Yes"] == "yes"


# Print --------------------------------------------------------------------------------------------------------


def test_the_first_sheet_prints_upright_on_two_pages_and_the_others_as_wide_as_one(export):
    for sheet in book_of(export):
        first = sheet.title == "Summary"
        setup = sheet.page_setup
        assert (setup.paperSize, setup.orientation) == (1, "portrait" if first else "landscape")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and setup.fitToHeight == (2 if first else 0)
        assert sheet.print_title_rows == "$1:$1"


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_prints_the_first_sheet_on_two_letter_pages(export, tmp_path):
    (tmp_path / "board.xlsx").write_bytes(cuts.content_of(export))
    command = [shutil.which("soffice"), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "board.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=150)
    document = pypdfium2.PdfDocument(tmp_path / "board.pdf")
    sizes = [tuple(map(round, page.get_size())) for page in document]
    assert sizes[:2] == [(612, 792)] * 2 and set(sizes[2:]) == {(792, 612)}


def test_the_population_of_this_test_has_the_codes_it_names():
    assert {"place", "words", "pay", "rare"} <= set(people.CODES)
