"""A second codebook, of the form on the use of data alone: three codes, a few coded comments, and memos."""

from datetime import UTC, datetime
from typing import Any

from cms import clock
from cms.data_files import data_beside
from cms.records.history import record
from cms.users.models import User
from feedback.coding.memos import write_memo
from feedback.coding.services import add_coding, mark_read
from feedback.demo.data_use import SLUG
from feedback.demo.pages import ACTOR, block_id
from feedback.imports.services import current_version
from feedback.models import Channel, Code, Codebook, Form, Submission, SubmissionText
from feedback.submissions.passages import sentences
from feedback.submissions.services import SubmittedText, new_submission, texts_of

DATA: dict[str, Any] = data_beside(__file__)
SENT, CODED = datetime(2022, 10, 24, 17, tzinfo=UTC), datetime(2022, 11, 4, 17, tzinfo=UTC)


def build_data_use_codes(analyst: User) -> None:
    form = Form.objects.get(slug=SLUG)
    if form.submissions.exists():
        return
    with clock.at(SENT):
        book, codes = _codebook(form)
        texts = [_comment(form, number, each) for number, each in enumerate(DATA["comments"], 1)]
    with clock.at(CODED):
        for text, each in zip(texts, DATA["comments"], strict=True):
            spans = sentences(text.text)
            for key, place in each["codes"].items():
                start, end = spans[place - 1]
                add_coding(actor=analyst, text=text, code=codes[key], start=start, end=end)
        mark_read(actor=analyst, texts=texts)
        for name, body in DATA["memos"].items():
            write_memo(actor=analyst, subject=codes.get(name, book), body=body, is_demo=True)


def _codebook(form: Form) -> tuple[Codebook, dict[str, Code]]:
    book = Codebook(slug=SLUG, name=DATA["name"], is_current=False, is_demo=True)
    record(book, actor=ACTOR, reason="Demo content")
    codes = {}
    for order, facts in enumerate(DATA["codes"], 1):
        code = Code(codebook=book, order=order, is_demo=True, **facts)
        codes[code.key] = record(code, actor=ACTOR, reason="Demo content")
    form.codebook = book
    record(form, actor=ACTOR, reason="Demo content", update_fields=["codebook"])
    return book, codes


def _comment(form: Form, number: int, facts: dict[str, Any]) -> SubmissionText:
    words = SubmittedText(texts={block_id(f"{SLUG}:why-not"): facts["text"]}, language="en")
    words.answers = {block_id(f"{SLUG}:often"): block_id(f"{SLUG}:often:never")}
    words.consents = {"quote": True, "publish": True}
    made = new_submission(
        form=form,
        version_id=current_version(form).pk,
        nonce=f"demo-data-use-{number}",
        words=words,
        channel=Channel.WEB,
        at=clock.now(),
    )
    made.state, made.is_demo = Submission.State.RECEIVED, True
    record(made, actor=None, reason="sent")
    (text,) = SubmissionText.objects.bulk_create(texts_of(made, words))
    return text
