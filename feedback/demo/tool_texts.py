"""Text of the demo's tools. Announcements read as of 2022 and do not assert an order of delivery."""

from typing import Any

from cms.data_files import data_beside

_DATA = data_beside(__file__)
TOOLS: dict[str, dict[str, Any]] = _DATA["tools"]
