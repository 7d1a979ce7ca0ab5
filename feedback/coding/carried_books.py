"""A codebook as JSON, in the file of its form: its codes in order, without codings, dates and people."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import transaction
from django.utils.translation import gettext as _

from cms.records.history import Actor
from feedback import access
from feedback.coding.books import create_codebook
from feedback.coding.code_tree import in_order
from feedback.coding.codebook_import import import_codes
from feedback.coding.codebook_plan import Plan
from feedback.coding.file_codes import MOST_CODES, PLAIN, TRANSLATED, FileCode, FileContent, as_guid, guid_of
from feedback.exceptions import FileRefused, NotPossibleNow
from feedback.models import Code, Codebook

Facts = dict[str, Any]
WORDS = ("key", "parent", "status", "instead", "guid", *PLAIN)
MOST_NAME = 120


def book_as_json(book: Codebook) -> Facts:
    codes = in_order(book.codes.select_related("parent", "merged_into"))
    return {"slug": book.slug, "name": book.name, "codes": [_code(each, book) for each in codes]}


def _code(code: Code, book: Codebook) -> Facts:
    """Its place in the list is its order."""
    texts = {name: getattr(code, name) for name in (*TRANSLATED, *PLAIN)}
    return texts | {
        "key": code.key,
        "parent": code.parent.key if code.parent else "",
        "status": code.status,
        "instead": code.merged_into.key if code.merged_into else "",
        "guid": str(guid_of(code, book)),
    }


@transaction.atomic
def book_from_json(*, actor: Actor, facts: Facts, slug: str = "") -> tuple[Codebook, bool]:
    """The codebook of a file, and whether it is new here: an identical one with the short name is used as it is.

    Raises ``FileRefused`` for what is no codebook, ``NotPossibleNow`` where another one has the short name.
    """
    access.require(actor, *access.CODE_ROLES)
    codes = _codes_of(facts)
    slug = slug or facts["slug"]
    present = Codebook.objects.filter(slug=slug).first()
    if present:
        if book_as_json(present)["codes"] == facts["codes"]:
            return present, False
        raise NotPossibleNow(
            _(
                "This site already has a codebook with the short name “%(slug)s” and different codes. "
                "Choose another short name."
            )
            % {"slug": slug},
            rule="PAR-03",
        )
    book = create_codebook(actor=actor, name=facts["name"], slug=slug)
    plan = Plan(book, [], codes)
    if plan.of("refused"):
        raise FileRefused(_unfit())
    content = FileContent(codes, [])
    import_codes(
        actor=actor, book=book, content=content, digest=plan.digest, source=f"the form file of {slug}"
    )
    book.refresh_from_db()
    return book, True


def _unfit() -> str:
    return _("The parts of the codebook in this file do not match. Download the form again.")


def _codes_of(facts: Facts) -> list[FileCode]:
    """Checked for its shape, since anyone may have written the file; ``Plan`` checks what the codes say."""
    rows = facts.get("codes")
    is_whole = (
        facts.keys() == {"slug", "name", "codes"}
        and _is_slug(facts["slug"])
        and _are_texts(facts["name"], MOST_NAME)
        and bool(facts["name"].get(settings.LANGUAGE_CODE))
        and isinstance(rows, list)
    )
    if not is_whole or not isinstance(rows, list) or len(rows) > MOST_CODES or not all(map(_is_code, rows)):
        raise FileRefused(_unfit())
    ids = [each["guid"] for each in rows if each["guid"]]
    if len(ids) > len(set(ids)):
        raise FileRefused(_unfit())
    return [_file_code(number, each) for number, each in enumerate(rows, 1)]


def _is_code(row: object) -> bool:
    return (
        isinstance(row, dict)
        and row.keys() == {*WORDS, *TRANSLATED}
        and all(isinstance(row[name], str) for name in WORDS)
        and all(_are_texts(row[name]) for name in TRANSLATED)
        and row["status"] in Code.Status.values
        and (not row["guid"] or as_guid(row["guid"]) == row["guid"])
        and bool(row["key"])
    )


def _are_texts(value: object, longest: int = 10_000) -> bool:
    return isinstance(value, dict) and all(
        language in dict(settings.LANGUAGES) and isinstance(words, str) and len(words) <= longest
        for language, words in value.items()
    )


def _is_slug(value: object) -> bool:
    if not isinstance(value, str) or not 0 < len(value) <= 40:
        return False
    try:
        validate_slug(value)
    except ValidationError:
        return False
    return True


def _file_code(number: int, row: Facts) -> FileCode:
    return FileCode(
        line=number,
        ref=row["key"],
        parent=row["parent"],
        name=row["name"],
        definition=row["definition"],
        plain={name: row[name] for name in PLAIN},
        key=row["key"],
        guid=row["guid"],
        status=row["status"],
        instead=row["instead"],
    )
