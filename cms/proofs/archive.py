"""``record.zip``: every entry of the record up to a checkpoint, with the file that checks it offline."""

import json
from collections.abc import Callable, Iterable, Iterator

from django.utils.translation import gettext as _

from cms.models import LedgerEntry, RecordCheckpoint
from cms.proofs import leaves, verify_record
from cms.proofs.proof_files import rotations
from cms.proofs.tree import WIDTH
from cms.proofs.verify_record import canonical
from cms.spreadsheets.zipping import ZipStream

Opener = Callable[[list[LedgerEntry]], dict[int, dict]]


def archive(checkpoint: RecordCheckpoint, opened: Opener) -> Iterator[bytes]:
    """The bytes of the file. ``opened`` gives the facts of those entries that anyone may see, by number."""
    stream = ZipStream()
    yield from stream.write("README.txt", [read_me(checkpoint).encode()])
    yield from stream.write("checkpoint", [checkpoint.note.encode()])
    yield from stream.write("entries.jsonl", _lines(checkpoint.size, opened))
    yield from stream.write("key", [f"{checkpoint.key}\n".encode()])
    yield from stream.write("rotations.json", [json.dumps(rotations(checkpoint), indent=1).encode()])
    yield from stream.write("verify_record.py", [verifier()])
    yield from stream.finish()


def verifier() -> bytes:
    """The source of the file that checks proofs and records offline."""
    source = verify_record.__loader__.get_data(verify_record.__file__)  # type: ignore[union-attr]
    return bytes(source)


def _lines(size: int, opened: Opener) -> Iterable[bytes]:
    for first in range(1, size + 1, WIDTH):
        last = min(first + WIDTH - 1, size)
        entries = list(LedgerEntry.objects.filter(number__gte=first, number__lte=last).order_by("number"))
        facts = opened(entries)
        yield b"".join(canonical(_line(entry, facts.get(entry.number))) + b"\n" for entry in entries)


def _line(entry: LedgerEntry, facts: dict | None) -> dict:
    line: dict = {"entry": leaves.leaf_of(entry)}
    return line if facts is None else line | {"salt": entry.salt, "sealed": leaves.sealed(entry.key, facts)}


def read_me(checkpoint: RecordCheckpoint) -> str:
    """What the files are, in the reader's language."""
    parts = [
        _("The public record, up to entry %(size)s") % {"size": checkpoint.size},
        _("checkpoint: what the site signed: the number of entries, and one fingerprint over all of them."),
        _(
            "entries.jsonl: one line for each entry. An entry contains no text and no name, only salted digests. With "
            "public records, such as postings and votes, come the facts that were sealed and their salt."
        ),
        _("key: the public key of this record. Compare it with one that you have from elsewhere."),
        _("rotations.json: each change of the key, with the signature of the key before it."),
        _(
            "verify_record.py: checks all of it without this site. It needs Python and its package “cryptography”:"
        ),
        "python verify_record.py record.zip --key KEY",
        _(
            "With a checkpoint that you kept from another day, it also tells whether anything before it was changed:"
        ),
        "python verify_record.py record.zip --key KEY --against checkpoint",
    ]
    return "\n\n".join(parts) + "\n"
