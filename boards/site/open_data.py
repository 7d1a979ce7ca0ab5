"""The kinds of public records of this app, in the order of the API."""

from boards.decisions.open_data import DECISIONS
from cms.open_data.registry import register

register(DECISIONS)
