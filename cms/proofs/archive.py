"""``record.zip``: every entry of the record up to a checkpoint, with the file that checks it offline."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from cms.models import RecordCheckpoint
from cms.proofs import leaves, signing, verify_record
from cms.proofs.tree import WIDTH
from cms.spreadsheets.zipping import ZipStream


def archive(checkpoint: RecordCheckpoint) -> Iterator[bytes]:
    """The bytes of the file. The same checkpoint gives the same bytes."""
    stream = ZipStream()
    yield from stream.write("README.txt", [read_me(checkpoint).encode()])
    yield from stream.write("checkpoint", [checkpoint.note.encode()])
    yield from stream.write("entries.jsonl", _lines(checkpoint.size))
    yield from stream.write("key", [f"{signing.own_key()}\n".encode()])
    yield from stream.write("verify_record.py", [verifier()])
    yield from stream.finish()


def verifier() -> bytes:
    """The source of the file that checks proofs and records offline."""
    source = verify_record.__loader__.get_data(verify_record.__file__)  # type: ignore[union-attr]
    return bytes(source)


def _lines(size: int) -> Iterable[bytes]:
    for first in range(1, size + 1, WIDTH):
        found = leaves.leaf_bytes(leaves.entries(first, min(first + WIDTH - 1, size)))
        yield b"\n".join(found) + b"\n"


def read_me(checkpoint: RecordCheckpoint) -> str:
    """What the files are, in the reader's language."""
    parts = [
        _("The public record, up to entry %(size)s") % {"size": checkpoint.size},
        _("checkpoint: what the site signed: the number of entries, and one fingerprint over all of them."),
        _(
            "entries.jsonl: one line for each entry. It contains no text and no name, only their salted digests."
        ),
        _("key: the public key of this record. Compare it with one that you have from elsewhere."),
        _(
            "verify_record.py: checks all of it without this site. It needs Python and its package “cryptography”:"
        ),
        "python verify_record.py record.zip --key KEY",
        _(
            "With a checkpoint that you kept from another day, it also tells whether anything before it was changed:"
        ),
        "python verify_record.py record.zip --key KEY --against checkpoint.txt",
    ]
    return "\n\n".join(parts) + "\n"
