"""Services for files of comments and drafts: store, check in the worker, remove (S21). Only clean files are served."""

import hashlib
import logging
import uuid
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms import clock
from cms.malware_scan import Verdict, scan
from cms.records import holds
from cms.storage import drop_private, files_as_before, private_storage, store_private
from feedback.exceptions import FileRefused
from feedback.models import Attachment, Draft, Submission
from feedback.submissions.attachments.file_names import clean_name, with_ending
from feedback.submissions.attachments.file_types import MOST_BYTES, clean, look

logger = logging.getLogger(__name__)
AT_ONCE = 50


@dataclass(frozen=True)
class Incoming:
    """A file whose type was recognized and that may be stored."""

    question_key: str
    name: str
    kind: str
    data: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    @classmethod
    def read(cls, question_key: str, upload: UploadedFile[bytes]) -> "Incoming":
        """Read an upload for a question; raises ``FileRefused`` with a message for the person."""
        if (upload.size or 0) > MOST_BYTES:
            raise FileRefused(_("This file is larger than 10 MB."), rule="S21")
        data, sent_as = upload.read(), upload.name or ""
        looked = look(data, sent_as)
        name = with_ending(clean_name(sent_as), looked.ending)
        return cls(question_key, name, looked.kind, data)


def store(
    incoming: list[Incoming], *, submission: Submission | None = None, draft: Draft | None = None
) -> None:
    """Store files under generated names; if the rows are rolled back, the files are deleted."""
    with files_as_before():
        for each in incoming:
            Attachment.objects.create(
                submission=submission,
                draft=draft,
                question_key=each.question_key,
                name=each.name,
                file=store_private(f"attachments/{uuid.uuid4()}", ContentFile(each.data)),
                kind=each.kind,
                size=len(each.data),
                sha256=each.sha256,
            )


def remove(attachments: QuerySet[Attachment]) -> int:
    """Delete the bytes and return how many; a submitted file leaves a row that records the removal."""
    found = list(attachments.exclude(state=Attachment.State.REMOVED))
    for each in found:
        drop_private(each.file)
    attachments.filter(submission__isnull=False).update(
        state=Attachment.State.REMOVED, file="", verdict="", checked_at=clock.now()
    )
    attachments.filter(draft__isnull=False).delete()
    return len(found)


def check_waiting_files() -> int:
    """Check waiting files, never-checked ones first; return how many became downloadable."""
    waiting = Attachment.objects.filter(state=Attachment.State.WAITING)
    return sum(map(check, waiting.order_by(F("checked_at").asc(nulls_first=True))[:AT_ONCE]))


def check(attachment: Attachment) -> bool:
    """Examine one file, then scan it. On any unexpected error it stays waiting."""
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
    """Store the message in the default language; screens translate it."""
    with override(settings.LANGUAGE_CODE):
        return str(error)


def _still(attachment: Attachment) -> QuerySet[Attachment]:
    """Match only if the file is still waiting and unchanged since it was checked."""
    return Attachment.objects.filter(pk=attachment.pk, state=Attachment.State.WAITING, file=attachment.file)


def _refuse(attachment: Attachment, words: str) -> None:
    kept = attachment.submission_id and holds.hold_on("submission", attachment.submission_id)
    facts = {} if kept else {"file": ""}
    changed = _still(attachment).update(
        state=Attachment.State.REFUSED, verdict=words[:300], checked_at=clock.now(), **facts
    )
    if changed and not kept:
        drop_private(attachment.file)


@files_as_before()
def _release(attachment: Attachment, data: bytes) -> bool:
    """Mark the file as clean. A re-encoded picture replaces the original bytes, which are deleted."""
    sha256 = hashlib.sha256(data).hexdigest()
    facts: dict[str, Any] = {"state": Attachment.State.CLEAN, "verdict": "", "checked_at": clock.now()}
    if sha256 != attachment.sha256:
        name = store_private(f"attachments/{uuid.uuid4()}", ContentFile(data))
        facts |= {"file": name, "sha256": sha256, "size": len(data)}
    changed = bool(_still(attachment).update(**facts))
    if "file" in facts:
        drop_private(attachment.file if changed else facts["file"])
    return changed
