"""Messages whose address is erased with their text: when they were sent, were given up, or waited too long.

For what a person asked for once, without being known here before or after. An app names such kinds of messages
(``about_kind``); what they are about is not stored with them, or the address could be joined with it while it waits.
"""

from cms.extension_points import provide, provided

KINDS = "mail.forgets_address"
NO_ADDRESS: dict[str, object] = {"to": "", "reply_to": ""}


def forgets_address(*kinds: str) -> None:
    for kind in kinds:
        provide(KINDS, kind)


def forgetting_kinds() -> list[str]:
    return provided(KINDS)


def address_left(kind: str) -> dict[str, object]:
    """What becomes of the address of a message of this kind that is not tried again."""
    return NO_ADDRESS if kind in provided(KINDS) else {}
