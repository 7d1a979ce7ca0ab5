"""Text of the form "Tell us how you use the data"."""

from typing import Any

from cms.data_files import data_beside

_DATA = data_beside(__file__)
FORM: dict[str, dict[str, Any]] = _DATA["form"]
QUESTIONS: list[list[Any]] = _DATA["questions"]
REWORDED: dict[str, str] = _DATA["reworded"]
SECTIONS: dict[str, dict[str, dict[str, str]]] = _DATA["sections"]
WORDS: dict[str, dict[str, dict[str, str]]] = _DATA["words"]
CHOICES: dict[str, dict[str, dict[str, str]]] = _DATA["choices"]
ROWS: dict[str, dict[str, dict[str, str]]] = _DATA["rows"]
