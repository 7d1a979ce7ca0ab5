"""Beside each file with rows: Data Package and CSVW metadata by their published rules, and a data card."""

import json
from datetime import timedelta

from django.core.management import call_command
from django.utils import translation

import pytest

from cms import clock
from cms.access import Role
from cms.models import OfficeSettings
from feedback.cuts.services import make_cut
from feedback.exports.metadata_files import metadata_files
from feedback.exports.services import make_file, new_export
from feedback.models import Export, Release
from feedback.releases.packages.description import short_names, unique_labels
from tests.data_packages import csvw_problems, package_problems
from tests.factories import cuts
from tests.factories import feedback as make
from tests.furniture import furnished
from tests.released_files import comments, store

CHANNELS = ["web", "paper", "phone", "spoken", "import", "letter", "conversation", "other"]


@furnished
def cut(analyst):
    """Three hundred comments with answers of each kind, released."""
    made = store(1, comments(300, 1), {})
    cuts.released(made)
    return made


def files_of(export: Export) -> tuple[dict, dict[str, str]]:
    found = metadata_files(export)
    return json.loads(found["datapackage.json"]), found


def fields_of(export: Export) -> dict[str, dict]:
    package, _files = files_of(export)
    return {each["name"]: each for each in package["resources"][0]["schema"]["fields"]}


@pytest.mark.parametrize("values", ["labels", "codes"])
@pytest.mark.parametrize("audience", cuts.AUDIENCES)
@pytest.mark.parametrize("format", ["csv", "jsonl"])
def test_every_row_is_as_its_data_package_says(cut, analyst, format, audience, values):
    export = cuts.make_export(analyst, cut, format, audience, values=values)
    package, _files = files_of(export)
    assert package_problems(package, cuts.content_of(export)) == []
    assert package["resources"][0]["path"] == export.filename


@pytest.mark.parametrize("values", ["labels", "codes"])
@pytest.mark.parametrize("audience", cuts.AUDIENCES)
def test_every_cell_is_as_its_csv_metadata_says(cut, analyst, audience, values):
    export = cuts.make_export(analyst, cut, "csv", audience, values=values)
    _package, files = files_of(export)
    metadata = json.loads(files[f"{export.filename}-metadata.json"])
    assert csvw_problems(metadata, export.filename, cuts.content_of(export)) == []


def test_programs_read_short_names_and_people_read_labels(cut, analyst):
    codes, labels = (
        cuts.content_of(cuts.make_export(analyst, cut, "csv", "board", values=values)).decode()
        for values in ("codes", "labels")
    )
    assert codes.startswith('"ref","data_set","channel","language","month","version","form","letters"')
    assert '"answer_find"' in codes.split("\r\n")[0] and '"About find"' in labels.split("\r\n")[0]


def test_a_package_names_its_one_data_set_and_only_recorded_times(cut, analyst):
    package, files = files_of(cuts.make_export(analyst, cut, "csv", "public"))
    assert package["created"] == cut.made_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert package["sources"] == [
        {"title": "The Office, data set 1.1", "version": "1.1", "sha256": cut.sha256}
    ]
    assert "data set 1, edition 1, and no other" in package["description"]
    assert cut.sha256 in files["data-card.md"] and "The Office, data set 1.1" in files["data-card.md"]


@pytest.mark.parametrize("format", ["csv", "jsonl", "parquet"])
def test_a_file_made_a_year_later_has_the_same_metadata(cut, analyst, format, monkeypatch):
    first = cuts.make_export(analyst, cut, format, "board")
    later = clock.now() + timedelta(days=365)
    monkeypatch.setattr(clock, "now", lambda: later)
    again = cuts.make_export(analyst, cut, format, "board")
    assert metadata_files(again) == metadata_files(first)


def test_the_values_of_a_column_are_those_of_the_form_and_never_those_found(cut, analyst):
    fields = fields_of(cuts.make_export(analyst, cut, "jsonl", "board", values="codes"))
    assert fields["channel"]["constraints"]["enum"] == CHANNELS
    assert fields["answer_find"]["constraints"]["enum"] == ["yes", "part", "no", "*"]
    assert fields["answer_find"]["categories"][0] == {"value": "yes", "label": "Yes"}
    assert fields["answer_help"]["type"] == "list" and fields["answer_help"]["valueLabels"]
    assert not {"categories", "valueLabels", "constraints"} & set(fields["month"])


