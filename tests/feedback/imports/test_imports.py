"""A file is brought in whole or not at all; each refused line is named with its reason."""

from io import StringIO

from django.core.management import CommandError, call_command

import pytest

from feedback.models import Submission, SubmissionText
from tests.factories import feedback as make

GOOD = "ref,language,channel,submitted_at,About missing,who,speaks_for,may_quote\n"


def bring_in(tmp_path, text: str | bytes, *options: str, name: str = "comments.csv") -> tuple[str, str]:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    out, err = StringIO(), StringIO()
    try:
        call_command("import_submissions", str(path), "--form", "survey", *options, stdout=out, stderr=err)
    except CommandError as error:
        return "", err.getvalue() + str(error)
    return out.getvalue(), err.getvalue()


@pytest.mark.engine
def test_rows_become_comments_with_history_and_receipts(form, tmp_path):
    out, _err = bring_in(tmp_path, GOOD + 'a1,es,letter,2022-06-08,"Mi condado, por favor.",Red;blue,3,yes\n')
    made = Submission.objects.get()
    assert out.startswith("1 stored, 0 refused")
    assert (made.channel, made.language, made.speaks_for, made.import_ref) == ("letter", "es", 3, "a1")
    assert made.answers == {"who": ["red", "blue"]} and made.consent_quote and made.receipt_digest
    assert made.texts.get().text == "Mi condado, por favor."
    assert made.submitted_at.isoformat() == "2022-06-08T19:00:00+00:00"
    assert made.history.get().history_actor == "system:import"


def test_nothing_is_guessed(form, tmp_path):
    rows = "".join(
        f"r{number},,,,{word},,,\n" for number, word in enumerate(["NA", "None", "007", "1E5", "TRUE", "N/A"])
    )
    bring_in(tmp_path, GOOD + rows)
    assert set(SubmissionText.objects.values_list("text", flat=True)) == {
        "NA",
        "None",
        "007",
        "1E5",
        "TRUE",
        "N/A",
    }


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("b1,en,pigeon,,Words,,,", "not a known channel"),
        ("b1,klingon!,,,Words,,,", "not a language code"),
        ("b1,en,letter,2022-13-45,Words,,,", "does not match the date format"),
        ("b1,en,letter,2099-01-01,Words,,,", "future"),
        ("b1,en,letter,soon,Words,,,", "does not match the date format"),
        ("b1,en,letter,,Words,violet,,", "not in the list"),
        ("b1,en,letter,,Words,,minus one,", "not a valid number of people"),
        ("b1,en,letter,,Words,,0,", "not a valid number of people"),
        ("b1,en,letter,,Words,,,perhaps", "must be yes or no"),
        ("b1,en,letter,,,,,", "no text and no answers"),
        ("b1,en,letter,," + "w" * 100_001 + ",,,", "longer than 100,000"),
        ("a1,en,letter,,Words,,,", "same as line 2"),
    ],
)
def test_a_wrong_row_is_named_with_line_and_reason_and_nothing_is_stored(form, tmp_path, row, reason):
    _out, err = bring_in(tmp_path, GOOD + "a1,en,letter,,Fine words,,,\n" + row + "\n")
    assert "line 3: " in err and reason in err and "Nothing was stored." in err
    assert not Submission.objects.exists()


def test_bad_rows_can_be_left_out_on_request(form, tmp_path):
    text = GOOD + "a1,en,letter,,Fine words,,,\nb1,en,pigeon,,Words,,,\n"
    out, err = bring_in(tmp_path, text, "--skip-bad")
    assert out.startswith("1 stored, 1 refused") and "line 3: " in err
    assert Submission.objects.count() == 1


@pytest.mark.engine
def test_the_same_file_twice_is_stored_once(form, tmp_path):
    text = GOOD + "a1,en,letter,2022-06-08,Fine words,,,\n,en,letter,2022-06-08,Without a reference,,,\n"
    bring_in(tmp_path, text)
    _out, err = bring_in(tmp_path, text)
    assert "It has already been imported." in err and Submission.objects.count() == 2


@pytest.mark.engine
@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "a.csv"),
        (b'ref,About missing\n1,"never closed\n', "a.csv"),
        (b"ref,Unknown question\n1,x\n", "a.csv"),
        (b"PK\x03\x04 not a workbook", "a.xlsx"),
        (b"\xd0\xcf\x11\xe0 old", "a.xlsx"),
        (b"{broken\n", "a.jsonl"),
        (b"ref,About missing\n1,x\n", "a.exe"),
        (b"ref,About missing\n1,a\x00b\n", "a.csv"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused_whole(form, tmp_path, content, name):
    _out, err = bring_in(tmp_path, content, name=name)
    assert err and "Traceback" not in err
    assert not Submission.objects.exists()


def test_json_lines_are_read_too(form, tmp_path):
    bring_in(tmp_path, '{"ref": "j1", "text": "Words in JSON", "language": "en"}\n', name="a.jsonl")
    assert SubmissionText.objects.get().text == "Words in JSON"


@pytest.mark.engine
def test_control_characters_are_taken_out_at_the_door(form, tmp_path):
    bring_in(tmp_path, GOOD + "a1,en,letter,,ok\x0b\ufffeok,,,\n")
    assert SubmissionText.objects.get().text == "okok"


def test_an_unknown_form_and_a_missing_file_are_told(form, tmp_path):
    with pytest.raises(CommandError, match="no form"):
        call_command("import_submissions", "x.csv", "--form", "nothing")
    with pytest.raises(CommandError, match="no file"):
        call_command("import_submissions", str(tmp_path / "x.csv"), "--form", "survey")
    make.make_form("unpublished", version=False)
    (tmp_path / "a.csv").write_text("text\nwords\n")
    with pytest.raises(CommandError, match="never been published"):
        call_command("import_submissions", str(tmp_path / "a.csv"), "--form", "unpublished")
