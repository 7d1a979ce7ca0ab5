"""Compare suggested codes with the codes people gave, text by text: precision, recall, 95 % intervals. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import sqrt

FEWEST = 11  # with fewer texts no share can be judged
Z = 1.959964  # 95 %


@dataclass(frozen=True)
class Judged:
    """A text and the codes that people agree it has; on those in ``unclear`` they do not agree."""

    text: int
    has: frozenset[int]
    unclear: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Share:
    part: int
    of: int

    @property
    def percent(self) -> int:
        return round(100 * self.part / self.of) if self.of else 0

    @property
    def interval(self) -> tuple[int, int]:
        low, high = wilson(self.part, self.of)
        return round(100 * low), round(100 * high)

    @property
    def is_small(self) -> bool:
        return self.of < FEWEST


def wilson(part: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share after E. B. Wilson (1927); without cases, everything is possible."""
    if not of:
        return 0.0, 1.0
    share, spread = part / of, Z * Z / of
    middle = (share + spread / 2) / (1 + spread)
    half = Z * sqrt(share * (1 - share) / of + spread / (4 * of)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def counts_by_code(judged: Iterable[Judged], suggested: Mapping[int, set[int]]) -> list[dict[str, int]]:
    """For each code: texts that have it, texts it was suggested for, both; and texts left out as unclear."""
    rows: dict[int, dict[str, int]] = {}

    def add(code: int, name: str) -> None:
        rows.setdefault(code, {"code": code, "has": 0, "suggested": 0, "both": 0, "unclear": 0})[name] += 1

    for each in judged:
        found = suggested.get(each.text, set())
        for code in sorted(each.has | found | each.unclear):
            if code in each.unclear:
                add(code, "unclear")
                continue
            for name, counts in (
                ("has", code in each.has),
                ("suggested", code in found),
                ("both", code in each.has & found),
            ):
                if counts:
                    add(code, name)
    return sorted(rows.values(), key=lambda row: (-row["has"], row["code"]))
