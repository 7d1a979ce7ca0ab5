"""One connected part of a release: hidden numbers linked by sums, and what a reader can infer of them."""

from collections.abc import Callable
from functools import cached_property

from cms.disclosure.region import Region
from cms.disclosure.shapes import Hidden, Key

Bounds = tuple[int, int | None]


class Part:
    """``values`` and ``marks`` are those of the release; ``bounds`` are what a reader who knows the rule can infer."""

    def __init__(
        self,
        members: list[Key],
        lines: list[tuple],
        *,
        values: dict[Key, int],
        marks: dict[Key, Hidden],
        bounds: Callable[[Key], Bounds],
    ) -> None:
        self.members, self.lines = members, lines
        self.values, self.marks, self.bounds = values, marks, bounds
        self.number = {key: n for n, key in enumerate(members)}

    @property
    def marked(self) -> list[Key]:
        return [key for key in self.members if key in self.marks]

    @cached_property
    def equations(self) -> list[dict[int, int]]:
        equations = []
        for total, *group in self.lines:
            equation = {self.number[key]: 1 for key in group if key in self.number}
            if total in self.number:
                equation[self.number[total]] = -1
            equations.append(equation)
        return equations

    @cached_property
    def plain(self) -> Region:
        """The region for a reader who only knows that counts are not negative."""
        low = {v: -self.values[key] for key, v in self.number.items()}
        return Region(self.equations, low, dict.fromkeys(low))

    @cached_property
    def informed(self) -> Region:
        """The region for a reader who knows the rule by which numbers are hidden."""
        bounds = {v: self.bounds(key) for key, v in self.number.items()}
        return Region(
            self.equations, {v: b[0] for v, b in bounds.items()}, {v: b[1] for v, b in bounds.items()}
        )
