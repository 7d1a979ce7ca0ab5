"""Show 4: the same cut gives the same hashes today, after later edits, and on SQLite and PostgreSQL (F23, X13)."""

import hashlib
import io
import json
from datetime import UTC, datetime, timedelta

import pytest

from cms.models import OfficeSettings
from feedback.coding.codebook import merge_code, revise_code
from feedback.coding.services import add_coding, remove_coding
from feedback.cuts import files as cut_files
from feedback.cuts.services import make_cut
from feedback.models import (
    Code,
    Codebook,
    Coding,
    Cut,
    Demographics,
    Form,
    FormVersion,
    Question,
    Release,
    Submission,
    SubmissionText,
    sha256_of,
)
from feedback.moderation.services import moderate_many, undo_together
from tests.factories import cuts
from tests.factories import feedback as make

START = datetime(2022, 5, 1, 7, 30, 15, 123456, tzinfo=UTC)
WISHES = [(format, audience, "labels") for format in cuts.FORMATS for audience in cuts.AUDIENCES]
WISHES += [(format, audience, "codes") for format in cuts.FORMATS for audience in ("public", "records")]
VOICES = [
    "Show my county, please.",
    "Añada más datos, por favor.",
    "請顯示我的縣。",
    "Xin cho xem quận của tôi.",
]
KINDS = [
    ("q1", "long_text", {}),
    ("q2", "one_choice", {"choices": make.CHOICES}),
    ("q3", "many_choices", {"choices": make.CHOICES}),
    ("q4", "number", {}),
    ("q5", "date", {}),
    ("q6", "role", {"choices": make.CHOICES, "about_you": True}),
]

# Of the content, whatever packed it. Another value means that files made before cannot be made again: think twice.
DIGEST = "2f3415c850061423b42b39c89489074e7d5b077746cbbc201917409108db7ca4"


def synthetic(analyst) -> Cut:
    """Sixty comments with ids of their own, so that both databases hold the very same rows."""
    form = Form.objects.create(pk=910_000, slug="fixed", name={"en": "Fixed"})
    version = FormVersion.objects.create(
        pk=910_000, form=form, number=3, title=form.name, notice={}, sha256="0" * 64, frozen_by="x"
    )
    for position, (key, kind, facts) in enumerate(KINDS, 1):
        Question.objects.create(
            version=version, position=position, key=key, kind=kind, label={"en": f"About {key}"}, **facts
        )
    book = Codebook.objects.create(pk=910_000, slug="fixed", name={"en": "Fixed"})
    codes = [
        Code.objects.create(pk=910_000 + n, codebook=book, key=key, order=n, name={"en": key.title()})
        for n, key in enumerate(("place", "Zulu", "ábaco"))
    ]
    for number in range(60):
        _comment(form, version, codes, number)
    return make_cut(actor=analyst, form=form, until=START + timedelta(days=90))


def _comment(form, version, codes, number) -> None:
    pk = 910_000 + number
    submission = Submission.objects.create(
        pk=pk,
        form=form,
        version=version,
        channel=("letter", "web")[number % 2],
        language=("en", "es", "zh-hant", "vi")[number % 4],
        key=f"fixed-{number}",
        receipt_digest=f"fixed-{number}",
        fingerprint="x",
        submitted_at=START + timedelta(days=number, microseconds=number),
        state=("published", "published", "received")[number % 3],
        answers={
            "q2": make.CHOICES[number % 3]["key"],
            "q3": ["blue", "red"],
            "q4": number,
            "q5": "2022-02-28",
        },
        consent_publish=bool(number % 5),
    )
    Demographics.objects.create(submission=submission, answers={"q6": make.CHOICES[number % 2]["key"]})
    words = f"{VOICES[number % 4]} {number} =1+1 \u2028 Ünïcode 🙂"
    text = SubmissionText.objects.create(
        pk=pk, submission=submission, question_key="q1", language="en", text=words
    )
    for code in codes[: number % 4]:
        stance = ("for", "against")[number % 2]
        facts = {
            "code_version": 1,
            "codebook_version": 1,
            "passage_sha256": sha256_of(words),
            "coder_name": "x",
        }
        Coding.objects.create(text=text, code=code, start=0, end=4, stance=stance, **facts)


def content_hash(export) -> str:
    return export.manifest["content_sha256"]


def all_files(analyst, cut, hash_of) -> list[str]:
    return [
        hash_of(cuts.make_export(analyst, cut, format, audience, values=values))
        for format, audience, values in WISHES
    ]


