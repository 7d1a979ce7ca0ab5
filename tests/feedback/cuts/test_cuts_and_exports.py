"""The same cut gives the same bytes, whatever is edited later; contact details are in no file (F23, F24, R09)."""

import io
import json
from datetime import timedelta

import pytest
from openpyxl import load_workbook

from cms import clock
from cms.records.verification import breaks
from cms.storage import private_storage
from feedback.coding.codebook import revise_code
from feedback.cuts.files import FileChanged
from feedback.cuts.services import make_cut
from feedback.exceptions import NotPossibleNow
from feedback.models import Cut, Export, ExportDownload, Submission
from feedback.moderation.services import moderate
from tests.factories import cuts
from tests.factories import feedback as make
from tests.furniture import furnished

CANARY = "canary-person@example.org"
HOSTILE = ["=1+1", "+1", "@SUM(A1)", "\ttab", "long " * 8000]


@furnished
def cut(coded, analyst):
    return make_cut(actor=analyst)


def file_of(actor, cut, format="xlsx", audience="public") -> tuple[Export, bytes]:
    export = cuts.make_export(actor, cut, format, audience)
    return export, cuts.content_of(export)


def sheet(content: bytes, name: str) -> list[tuple]:
    book = load_workbook(io.BytesIO(content))
    return [tuple(cell.value for cell in row) for row in book[name].iter_rows()]


@pytest.mark.engine
def test_a_cut_holds_comments_texts_and_codes_and_is_sealed(cut):
    assert (cut.number, cut.rows, cut.edition) == (1, 14, 1)
    assert not list(breaks())


@pytest.mark.engine
def test_two_cuts_of_the_same_selection_have_the_same_hash(cut, analyst):
    again = make_cut(actor=analyst, until=cut.until)
    assert (again.number, again.sha256) == (2, cut.sha256)


@pytest.mark.engine
def test_a_cut_takes_what_was_received_before_and_what_the_filters_say(form, analyst):
    make.make_submission(form, "Old", submitted_at=clock.now() - timedelta(days=9))
    make.make_submission(form, "New", language="es")
    assert make_cut(actor=analyst, until=clock.now() - timedelta(days=1)).rows == 1
    assert make_cut(actor=analyst, filters={"language": "es"}).rows == 1
    assert make_cut(actor=analyst, form=make.make_form("other")).rows == 0


def test_what_was_received_at_the_very_end_belongs_to_the_next_cut(form, analyst):
    end = clock.now() - timedelta(hours=1)
    make.make_submission(form, "Before", submitted_at=end - timedelta(seconds=1))
    make.make_submission(form, "At the end", submitted_at=end)
    assert make_cut(actor=analyst, until=end).rows == 1


def test_what_was_taken_back_or_may_not_be_counted_is_in_no_cut(form, analyst):
    make.make_submission(form, state="withdrawn")
    make.make_submission(form, consents={"analyse": False})
    assert make_cut(actor=analyst).rows == 0


@pytest.mark.engine
@pytest.mark.parametrize(
    "filters", [{"ethnicity": "x"}, {"channel": "pigeon"}, {"code": "none"}, {"state": "burnt"}]
)
def test_an_unknown_filter_is_refused_never_ignored(analyst, form, filters):
    with pytest.raises(NotPossibleNow):
        make_cut(actor=analyst, filters=filters)


def test_a_cut_cannot_reach_into_the_future(analyst, form):
    with pytest.raises(NotPossibleNow, match="future"):
        make_cut(actor=analyst, until=clock.now() + timedelta(days=1))


@pytest.mark.engine
@pytest.mark.parametrize("format", ["xlsx", "csv", "jsonl", "parquet"])
@pytest.mark.parametrize("audience", ["public", "board", "records"])
def test_the_same_cut_gives_the_same_bytes_also_after_later_edits(
    cut, coded, code, analyst, format, audience
):
    """The one exception are words that left public view since: exports/test_{withdrawn,hidden}_comments.py."""
    first, _content = file_of(analyst, cut, format, audience)
    moderate(actor=analyst, submission=coded[0], act="hide", reason="spam")
    moderate(actor=analyst, submission=coded[0], act="undo")
    code.name = {"en": "Renamed"}
    revise_code(actor=analyst, code=code)
    make.make_submission(coded[0].form, "A newcomer", state="published")
    second, _content = file_of(analyst, cut, format, audience)
    assert first.sha256 == second.sha256


