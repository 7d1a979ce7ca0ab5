"""A seeded synthetic population that answers a form, as rows of a cut, without a database."""

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from feedback.reference_data.closed_lists import choices_of

FIRST = datetime(2022, 1, 3, 18, tzinfo=UTC)
MONTHS = 12
CHANNELS = {"web": 70, "paper": 10, "phone": 7, "letter": 8, "conversation": 5}
LANGUAGES = {"en": 64, "es": 22, "zh-hant": 4, "vi": 4, "tl": 2, "ko": 2, "ru": 1, "lo": 0.4}
ROLES = {"student": 30, "parent": 25, "teacher": 22, "researcher": 6, "employer": 4, "lawmaker": 1}
AGES = {
    "under_13": 1,
    "13_to_17": 12,
    "18_24": 20,
    "25_34": 22,
    "35_44": 20,
    "45_54": 12,
    "55_64": 8,
    "65_plus": 5,
}
HOMES = {"city": 60, "suburb": 30, "farm": 6, "island": 0.4, "boat": 0.3}
CODES = {"place": 30, "words": 18, "pay": 9, "place-small": 5, "privacy": 3, "rare": 0.6}
ETHNIC = {"hispanic": 40, "white": 34, "asian": 15, "chinese": 6, "hmong": 2, "black": 7, "mena": 1}


def _labels(keys: Any) -> list[dict[str, Any]]:
    return [{"key": key, "label": {"en": key.title()}} for key in keys]


def question(
    key: str, kind: str, choices: Any, *, about_you: bool = False, **settings: Any
) -> dict[str, Any]:
    return {
        "key": key,
        "kind": kind,
        "label": {"en": f"About {key}"},
        "choices": choices,
        "about_you": about_you,
        "settings": settings,
    }


COUNTIES = [each["key"] for each in choices_of("county")][:40]
META: dict[str, Any] = {
    "questions": [
        question("county", "county", choices_of("county"), about_you=True),
        question("role", "role", _labels(ROLES), about_you=True),
        question("age", "age_bracket", choices_of("age_bracket"), about_you=True),
        question("ethnicity", "ethnicity", choices_of("ethnicity"), about_you=True),
        question("find", "one_choice", _labels(["yes", "part", "no"])),
        question("home", "one_choice", _labels(HOMES), about_you=True),
        question("clear", "scale", _labels("12345")),
        question("help", "many_choices", _labels(["families", "schools", "lawmakers"])),
        question("rank", "ranking", _labels(["map", "table", "words"])),
        question("times", "number", [], unit={"en": "times"}),
        question("pupils", "number", [], about_you=True),
        question("moved", "date", []),
        question("born", "date", [], about_you=True),
        question("parts", "matrix", _labels(["bad", "good"]), rows=_labels(["map", "table"])),
    ],
    "codes": [
        {"key": key, "name": {"en": key}, "parent": "place" if key == "place-small" else ""} for key in CODES
    ],
}


def people(count: int = 2000, seed: int = 11, months: int = MONTHS) -> list[dict[str, Any]]:
    random = Random(seed)
    minutes = months * 30 * 24 * 60
    rows = [_person(random, n, FIRST + timedelta(minutes=random.randint(0, minutes))) for n in range(count)]
    return sorted(rows, key=lambda row: row["submitted_at"])


def until(rows: list[dict[str, Any]], month: int) -> list[dict[str, Any]]:
    end = (FIRST + timedelta(days=30 * month)).isoformat()
    return [row for row in rows if row["submitted_at"] < end]


def _pick(random: Random, weights: dict[str, float]) -> str:
    return random.choices(list(weights), list(weights.values()))[0]


def _day(random: Random, year: int, years: int) -> str:
    return (date(year, 1, 1) + timedelta(days=random.randrange(365 * years))).isoformat()


def _person(random: Random, number: int, at: datetime) -> dict[str, Any]:
    counties = {county: 1 / (place + 1) for place, county in enumerate(COUNTIES)}
    role = _pick(random, ROLES)
    about = {"role": role, "county": _pick(random, counties), "age": _pick(random, AGES)}
    about["home"] = _pick(random, HOMES)
    about["ethnicity"] = [key for key in ETHNIC if random.random() * 100 < ETHNIC[key]]
    answers = {
        "find": random.choice(["yes", "part", "no"] if role != "lawmaker" else ["no"]),
        "clear": str(random.randint(1, 5)),
        "help": [key for key in ("families", "schools", "lawmakers") if random.random() < 0.4],
        "rank": random.sample(["map", "table", "words"], random.randint(0, 3)),
        "parts": {row: random.choice(["bad", "good"]) for row in ("map", "table") if random.random() < 0.9},
    }
    own = Random(f"{number} {at}")
    answers |= {"times": int(own.lognormvariate(1.5, 1.2)), "moved": _day(own, 2018, 5)}
    about |= {"pupils": own.randint(5, 40), "born": _day(own, 1940, 70)}
    return {
        "id": number,
        "channel": _pick(random, CHANNELS),
        "language": _pick(random, LANGUAGES),
        "submitted_at": at.isoformat(),
        "answers": {key: value for key, value in answers.items() if value and random.random() < 0.85},
        "about": {key: value for key, value in about.items() if value and random.random() < 0.9},
        "speaks_for": 1 if random.random() < 0.97 else random.randint(2, 30),
        "campaign": random.randint(1, 3) if random.random() < 0.04 else None,
        "codes": [
            {"code": key, "stance": "against" if random.random() < 0.15 else "for"}
            for key, weight in CODES.items()
            if random.random() * 100 < weight
        ],
    }
