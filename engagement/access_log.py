"""Log each time staff look at personal data, one line each; never the data itself, never a code (P14)."""

import logging

from cms.access import Visitor

logger = logging.getLogger("cms.looked")


def log(user: Visitor, what: str, key: object) -> None:
    logger.info("account %s looked at %s %s", user.pk, what, key, extra={"event": "looked-at-personal-data"})
