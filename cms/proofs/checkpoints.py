"""Checkpoints: what the site signs of its record, so that others can hold it to that.

A checkpoint is made within a minute of new entries, and confirmed each hour. Before it signs, the site looks whether
the tree still begins with what it signed last; if not, it refuses, and says so until somebody has looked.
"""

import logging
from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext as _

from cms import clock
from cms.exceptions import RuleBroken
from cms.models import LedgerEntry, RecordCheckpoint
from cms.proofs import keys, signing, tree
from cms.proofs.verify_record import to_base64

logger = logging.getLogger(__name__)
CONFIRMED_FOR = timedelta(hours=1)
LATE_AFTER = timedelta(hours=2)  # that a checkpoint was not confirmed
LOCK = 7002  # of PostgreSQL; entries have their own, so that signing delays none


class RecordRewritten(RuleBroken):
    """The tree no longer begins with what was signed. Nothing is signed then."""


class KeyNotRegistered(RuleBroken):
    """The site was started with a key that two people did not confirm. Nothing is signed then."""


def latest() -> RecordCheckpoint | None:
    return RecordCheckpoint.objects.order_by("-size").first()


def size_signed() -> int:
    """How many entries the latest checkpoint covers."""
    last = latest()
    return last.size if last else 0


def size_now() -> int:
    """How many entries the record has."""
    return LedgerEntry.objects.order_by("-number").values_list("number", flat=True).first() or 0


def text_of(size: int, root: bytes) -> str:
    """What is signed: origin, size and root, each on its line (C2SP tlog-checkpoint)."""
    return f"{settings.RECORD_ORIGIN}\n{size}\n{to_base64(root)}\n"


@transaction.atomic
def publish() -> RecordCheckpoint:
    """Sign the record as it is. One that did not grow is confirmed once an hour.

    Raises RecordRewritten if its beginning is not what was signed before, KeyNotRegistered with another key.
    """
    lock()
    size, last, key = size_now(), latest(), keys.of_site()
    _check_key(key, last)
    if last and (last.size, last.key) == (size, key) and clock.now() - last.confirmed_at < CONFIRMED_FOR:
        return last
    tree.grow(size)
    if last and not continues(last, size):
        _refuse_rewritten(last)
    root = tree.Tree(size).root
    now = clock.now()
    text = text_of(size, root)
    note = signing.signed_note(text, at=now)
    if last and last.size == size:
        note += lines_of_witnesses(last.note, text)
    made, _is_new = RecordCheckpoint.objects.update_or_create(
        size=size,
        defaults={"root": root, "note": note, "key": key, "confirmed_at": now},
        create_defaults={"root": root, "note": note, "key": key, "confirmed_at": now, "made_at": now},
    )
    keys.keep_voucher(made)
    return made


def lines_of_witnesses(note: str, text: str) -> str:
    """The signature lines of others below this text in a note."""
    before, _gap, lines = note.rpartition("\n\n")
    own = f"— {settings.RECORD_ORIGIN} "
    if f"{before}\n" != text:
        return ""
    return "".join(f"{line}\n" for line in lines.split("\n") if line and not line.startswith(own))


def lock() -> None:
    """One change of checkpoints at a time: SQLite's IMMEDIATE transaction is exclusive."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def continues(last: RecordCheckpoint, size: int) -> bool:
    """Whether the record of now begins with what was signed."""
    return size >= last.size and tree.Tree(last.size).root == bytes(last.root)


def _refuse_rewritten(last: RecordCheckpoint) -> None:
    facts = {"size": last.size}
    logger.error("The record was rewritten before entry %(size)s; no checkpoint is signed.", facts)
    raise RecordRewritten(
        _("The first %(size)s entries of the record are not those that were signed.") % facts
    )


def _check_key(key: str, last: RecordCheckpoint | None) -> None:
    if not keys.may_sign(key, last):
        facts = {"key": key}
        logger.error("The key %(key)s is not registered; no checkpoint is signed.", facts)
        raise KeyNotRegistered(
            _("Two people must confirm the key %(key)s before it signs the record.") % facts
        )
