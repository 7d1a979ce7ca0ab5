"""The kinds of public records of this app, in the order of the API."""

from boards.decisions.open_data import DECISIONS
from cms.open_data.kinds import register

register(DECISIONS)
