from dataclasses import dataclass
from pathlib import Path


class DoesNotFit(Exception):
    """The text to replace is not there exactly once."""


@dataclass(frozen=True)
class Mutant:
    name: str
    path: str
    before: str
    after: str
    tests: tuple[str, ...]

    def __init__(self, name: str, path: str, before: str, after: str, *tests: str) -> None:
        for field, value in zip(self.__dataclass_fields__, (name, path, before, after, tests), strict=True):
            object.__setattr__(self, field, value)

    def apply(self, root: Path) -> str:
        """The text of the changed file."""
        source = (root / self.path).read_text() if (root / self.path).exists() else ""
        if source.count(self.before) != 1:
            raise DoesNotFit(f"its text occurs {source.count(self.before)} times in {self.path}")
        return source.replace(self.before, self.after)
