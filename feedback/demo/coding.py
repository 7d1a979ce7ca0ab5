"""Code the demo's comments: reading, a codebook that grows, a closed sample and an open one."""

from collections.abc import Callable
from datetime import UTC, datetime

from cms import clock
from cms.users.models import User
from feedback.coding.codebook import revise_code
from feedback.coding.sampling import close_sample, draw_sample
from feedback.coding.services import add_coding, keep_reading, mark_read, still_fits
from feedback.models import Code, Codebook, Coding, CodingSample, CodingTask, Form, SubmissionText
from feedback.submissions.passages import sentences

GROWN = datetime(2022, 9, 12, 17, tzinfo=UTC)
CLOSED, OPEN = datetime(2022, 11, 2, 18, tzinfo=UTC), datetime(2022, 11, 3, 17, tzinfo=UTC)
STILL_OLD = 2  # outdated codings left for review
CLOSED_SIZE, OPEN_SIZE = 10, 6
MISSED = (3, 7)  # positions of texts that the second coder leaves uncoded


def build_coding(form: Form, book: Codebook, analyst: User, publisher: User) -> None:
    if CodingSample.objects.filter(is_demo=True).exists():
        return
    with clock.at(GROWN):
        coded = SubmissionText.objects.filter(codings__coder=analyst).distinct()
        mark_read(actor=analyst, texts=coded)
        _grow(book, analyst)
    with clock.at(CLOSED):
        closed = _draw(form, analyst, publisher, CLOSED_SIZE, "The first lot")
        _read(closed, analyst, lambda place: True)
        _read(closed, publisher, lambda place: place not in MISSED)
        close_sample(actor=publisher, sample=closed)
    with clock.at(OPEN):
        opened = _draw(form, analyst, publisher, OPEN_SIZE, "The second lot")
        _read(opened, analyst, lambda place: True)
        _read(opened, publisher, lambda place: True, until=OPEN_SIZE // 2)


def _grow(book: Codebook, analyst: User) -> None:
    """Add a subcode to a code and narrow its definition; most of its codings still fit."""
    process = book.codes.get(key="process")
    part = Code(codebook=book, key="meetings", order=process.order, parent=process, is_demo=True)
    part.name = {"en": "Meetings: hours and places", "es": "Reuniones: horas y lugares"}
    part.definition = {
        "en": "When and where people can take part.",
        "es": "Cuándo y dónde se puede participar.",
    }
    part.include, part.example = "Evenings, child care, online", "Meet after work, near a bus line."
    revise_code(actor=analyst, code=part)
    process.definition = {
        "en": "About taking part itself: how people are asked, and what becomes of it.",
        "es": "Sobre la participación misma: cómo se pregunta y qué resulta de ello.",
    }
    process.exclude = "When and where one can take part: that is “Meetings”"
    revise_code(actor=analyst, code=process)
    codings = Coding.objects.filter(code=process).select_related("code__codebook").order_by("pk")
    still_fits(actor=analyst, codings=list(codings)[:-STILL_OLD])


def _draw(form: Form, analyst: User, publisher: User, size: int, seed: str) -> CodingSample:
    return draw_sample(
        actor=analyst, form=form, size=size, coders=[analyst, publisher], seed=seed, is_demo=True
    )


def _read(sample: CodingSample, coder: User, sees: Callable[[int], bool], until: int | None = None) -> None:
    """Apply the code that a comment was written for to its first sentence; flag one text for discussion."""
    codes = {code.key: code for code in sample.codebook.codes.select_related("codebook")}
    tasks = sample.tasks.filter(coder=coder).select_related("text__submission").order_by("position")[:until]
    place = {pk: number for number, pk in enumerate(sorted(task.text_id for task in tasks), 1)}
    for task in tasks:
        code = codes.get(task.text.submission.key.split("-")[1])
        if code and sees(place[task.text_id]):
            start, end = sentences(task.text.text)[0]
            add_coding(actor=coder, text=task.text, code=code, start=start, end=end, stance="for")
        flagged = task.position == 2 and coder.pk == max(each.pk for each in sample.coders.all())
        state = CodingTask.State.FLAGGED if flagged else CodingTask.State.DONE
        note = "It may be two codes at once." if flagged else ""
        keep_reading(actor=coder, text=task.text, note=note, state=state)
