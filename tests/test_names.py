"""Names of files, classes and functions: the private vocabulary that standard terms replaced stays out."""

import ast
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from tests.checks import APPS, ROOT
from tests.import_graph import modules_of

# Old name -> the standard name that replaced it.
FILES = {
    "shown": "presenters",
    "reading": "selectors",
    "words": "messages or labels",
    "translated": "i18n/fields",
    "kept": "cache",
    "echoes": "records/redaction_copies",
    "folding": "search/normalize",
    "slots": "extension_points",
    "kinds": "chain_nodes",
    "seals": "site/ledger",
    "chores": "scheduled",
    "keeping_forms": "retention_forms",
    "sheet_reading": "spreadsheets/readers",
    "seeing": "visibility",
    "forming": "groups",
    "circles": "contact_sets",
    "parts": "presenters of each capability",
    "closed_book": "closed_minutes",
    "out": "calendars and feeds",
    "heard": "transcription",
    "took_part": "participation",
    "letters": "newsletter or campaigns",
    "looked": "access_log",
    "following": "decisions",
    "told": "by content: notifications, RSVPs, published versions",
    "work": "proof_of_work",
    "lists": "reference_data",
    "became": "receipt_status",
    "marked": "multi_select",
    "outlets": "formats",
    "said": "by content",
    "agreeing": "agreements",
    "appointing": "appointments",
    "changing": "tool_decisions",
    "gathering": "engagement_adapter",
    "roll": "roll_call",
    "room": "attendance",
    "sentences": "deadline_text",
    "siege": "by content",
    "attack": "by content",
    "spoken": "by content",
}
DEFINITIONS = {
    r"Shown\w+": "…View",
    "Ruler": "Timeline",
    "WaitingItem": "DeferredItem",
    "wait_item": "defer_item",
    "leave_item": "table_item",
    "take_up": "open_item",
    "put_right": "correct",
    "promise_step": "add_follow_up",
    "hear_note": "import_note",
    "Holding": "Appointment",
    "Told": "SentReminder, or by content",
    "Coming": "Rsvp",
    "YearOfPeople": "AnnualParticipation",
    "shown|told|kept|said|heard|became|words": "by content",
}


def tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [name for name in listed.stdout.split("\0") if name.startswith((*APPS, "tests/"))]


def test_no_file_or_folder_has_a_name_of_the_private_vocabulary():
    found = []
    for name in tracked():
        stems = {part.partition(".")[0] for part in name.split("/")}
        found += [f"{name}: {FILES[stem]}" for stem in sorted(stems & set(FILES))]
    assert found == []


@cache
def definitions() -> list[tuple[Path, str]]:
    return [
        (path, node.name)
        for app in APPS
        for path in modules_of(app).values()
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef | ast.FunctionDef)
    ]


@pytest.mark.parametrize("old", DEFINITIONS)
def test_no_class_or_function_has_a_name_of_the_private_vocabulary(old):
    found = [
        f"{path.relative_to(ROOT)}: {name}: {DEFINITIONS[old]}"
        for path, name in definitions()
        if re.fullmatch(old, name)
    ]
    assert found == []
