"""The kinds of public records of this app, in the order of the API."""

from boards.agendas.open_data.agendas import AGENDAS
from boards.agendas.open_data.items import ITEMS
from boards.bodies.open_data.bodies import BODIES
from boards.bodies.open_data.terms import APPOINTMENTS, SEATS
from boards.decisions.open_data import DECISIONS
from boards.materials.open_data import MATERIALS
from boards.meetings.open_data import MEETINGS
from boards.minutes.open_data import MINUTES
from cms.open_data.registry import register

register(BODIES, SEATS, APPOINTMENTS)
register(MEETINGS, AGENDAS, ITEMS, MATERIALS, MINUTES)
register(DECISIONS)
