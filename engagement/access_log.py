"""Who of the staff looked at personal data, one line in the log each; never the data, never a code (P14)."""

import logging

from cms.access import Visitor

logger = logging.getLogger("cms.looked")


def log(user: Visitor, what: str, key: object) -> None:
    logger.info("account %s looked at %s %s", user.pk, what, key, extra={"event": "looked-at-personal-data"})
