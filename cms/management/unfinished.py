"""A mark beside what is being made, so that the next call knows that the last one was killed in the middle."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def unfinished(target: Path) -> Iterator[bool]:
    """Whether ``target`` was left unfinished; the mark goes only when the work inside ends well."""
    mark = mark_of(target)
    was_left = mark.exists()
    mark.touch()
    yield was_left
    mark.unlink()


def mark_of(target: Path) -> Path:
    return target.with_name(f"{target.name}-unfinished")
