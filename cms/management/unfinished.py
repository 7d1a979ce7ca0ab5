"""A marker file beside what is being created, which tells the next call that the last one was killed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def unfinished(target: Path) -> Iterator[bool]:
    """Whether ``target`` was left unfinished; the marker is removed only when the block ends without an error."""
    mark = mark_of(target)
    was_left = mark.exists()
    mark.touch()
    yield was_left
    mark.unlink()


def mark_of(target: Path) -> Path:
    return target.with_name(f"{target.name}-unfinished")
