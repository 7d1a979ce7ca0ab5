"""Messages use the terms of the field: banned_phrases.txt lists what they must not say, and what to write instead."""

import ast
import re
from pathlib import Path

import polib
import pytest

from tests.checks import ROOT
from tests.import_graph import modules_of
from tests.messages import APPS, messages

LIST = Path(__file__).parent / "banned_phrases.txt"


def banned_phrases() -> dict[str, str]:
    lines = (line.strip() for line in LIST.read_text(encoding="utf-8").splitlines())
    pairs = (line.split(" -> ", 1) for line in lines if line and not line.startswith("#"))
    return dict(pairs)


def english_texts(app: str) -> set[str]:
    """Each message in the sources of an app, and each in its catalogues."""
    texts = {text for message in messages(app) for text in (message.text, message.plural)}
    for path in (ROOT / app / "locale").glob("*/LC_MESSAGES/*.po"):
        for entry in polib.pofile(str(path)):
            texts |= {entry.msgid, entry.msgid_plural}
    return texts


def found_in(text: str) -> list[str]:
    return [phrase for phrase, pattern in PATTERNS.items() if pattern.search(text)]


PATTERNS = {
    phrase: re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)", re.IGNORECASE) for phrase in banned_phrases()
}


@pytest.mark.parametrize("app", APPS)
def test_no_message_holds_a_banned_phrase(app):
    better = banned_phrases()
    faults = [
        f"{text!r} says “{phrase}”; better: {better[phrase]}"
        for text in sorted(english_texts(app))
        for phrase in found_in(text)
    ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Stepped aside from this item", ["stepped aside"]),
        ("The outcome is recorded.", []),
        ("Cuts and exports", ["cuts and exports"]),
        ("A chain of entries", []),
    ],
)
def test_a_phrase_is_found_whatever_its_case(text, found):
    assert found_in(text) == found


def test_every_line_of_the_list_is_read():
    assert len(banned_phrases()) >= 100


# "cut" and "chain" are words of the code; these never are.
NOT_IN_DOCSTRINGS = re.compile(
    r"held fast|holds fast|(?:this|the) room (?:above|below)|of this room|hangs? in\b|stepped aside|steps aside"
    r"|from afar|news by mail|word on coming|private words|said and told|ask for an aid|the meeting stands still",
    re.IGNORECASE,
)


def docstrings(path: Path) -> list[str]:
    kinds = ast.Module | ast.ClassDef | ast.FunctionDef
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return [ast.get_docstring(node) or "" for node in nodes if isinstance(node, kinds)]


@pytest.mark.parametrize("app", APPS)
def test_no_docstring_holds_a_phrase_of_the_private_vocabulary(app):
    faults = [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in modules_of(app).values()
        for text in docstrings(path)
        if (found := NOT_IN_DOCSTRINGS.search(" ".join(text.split())))
    ]
    assert faults == []
