"""Store translations, and ask for those that are missing. An engine works in the background; no page waits for it."""

import hashlib
import logging
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import batched

from django.db.models import Q
from django.http import HttpRequest

from cms import clock
from cms.cleaning import clean_text
from cms.jobs import queue
from cms.machine_translation.engines import Engine
from cms.machine_translation.page_passages import PagePassage
from cms.models import MachineTranslation
from cms.web.public_post import consume

logger = logging.getLogger(__name__)
JOB = "cms.translate"
ACTION = "translate"  # of ACCOUNT_RATE_LIMITS
MOST_WAITING = 5_000
TRY_AGAIN = timedelta(minutes=30)
BATCH = 64
State = MachineTranslation.State
Key = tuple[str, str]  # digest, language of the original


@dataclass(frozen=True)
class Standing:
    """What is known of the passages of a page. ``refused``: too much was asked for, so nothing was queued."""

    done: dict[Key, str] = field(default_factory=dict)
    waiting: int = 0
    failed: int = 0
    refused: bool = False


def key_of(passage: PagePassage) -> Key:
    return hashlib.sha256(passage.text.encode("utf-8", "surrogatepass")).hexdigest(), passage.language


def stand_of(
    request: HttpRequest, engine: Engine, passages: Iterable[PagePassage], language: str
) -> Standing:
    """The stored translations of these passages; asks for the missing ones, as one job."""
    wanted = {key_of(each): each for each in passages}
    names = {source: engine.name(source, language) for source in {each.language for each in wanted.values()}}
    rows = _stored(wanted, names, language)
    _note_shown(rows.values())
    again = clock.now() - TRY_AGAIN
    old = [row for row in rows.values() if row.state != State.DONE and row.asked_at < again]
    missing = [each for key, each in wanted.items() if key not in rows]
    refused = bool(old or missing) and not _ask(request, old, missing, names, language)
    done = {key: row.text for key, row in rows.items() if row.state == State.DONE}
    failed = sum(row.state == State.FAILED for row in rows.values())
    return Standing(
        done, len(wanted) - len(done) - failed - (len(missing) if refused else 0), failed, refused
    )


def _stored(wanted: Collection[Key], names: dict[str, str], language: str) -> dict[Key, MachineTranslation]:
    rows = MachineTranslation.objects.filter(
        digest__in=[digest for digest, _source in wanted], language=language, engine__in=names.values()
    ).defer("source")
    found = {
        (row.digest, row.source_language): row for row in rows if names.get(row.source_language) == row.engine
    }
    return {key: row for key, row in found.items() if key in wanted}


def _note_shown(rows: Iterable[MachineTranslation]) -> None:
    """Once a day, so that most pages write nothing."""
    today = clock.today()
    if old := [row.pk for row in rows if row.shown_on < today]:
        MachineTranslation.objects.filter(pk__in=old).update(shown_on=today)


def _ask(
    request: HttpRequest,
    old: Collection[MachineTranslation],
    missing: Collection[PagePassage],
    names: dict[str, str],
    language: str,
) -> bool:
    if MachineTranslation.objects.filter(state=State.WAITING).count() + len(missing) > MOST_WAITING:
        logger.warning("%s translations wait; no more are taken", MOST_WAITING)
        return False
    if not consume(request, ACTION):
        return False
    now = clock.now()
    MachineTranslation.objects.filter(pk__in=[row.pk for row in old]).update(
        state=State.WAITING, asked_at=now
    )
    MachineTranslation.objects.bulk_create(
        [
            MachineTranslation(
                digest=key_of(each)[0],
                source_language=each.language,
                language=language,
                engine=names[each.language],
                source=each.text,
            )
            for each in missing
        ],
        ignore_conflicts=True,
    )
    queue.start(JOB, actor="system:translation", language=language)
    return True


def translate_waiting(engine: Engine, language: str, job: queue.RunningJob) -> int:
    """Translate all that waits for this language. Returns how many passages were translated."""
    waiting = MachineTranslation.objects.filter(state=State.WAITING, language=language)
    total, seen, made = waiting.count(), 0, 0
    for source, name in set(waiting.order_by().values_list("source_language", "engine")):
        rows = list(waiting.filter(source_language=source, engine=name).order_by("pk"))
        if (source, language) not in engine.pairs() or engine.name(source, language) != name:
            _fail(rows)
            continue
        for part in batched(rows, BATCH):
            job.progress(seen, total)
            seen += len(part)
            if not _translate(engine, part, source, language):
                _fail(waiting.filter(source_language=source, engine=name))
                break
            made += sum(row.state == State.DONE for row in part)
    return made


def _translate(engine: Engine, rows: Sequence[MachineTranslation], source: str, language: str) -> bool:
    """False if the engine fails."""
    try:
        texts = engine.translate([row.source for row in rows], source, language)
        found = list(zip(rows, map(clean_text, texts), strict=True))
    except Exception:
        logger.exception("%s failed", rows[0].engine)
        return False
    now = clock.now()
    for row, text in found:
        is_done = is_credible(row.source, text)
        row.text, row.state, row.made_at = (text, State.DONE, now) if is_done else ("", State.FAILED, None)
    # A row that was deleted in the meantime, with its text, is not made anew.
    MachineTranslation.objects.bulk_update(rows, ["text", "made_at", "state"])
    return True


def is_credible(source: str, text: str) -> bool:
    """An engine that loses its way says nothing, or the same without end."""
    return 0 < len(text) <= 4 * len(source) + 100


def _fail(rows: Iterable[MachineTranslation]) -> None:
    MachineTranslation.objects.filter(pk__in=[row.pk for row in rows]).update(state=State.FAILED)


def of_other_engines(engine: Engine | None) -> Q:
    """Rows that no engine of this site shows any more."""
    names = {engine.name(*pair) for pair in engine.pairs()} if engine else set()
    return ~Q(engine__in=names)
