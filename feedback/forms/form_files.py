"""The file that carries a form to another site: JSON with a schema number and a SHA-256; nothing in it is executed.

``{"kind": …, "schema": 1, "sha256": …, "body": {"language", "page", "questions", "conditions", "settings",
"translations", "codebook"}}``. Sections, pages and their order are part of the questions.
"""

import json
import re
from typing import Any

from django.utils.translation import gettext as _

from cms.cleaning import clean_text
from feedback.exceptions import FormFileRefused
from feedback.forms.frozen_forms import digest_of

KIND, SCHEMA = "throughline-form", 1
MOST_BYTES = 1_000_000
MOST_QUESTIONS = 200
KEY = re.compile(r"[\w-]{1,40}", re.ASCII)
SHAPE: dict[str, type] = {
    "language": str,
    "page": dict,
    "questions": list,
    "conditions": dict,
    "settings": dict,
    "translations": dict,
    "codebook": dict,
}
Body = dict[str, Any]


def file_of(body: Body) -> bytes:
    facts = {"kind": KIND, "schema": SCHEMA, "sha256": digest_of(body), "body": body}
    return json.dumps(facts, ensure_ascii=False, indent=1, sort_keys=True).encode()


def body_of(data: bytes) -> Body:
    """Return the content of a file, its texts cleaned; raises ``FormFileRefused`` with what is wrong."""
    if len(data) > MOST_BYTES:
        raise FormFileRefused(_("This file is larger than 1 MB, so it is not a form file."))
    try:
        facts = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise FormFileRefused(_not_a_form()) from error
    if not isinstance(facts, dict) or facts.get("kind") != KIND:
        raise FormFileRefused(_not_a_form())
    _check_schema(facts.get("schema"))
    body = facts.get("body")
    if not isinstance(body, dict) or _digest(body) != facts.get("sha256"):
        raise FormFileRefused(_("This file was changed or damaged in transit. Download it again."))
    _check_shape(body)
    return {name: _cleaned(each) for name, each in body.items()}


def _digest(body: Body) -> str:
    """The digest of a body that anyone may have written; raises ``FormFileRefused`` for halves of characters."""
    try:
        return digest_of(body)
    except (ValueError, RecursionError) as error:
        raise FormFileRefused(_not_a_form()) from error


def _not_a_form() -> str:
    return _("This is not a form file. Choose one that was downloaded under “Forms” on another site.")


def _check_schema(schema: object) -> None:
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 1:
        raise FormFileRefused(_not_a_form())
    if schema > SCHEMA:
        raise FormFileRefused(
            _("This file was made by a newer version of this software. Update this site first.")
        )


def _check_shape(body: Body) -> None:
    is_whole = body.keys() == SHAPE.keys() and all(
        isinstance(body[name], kind) for name, kind in SHAPE.items()
    )
    if not is_whole or len(body["questions"]) > MOST_QUESTIONS:
        raise FormFileRefused(unfit())
    blocks = [each if isinstance(each, dict) else {} for each in body["questions"]]
    _check_keys([each.get("id") for each in blocks])
    for each in blocks:
        value = each.get("value")
        if each.keys() != {"type", "id", "value"} or not isinstance(value, dict):
            raise FormFileRefused(unfit())
        for items in (value.get("choices", []), value.get("rows", [])):
            if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
                raise FormFileRefused(unfit())
            _check_keys([item.get("id") for item in items])


def unfit() -> str:
    return _("The parts of this file do not match. Download it again.")


def _check_keys(keys: list[object]) -> None:
    are_keys = all(isinstance(key, str) and KEY.fullmatch(key) for key in keys)
    if not are_keys or len(set(map(str, keys))) != len(keys):
        raise FormFileRefused(unfit())


def _cleaned(value: object) -> object:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, list):
        return [_cleaned(each) for each in value]
    if isinstance(value, dict):
        return {str(name): _cleaned(each) for name, each in value.items()}
    return value