@pytest.mark.parametrize("format", ["csv", "jsonl", "parquet"])
def test_a_question_that_asked_for_many_before_is_not_closed(analyst, format):
    form = make.make_form(
        "turned",
        questions=[("pick", "many_choices", {"choices": make.CHOICES}), ("missing", "long_text", {})],
    )
    for number in range(24):
        make.make_submission(form, f"Words {number}.", state="published", answers={"pick": ["red", "blue"]})
    make.make_version(form, [("pick", "one_choice", {"choices": make.CHOICES}), ("missing", "long_text", {})])
    make.make_submission(form, "Words.", state="published", answers={"pick": "red"})
    made = make_cut(actor=analyst, form=form)
    export = cuts.make_export(analyst, made, format, "board", values="codes")
    assert "constraints" not in fields_of(export)["answer_pick"]
    package, _files = files_of(export)
    assert format == "parquet" or package_problems(package, cuts.content_of(export)) == []


@pytest.mark.parametrize("format", ["csv", "jsonl", "parquet"])
def test_a_value_outside_the_form_that_few_gave_is_in_no_metadata(form, analyst, format):
    for number in range(30):
        answers = {"find": "Zq-rare" if number < 3 else "red"}
        make.make_submission(form, f"Words {number}.", state="published", answers=answers)
    export = cuts.make_export(analyst, make_cut(actor=analyst), format, "board", values="codes")
    assert fields_of(export)["answer_find"]["constraints"]["enum"] == ["red", "green", "blue", "*"]
    assert not any("Zq-rare" in words for words in [*metadata_files(export).values(), str(export.manifest)])


def test_a_label_that_looks_like_a_formula_is_guarded_in_values_and_cells_alike(analyst):
    pick = {"choices": [{"key": "sum", "label": {"en": "=1+1"}}], "label": {"en": "=Pick"}}
    form = make.make_form("sums", questions=[("pick", "one_choice", pick), ("missing", "long_text", {})])
    for number in range(24):
        make.make_submission(form, f"Words {number}.", state="published", answers={"pick": "sum"})
    export = cuts.make_export(analyst, make_cut(actor=analyst, form=form), "csv", "board")
    package, _files = files_of(export)
    assert package_problems(package, cuts.content_of(export)) == []
    assert fields_of(export)["'=Pick"]["constraints"]["enum"] == ["'=1+1", "other, or no answer"]
    assert b'"\'=1+1"' in cuts.content_of(export)


# License ---------------------------------------------------------------------------------------------------------


def stated(coded, analyst, license_: str):
    OfficeSettings.objects.update_or_create(defaults={"data_license": license_})
    return make_cut(actor=analyst)


def test_a_public_file_has_the_license_that_the_office_stated_before(coded, analyst):
    made = stated(coded, analyst, "CC-BY-4.0")
    OfficeSettings.objects.get().delete()
    package, files = files_of(cuts.make_export(analyst, made, "csv", "public"))
    assert [each["name"] for each in package["licenses"]] == ["CC-BY-4.0"]
    address = "https://creativecommons.org/licenses/by/4.0/"
    metadata = json.loads(next(text for name, text in files.items() if name.endswith("-metadata.json")))
    assert metadata["dc:license"] == {"@id": address} and address in files["data-card.md"]


def test_metadata_are_the_same_in_the_language_of_every_reader(coded, analyst):
    export = cuts.make_export(analyst, stated(coded, analyst, "CC0-1.0"), "csv", "public")
    english = metadata_files(export)
    with translation.override("es"):
        assert metadata_files(export) == english


@pytest.mark.parametrize("audience", ["board", "records"])
def test_files_that_are_not_for_everyone_have_no_license(coded, analyst, audience):
    package, files = files_of(cuts.make_export(analyst, stated(coded, analyst, "CC0-1.0"), "csv", audience))
    assert "licenses" not in package and "No license is stated." in files["data-card.md"]


def test_an_office_that_states_no_license_gives_none(coded, analyst):
    package, _files = files_of(cuts.make_export(analyst, stated(coded, analyst, ""), "csv", "public"))
    assert "licenses" not in package


# Names -----------------------------------------------------------------------------------------------------------


def test_names_of_variables_are_short_and_each_different():
    assert short_names(["ref", "answer:a-b", "answer:a_b", "answer:A_B"]) == [
        "ref", "answer_a_b", "answer_a_b_2", "answer_A_B_3",
    ]  # fmt: skip
    assert [len(name) for name in short_names([f"text:{'x' * 40}", f"text:{'x' * 41}"])] == [32, 32]
    assert unique_labels(["Channel", "channel", "Channel"]) == ["Channel", "channel (2)", "Channel (3)"]


