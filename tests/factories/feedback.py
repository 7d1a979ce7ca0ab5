"""Tools, forms, comments, codes, cuts: each with what a test needs, and no more."""

import uuid
from itertools import count
from typing import Any

from cms.records.history import record
from feedback.coding.services import add_coding
from feedback.forms.frozen_forms import digest_of
from feedback.models import (
    NOTICE_ELEMENTS,
    Channel,
    Code,
    Codebook,
    FeedbackFormPage,
    FeedbackIndexPage,
    Form,
    FormVersion,
    Question,
    Submission,
    SubmissionText,
    Tool,
)
from feedback.submissions.services import SubmittedText, submit

_numbers = count(1)
CHOICES = [
    {"key": key, "label": {"en": key.title(), "es": f"{key} (es)"}} for key in ("red", "green", "blue")
]
QUESTIONS = [
    ("who", "many_choices", {"required": True, "choices": CHOICES}),
    ("find", "one_choice", {"choices": CHOICES}),
    ("missing", "long_text", {}),
    ("word", "short_text", {}),
    ("clear", "scale", {"choices": [{"key": str(n), "label": {"en": str(n)}} for n in range(1, 6)]}),
    ("county", "one_choice", {"about_you": True, "choices": CHOICES}),
    ("language", "language", {}),
    ("quote", "consent", {"purpose": "quote"}),
    ("publish", "consent", {"purpose": "publish"}),
    ("contact", "consent", {"purpose": "contact"}),
]
YES_NO = [{"key": "yes", "label": {"en": "Yes"}}, {"key": "no", "label": {"en": "No"}}]


def make_tool(slug: str = "dashboard", **facts: Any) -> Tool:
    tool = Tool(slug=slug, name={"en": "Dashboard", "es": "Tablero"}, **facts)
    return record(tool, actor="system:test", reason="test")


def make_version(form: Form, questions: list | None = None) -> FormVersion:
    rest = {"help": {}, "choices": [], "required": False, "about_you": False, "purpose": ""}
    rows = []
    for key, kind, facts in questions or QUESTIONS:
        row = rest | {"key": key, "kind": kind, "label": {"en": f"About {key}", "es": f"Sobre {key}"}} | facts
        rows.append(row | {"choices": YES_NO} if kind == "consent" else row)
    notice = {element: {"en": f"{element} words"} for element in NOTICE_ELEMENTS}
    content = {"title": form.name, "intro": {}, "notice": notice, "questions": rows}
    number = form.versions.count() + 1
    version = FormVersion.objects.create(
        form=form, number=number, title=form.name, notice=notice, sha256=digest_of(content), frozen_by="test"
    )
    for position, row in enumerate(rows, 1):
        Question.objects.create(version=version, position=position, **row)
    return version


def make_form(
    slug: str = "survey", *, version: bool = True, questions: list | None = None, **facts: Any
) -> Form:
    """A form with a frozen version, but without a page."""
    form = Form(slug=slug, name={"en": "Survey", "es": "Encuesta"}, **facts)
    record(form, actor="system:test", reason="test")
    if version:
        make_version(form, questions)
    return form


def question_blocks(**words: str) -> list[dict]:
    label = words.get("label", "What is missing?")
    return [
        {"type": "long_text", "id": "aaaa", "value": {"label": label, "help": "", "required": False}},
        {
            "type": "one_choice",
            "id": "bbbb",
            "value": {
                "label": "Found?",
                "help": "",
                "required": False,
                "about_you": False,
                "choices": [
                    {"type": "item", "id": f"c{n}", "value": text} for n, text in enumerate(("Yes", "No"))
                ],
            },
        },
    ]


def make_page(home: Any, *, form: Form | None = None, slug: str = "survey", **facts: Any) -> FeedbackFormPage:
    """A draft of a form page with all eight parts of the notice."""
    index = FeedbackIndexPage.objects.first()
    if index is None:
        index = home.add_child(instance=FeedbackIndexPage(title="Give feedback", slug="feedback"))
    notice = {f"notice_{element}": f"{element} words" for element in NOTICE_ELEMENTS}
    blocks = FeedbackFormPage._meta.get_field("questions").to_python(
        facts.pop("questions", question_blocks())
    )
    page = FeedbackFormPage(
        title="Survey", slug=slug, form=form, questions=blocks, live=False, **(notice | facts)
    )
    return index.add_child(instance=page)


def open_form(home: Any, slug: str = "survey", **facts: Any) -> Form:
    """A form that the public can answer: a frozen version of every kind of question, and a public page."""
    form = make_form(slug, **facts)
    page = make_page(home, form=form, slug=slug)
    FeedbackFormPage.objects.filter(pk=page.pk).update(live=True)
    return form


def make_submission(
    form: Form, text: str = "Show my county. Please do it soon.", *, state: str = "received", **facts: Any
) -> Submission:
    """One comment with one text, under the question "missing"."""
    words = SubmittedText(
        texts={"missing": text} if text else {},
        answers=facts.pop("answers", {}),
        language=facts.pop("language", "en"),
        consents=facts.pop("consents", {"quote": True, "publish": True}),
        contact=facts.pop("contact", {}),
    )
    version = form.versions.order_by("-number").first()
    made = submit(
        form=form,
        version_id=version.pk,
        nonce=facts.pop("nonce", f"n-{uuid.uuid4()}"),
        words=words,
        channel=facts.pop("channel", Channel.LETTER),
    )
    for name, value in {"state": state, **facts}.items():
        setattr(made, name, value)
    return record(made, actor="system:test", reason="test")


def make_codebook() -> Codebook:
    return record(
        Codebook(slug=f"book-{next(_numbers)}", name={"en": "Book"}), actor="system:test", reason="test"
    )


def make_code(book: Codebook, key: str = "place", **facts: Any) -> Code:
    code = Code(codebook=book, key=key, order=1, name={"en": key.title()}, **facts)
    return record(code, actor="system:test", reason="test")


def code_text(submission: Submission, code: Code, actor: Any, *, stance: str = "for") -> Any:
    """The first sentence coded."""
    text = SubmissionText.objects.said().select_related("submission").filter(submission=submission).first()
    end = text.text.find(".") + 1 or len(text.text)
    return add_coding(actor=actor, text=text, code=code, start=0, end=end, stance=stance)
