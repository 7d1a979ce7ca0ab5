"""Decide which numbers of a cube to hide (PRV-10, PRV-11, PRV-12)."""

from collections.abc import Callable, Sequence

from cms.disclosure.cubes.linked import link
from cms.disclosure.cubes.protection import Protection
from cms.disclosure.cubes.shapes import Cube, CubeKey, Decision, PastEdition
from cms.disclosure.shapes import LEAST_THRESHOLD, THRESHOLD

Progress = Callable[[int, int], None]


def decide(
    cube: Cube,
    earlier: Sequence[PastEdition] = (),
    *,
    threshold: int = THRESHOLD,
    progress: Progress | None = None,
) -> Decision:
    """Hide small numbers, and then others so that no reader can infer a hidden number too closely."""
    if threshold < LEAST_THRESHOLD:
        raise ValueError(f"the threshold may be raised, never below {LEAST_THRESHOLD}")
    linked = link(cube, earlier, threshold)
    protection = Protection(linked)
    protection.run(progress or _nobody)
    marks = {key: protection.marks[n] for key, n in linked.current.items() if n in protection.marks}
    unsafe = {linked.keys[n] for n in protection.unsafe}
    against: set[CubeKey] = set()
    if earlier:
        alone = decide(cube, threshold=threshold).marks
        against = {key for key, mark in marks.items() if mark == "complement" and key not in alone}
    return Decision(marks, against, unsafe)


def _nobody(_done: int, _total: int) -> None:
    """No one waits for it."""
