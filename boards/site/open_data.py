"""The kinds of public records of this app, in the order of the API."""

from boards.agendas.open_data.agendas import AGENDAS
from boards.agendas.open_data.items import ITEMS
from boards.agreements.open_data import AGREEMENTS
from boards.agreements.open_data_parties import PARTIES
from boards.appointments.open_data import OPENINGS
from boards.bodies.open_data.bodies import BODIES
from boards.bodies.open_data.terms import APPOINTMENTS, SEATS
from boards.decisions.open_data import DECISIONS
from boards.decisions.open_data_steps import ACTION_ITEMS
from boards.materials.open_data import MATERIALS
from boards.meetings.open_data import MEETINGS
from boards.minutes.open_data import MINUTES
from boards.openings.open_data import JOB_OPENINGS
from boards.proposals.open_data import PROPOSALS
from boards.proposals.open_data_cycles import CYCLES
from boards.sessions.open_data import MOTIONS
from cms.open_data.registry import register

register(BODIES, SEATS, APPOINTMENTS)
register(MEETINGS, AGENDAS, ITEMS, MATERIALS, MINUTES)
register(MOTIONS, DECISIONS, ACTION_ITEMS)
register(PROPOSALS, CYCLES, OPENINGS, AGREEMENTS, PARTIES)
register(JOB_OPENINGS)
