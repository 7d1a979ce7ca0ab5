"""Text of the demo feedback form, its index and the index of tools."""

from typing import Any

from cms.data_files import data_beside

_DATA = data_beside(__file__)
TOOL_INDEX: dict[str, dict[str, Any]] = _DATA["tool_index"]
FORM_INDEX: dict[str, dict[str, Any]] = _DATA["form_index"]
FORM: dict[str, dict[str, Any]] = _DATA["form"]
NOTICE: dict[str, dict[str, str]] = _DATA["notice"]
QUESTIONS: list[list[Any]] = _DATA["questions"]
QUESTION_WORDS: dict[str, dict[str, dict[str, Any]]] = _DATA["question_words"]
