"""Where the archive lies: a private file, whose name tells when it was begun, after how many redactions, and its
SHA-256.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from django.core.files.base import File

from cms.models import ChangedRow, PublishedRecord, Redaction
from cms.storage import private_storage

FOLDER = "open-data"
NAME = re.compile(r"^(\d{8}T\d{12})Z-(\d+)-([0-9a-f]{64})\.zip$")
MOMENT = "%Y%m%dT%H%M%S%f"


@dataclass(frozen=True)
class Archive:
    """``redactions``: how many were done when it was begun; their times would not tell of one that was under way."""

    built_at: datetime
    redactions: int
    sha256: str

    @property
    def name(self) -> str:
        return f"{self.built_at.astimezone(UTC).strftime(MOMENT)}Z-{self.redactions}-{self.sha256}.zip"

    @property
    def path(self) -> str:
        return f"{FOLDER}/{self.name}"

    @property
    def size(self) -> int:
        return private_storage().size(self.path)

    @property
    def has_removed(self) -> bool:
        """Whether something that it holds may have been removed or redacted since it was begun."""
        return (
            PublishedRecord.objects.filter(removed_at__gte=self.built_at).exists()
            or Redaction.objects.count() != self.redactions
        )

    @property
    def may_be_served(self) -> bool:
        """While a change is not read yet, nobody knows whether it removes something."""
        return not self.has_removed and not ChangedRow.objects.exists()


def latest() -> Archive | None:
    found = [match for name in _stored() if (match := NAME.fullmatch(name))]
    if not found:
        return None
    moment, redactions, digest = found[-1].groups()
    return Archive(datetime.strptime(moment, MOMENT).replace(tzinfo=UTC), int(redactions), digest)


def replace_all(archive: Archive, content: File) -> None:
    """Store it, then delete those before it. Who is reading one reads on."""
    before = _stored()
    private_storage().save(archive.path, content)
    for name in before:
        if name != archive.name:
            private_storage().delete(f"{FOLDER}/{name}")


def _stored() -> list[str]:
    """Names of stored archives, the newest last."""
    try:
        _folders, files = private_storage().listdir(FOLDER)
    except FileNotFoundError:
        return []
    return sorted(name for name in files if NAME.fullmatch(name))
