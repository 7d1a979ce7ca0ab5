"""A code as a file describes it, and the id that a code has in files (REFI-QDA)."""

from dataclasses import dataclass, field
from uuid import UUID, uuid5

from feedback.models import Code, Codebook

NAMESPACE = UUID("5d0a6f0e-6f3e-5b0c-9f0a-6e1f8a4c2b71")
TRANSLATED = ("name", "definition")
MOST_CODES = 1000  # of a codebook
PLAIN = ("include", "exclude", "example")


@dataclass(frozen=True)
class FileCode:
    """``ref`` names it within the file and ``parent`` another one, or none (""); None: the file does not say.

    ``name`` and ``definition`` hold the languages, ``plain`` the other texts, that the file gives; what it does not
    give stays as it is. ``line`` is its line or place in the file.
    """

    line: int
    ref: str
    parent: str | None = None
    name: dict[str, str] = field(default_factory=dict)
    definition: dict[str, str] = field(default_factory=dict)
    plain: dict[str, str] = field(default_factory=dict)
    key: str = ""
    guid: str = ""
    status: str = ""
    instead: str = ""

    def __str__(self) -> str:
        return next((each for each in self.name.values() if each), "") or self.key or self.ref


@dataclass(frozen=True)
class FileContent:
    """The codes of a file, and sentences on what of it is not read."""

    codes: list[FileCode]
    notes: list[str]


def guid_of(code: Code, book: Codebook) -> UUID:
    """The id of a code in every file: that of the tool it came from, else one made from its key, always the same."""
    return code.guid or uuid5(NAMESPACE, f"code/{book.slug}/{code.key}")


def as_guid(value: str) -> str:
    """An id as files write it, with or without braces, in capitals or not; empty if it is none."""
    try:
        return str(UUID(value.strip()))
    except ValueError:
        return ""
