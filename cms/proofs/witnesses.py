"""Outside witnesses cosign checkpoints (C2SP tlog-witness): each signs only what continues what it signed before.

They are asked after each checkpoint, and once an hour while the record stays as it is. One that fails or is slow holds
up neither the others nor the record: a checkpoint is published first.
"""

import logging
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import transaction

from cms import clock
from cms.models import RecordCheckpoint, WitnessState
from cms.proofs import checkpoints, witness_client
from cms.proofs.tree import Tree
from cms.proofs.verify_record import Key, Refused, cosigned_at, read_key, to_base64
from cms.proofs.witness_client import Reply, Request

logger = logging.getLogger(__name__)
Problem = WitnessState.Problem
SILENT_AFTER = timedelta(hours=3)  # each is asked at least once an hour
MOST_AHEAD = timedelta(days=1)  # that the clock of a witness may be
OK, CONFLICT, UNPROVEN = 200, 409, 422
SIZE = re.compile(r"(0|[1-9][0-9]{0,18})\n")


@dataclass(frozen=True)
class Witness:
    key: Key
    url: str

    @property
    def name(self) -> str:
        return self.key.name


@dataclass(frozen=True)
class Cosignature:
    name: str
    at: datetime


@dataclass(frozen=True)
class Outcome:
    """Of one request: a valid signature line, a problem, or an earlier size from which to prove."""

    line: str = ""
    problem: Problem | str = ""
    prove_from: int | None = None


def configured() -> list[Witness]:
    return [Witness(read_key(vkey), url) for vkey, url in settings.RECORD_WITNESSES]


def known() -> list[WitnessState]:
    """What the site knows of each configured witness."""
    names = [each.name for each in configured()]
    stored = {each.name: each for each in WitnessState.objects.filter(name__in=names)}
    return [stored.get(name) or WitnessState(name=name) for name in names]


def cosignatures(checkpoint: RecordCheckpoint | None) -> list[Cosignature]:
    """Those of the configured witnesses that verify."""
    if checkpoint is None:
        return []
    found = [(each.name, _cosigned(checkpoint.note, each)) for each in configured()]
    return [Cosignature(name, at) for name, at in found if at]


def state() -> str:
    """State of the witnesses in a word, with the names of those that it is about; "" if none is configured."""
    if not settings.RECORD_WITNESSES or checkpoints.latest() is None:
        return ""
    late = clock.now() - SILENT_AFTER
    states = known()
    disagreeing = [each.name for each in states if each.problem == Problem.DISAGREES]
    silent = [each.name for each in states if each.cosigned_at is None or each.cosigned_at < late]
    if disagreeing:
        return f"disagree: {', '.join(disagreeing)}"
    if silent:
        return f"silent: {', '.join(silent)}"
    return "ok"


def ask() -> None:
    """Ask each witness that has not cosigned the latest checkpoint since it was signed or confirmed."""
    last = checkpoints.latest()
    if last is None:
        return
    sizes = {each.name: min(each.size, last.size) for each in known() if _is_due(each, last)}
    waiting = {each: sizes[each.name] for each in configured() if each.name in sizes}
    for is_again in (False, True):
        if not waiting:
            return
        requests = {
            each.name: Request(f"{each.url}/add-checkpoint", request(last, old))
            for each, old in waiting.items()
        }
        replies = witness_client.ask_all(requests)
        outcomes = {each: _outcome(each, replies[each.name], last, old) for each, old in waiting.items()}
        waiting = {}
        for witness, outcome in outcomes.items():
            if outcome.prove_from is None or is_again:
                _note(witness, last, outcome)
            else:
                waiting[witness] = outcome.prove_from


def _is_due(each: WitnessState, last: RecordCheckpoint) -> bool:
    if each.cosigned_at is None or each.cosigned_at < last.confirmed_at:
        return True
    return each.name not in {cosignature.name for cosignature in cosignatures(last)}


def request(last: RecordCheckpoint, old: int) -> bytes:
    """What a witness is sent that last signed ``old`` entries."""
    path = Tree(last.size).consistency(old) if old else []
    lines = [f"old {old}", *map(to_base64, path), "", last.note]
    return "\n".join(lines).encode()


def _outcome(witness: Witness, reply: Reply | None, last: RecordCheckpoint, old: int) -> Outcome:
    if reply is None:
        return Outcome(problem=Problem.SILENT)
    if reply.status == OK:
        line = _valid_line(witness, reply.text, last)
        return Outcome(line) if line else Outcome(problem=Problem.UNSIGNED)
    if reply.status == UNPROVEN:
        return Outcome(problem=Problem.DISAGREES)
    size = SIZE.fullmatch(reply.text) if reply.status == CONFLICT else None
    if size is None:
        return Outcome(problem=Problem.REFUSES)
    if int(size[1]) == old or int(size[1]) > checkpoints.size_signed():
        return Outcome(problem=Problem.DISAGREES)
    if int(size[1]) > last.size:  # it was sent a newer checkpoint meanwhile
        return Outcome()
    return Outcome(problem=Problem.REFUSES, prove_from=int(size[1]))


def _valid_line(witness: Witness, text: str, last: RecordCheckpoint) -> str:
    """The first line that is a signature of this witness under the checkpoint, or ""."""
    signed = last.note.rpartition("\n\n")[0]
    for line in text.split("\n"):
        at = _cosigned(f"{signed}\n\n{line}\n", witness)
        if at and at < clock.now() + MOST_AHEAD:
            return line
    return ""


def _cosigned(note: str, witness: Witness) -> datetime | None:
    try:
        seconds = cosigned_at(note, str(witness.key))
        return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
    except (Refused, ValueError, OverflowError, OSError):
        return None


def _note(witness: Witness, last: RecordCheckpoint, outcome: Outcome) -> None:
    moment = clock.now()
    facts = {"asked_at": moment, "problem": outcome.problem}
    if outcome.line and _keep(witness, last, outcome.line):
        facts |= {"size": last.size, "cosigned_at": moment}
    before = WitnessState.objects.filter(name=witness.name).values_list("problem", flat=True).first()
    WitnessState.objects.update_or_create(name=witness.name, defaults=facts)
    if outcome.problem and outcome.problem != before:
        level = logging.ERROR if outcome.problem == Problem.DISAGREES else logging.WARNING
        logger.log(level, "witness %s of the record: %s", witness.name, outcome.problem)


@transaction.atomic
def _keep(witness: Witness, last: RecordCheckpoint, line: str) -> bool:
    """Put the line below the checkpoint, in place of an earlier one; False if another text was signed meanwhile."""
    checkpoints.lock()
    stored = RecordCheckpoint.objects.get(pk=last.pk)
    lines = stored.note.removesuffix("\n").split("\n")
    kept = [each for each in lines if not each.startswith(f"— {witness.name} ")]
    stored.note = "\n".join([*kept, line]) + "\n"
    if _cosigned(stored.note, witness) is None:
        return False
    stored.save(update_fields=["note"])
    return True
