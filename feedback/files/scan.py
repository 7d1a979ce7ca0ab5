"""The operator's scanner for harmful files. Without its plain yes nothing is handed on (S21)."""

import subprocess
import tempfile
from enum import Enum
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_noop as _

SECONDS = 60
NO_SCANNER = "none"


class Verdict(Enum):
    CLEAN = "clean"
    HARMFUL = "harmful"
    UNKNOWN = "unknown"


def scan(data: bytes) -> tuple[Verdict, str]:
    """What the command of FILE_SCAN_COMMAND says: 0 is clean, 1 is harmful, all else is no answer."""
    command = settings.FILE_SCAN_COMMAND
    if command == [NO_SCANNER]:
        return Verdict.CLEAN, ""
    if not command:
        return Verdict.UNKNOWN, _("No scanner is set up.")
    with tempfile.TemporaryDirectory(prefix="scan-") as folder:
        path = Path(folder) / "file"
        path.write_bytes(data)
        path.chmod(0o400)
        try:
            done = subprocess.run([*command, str(path)], capture_output=True, timeout=SECONDS, cwd=folder)  # noqa: S603  the operator's own words, no shell
        except (OSError, subprocess.SubprocessError) as error:
            return Verdict.UNKNOWN, f"The scanner did not answer: {type(error).__name__}."
    if done.returncode == 0:
        return Verdict.CLEAN, ""
    if done.returncode == 1:
        return Verdict.HARMFUL, _("The scanner says that it is harmful.")
    return Verdict.UNKNOWN, f"The scanner ended with {done.returncode}."
