"""The latest checkpoint as it leaves the house: in emails, packets and manifests that nobody can take back."""

from django.conf import settings

from cms.models import RecordCheckpoint
from cms.proofs import checkpoints


def own_note(checkpoint: RecordCheckpoint) -> str:
    """Its text with the signatures of this site alone; "" if this site signed under another name."""
    text, _gap, lines = checkpoint.note.rpartition("\n\n")
    own = f"— {settings.RECORD_ORIGIN} "
    signatures = "".join(f"{line}\n" for line in lines.split("\n") if line.startswith(own))
    return f"{text}\n\n{signatures}" if signatures else ""


def latest_note() -> str:
    """What whoever keeps it can compare later; "" before anything is signed. It costs one query."""
    last = checkpoints.latest()
    return own_note(last) if last else ""


def as_signed(kept: str) -> str:
    """A note as somebody kept it, in its one form: copied from a PDF, it lacks its empty line or has others."""
    lines = "\n".join(line.strip() for line in kept.strip().splitlines())
    text, *signatures = lines.split("\n— ")
    parts = [words.split() for words in signatures if words.strip()]
    return f"{text.rstrip()}\n\n" + "".join(f"— {name} {''.join(data)}\n" for name, *data in parts)
