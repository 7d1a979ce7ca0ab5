from datetime import timedelta
from random import Random

from django.core.management.base import BaseCommand
from django.db import transaction

from cms import clock
from cms.history import record, record_many
from feedback.frozen import digest_of
from feedback.models import (
    NOTICE_ELEMENTS,
    Channel,
    Form,
    FormVersion,
    Question,
    QuestionKind,
    Submission,
    SubmissionText,
)
from feedback.services import Words
from feedback.services.submissions import new_submission, texts_of

BATCH = 2000
ACTOR = "system:seed"
WORDS = [
    "county",
    "numbers",
    "school",
    "teacher",
    "help",
    "family",
    "small",
    "clear",
    "page",
    "show",
    "open",
    "year",
    "path",
    "work",
    "state",
    "plan",
    "data",
    "line",
    "map",
]


class Command(BaseCommand):
    help = "Fill a synthetic form with many comments, for benchmarks. Each call adds."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--submissions", type=int, required=True)

    def handle(self, *args, **options) -> None:
        form, version = synthetic_form()
        before = form.submissions.count()
        random = Random(before)  # noqa: S311
        left = options["submissions"]
        while left > 0:
            count = min(BATCH, left)
            with transaction.atomic():
                _batch(random, form, version, before, count)
            before, left = before + count, left - count
        self.stdout.write(f"{before} comments in the synthetic form")


def synthetic_form() -> tuple[Form, FormVersion]:
    form = Form.objects.filter(slug="synthetic").first()
    if form is None:
        form = Form(slug="synthetic", name={"en": "Synthetic volume"}, is_demo=True)
        record(form, actor=ACTOR, reason="volume for benchmarks")
    version = form.versions.first()
    if version is None:
        question = {"key": "words", "kind": QuestionKind.LONG_TEXT, "label": {"en": "What is missing?"}}
        rest = {"help": {}, "choices": [], "required": False, "about_you": False, "purpose": ""}
        content = {
            "title": form.name,
            "intro": {},
            "notice": {element: {} for element in NOTICE_ELEMENTS},
            "questions": [question | rest],
        }
        version = FormVersion.objects.create(
            form=form, number=1, title=form.name, notice={}, sha256=digest_of(content), frozen_by=ACTOR
        )
        Question.objects.create(version=version, position=1, **question)
    return form, version


def _batch(random: Random, form: Form, version: FormVersion, first: int, count: int) -> None:
    submissions, said = [], []
    for number in range(first, first + count):
        words = Words(texts={"words": _text(random)}, language=random.choice(["en", "en", "en", "es"]))
        words.consents = {"publish": True}
        at = clock.now() - timedelta(minutes=random.randint(5, 500_000))
        made = new_submission(
            form=form,
            version_id=version.pk,
            nonce=f"seed-{number}",
            words=words,
            channel=random.choice(Channel.values),
            at=at,
        )
        made.state = Submission.State.PUBLISHED
        submissions.append(made)
        said.append(words)
    record_many(Submission, submissions, actor=ACTOR, reason="volume for benchmarks")
    texts = [text for each, words in zip(submissions, said, strict=True) for text in texts_of(each, words)]
    SubmissionText.objects.bulk_create(texts, batch_size=500)


def _text(random: Random) -> str:
    return " ".join(random.choices(WORDS, k=random.randint(15, 60))).capitalize() + "."
