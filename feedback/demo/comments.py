"""About 300 invented comments with their codes, stored in the same tables as real ones, in bulk."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from cms.demo import DemoContext
from cms.records import ledger
from cms.records.history import record_many
from cms.users.models import User
from feedback.coding.services import new_coding
from feedback.demo import comment_texts as parts
from feedback.demo.pages import ACTOR, block_id
from feedback.demo.references import CASE
from feedback.demo.tools import about_versions
from feedback.imports.services import current_version
from feedback.models import (
    Channel,
    Code,
    Codebook,
    Coding,
    Demographics,
    Form,
    ModerationAct,
    Submission,
    SubmissionText,
    sha256_of,
)
from feedback.reference_data.counties import COUNTIES
from feedback.submissions.services import SubmittedText, new_submission, texts_of

CONVERSATION = datetime(2022, 6, 8, 20, 22, tzinfo=UTC)
MAY, JUNE, LATE = (
    datetime(2022, 5, 13, 16, tzinfo=UTC),
    datetime(2022, 6, 18, tzinfo=UTC),
    datetime(2022, 8, 30, tzinfo=UTC),
)
AUGUST, NOVEMBER = datetime(2022, 8, 31, tzinfo=UTC), datetime(2022, 11, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Batch:
    code: str
    count: int
    channel: str
    language: str
    first: datetime
    last: datetime
    against: bool = False


W, C, L = Channel.WEB, Channel.CONVERSATION, Channel.LETTER
BATCHES = [
    # The case "Show my county": 48 at the conversation, 52 by form, 13 letters; 12 disagree
    Batch("place", 14, C, "es", CONVERSATION, CONVERSATION),
    Batch("place", 34, C, "en", CONVERSATION, CONVERSATION),
    Batch("place", 28, W, "en", MAY, JUNE),
    Batch("place", 12, W, "es", MAY, JUNE),
    Batch("place", 12, W, "en", MAY, JUNE, against=True),
    Batch("place", 13, L, "en", MAY, JUNE),
    # Other comments before the first cut
    Batch("words", 17, C, "en", CONVERSATION, CONVERSATION),
    Batch("words", 14, W, "en", MAY, JUNE),
    Batch("words", 8, W, "es", MAY, JUNE),
    Batch("pay", 24, W, "en", MAY, JUNE),
    # Received over the summer
    Batch("languages", 19, W, "en", JUNE, LATE),
    Batch("prek", 14, W, "en", JUNE, LATE),
    Batch("safety", 12, W, "en", JUNE, LATE),
    Batch("safety", 4, W, "es", JUNE, LATE),
    Batch("safety", 2, W, "zh-hant", JUNE, LATE),
    Batch("safety", 2, W, "ko", JUNE, LATE),
    Batch("skills", 12, W, "en", JUNE, LATE),
    Batch("skills", 4, W, "es", JUNE, LATE),
    Batch("access", 9, W, "en", JUNE, LATE),
    Batch("access", 2, W, "vi", JUNE, LATE),
    Batch("access", 2, W, "tl", JUNE, LATE),
    Batch("process", 10, W, "en", JUNE, LATE),
    Batch("process", 2, W, "zh-hans", JUNE, LATE),
]
# Unread: they wait in the queue
FRESH = [
    Batch("place", 6, W, "en", AUGUST, NOVEMBER),
    Batch("words", 4, W, "es", AUGUST, NOVEMBER),
    Batch("access", 5, W, "en", AUGUST, NOVEMBER),
    Batch("skills", 5, W, "en", AUGUST, NOVEMBER),
    Batch("process", 6, W, "en", AUGUST, NOVEMBER),
]


@dataclass
class Made:
    submission: Submission
    words: SubmittedText
    batch: Batch
    span: tuple[int, int]
    is_fresh: bool


def build_comments(ctx: DemoContext, form: Form, book: Codebook, analyst: User) -> None:
    if form.submissions.exists():
        return
    version = current_version(form)
    random = Random(2022)
    made = [each for batch in BATCHES for each in _batch(random, form, version.pk, batch, fresh=False)]
    made += [each for batch in FRESH for each in _batch(random, form, version.pk, batch, fresh=True)]
    _first_is_the_case(made[0])
    made.sort(key=lambda each: each.submission.submitted_at)
    submissions = [each.submission for each in made]
    about_versions(form, submissions)
    record_many(Submission, submissions, actor=None, reason="sent")
    SubmissionText.objects.bulk_create(
        [text for each in made for text in texts_of(each.submission, each.words)], batch_size=500
    )
    Demographics.objects.bulk_create(
        Demographics(submission=each.submission, answers=each.words.about_you)
        for each in made
        if each.words.about_you
    )
    texts = {text.submission_id: text for text in SubmissionText.objects.filter(submission__form=form)}
    _translations(made, texts)
    _moderate(made, analyst)
    _code(made, texts, book, analyst)


def _batch(random: Random, form: Form, version: int, batch: Batch, *, fresh: bool) -> list[Made]:
    return [_one(random, form, version, batch, number, fresh) for number in range(1, batch.count + 1)]


def _one(random: Random, form: Form, version: int, batch: Batch, number: int, fresh: bool) -> Made:
    source = f"{batch.code}-against" if batch.against else batch.code
    text, span = parts.comment(random, source, batch.language)
    span_days = (batch.last - batch.first) / timedelta(minutes=1)
    at = batch.first + timedelta(minutes=random.randint(0, int(span_days))) if span_days else batch.first
    words = SubmittedText(texts={block_id("missing"): text}, language=batch.language)
    words.consents = {"quote": random.random() < 0.6 or batch.against, "publish": random.random() < 0.7}
    if batch.channel == Channel.WEB:
        groups = ["teach", "families", "staff", "lawmakers", "researchers"]
        chosen = sorted(random.sample(groups, random.randint(1, 3)))
        words.answers = {
            block_id("help-most"): [block_id(f"help-most:{key}") for key in chosen],
            block_id("find"): block_id(f"find:{random.choice(['yes', 'part', 'part', 'no', 'unsure'])}"),
            block_id("clear"): str(random.randint(1, 5)),
        }
        if random.random() < 0.5:
            words.about_you = {block_id("county"): block_id(f"county:{random.choice(COUNTIES)}")}
    side = "against" if batch.against else "for"
    nonce = f"demo-{batch.code}-{side}-{batch.channel}-{batch.language}-{int(fresh)}-{number:03d}"
    submission = new_submission(
        form=form, version_id=version, nonce=nonce, words=words, channel=batch.channel, at=at
    )
    submission.state = Submission.State.RECEIVED if fresh else Submission.State.PUBLISHED
    submission._history_date = at
    return Made(submission, words, batch, span, fresh)


def _first_is_the_case(made: Made) -> None:
    """Create the comment whose receipt the demo prints: the text of the design pictures, with a translation."""
    made.words.texts = {block_id("missing"): parts.FIRST}
    made.words.consents = {"quote": True, "publish": True}
    fresh = new_submission(
        form=made.submission.form,
        version_id=made.submission.version_id,
        nonce=CASE["receipt_key"],
        words=made.words,
        channel=made.submission.channel,
        at=made.submission.submitted_at,
    )
    fresh.state, fresh._history_date = Submission.State.PUBLISHED, fresh.submitted_at
    made.submission, made.span = fresh, (0, len(parts.FIRST))


def _translations(made: list[Made], texts: dict[int, SubmissionText]) -> None:
    rows = []
    for each in made:
        original = texts[each.submission.pk]
        if each.submission.key == CASE["receipt_key"]:
            words = parts.FIRST_TRANSLATION
        elif each.batch.language in parts.TRANSLATIONS:
            words = parts.TRANSLATIONS[each.batch.language]
        else:
            continue
        rows.append(
            SubmissionText(
                submission=each.submission,
                form_id=each.submission.form_id,
                question_key=original.question_key,
                role=SubmissionText.Role.TRANSLATION,
                language="en",
                text=words,
                sha256=sha256_of(words),
                made_by=ACTOR,
                method="Translated by a person",
                made_at=each.submission.submitted_at + timedelta(days=12),
            )
        )
    SubmissionText.objects.bulk_create(rows)


def _moderate(made: list[Made], analyst: User) -> None:
    acts = [
        ModerationAct(
            submission=each.submission,
            act=ModerationAct.Act.PUBLISH,
            before=Submission.State.RECEIVED,
            by=analyst,
            by_name=str(analyst),
            at=each.submission.submitted_at + timedelta(days=1),
        )
        for each in made
        if not each.is_fresh
    ]
    ledger.append_many("decide", ModerationAct.objects.bulk_create(acts, batch_size=500), actor=analyst)


def _code(made: list[Made], texts: dict[int, SubmissionText], book: Codebook, analyst: User) -> None:
    codes = {code.key: code for code in Code.objects.filter(codebook=book).select_related("codebook")}
    codings = []
    for each in made:
        if each.is_fresh:
            continue
        coding = new_coding(
            text=texts[each.submission.pk],
            code=codes[each.batch.code],
            start=each.span[0],
            end=each.span[1],
            stance="against" if each.batch.against else "for",
            actor=analyst,
        )
        coding.at = coding._history_date = each.submission.submitted_at + timedelta(days=2)
        codings.append(coding)
    record_many(Coding, codings, actor=analyst, reason="coded")
