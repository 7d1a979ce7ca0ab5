"""A timestamp authority confirms when a checkpoint was made (RFC 3161).

It is asked after each checkpoint, until it has answered. Its first valid answer stays: it proves the earliest time,
also after the site has confirmed a quiet record. An authority that fails or is slow holds up nothing: a checkpoint is
published first.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction

from cryptography.x509 import load_pem_x509_certificates
from rfc3161_client import (
    PKIStatus,
    TimeStampRequest,
    TimestampRequestBuilder,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from cms import clock
from cms.models import RecordCheckpoint
from cms.proofs import checkpoints, witness_client
from cms.proofs.verify_record import Refused, read_note
from cms.proofs.witness_client import Reply, Request

logger = logging.getLogger(__name__)
Problem = RecordCheckpoint.TimestampProblem
QUERY = "application/timestamp-query"
OK = 200
SILENT_AFTER = timedelta(hours=3)  # that a checkpoint has waited for a timestamp
AT_ONCE = 100


@dataclass(frozen=True)
class Outcome:
    """Of one request: a valid timestamp, or a problem."""

    timestamp: bytes = b""
    problem: Problem | str = ""
    why: str = ""


def stamped(checkpoint: RecordCheckpoint) -> bytes:
    """The signed text of a checkpoint, without its signatures."""
    return read_note(checkpoint.note)[0].encode()


def confirmed(checkpoint: RecordCheckpoint) -> datetime | None:
    """When the authority confirmed this checkpoint; None without a timestamp that verifies."""
    if not checkpoint.timestamp or not settings.RECORD_TIMESTAMP_CERTIFICATES:
        return None
    try:
        return _verified(bytes(checkpoint.timestamp), stamped(checkpoint))
    except (VerificationError, ValueError, Refused):
        return None


def authority() -> str:
    """The name of the authority's computer, or ""."""
    return urlsplit(settings.RECORD_TIMESTAMP_URL).hostname or ""


def broken() -> Iterator[int]:
    """The sizes of checkpoints whose stored timestamp does not verify."""
    if not settings.RECORD_TIMESTAMP_CERTIFICATES:
        return
    for each in RecordCheckpoint.objects.exclude(timestamp=b"").order_by("size").iterator(AT_ONCE):
        if confirmed(each) is None:
            yield each.size


def state() -> str:
    """State of the timestamps in words; "" without an authority, or before the first checkpoint."""
    if not settings.RECORD_TIMESTAMP_URL or checkpoints.latest() is None:
        return ""
    waiting = RecordCheckpoint.objects.order_by("size")
    good = waiting.exclude(timestamp=b"").filter(timestamp_problem="").last()
    if good:
        waiting = waiting.filter(size__gt=good.size)
    failed = waiting.exclude(timestamp_problem="").last()
    if failed and waiting[0].made_at < clock.now() - SILENT_AFTER:
        return f"silent: {failed.timestamp_problem}"
    return "ok"


def ask() -> None:
    """Ask the authority about the latest checkpoint, unless a timestamp of it verifies."""
    last = checkpoints.latest()
    if not settings.RECORD_TIMESTAMP_URL or last is None or confirmed(last):
        return
    request = TimestampRequestBuilder().data(stamped(last)).build()
    sent = Request(settings.RECORD_TIMESTAMP_URL, request.as_bytes(), QUERY)
    reply = witness_client.ask_all({"timestamp": sent})["timestamp"]
    _keep(last, _outcome(reply, request, stamped(last)))


def _outcome(reply: Reply | None, request: TimeStampRequest, text: bytes) -> Outcome:
    if reply is None:
        return Outcome(problem=Problem.NO_ANSWER)
    if reply.status != OK:
        return Outcome(problem=Problem.REFUSED)
    try:
        answer = decode_timestamp_response(reply.body)
        if answer.status != PKIStatus.GRANTED:
            return Outcome(problem=Problem.REFUSED)
        about = answer.tst_info
        if about.nonce != request.nonce or about.message_imprint.message != request.message_imprint.message:
            return Outcome(problem=Problem.OTHER_TEXT)
    except ValueError as error:
        return Outcome(problem=Problem.UNREADABLE, why=str(error))
    try:
        _verified(reply.body, text)
    except (VerificationError, ValueError) as error:
        return Outcome(problem=Problem.UNSIGNED, why=str(error))
    return Outcome(reply.body)


def _verified(timestamp: bytes, text: bytes) -> datetime:
    """The time that it confirms. Certificates need to be valid at that time only."""
    answer = decode_timestamp_response(timestamp)
    roots = load_pem_x509_certificates(settings.RECORD_TIMESTAMP_CERTIFICATES.encode())
    VerifierBuilder(roots=roots).build().verify_message(answer, text)
    return answer.tst_info.gen_time


@transaction.atomic
def _keep(last: RecordCheckpoint, outcome: Outcome) -> None:
    """Store the outcome, unless another text was signed meanwhile."""
    checkpoints.lock()
    stored = RecordCheckpoint.objects.get(pk=last.pk)
    if stamped(stored) != stamped(last):
        return
    if outcome.problem and outcome.problem != stored.timestamp_problem:
        logger.warning("timestamp of the record: %s. %s", outcome.problem, outcome.why)
    stored.timestamp_problem = outcome.problem
    if outcome.timestamp:
        stored.timestamp, stored.timestamped_at = outcome.timestamp, clock.now()
    stored.save(update_fields=["timestamp", "timestamped_at", "timestamp_problem"])
