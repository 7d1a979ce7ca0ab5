"""Codebook services: codes are added, edited, moved, merged, retired and reactivated, never deleted (PAR-03)."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms.records.history import Actor, record
from feedback import access
from feedback.coding import code_tree
from feedback.exceptions import NotPossibleNow
from feedback.models import Code, Codebook


def target_of(codes: Iterable[Code]) -> dict[str, str]:
    """Map the key of each code to the key it counts as: its own, or that of the code it was merged into."""
    known = {code.pk: code for code in codes}
    return {code.key: code_tree.target_of(pk, known).key for pk, code in known.items()}


@transaction.atomic
def revise_code(*, actor: Actor, code: Code) -> Code:
    """Save an added or edited code. A changed meaning raises its version, which flags older codings."""
    access.require(actor, *access.CODE_ROLES)
    book, codes = locked_book(code.codebook_id)
    before = codes.get(code.pk)
    _check_place(code, codes)
    if before is not None and all(getattr(before, name) == getattr(code, name) for name in Code.MEANING):
        return record(code, actor=actor, reason="edited")
    code.version = before.version + 1 if before else 1
    record(code, actor=actor, reason="meaning changed" if before else "added")
    _raise_version(book, code, actor)
    return code


@transaction.atomic
def merge_code(*, actor: Actor, code: Code, into: Code) -> Code:
    """Merge a code into another: its codings stay on it but count under the other from now on."""
    access.require(actor, *access.CODE_ROLES)
    book, codes = locked_book(code.codebook_id)
    code, target = codes[code.pk], codes.get(into.pk)
    _require_active(code)
    if target is None or target.pk == code.pk or target.status != Code.Status.ACTIVE:
        raise NotPossibleNow(_("Choose another code that is in use."), rule="PAR-03")
    into = target
    if into.pk in code_tree.parts_of(code, codes.values()):
        raise NotPossibleNow(
            _("%(other)s is part of this code. Move it out first.") % {"other": into}, rule="PAR-03"
        )
    for part in codes.values():
        if part.parent_id == code.pk:
            part.parent = into
            record(part, actor=actor, reason=f"moved, {code.key} was merged", update_fields=["parent"])
    return _set(book, code, Code.Status.MERGED, into, actor, f"merged into {into.key}")


@transaction.atomic
def retire_code(*, actor: Actor, code: Code, instead: Code | None = None) -> Code:
    """Retire a code, so it can no longer be applied. ``instead`` names the code to use; codings do not move."""
    access.require(actor, *access.CODE_ROLES)
    book, codes = locked_book(code.codebook_id)
    code = codes[code.pk]
    _require_active(code)
    pointer = codes.get(instead.pk) if instead else None
    if instead and (pointer is None or pointer.pk == code.pk or pointer.status != Code.Status.ACTIVE):
        raise NotPossibleNow(_("Choose another code that is in use."), rule="PAR-03")
    return _set(book, code, Code.Status.RETIRED, pointer, actor, "retired")


@transaction.atomic
def reactivate_code(*, actor: Actor, code: Code) -> Code:
    """Undo a merge or a retirement."""
    access.require(actor, *access.CODE_ROLES)
    book, codes = locked_book(code.codebook_id)
    code = codes[code.pk]
    if code.status == Code.Status.ACTIVE:
        raise NotPossibleNow(_("It is already set that way."), rule="PAR-03")
    return _set(book, code, Code.Status.ACTIVE, None, actor, "in use again")


def locked_book(book: int) -> tuple[Codebook, dict[int, Code]]:
    """The codebook with its codes by id, locked until the transaction ends.

    New codings may refer to the codes meanwhile (``no_key``): who codes holds the form, and would wait for this in vain
    while this waits for the form.
    """
    found = Codebook.objects.select_for_update(no_key=True).get(pk=book)
    codes = Code.objects.select_for_update(no_key=True).filter(codebook=found).order_by("order", "pk")
    return found, {code.pk: code for code in codes}


def _check_place(code: Code, codes: dict[int, Code]) -> None:
    """Raise ``NotPossibleNow`` unless the parent is an active code of the same book and not a descendant."""
    if code.parent_id is None or (code.pk in codes and codes[code.pk].parent_id == code.parent_id):
        return
    parent = codes.get(code.parent_id)
    if parent is None or parent.status != Code.Status.ACTIVE:
        raise NotPossibleNow(_("A code can only be part of a code in use in this codebook."), rule="PAR-03")
    if code.pk and parent.pk in code_tree.parts_of(code, codes.values()):
        raise NotPossibleNow(_("A code cannot be part of itself."), rule="PAR-03")


def _require_active(code: Code) -> None:
    if code.status != Code.Status.ACTIVE:
        raise NotPossibleNow(_("This code is no longer in use."), rule="PAR-03")


def _set(book: Codebook, code: Code, status: str, pointer: Code | None, actor: Actor, reason: str) -> Code:
    code.status, code.merged_into = status, pointer
    record(code, actor=actor, reason=reason, update_fields=["status", "merged_into"])
    _raise_version(book, code, actor)
    return code


def _raise_version(book: Codebook, code: Code, actor: Actor) -> None:
    book.version += 1
    record(book, actor=actor, reason=f"code {code.key}", update_fields=["version"])