def test_the_workbook_has_its_sheets_and_no_hidden_one(cut, analyst):
    _export, content = file_of(analyst, cut)
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == [
        "Summary",
        "Themes",
        "Polls",
        "Participation",
        "By group",
        "Comments",
        "Dictionary",
        "Change log",
        "Hashes",
    ]
    assert all(each.sheet_state == "visible" for each in book)
    assert len(sheet(content, "Comments")) == 15


def test_small_numbers_are_hidden_in_themes_and_counted(cut, analyst):
    export, content = file_of(analyst, cut)
    header, row = sheet(content, "Themes")[:2]
    assert row[header.index("Of these, disagree")] is None
    assert export.suppressed >= 1 and export.manifest["suppressed"] == export.suppressed


def test_a_public_file_has_words_channel_language_and_codes_only(cut, analyst, coded):
    _export, content = file_of(analyst, cut)
    header = sheet(content, "Comments")[0]
    assert list(header) == [
        "Comment",
        "Data set and edition",
        "Channel",
        "Language",
        "Month received",
        "Form version",
        "Letters, at least",
        "About missing",
        "About word",
        "Codes",
        "Demo data",
    ]
    ids = [row[0] for row in sheet(content, "Comments")[1:]]
    assert not set(ids) & {each.reference for each in coded}


def test_rare_languages_are_put_together_as_other(coded, form, analyst):
    for language in ("hmn", "vi") * 6:
        make.make_submission(form, "Thov.", language=language, state="published")
    cut = make_cut(actor=analyst)
    _export, content = file_of(analyst, cut)
    assert {row[3] for row in sheet(content, "Comments")[1:]} == {"English", "other"}


def test_what_nobody_has_read_and_what_is_hidden_is_only_in_a_records_file(coded, form, analyst):
    make.make_submission(form, "Nobody read this")
    make.make_submission(form, "This is hidden", state="hidden")
    cut = make_cut(actor=analyst)
    for audience, there in (("public", False), ("board", False), ("records", True)):
        _export, content = file_of(analyst, cut, "jsonl", audience)
        assert (b"Nobody read this" in content) is there and (b"This is hidden" in content) is there


def test_words_stay_out_where_the_person_did_not_allow_them(coded, form, analyst):
    make.make_submission(
        form, "Only count me", state="published", consents={"quote": False, "publish": False}
    )
    cut = make_cut(actor=analyst)
    assert b"Only count me" not in file_of(analyst, cut, "jsonl", "public")[1]
    assert b"Only count me" in file_of(analyst, cut, "jsonl", "records")[1]


@pytest.mark.parametrize("format", ["xlsx", "csv", "jsonl"])
@pytest.mark.parametrize("audience", ["public", "board", "records"])
def test_contact_details_are_in_no_file(form, analyst, format, audience):
    for number in range(12):
        contact = {"email": CANARY, "name": "Canary"}
        make.make_submission(form, f"Write to me, {number}", state="published", contact=contact)
    cut = make_cut(actor=analyst)
    export, content = file_of(analyst, cut, format, audience)
    everything = (
        content + json.dumps(export.manifest).encode() + private_storage().open(cut.file, "rb").read()
    )
    if format == "xlsx":
        everything += str(
            [sheet(content, name) for name in load_workbook(io.BytesIO(content)).sheetnames]
        ).encode()
    assert CANARY.encode() not in everything and b"Canary" not in everything


