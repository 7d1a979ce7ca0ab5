"""Files of a comment or a draft: stored, looked at in the worker, removed (S21). Nobody gets one that is not clean."""

import hashlib
import logging
import uuid
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms import clock
from cms.storage import private_storage
from feedback.exceptions import FileRefused
from feedback.models import Attachment, Draft, Submission
from feedback.submissions.attachments.file_names import clean_name, with_ending
from feedback.submissions.attachments.file_types import MOST_BYTES, clean, look
from feedback.submissions.attachments.malware_scan import Verdict, scan

logger = logging.getLogger(__name__)
AT_ONCE = 50


@dataclass(frozen=True)
class Incoming:
    """A file that was looked at and may be stored."""

    question_key: str
    name: str
    kind: str
    data: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    @classmethod
    def read(cls, question_key: str, upload: Any) -> "Incoming":
        """What somebody sent for a question; refused with a sentence if it cannot come in."""
        if upload.size > MOST_BYTES:
            raise FileRefused(_("This file is larger than 10 MB."), rule="S21")
        data = upload.read()
        looked = look(data, upload.name)
        name = with_ending(clean_name(upload.name), looked.ending)
        return cls(question_key, name, looked.kind, data)


def store(
    incoming: list[Incoming], *, submission: Submission | None = None, draft: Draft | None = None
) -> None:
    """Under names of our own. If the rows are not kept, neither are the files."""
    storage = private_storage()
    for each in incoming:
        name = storage.save(f"attachments/{uuid.uuid4()}", ContentFile(each.data))
        try:
            Attachment.objects.create(
                submission=submission,
                draft=draft,
                question_key=each.question_key,
                name=each.name,
                file=name,
                kind=each.kind,
                size=len(each.data),
                sha256=each.sha256,
            )
        except Exception:
            storage.delete(name)
            raise


def remove(attachments: QuerySet[Attachment]) -> int:
    """The bytes go; of a file that was sent, a row stays that says so."""
    found = list(attachments.exclude(state=Attachment.State.REMOVED))
    for each in found:
        _drop_bytes(each.file)
    attachments.filter(submission__isnull=False).update(
        state=Attachment.State.REMOVED, file="", verdict="", checked_at=clock.now()
    )
    attachments.filter(draft__isnull=False).delete()
    return len(found)


def _drop_bytes(name: str) -> None:
    if name:
        transaction.on_commit(lambda: private_storage().delete(name))


def check_waiting_files() -> int:
    """Look at files that wait, those never looked at first; gives how many may now be handed on."""
    waiting = Attachment.objects.filter(state=Attachment.State.WAITING)
    return sum(map(check, waiting.order_by(F("checked_at").asc(nulls_first=True))[:AT_ONCE]))


def check(attachment: Attachment) -> bool:
    """Take one file apart, then ask the scanner. Whatever goes wrong, it stays waiting."""
    try:
        with private_storage().open(attachment.file) as stored:
            data = clean(stored.read(), attachment.kind)
        verdict, words = scan(data)
    except FileRefused as error:
        verdict, words, data = Verdict.HARMFUL, _as_stored(error), b""
    except Exception as error:
        logger.exception("file %s could not be checked", attachment.pk)
        verdict, words, data = Verdict.UNKNOWN, f"The check broke off: {type(error).__name__}.", b""
    if verdict is Verdict.UNKNOWN:
        _still(attachment).update(verdict=words[:300], checked_at=clock.now())
    elif verdict is Verdict.HARMFUL:
        _refuse(attachment, words)
    else:
        return _release(attachment, data)
    return False


def _as_stored(error: FileRefused) -> str:
    """In the first language; screens translate it for whoever reads."""
    with override(settings.LANGUAGE_CODE):
        return str(error)


def _still(attachment: Attachment) -> QuerySet[Attachment]:
    """Only while nobody else decided, and the bytes are those that were looked at."""
    return Attachment.objects.filter(pk=attachment.pk, state=Attachment.State.WAITING, file=attachment.file)


def _refuse(attachment: Attachment, words: str) -> None:
    changed = _still(attachment).update(
        state=Attachment.State.REFUSED, verdict=words[:300], file="", checked_at=clock.now()
    )
    if changed:
        _drop_bytes(attachment.file)


def _release(attachment: Attachment, data: bytes) -> bool:
    """A picture was drawn again: what is handed on is the new drawing, and the old bytes go."""
    sha256 = hashlib.sha256(data).hexdigest()
    facts: dict[str, Any] = {"state": Attachment.State.CLEAN, "verdict": "", "checked_at": clock.now()}
    if sha256 != attachment.sha256:
        name = private_storage().save(f"attachments/{uuid.uuid4()}", ContentFile(data))
        facts |= {"file": name, "sha256": sha256, "size": len(data)}
    changed = bool(_still(attachment).update(**facts))
    if "file" in facts:
        _drop_bytes(attachment.file if changed else facts["file"])
    return changed
