"""The peak memory of this process so far."""

import resource
from pathlib import Path


def peak_kilobytes() -> int:
    """Of this program alone: `ru_maxrss` would start at what the process that started it had used."""
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
