"""The practice site's clock: the file from which ``cms.clock`` reads how many seconds it is ahead."""

import math
import os
import threading
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone


def set_to(moment: datetime) -> None:
    """At this moment or within the second after it."""
    _write(math.ceil((moment - timezone.now()).total_seconds()))


def reset() -> None:
    _write(0)


def _write(seconds: int) -> None:
    """In one step: a request reads the old offset or the new one."""
    path = Path(settings.CLOCK_FILE)
    fresh = path.with_name(f"{path.name}.{os.getpid()}.{threading.get_ident()}")
    fresh.write_text(str(seconds))
    fresh.replace(path)
