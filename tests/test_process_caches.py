"""What a process keeps for as long as it runs is on this list: erased texts must leave its memory too (PRV-06)."""

import ast

from tests.test_architecture import files, name

CACHES = {"cache", "lru_cache"}
HOLDS_NO_TEXT_OF_A_PERSON = {
    "boards/agendas/word_changes.py": "lists of words of the program",
    "boards/notices/holidays.py": "days",
    "boards/proposals/copies.py": "the marks of removed texts",
    "cms/components/icons.py": "drawings of the program",
    "cms/data_files.py": "files of the program",
    "cms/guides/__init__.py": "the guides of the program",
    "cms/machine_translation/engines.py": "names of models",
    "cms/proofs/signing.py": "the key of the record",
    "cms/records/text_columns.py": "names of columns",
    "cms/zone_rules.py": "rules of time zones",
    "cms/search/typed_dates.py": "the names of months",
    "cms/sharing/typeface.py": "colors and letters of the program",
    "engagement/published_parts.py": "numbers",
    "feedback/imports/presets.py": "layouts of other programs",
    "feedback/forms/frozen_forms.py": "questions of the Office",
    "feedback/submissions/public_form/answer_fields.py": "questions of the Office",
    "feedback/submissions/public_form/blank_forms.py": "questions of the Office",
    "feedback/moderation/language_detection.py": "a model of languages, trained elsewhere",
    "feedback/reference_data/closed_lists.py": "keys of lists",
}


def test_no_cache_of_a_process_may_hold_text_of_a_person():
    assert {name(path) for path in files(".py") if caches(path)} == HOLDS_NO_TEXT_OF_A_PERSON.keys()


def caches(path):
    """Whether a decorator of a function is one of these, however it is written."""
    functions = [each for each in ast.walk(ast.parse(path.read_text())) if isinstance(each, ast.FunctionDef)]
    lines = [ast.unparse(line) for each in functions for line in each.decorator_list]
    return any(line.partition("(")[0].rpartition(".")[2] in CACHES for line in lines)
