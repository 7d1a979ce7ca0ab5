"""Closed lists supplied by the app: counties, race and ethnicity, gender, age. Frozen when a form is published.

Labels are dicts by language, so a language is added as another entry. PRV-20 to PRV-23: any number of subgroups can be
chosen; the choices are stored as made and rolled up to the seven minimum groups only when counting.
"""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from feedback.models import QuestionKind
from feedback.reference_data.counties import COUNTIES
from feedback.reference_data.race_ethnicity import minimum_groups
from feedback.reference_data.translations import MORE, in_each

NO_ANSWER = "no_answer"
OUTSIDE = "outside"
UNDER_13, TEEN = "under_13", "13_to_17"

Label = dict[str, str]
NOT_SAID: Label = {"en": "I prefer not to say", "es": "Prefiero no decirlo"}
AGE_QUESTION: Label = {"en": "How old are you?", "es": "¿Qué edad tiene?"}
AGE_HELP: Label = {
    "en": "We ask first because we ask children under 13 for less.",
    "es": "Preguntamos primero porque a niños menores de 13 años les pedimos menos.",
}
AGES: dict[str, Label] = {
    UNDER_13: {"en": "Under 13", "es": "Menos de 13"},
    TEEN: {"en": "13 to 17", "es": "13 a 17"},
    "18_24": {"en": "18 to 24", "es": "18 a 24"},
    "25_34": {"en": "25 to 34", "es": "25 a 34"},
    "35_44": {"en": "35 to 44", "es": "35 a 44"},
    "45_54": {"en": "45 to 54", "es": "45 a 54"},
    "55_64": {"en": "55 to 64", "es": "55 a 64"},
    "65_plus": {"en": "65 or older", "es": "65 o más"},
}
GENDERS: dict[str, Label] = {
    "woman": {"en": "Woman", "es": "Mujer"},
    "man": {"en": "Man", "es": "Hombre"},
    "non_binary": {"en": "Non-binary", "es": "No binario"},
    "another": {"en": "Another gender", "es": "Otro género"},
}
OUTSIDE_CALIFORNIA: Label = {"en": "Outside California", "es": "Fuera de California"}


def choices_of(kind: str) -> list[dict[str, Any]]:
    """Return key and label of each choice of a listed kind, "prefer not to say" last; empty for other kinds."""
    made = LISTS.get(kind)
    return [*made(), _choice(NO_ANSWER, NOT_SAID)] if made else []


def _choice(key: str, label: Label, **more: str) -> dict[str, Any]:
    return {"key": key, "label": in_each(key, label), **more}


def _plain(labels: dict[str, Label]) -> list[dict[str, Any]]:
    return [_choice(key, label) for key, label in labels.items()]


def _counties() -> list[dict[str, Any]]:
    """Names are the same in every language."""
    languages = ("en", "es", *MORE)
    names = [{"key": county_key(name), "label": dict.fromkeys(languages, name)} for name in COUNTIES]
    return [*names, _choice(OUTSIDE, OUTSIDE_CALIFORNIA)]


def county_key(name: str) -> str:
    return name.lower().replace(" ", "_")


def _ethnicity() -> list[dict[str, Any]]:
    """Each of the seven groups followed by its subgroups, which name their group."""
    found = []
    for group, labels in minimum_groups().items():
        found.append(_choice(group, labels["label"], group=group))
        found += [_choice(key, each, group=group) for key, each in labels["subgroups"].items()]
    return found


LISTS: dict[str, Callable[[], list[dict[str, Any]]]] = {
    QuestionKind.COUNTY.value: _counties,
    QuestionKind.ETHNICITY.value: _ethnicity,
    QuestionKind.GENDER.value: lambda: _plain(GENDERS),
    QuestionKind.AGE_BRACKET.value: lambda: _plain(AGES),
}


@cache
def _group_of() -> dict[str, str]:
    return {key: group for group, labels in minimum_groups().items() for key in (group, *labels["subgroups"])}


def roll_up(key: str) -> str:
    """Return the minimum group of a subgroup, or the key itself if it has none, such as "no_answer"."""
    return _group_of().get(key, key)


def groups_of(keys: Iterable[str]) -> list[str]:
    """Return each minimum group once, however many of its subgroups were chosen (PRV-23)."""
    return list(dict.fromkeys(roll_up(key) for key in keys))