def edit_everything(analyst, cut) -> int:
    """Later acts: moderation to and fro, codes put on and off, new meanings, words, newcomers. Gives how many."""
    submissions = list(Submission.objects.filter(form=cut.form).order_by("pk"))
    acts = 0
    for _round in range(7):
        hidden = moderate_many(
            actor=analyst, ids=[each.pk for each in submissions], act="hide", reason="spam"
        )
        undone = undo_together(actor=analyst, together=hidden.together)
        acts += len(hidden.acts) + len(undone.acts)
    acts += _edit_codes(analyst, cut, submissions)
    unread = [each.pk for each in submissions if each.state == "received"]
    hidden = moderate_many(actor=analyst, ids=unread, act="hide", reason="spam")
    SubmissionText.objects.filter(submission__in=submissions[40:50]).update(superseded_at=START)
    Question.objects.filter(version__form=cut.form).update(label={"en": "Other words"})
    OfficeSettings.objects.update(name="Another office")
    for number in range(30):
        make.make_submission(cut.form, f"A newcomer {number}", state="published", submitted_at=START)
    return acts + len(hidden.acts) + 10 + len(KINDS) + 1 + 30


def _edit_codes(analyst, cut, submissions) -> int:
    codes = list(Code.objects.filter(codebook=cut.codebook).order_by("pk"))
    for code in codes:
        for turn in range(5):
            code.name = {"en": f"Renamed {code.pk} {turn}"}
            revise_code(actor=analyst, code=code)
    texts = SubmissionText.objects.filter(submission__in=submissions).select_related("submission")
    for text in texts:
        add_coding(actor=analyst, text=text, code=codes[text.pk % 3], start=0, end=9, stance="for")
    Coding.objects.filter(text__in=texts).update(coder=analyst)
    found = list(Coding.objects.filter(text__in=texts, end=4)[:40])
    for each in found:
        remove_coding(actor=analyst, coding=each)
    merge_code(actor=analyst, code=codes[1], into=codes[0])
    return 5 * len(codes) + len(texts) + len(found) + 1


@pytest.mark.slow
def test_twenty_files_of_a_cut_are_the_same_after_a_thousand_later_edits(db, analyst):
    """Numbers too: they are worked out anew from the file of the cut."""
    cut = synthetic(analyst)
    before = all_files(analyst, cut, lambda export: export.sha256)
    assert edit_everything(analyst, cut) >= 1000
    Release.objects.all()._raw_delete("default")  # around the gate, which keeps them
    made = all_files(analyst, Cut.objects.get(), lambda export: (export.sha256, content_hash(export)))
    same = sum(one == other for one, (other, _content) in zip(before, made, strict=True))
    assert (same, len(before)) == (20, 20)
    assert digest_of([cut.sha256, *(content for _hash, content in made)]) == DIGEST


def digest_of(found: list[str]) -> str:
    return hashlib.sha256("\n".join(found).encode()).hexdigest()


@pytest.mark.engine
def test_both_databases_give_the_hashes_that_are_written_down_here(db, analyst):
    cut = synthetic(analyst)
    found = [cut.sha256, *all_files(analyst, cut, content_hash)]
    assert digest_of(found) == DIGEST, found


@pytest.mark.parametrize("values", ["labels", "codes"])
def test_each_format_opens_and_holds_the_same_comments(db, analyst, values):
    import pandas
    import pyarrow.parquet
    from python_calamine import CalamineWorkbook

    cut = synthetic(analyst)
    made = {
        format: cuts.make_export(analyst, cut, format, "records", values=values) for format in cuts.FORMATS
    }
    lines = cuts.rows_of(made["jsonl"])
    keys = list(lines[0])
    parquet = pyarrow.parquet.read_table(io.BytesIO(cuts.content_of(made["parquet"])))
    assert sorted(parquet.column_names) == keys and parquet.num_rows == len(lines) == cut.rows == 60
    assert parquet.column("text_q1").to_pylist() == [row["text_q1"] for row in lines]
    frame = pandas.read_csv(io.BytesIO(cuts.content_of(made["csv"])), dtype=str, keep_default_na=False)
    ref, number = ("Comment", "About q4") if values == "labels" else ("ref", "answer_q4")
    assert [words.removeprefix("'") for words in frame[ref]] == [row["ref"] for row in lines]
    assert frame[number].tolist() == [str(row["answer_q4"]) for row in lines]
    book = CalamineWorkbook.from_filelike(io.BytesIO(cuts.content_of(made["xlsx"])))
    sheet = book.get_sheet_by_name("Comments").to_python()
    assert [row[0] for row in sheet[1:]] == [row["ref"] for row in lines]


def test_a_files_manifest_holds_all_that_it_takes_to_trust_it(db, analyst):
    export = cuts.make_export(analyst, synthetic(analyst), "csv", "public")
    manifest = json.loads(json.dumps(export.manifest))
    assert (
        manifest["content_sha256"]
        == manifest["sha256"]
        == hashlib.sha256(cuts.content_of(export)).hexdigest()
    )
    assert {"rows", "suppressed", "rule", "cut", "release", "columns", "questions", "filters"} <= set(
        manifest
    )
    assert manifest["answers"] == "labels" and cut_files.sha256_of_file(export.file) == export.sha256
