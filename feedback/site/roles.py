"""Permissions for this app's lists in the Wagtail admin. Desk permissions are in ``access.py``."""

from cms.access import Role

EDITORIAL = ("tool", "toolversion", "toolstatechange", "form")
CODES = ("codebook", "code")


def _rights(models: tuple[str, ...], *verbs: str) -> list[str]:
    return [f"feedback.{verb}_{model}" for model in models for verb in verbs]


GRANTS: dict[Role, list[str]] = {
    Role.EDITOR: [
        *_rights(EDITORIAL, "view", "add", "change"),
        *_rights((*CODES, "submission", "finding"), "view"),
    ],
    Role.ANALYST: [
        *_rights(CODES, "view", "add", "change"),
        *_rights((*EDITORIAL, "submission", "finding", "cut", "coding", "memo"), "view"),
    ],
    Role.PUBLISHER: [
        *_rights(EDITORIAL, "view", "add", "change"),
        *_rights(CODES, "view", "add", "change"),
        *_rights(("submission", "finding", "cut", "export", "exportdownload", "coding", "memo"), "view"),
    ],
    Role.ADMINISTRATOR: _rights(("export", "exportdownload"), "view"),
}
