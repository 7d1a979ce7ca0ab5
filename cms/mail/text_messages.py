"""Text messages: an email to a gateway, which delivers it to a number.

Only what a person asks for once is sent this way. No number is stored: it is the address of the message, which is
erased with its text (``cms.mail.forgetting``).
"""

from django.conf import settings

import phonenumbers


def is_offered() -> bool:
    return bool(settings.TEXT_MESSAGE_GATEWAY)


def full_number(typed: str) -> str:
    """A number with its country, as in +19165550134 (E.164). Raises ValueError if it is none that exists."""
    try:
        number = phonenumbers.parse(typed, settings.PHONE_REGION)
    except phonenumbers.NumberParseException as error:
        raise ValueError("not a number") from error
    if not phonenumbers.is_valid_number(number):
        raise ValueError("no such number")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def address_of(number: str) -> str:
    """Where the gateway takes messages for a full number."""
    return settings.TEXT_MESSAGE_GATEWAY.format(number=number.removeprefix("+"))
