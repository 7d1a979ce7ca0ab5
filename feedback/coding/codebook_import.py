"""Import a codebook from a file once its preview is confirmed. Codes are added and changed, never deleted (PAR-03)."""

from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from cms.records.history import Actor, record
from feedback import access
from feedback.coding.code_tree import new_key
from feedback.coding.codebook import locked_book
from feedback.coding.codebook_plan import MEANT_BY, Plan, Planned, new_texts
from feedback.coding.codebook_tables import read_sheet
from feedback.coding.file_codes import MOST_CODES, FileContent
from feedback.coding.refi_xml import read_codebook
from feedback.exceptions import FileRefused, NotPossibleNow
from feedback.models import Code, Codebook

MOST_BYTES = 1_000_000


def read_file(data: bytes, filename: str) -> FileContent:
    """Read a .qdc, .csv or .xlsx file. Raises ``RuleBroken`` where it cannot be read or holds too much."""
    if len(data) > MOST_BYTES:
        raise FileRefused(_("The file is larger than 1 MB."), rule="S21")
    is_refi = filename.lower().endswith((".qdc", ".qde", ".xml"))
    found = read_codebook(data) if is_refi else read_sheet(data, filename)
    if len(found.codes) > MOST_CODES:
        raise FileRefused(
            ngettext_lazy(
                "A codebook has at most %(n)s code.", "A codebook has at most %(n)s codes.", MOST_CODES
            )
            % {"n": MOST_CODES},
            rule="S21",
        )
    return found


@transaction.atomic
def import_codes(
    *, actor: Actor, book: Codebook, content: FileContent, digest: str, source: str
) -> dict[str, int]:
    """Do what the preview with this digest said; ``NotPossibleNow`` if the codebook changed since.

    Returns how many codes were added and changed.
    """
    access.require(actor, *access.CODE_ROLES)
    locked, codes = locked_book(book.pk)
    plan = Plan(locked, list(codes.values()), content.codes)
    if plan.digest != digest:
        raise NotPossibleNow(
            _("The codebook has changed since this preview. Check it again before you import."), rule="PAR-03"
        )
    reason = f"imported from {source}"[:500]
    meanings = sum(_change(row, actor, reason) for row in plan.of("change"))
    added = _add(locked, plan, actor, reason)
    for row in plan.of("change"):
        _move(row, added, actor, reason)
    _set_statuses(plan, added, actor, reason)
    if meanings or added:
        locked.version += 1
        record(locked, actor=actor, reason=reason, update_fields=["version"])
    return {"added": len(added), "changed": len(plan.of("change"))}


def _change(row: Planned, actor: Actor, reason: str) -> bool:
    """Change the texts of a code; return whether its meaning changed."""
    code = row.code
    if code is None:
        return False
    before = {name: getattr(code, name) for name in Code.MEANING}
    for name, words in new_texts(code, row.file).items():
        setattr(code, name, words)
    is_other = any(getattr(code, name) != words for name, words in before.items())
    code.version += is_other
    record(code, actor=actor, reason=reason)
    return is_other


def _add(book: Codebook, plan: Plan, actor: Actor, reason: str) -> dict[str, Code]:
    """Add the new codes, parents first; by the names that the file gives them."""
    made: dict[str, Code] = {}
    taken = {code.key for code in plan.codes.values()} | {row.file.key for row in plan.rows}
    order = max((code.order for code in plan.codes.values()), default=0)
    places = {row.file.ref: order + place for place, row in enumerate(plan.of("add"), 1)}
    waiting = plan.of("add")
    while waiting:
        ready = [
            row for row in waiting if not (isinstance(row.above, Planned) and row.above.file.ref not in made)
        ]
        for row in ready:
            key = row.file.key or new_key(row.file.name[settings.LANGUAGE_CODE], taken)
            taken.add(key)
            code = Code(codebook=book, key=key, order=places[row.file.ref], is_demo=book.is_demo)
            code.guid = UUID(row.file.guid) if row.file.guid else None
            code.parent = _parent(row, made)
            for name, words in new_texts(None, row.file).items():
                setattr(code, name, words)
            made[row.file.ref] = record(code, actor=actor, reason=reason)
        waiting = [row for row in waiting if row.file.ref not in made]
    return made


def _parent(row: Planned, made: dict[str, Code]) -> Code | None:
    return made[row.above.file.ref] if isinstance(row.above, Planned) else row.above


def _move(row: Planned, made: dict[str, Code], actor: Actor, reason: str) -> None:
    parent = _parent(row, made)
    if row.code and row.code.parent_id != (parent.pk if parent else None):
        row.code.parent = parent
        record(row.code, actor=actor, reason=reason, update_fields=["parent"])


def _set_statuses(plan: Plan, made: dict[str, Code], actor: Actor, reason: str) -> None:
    """New codes that the file calls retired or merged become so, once what they point to is there."""
    by_key = {code.key: code for code in (*plan.codes.values(), *made.values())}
    for row in plan.of("add"):
        code, pointer = made[row.file.ref], by_key.get(row.file.instead)
        if row.file.status in MEANT_BY:
            code.status = row.file.status if pointer else Code.Status.RETIRED
            code.merged_into = pointer if pointer != code else None
            record(code, actor=actor, reason=reason, update_fields=["status", "merged_into"])
