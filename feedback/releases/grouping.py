"""Merge rare values before suppression, so that less has to be suppressed (P10)."""

from dataclasses import dataclass

from feedback.reference_data.regions import region_of
from feedback.releases.analysis.dimensions import MISSING, Dimension
from feedback.releases.analysis.ranges import key_of, runs_of

OTHERS = "others"


@dataclass(frozen=True)
class Group:
    """One published value of a dimension: an original value, or several merged."""

    key: str
    members: tuple[str, ...]

    @property
    def is_joined(self) -> bool:
        return self.members != (self.key,)

    @property
    def identity(self) -> str:
        """The key and the merged members; groups are the same only if they have the same members."""
        return self.key if not self.is_joined else f"{self.key}({'|'.join(sorted(self.members))})"


def told_members(dimension: Dimension, group: Group, groups: list[Group]) -> list[str]:
    """Return the values that a merged group is said to have: every one that could be in it.

    Which of them any comment has, would tell about a few people.
    """
    if group.key != OTHERS and not group.key.startswith("region:"):
        return list(group.members)
    elsewhere = {member for each in groups if each is not group for member in each.members}
    possible = [value for value in dimension.labels if value not in elsewhere]
    if group.key != OTHERS:
        return [value for value in possible if f"region:{region_of(value)}" == group.key]
    regions = {each.key for each in groups}
    found = [value for value in possible if f"region:{region_of(value)}" not in regions]
    return found + [MISSING] * (MISSING in group.members)


def members_of(identity: str) -> frozenset[str]:
    _key, bracket, rest = identity.partition("(")
    return frozenset(rest.removesuffix(")").split("|")) if bracket else frozenset([identity])


def groups_of(dimension: Dimension, counts: dict[str, int], threshold: int) -> list[Group]:
    """Merge values below the threshold: months into runs, counties into regions, the rest into "others"."""
    counts = {value: count for value, count in counts.items() if count}
    if dimension.name == "month":
        return _months(counts, threshold)
    alone, rest = _apart(counts, threshold)
    found = [Group(value, (value,)) for value in alone]
    if dimension.name == "county":
        regions, rest = _regions(rest, counts, threshold)
        found += regions
    if rest:
        while sum(counts[value] for value in rest) < threshold and (more := _smallest(found, counts)):
            found.remove(more)
            rest = [*rest, *more.members]
        found.append(Group(OTHERS, tuple(sorted(rest))) if len(rest) > 1 else Group(rest[0], (rest[0],)))
    order = [*dimension.labels, *sorted(set(counts) - set(dimension.labels))]
    return sorted(found, key=lambda group: _place(group, order))


def ranges_of(kind: str, counts: dict[str, int], threshold: int) -> tuple[list[Group], dict[str, str]]:
    """Return ranges of numbers or dates in order, and the range key of each step."""
    steps = {int(step): count for step, count in counts.items() if count}
    if not steps:
        return [], {}
    groups: list[Group] = []
    homes: dict[str, str] = {}
    for run in runs_of(kind, steps, threshold):
        groups.append(Group(key_of(kind, run[0], run[-1]), tuple(key_of(kind, step) for step in run)))
        homes |= {str(step): groups[-1].key for step in run}
    return groups, homes


def _apart(counts: dict[str, int], threshold: int) -> tuple[list[str], list[str]]:
    rare = [value for value, count in counts.items() if count < threshold]
    return [value for value in counts if value not in rare], rare


def _smallest(found: list[Group], counts: dict[str, int]) -> Group | None:
    """Return the group to merge next: nonresponse first, else the smallest."""
    silent = next((group for group in found if group.members == (MISSING,)), None)
    return silent or min(
        found, key=lambda group: (sum(counts[each] for each in group.members), group.key), default=None
    )


def _regions(rare: list[str], counts: dict[str, int], threshold: int) -> tuple[list[Group], list[str]]:
    members: dict[str, list[str]] = {}
    for value in rare:
        members.setdefault(region_of(value), []).append(value)
    found, rest = [], members.pop("", [])
    for region, values in sorted(members.items()):
        if len(values) > 1 and sum(counts[value] for value in values) >= threshold:
            found.append(Group(f"region:{region}", tuple(sorted(values))))
        else:
            rest += values
    return found, rest


def _months(counts: dict[str, int], threshold: int) -> list[Group]:
    """Merge months below the threshold with the next one, and the last with the one before."""
    runs: list[list[str]] = []
    unknown = [Group(MISSING, (MISSING,))] if MISSING in counts else []
    for month in sorted(set(counts) - {MISSING}):
        if runs and sum(counts[each] for each in runs[-1]) < threshold:
            runs[-1].append(month)
        else:
            runs.append([month])
    if len(runs) > 1 and sum(counts[each] for each in runs[-1]) < threshold:
        last = runs.pop()
        runs[-1] += last
    found = [Group(run[0] if len(run) == 1 else f"{run[0]}..{run[-1]}", tuple(run)) for run in runs]
    return found + unknown


def _place(group: Group, order: list[str]) -> tuple[int, int]:
    last = MISSING in group.members or group.key == OTHERS
    return int(last) + (group.key == MISSING), min(order.index(each) for each in group.members)
