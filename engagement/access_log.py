"""Log each time staff look at personal data, one line each; never the data itself, never a code (P14)."""

import logging

from cms.access import Visitor
from engagement.models import EveningLink

logger = logging.getLogger("cms.looked")


def log(user: Visitor, what: str, key: object) -> None:
    logger.info("account %s looked at %s %s", user.pk, what, key, extra={"event": "looked-at-personal-data"})


def log_link(link: EveningLink, what: str, key: object) -> None:
    """The same for the holder of a link without an account."""
    facts = {"event": "looked-at-personal-data"}
    logger.info("evening link %s, %s, looked at %s %s", link.pk, link.label, what, key, extra=facts)
