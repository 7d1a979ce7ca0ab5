"""Text of the demo conversations in English and Spanish. What is not on the public record is invented."""

from typing import Any

from cms.data_files import data_beside

_DATA = data_beside(__file__)
INDEX: dict[str, dict[str, Any]] = _DATA["index"]
FIRST: dict[str, Any] = _DATA["first"]
QUOTES: dict[str, list[dict[str, Any]]] = _DATA["quotes"]
FIRST_THEMES: list[list[Any]] = _DATA["first_themes"]
FIRST_GROUPS: list[list[Any]] = _DATA["first_groups"]
FIRST_LANGUAGES: list[list[Any]] = _DATA["first_languages"]
FIRST_POLL: dict[str, Any] = _DATA["first_poll"]
THIRD: dict[str, Any] = _DATA["third"]
THIRD_POLL: dict[str, Any] = _DATA["third_poll"]
THIRD_RANKING: dict[str, Any] = _DATA["third_ranking"]
UPCOMING: dict[str, Any] = _DATA["upcoming"]
WORKSHOP: dict[str, Any] = _DATA["workshop"]
PEOPLE: list[list[str]] = _DATA["people"]
