"""Race and ethnicity: the seven minimum groups (PRV-20), and California's subgroups (PRV-21, PRV-22)."""

from typing import TypedDict

from cms.data_files import data_beside


class Group(TypedDict):
    """A minimum group: its label and the labels of its subgroups, by language."""

    label: dict[str, str]
    subgroups: dict[str, dict[str, str]]


def minimum_groups() -> dict[str, Group]:
    return data_beside(__file__)