# Desk and command ------------------------------------------------------------------------------------------------

ENDS = ("datapackage.json", "csv-metadata.json", "data-card.md")


def test_the_desk_gives_them_beside_the_file(cut, analyst, client_for):
    export = cuts.make_export(analyst, cut, "csv", "public")
    desk, address = client_for(analyst), f"/desk/exports/{export.pk}/"
    page = desk.get(address).content.decode()
    names = ("datapackage.json", f"{export.filename}-metadata.json", "data-card.md")
    for end, name in zip(ENDS, names, strict=True):
        response = desk.get(f"{address}{end}")
        assert f"{address}{end}" in page and response.content.decode() == metadata_files(export)[name]
        assert response["Content-Disposition"] == f'attachment; filename="{name}"'
        assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(("format", "there"), [("xlsx", []), ("jsonl", [ENDS[0], ENDS[2]])])
def test_only_data_files_have_them_and_only_csv_its_columns(cut, analyst, client_for, format, there):
    export = cuts.make_export(analyst, cut, format, "public")
    desk, address = client_for(analyst), f"/desk/exports/{export.pk}/"
    page = desk.get(address).content.decode()
    assert [end for end in ENDS if desk.get(f"{address}{end}").status_code == 200] == there
    assert [end for end in ENDS if f"{address}{end}" in page] == there


@pytest.mark.parametrize("end", ENDS)
def test_nobody_else_has_them_of_a_records_file_and_nobody_before_it_is_made(
    cut, analyst, client_for, make_user, end
):
    export = cuts.make_export(analyst, cut, "csv", "records")
    waiting = new_export(actor=analyst, cut=cut, format="csv", audience="public", reason="A test")
    other, editor = (make_user(role, role) for role in (Role.ANALYST, Role.EDITOR))
    assert client_for(analyst).get(f"/desk/exports/{export.pk}/{end}").status_code == 200
    assert client_for(other).get(f"/desk/exports/{export.pk}/{end}").status_code == 404
    assert client_for(editor).get(f"/desk/exports/{export.pk}/{end}").status_code == 404
    assert client_for(analyst).get(f"/desk/exports/{waiting.pk}/{end}").status_code == 404
    assert make_file(export=waiting).state == "ready"


def test_the_command_writes_them_beside_the_file(cut, tmp_path):
    call_command("export_cut", "1", "--format", "csv", "--audience", "public", "--out", str(tmp_path))
    export = Export.objects.get()
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert package_problems(package, (tmp_path / export.filename).read_bytes()) == []
    assert {each.name for each in tmp_path.iterdir()} == {
        export.filename, f"{export.filename}-metadata.json", "datapackage.json", "data-card.md", "manifest.json",
    }  # fmt: skip


# Public numbers --------------------------------------------------------------------------------------------------


def test_public_numbers_have_them_for_anyone(cut, client):
    address = "/findings/numbers/1/"
    page, body = client.get(address).content.decode(), client.get(f"{address}numbers.csv").content
    package = client.get(f"{address}datapackage.json")
    metadata = client.get(f"{address}numbers.csv-metadata.json")
    card = client.get(f"{address}data-card.md")
    assert package_problems(package.json(), body) == []
    assert csvw_problems(metadata.json(), "numbers.csv", body) == []
    assert "# Numbers of data set 1, edition 1" in card.content.decode()
    for end in ("datapackage.json", "numbers.csv-metadata.json", "data-card.md"):
        assert f"{address}{end}" in page
    same = client.get(f"{address}datapackage.json", headers={"if-none-match": package["ETag"]})
    assert same.status_code == 304


@pytest.mark.parametrize("end", ["datapackage.json", "numbers.csv-metadata.json", "data-card.md"])
def test_numbers_that_are_not_released_have_none(cut, client, end):
    Release.objects.update(state="calculated")
    assert client.get(f"/findings/numbers/1/{end}").status_code == 404


def test_without_the_file_of_the_data_set_the_numbers_still_stand(cut, client):
    type(cut).objects.update(file="cuts/gone.jsonl")
    assert client.get("/findings/numbers/1/datapackage.json").status_code == 404
    assert client.get("/findings/numbers/1/numbers.csv").status_code == 200
