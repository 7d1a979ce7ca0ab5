"""Files that wait between their upload and the review of where they belong.

A waiting file has no row, and a signed token in the form of the review names it. The sweep of private files deletes it
after a day, whatever becomes of the form.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath

from django.core import signing
from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from boards.locks import locked
from boards.materials.uploads import read_upload
from boards.models import Meeting
from cms.storage import private_storage, store_private
from cms.users.models import User

SALT = "boards.materials.waiting"
A_DAY = 86_400


@dataclass(frozen=True)
class Waiting:
    stored: str
    name: str  # as uploaded; only the person who uploaded it sees it

    def open(self) -> File:
        return File(private_storage().open(self.stored, "rb"), name=self.name)


def keep(file: UploadedFile) -> Waiting:
    """Check by content, then store. Raises FileRefused."""
    upload = read_upload(file)
    stored = store_private(f"materials/waiting-{uuid.uuid4().hex}.{upload.extension}", File(file))
    return Waiting(stored, PurePath(file.name or "").name[:150])


def sign(waiting: Waiting, meeting: Meeting, user: User) -> str:
    return signing.dumps([waiting.stored, waiting.name, meeting.pk, user.pk], salt=SALT)


def unsign(token: str, meeting: Meeting, user: User) -> Waiting | None:
    """The waiting file, or None if the token is not of this person and meeting, or is a day old."""
    try:
        stored, name, meeting_pk, user_pk = signing.loads(token, salt=SALT, max_age=A_DAY)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    waiting = Waiting(stored, name)
    is_own = (meeting_pk, user_pk) == (meeting.pk, user.pk)
    return waiting if is_own and private_storage().exists(stored) else None


@contextmanager
def claimed(waiting: Waiting, meeting: Meeting) -> Iterator[bool]:
    """Whether the file still waits, for one submit alone: the next one gets the lock once the file is gone.

    It waits on if the block fails.
    """
    with transaction.atomic():
        locked(meeting)
        waits = private_storage().exists(waiting.stored)
        yield waits
        if waits:
            private_storage().delete(waiting.stored)
