"""Build the metadata of a cut: each question with its text in each version, and each code as it is now."""

from typing import Any

from django.db.models import QuerySet

from feedback.coding.code_tree import target_of
from feedback.models import Attribute, Code, Codebook, Question


def meta_of(*, submissions: QuerySet, codebook: Codebook | None, facts: dict) -> dict:
    more = {"questions": questions_of(submissions), "attributes": attributes_of(submissions)}
    return facts | more | {"codes": codes_of(codebook)}


def attributes_of(submissions: QuerySet) -> list[dict[str, str]]:
    """Facts from imported files that no question asks: the form, key, name and kind of each."""
    forms = submissions.order_by().values("form")
    rows = Attribute.objects.filter(form__in=forms).select_related("form").order_by("form__slug", "key")
    return [
        {"form": each.form.slug, "key": each.key, "label": each.label, "kind": each.kind} for each in rows
    ]


def questions_of(submissions: QuerySet) -> list[dict]:
    """Return the questions with their newest text; choices of older versions stay, so every answer has a label."""
    versions = submissions.order_by().values("version")
    rows = list(Question.objects.filter(version__in=versions).select_related("version__form"))
    rows.sort(key=lambda each: (each.version.form.slug, -each.version.number, each.position))
    found: dict[str, dict] = {}
    for each in rows:
        facts = found.setdefault(each.key, _facts(each))
        _add_missing(facts["choices"], each.choices)
        if "rows" in facts["settings"]:
            _add_missing(facts["settings"]["rows"], each.settings.get("rows", []))
        facts["versions"].append(_version(each))
    for facts in found.values():
        facts["versions"].sort(key=lambda one: (one["form"], one["number"]))
    return list(found.values())


def _facts(each: Question) -> dict[str, Any]:
    settings = dict(each.settings)
    if "rows" in settings:
        settings["rows"] = list(settings["rows"])
    return {
        "key": each.key,
        "kind": each.kind,
        "label": each.label,
        "choices": list(each.choices),
        "about_you": each.about_you,
        "condition": each.condition,
        "settings": settings,
        "versions": [],
    }


def _version(each: Question) -> dict[str, Any]:
    return {
        "form": each.version.form.slug,
        "number": each.version.number,
        "position": each.position,
        "kind": each.kind,
        "label": each.label,
        "choices": [choice["key"] for choice in each.choices],
    }


def _add_missing(kept: list[dict], more: list[dict]) -> None:
    known = {each["key"] for each in kept}
    kept += [each for each in more if each["key"] not in known]


def codes_of(codebook: Codebook | None) -> list[dict]:
    if codebook is None:
        return []
    codes = {code.pk: code for code in codebook.codes.all()}
    return [
        {
            "key": code.key,
            "name": code.name,
            "definition": code.definition,
            "parent": codes[code.parent_id].key if code.parent_id in codes else "",
            "status": code.status,
            "merged_into": _pointer(code, codes),
            "version": code.version,
        }
        for code in sorted(codes.values(), key=lambda each: (each.order, each.key))
    ]


def _pointer(code: Code, codes: dict[int, Code]) -> str:
    """The key of the code that a merged code counts as, or that replaces a retired one."""
    if code.status == Code.Status.MERGED:
        return target_of(code.pk, codes).key
    return codes[code.merged_into_id].key if code.merged_into_id in codes else ""
