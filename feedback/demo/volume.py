"""Many comments that nobody sent, in six languages, with answers and codes: for measuring, and nothing else."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

from django.db import transaction

from cms import clock
from cms.records.history import record, record_many
from cms.web import one_time_keys
from feedback.forms.frozen_forms import digest_of
from feedback.forms.services import content_of_version
from feedback.models import (
    NOTICE_ELEMENTS,
    Channel,
    Code,
    Codebook,
    Coding,
    Demographics,
    Form,
    FormVersion,
    Question,
    QuestionKind,
    Submission,
    SubmissionText,
    sha256_of,
)
from feedback.submissions.services import SubmittedText, texts_of

BATCH = 2000
ACTOR = "system:seed"
REASON = "volume for measuring"
VOICES = {
    "en": "county numbers school teacher help family small clear page show open year path work state plan data line",
    "es": "condado números escuela maestra ayuda familia pequeño claro página mostrar abierto año camino trabajo",
    "zh-hant": "學校 數據 家庭 老師 幫助 清楚 頁面 計劃 工作 開放 縣 孩子 年度 問題 地圖",
    "vi": "trường dữ liệu gia đình cô giáo giúp đỡ rõ ràng trang kế hoạch công việc mở quận con em năm câu hỏi",
    "tl": "paaralan datos pamilya guro tulong malinaw pahina plano trabaho bukas lalawigan anak taon tanong mapa",
    "ko": "학교 자료 가족 선생님 도움 분명한 페이지 계획 일 열린 카운티 아이 해 질문 지도",
}
LANGUAGES = ["en"] * 10 + ["es"] * 6 + ["zh-hant", "vi", "tl", "ko"]
CHOICES = [{"key": key, "label": {"en": key.title()}} for key in ("map", "trend", "school", "download")]
STEPS = [{"key": str(n), "label": {"en": str(n)}} for n in range(1, 6)]
ROLES = [{"key": key, "label": {"en": key.title()}} for key in ("student", "parent", "teacher", "other")]
QUESTIONS: list[tuple[str, str, dict[str, Any]]] = [
    ("words", QuestionKind.LONG_TEXT, {"label": {"en": "What is missing?"}}),
    ("more", QuestionKind.LONG_TEXT, {"label": {"en": "Anything else?"}}),
    ("short", QuestionKind.SHORT_TEXT, {"label": {"en": "In one word"}}),
    ("used", QuestionKind.MANY_CHOICES, {"label": {"en": "What did you use?"}, "choices": CHOICES}),
    ("found", QuestionKind.ONE_CHOICE, {"label": {"en": "What did you find?"}, "choices": CHOICES}),
    ("clear", QuestionKind.SCALE, {"label": {"en": "How clear is it?"}, "choices": STEPS}),
    ("times", QuestionKind.NUMBER, {"label": {"en": "How often this year?"}}),
    ("role", QuestionKind.ROLE, {"label": {"en": "Who are you?"}, "choices": ROLES, "about_you": True}),
]
CODES = ("place", "clear", "small", "privacy", "language", "access", "update", "schools")


def synthetic_form() -> tuple[Form, FormVersion]:
    form = Form.objects.filter(slug="synthetic").first()
    if form is None:
        form = Form(slug="synthetic", name={"en": "Synthetic volume"}, is_demo=True)
        record(form, actor=ACTOR, reason=REASON)
    return form, form.versions.order_by("-number").first() or _version(form)


def _version(form: Form) -> FormVersion:
    notice: dict[str, dict] = {element: {} for element in NOTICE_ELEMENTS}
    made = FormVersion.objects.create(
        form=form, number=1, title=form.name, notice=notice, sha256="", frozen_by=ACTOR
    )
    Question.objects.bulk_create(
        Question(version=made, position=position, key=key, kind=kind, **facts)
        for position, (key, kind, facts) in enumerate(QUESTIONS, 1)
    )
    FormVersion.objects.filter(pk=made.pk).update(sha256=digest_of(content_of_version(made)))
    return made


def synthetic_codes() -> list[Code]:
    """Codes of the book in use; of a book of its own where there is none."""
    book = Codebook.objects.filter(is_current=True).order_by("pk").first()
    if book is None:
        book = record(
            Codebook(slug="synthetic", name={"en": "Synthetic"}, is_demo=True), actor=ACTOR, reason=REASON
        )
    codes = list(book.codes.filter(status=Code.Status.ACTIVE))
    if codes:
        return codes
    fresh = [
        Code(codebook=book, key=key, order=n, name={"en": key.title()}, is_demo=True)
        for n, key in enumerate(CODES)
    ]
    return [record(code, actor=ACTOR, reason=REASON) for code in fresh]


def seed(count: int) -> Iterator[int]:
    """Add so many comments; tells after each batch how many there are in all."""
    (form, version), codes = synthetic_form(), synthetic_codes()
    there = form.submissions.count()
    random = Random(there)
    while count > 0:
        size = min(BATCH, count)
        with transaction.atomic():
            _batch(random, form, version, codes, range(there, there + size))
        there, count = there + size, count - size
        yield there


def _batch(random: Random, form: Form, version: FormVersion, codes: list[Code], numbers: range) -> None:
    said = {number: _words(random) for number in numbers}
    made = [_submission(random, form, version, f"seed-{number}", words) for number, words in said.items()]
    record_many(Submission, made, actor=ACTOR, reason=REASON)
    pairs = list(zip(made, said.values(), strict=True))
    Demographics.objects.bulk_create(
        Demographics(submission=each, answers=words.about_you) for each, words in pairs
    )
    texts = [text for each, words in pairs for text in texts_of(each, words)]
    SubmissionText.objects.bulk_create(texts, batch_size=500)
    Coding.objects.bulk_create(_codings(random, texts, codes), batch_size=500)


def _submission(
    random: Random, form: Form, version: FormVersion, nonce: str, words: SubmittedText
) -> Submission:
    """Made here and not by the service, which would look through each text for what points to a person."""
    return Submission(
        form=form,
        version=version,
        tool_version_id=form.tool_version_id,
        channel=random.choice(Channel.values),
        language=words.language,
        key=nonce,
        receipt_digest=one_time_keys.receipt_digest(one_time_keys.receipt_code(nonce)),
        fingerprint=words.fingerprint(),
        submitted_at=clock.now() - timedelta(minutes=random.randint(5, 500_000)),
        answers=words.answers,
        consent_publish=True,
        consent_quote=words.consents["quote"],
        state=random.choice([Submission.State.PUBLISHED] * 9 + [Submission.State.RECEIVED]),
        is_demo=True,
    )


def _words(random: Random) -> SubmittedText:
    language = random.choice(LANGUAGES)
    voice = VOICES[language].split()
    return SubmittedText(
        texts={
            "words": _sentence(random, voice, 15, 60),
            "more": _sentence(random, voice, 60, 130),
            "short": random.choice(voice),
        },
        answers={
            "used": sorted(random.sample([each["key"] for each in CHOICES], 2)),
            "found": random.choice(CHOICES)["key"],
            "clear": random.choice(STEPS)["key"],
            "times": random.randint(0, 50),
        },
        about_you={"role": random.choice(ROLES)["key"]},
        consents={"publish": True, "quote": random.random() < 0.5},
        language=language,
    )


def _sentence(random: Random, voice: list[str], least: int, most: int) -> str:
    return " ".join(random.choices(voice, k=random.randint(least, most))).capitalize() + "."


def _codings(random: Random, texts: list[SubmissionText], codes: list[Code]) -> Iterator[Coding]:
    """Two of five long texts carry a code, one in ten of them against."""
    for text in texts:
        if text.question_key == "words" and random.random() < 0.4:
            code = random.choice(codes)
            yield Coding(
                text=text,
                code=code,
                code_version=code.version,
                codebook_version=1,
                start=0,
                end=len(text.text),
                passage_sha256=sha256_of(text.text),
                stance=random.choice(["for"] * 8 + ["mixed", "against"]),
                coder_name=ACTOR,
            )
