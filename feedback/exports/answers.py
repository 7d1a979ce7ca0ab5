"""Columns for the answers to one question, and the cell value of an answer."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from cms.i18n.fields import text
from cms.spreadsheets import Column
from feedback.models import TEXT_KINDS, QuestionKind

Cell = Callable[[Any], Any]
WITHOUT_COLUMN = {QuestionKind.LANGUAGE, QuestionKind.CONSENT}


def kinds_of(question: dict) -> set[str]:
    """Return the kinds of a question; two forms may share a key with different kinds."""
    return {question["kind"], *(version["kind"] for version in question["versions"])}


def is_text(question: dict) -> bool:
    return bool(kinds_of(question) & TEXT_KINDS)


def title_of(question: dict, twins: set[str]) -> str:
    """Return the newest label, with version numbers if another question has the same label."""
    words = text(question["label"], "en")
    return f"{words} ({versions_text(question)})" if words in twins else words


def versions_text(question: dict) -> str:
    numbers = sorted({version["number"] for version in question["versions"]})
    return f"version {', '.join(map(str, numbers))}" if numbers else question["key"]


def answer_columns(question: dict, title: str, *, as_codes: bool) -> Iterator[tuple[Column, Cell]]:
    """Yield each column with the function that turns an answer into its cell."""
    key, kind = f"answer:{question['key']}", question["kind"]
    labels = {} if as_codes else labels_of(question["choices"])
    if not _has_answers(question):
        return
    if kind == QuestionKind.NUMBER:
        yield Column(key, title, "int"), whole_number
    elif kind == QuestionKind.DATE:
        yield Column(key, title, "date"), day
    elif kind == QuestionKind.MATRIX:
        for row in question["settings"].get("rows", []):
            words = row["key"] if as_codes else f"{title}: {text(row['label'], 'en')}"
            yield Column(f"{key}:{row['key']}", words), _of_row(row["key"], labels)
    elif kind not in WITHOUT_COLUMN and kind != QuestionKind.FILE:
        numbered = kind == QuestionKind.RANKING and not as_codes
        yield Column(key, title), _text(labels, numbered=numbered)


def labels_of(choices: list[dict]) -> dict[str, str]:
    return {choice["key"]: text(choice["label"], "en") for choice in choices}


def whole_number(answer: object) -> int | None:
    return answer if type(answer) is int else None


def day(answer: Any) -> date | None:
    try:
        return date.fromisoformat(answer)
    except (TypeError, ValueError):
        return None


def _of_row(row: str, labels: dict[str, str]) -> Cell:
    def cell(answer: object) -> str | None:
        choice = answer.get(row) if isinstance(answer, dict) else None
        return None if choice is None else labels.get(str(choice), str(choice))

    return cell


def _text(labels: dict[str, str], *, numbered: bool) -> Cell:
    def cell(answer: object) -> str | None:
        if answer is None:
            return None
        if type(answer) is str:
            return labels.get(answer, answer)
        if isinstance(answer, list):
            said = [labels.get(str(each), str(each)) for each in answer]
            return (
                "; ".join(f"{n}. {words}" for n, words in enumerate(said, 1)) if numbered else "; ".join(said)
            )
        return labels.get(str(answer), str(answer))

    return cell


def fits(question: dict) -> Callable[[Any], bool] | None:
    """Return a predicate: whether the question's columns can represent an answer. None if they accept any."""
    kind = question["kind"]
    if kind in WITHOUT_COLUMN | {QuestionKind.FILE} or not _has_answers(question):
        return lambda answer: False
    if kind == QuestionKind.NUMBER:
        return lambda answer: type(answer) is int
    if kind == QuestionKind.DATE:
        return lambda answer: day(answer) is not None
    if kind == QuestionKind.MATRIX:
        rows = {row["key"] for row in question["settings"].get("rows", [])}
        return lambda answer: isinstance(answer, dict) and answer.keys() <= rows
    return None


def _has_answers(question: dict) -> bool:
    return not (is_text(question) and kinds_of(question) <= TEXT_KINDS | WITHOUT_COLUMN)
