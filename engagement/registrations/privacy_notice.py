"""The notice on the registration form: the eight elements of Civil Code 1798.17, in short (PRV-04)."""

from typing import Any

from django.core.cache import cache
from django.utils.translation import gettext as _

from cms.i18n.fields import text
from cms.models import RetentionRule
from cms.site_cache import office
from engagement.models import RegistrationNotice
from engagement.registrations import retention
from engagement.registrations.answers import KEPT_SECONDS
from feedback.forms.notice_titles import NOTICE_TITLES


def notice() -> dict[str, Any]:
    """``items``: pairs of title and text; ``more_url``: a page with details, or ""."""
    facts = cache.get_or_set("engagement.registration-notice", _facts, KEPT_SECONDS) or _facts()
    words = _texts(facts)
    return {
        "items": [(title, words[element]) for element, title in NOTICE_TITLES.items() if words[element]],
        "more_url": facts["more_url"],
    }


def _facts() -> dict[str, Any]:
    found = RegistrationNotice.objects.first() or RegistrationNotice()
    rules = dict(
        RetentionRule.objects.filter(record_class__startswith=retention.REGISTRATIONS).values_list(
            "record_class", "days"
        )
    )
    return {
        "authority": found.authority,
        "disclosures": found.disclosures,
        "more_url": found.more_url,
        "after": rules.get(retention.REGISTRATIONS, retention.DAYS_AFTER),
        "owed": rules.get(retention.OWED, retention.DAYS_OWED),
        "withdrawn": rules.get(retention.WITHDRAWN, retention.DAYS_AFTER_WITHDRAWAL),
    }


def _texts(facts: dict[str, Any]) -> dict[str, str]:
    house = office()
    official = [house.records_contact or house.contact_person, house.address, house.phone]
    return {
        "agency": ", ".join(filter(None, [house.name, house.parent])),
        "official": ", ".join(filter(None, official)),
        "authority": text(facts["authority"]),
        "voluntary": _("Nothing. Every field is optional."),
        "consequences": _(
            "You can attend anyway. Without an email address, we cannot write to you. If we do "
            "not know what you need, we may not be ready for it."
        ),
        "purposes": _(
            "To reserve your seat, to book interpreters and accommodations, to write to you about this "
            "conversation, and to count who took part."
        ),
        "disclosures": text(facts["disclosures"])
        or _(
            "The people working at the door see your name; the staff handling your request see what you "
            "need. Public pages show counts only, never a name. If someone requests records, we decide "
            "case by case and weigh your privacy."
        ),
        "access": _retention_text(facts),
    }


def _retention_text(facts: dict[str, Any]) -> str:
    words = [_("With your receipt you can see, change or withdraw what you told us.")]
    if facts["after"] is not None:
        words.append(
            _(
                "Name, email, group, what you need and your other answers are erased %(days)s days after the "
                "conversation."
            )
            % {"days": facts["after"]}
        )
    if facts["withdrawn"] is not None:
        words.append(
            _("If you cancel your registration, they are erased after %(days)s days.")
            % {"days": facts["withdrawn"]}
        )
    if facts["after"] is not None:
        words.append(_until_notified(facts["owed"]))
    return " ".join(words)


def _until_notified(most: int | None) -> str:
    if most is None:
        return _("If we still owe you an answer then, we retain your email address until you receive it.")
    return _(
        "If we still owe you an answer then, we retain your email address until you receive it, for at "
        "most %(most)s days."
    ) % {"most": most}