def test_hostile_words_stay_words_in_both_formats(form, analyst):
    for words in HOSTILE:
        made = make.make_submission(form, words, state="published")
        made.texts.update(text=words)
    cut = make_cut(actor=analyst)
    _export, content = file_of(analyst, cut, "xlsx", "records")
    cells = [cell for row in load_workbook(io.BytesIO(content))["Comments"].iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    _export, content = file_of(analyst, cut, "csv", "records")
    assert b',"\'=1+1"' in content and b',"=1+1"' not in content


def test_the_manifest_names_cut_rule_columns_and_hash(cut, analyst):
    export, _content = file_of(analyst, cut)
    manifest = export.manifest
    assert manifest["sha256"] == export.sha256 and manifest["cut"]["sha256"] == cut.sha256
    assert manifest["rule"] == {"version": cut.rule, "threshold": 11}
    assert {"key", "label", "kind"} <= set(manifest["columns"][0])


def test_a_changed_file_of_a_cut_makes_no_export_and_is_named(cut, analyst):
    private_storage().delete(cut.file)
    Cut.objects.filter(pk=cut.pk).update(
        file=private_storage().save("cuts/forged.jsonl", io.BytesIO(b"{}\n"))
    )
    cut.refresh_from_db()
    with pytest.raises(FileChanged):
        file_of(analyst, cut)
    assert any("data set 1" in words.lower() for words in breaks())


def test_an_export_is_asked_for_on_the_desk_and_each_download_leaves_a_row(
    cut, analyst, client_for, django_capture_on_commit_callbacks
):
    desk = client_for(analyst)
    cuts.released(cut)
    with django_capture_on_commit_callbacks(execute=True):
        answer = {"format": "csv", "audience": "public", "reason": "Open data"}
        assert desk.post(f"/desk/cuts/{cut.number}/", answer).status_code == 302
    export = Export.objects.get()
    assert (export.state, export.requested_by, export.reason) == ("ready", analyst, "Open data")
    for _time in range(2):
        response = desk.get(f"/desk/exports/{export.pk}/file")
        assert b"".join(response.streaming_content).startswith(b"\xef\xbb\xbf")
    assert "no-store" in response["Cache-Control"] and "attachment" in response["Content-Disposition"]
    assert list(ExportDownload.objects.values_list("user", "roles")) == [(analyst.pk, "analyst")] * 2
    assert desk.get(f"/desk/exports/{export.pk}/manifest.json").json()["sha256"] == export.sha256


@pytest.mark.parametrize(
    "answer",
    [
        {"format": "csv", "audience": "public", "reason": ""},
        {"format": "csv", "audience": "public", "reason": "\x0b "},
        {"format": "exe", "audience": "public", "reason": "x"},
        {"format": "csv", "audience": "everyone", "reason": "x"},
        {"format": "csv", "audience": "public", "reason": "x" * 301},
        {},
    ],
)
def test_a_wrong_or_missing_wish_makes_no_export(cut, analyst, client_for, answer):
    response = client_for(analyst).post(f"/desk/cuts/{cut.number}/", answer)
    assert response.status_code == 422 and not Export.objects.exists()


@pytest.mark.parametrize(
    "answer",
    [{"until": "yesterday"}, {"form": "x"}, {"channel": "pigeon"}, {"code": "'"}, {"until": "2999-01-01"}],
)
def test_a_wrong_wish_makes_no_cut(form, analyst, client_for, answer):
    assert client_for(analyst).post("/desk/cuts/", answer).status_code == 422
    assert not Cut.objects.exists()


def test_after_a_redaction_the_cut_has_a_new_edition_and_old_files_are_gone(cut, coded, analyst):
    from cms.records.redaction import redact

    export, _content = file_of(analyst, cut, "jsonl", "records")
    redact("submission", coded[0].pk, actor=analyst, reason="Names a child")
    cut.refresh_from_db()
    export.refresh_from_db()
    assert cut.edition == 2 and export.state == "withdrawn" and not export.file
    assert "number 0." not in private_storage().open(cut.file, "rb").read().decode()
    assert "number 0." not in str(list(Submission.history.values()))
    assert not list(breaks())
    assert b"Withdrawn" in b"" or sheet(file_of(analyst, cut)[1], "Change log")[1][2].startswith("Withdrawn")
