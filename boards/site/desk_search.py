"""What the search at the desk finds of this app, in this order."""

from boards.agendas.desk_search import DRAFT_ITEMS, ITEMS
from boards.agreements.desk_search import AGREEMENTS
from boards.appointments.desk_search import APPLICATIONS, CALLS
from boards.comments.desk_search import COMMENTS
from boards.decisions.desk_search import DRAFTS
from boards.materials.desk_search import MATERIALS
from boards.meetings.desk_search import MEETINGS
from boards.minutes.desk_search import MINUTES
from boards.models import MeetingPage
from boards.openings.desk_search import JOB_OPENINGS
from boards.proposals.desk_search import PROPOSALS
from boards.sessions.desk_search import MOTIONS
from cms.desk_search.own_sources import OWN_SOURCE
from cms.desk_search.registry import register
from cms.extension_points import provide

provide(OWN_SOURCE, MeetingPage)
register(MEETINGS, DRAFT_ITEMS, ITEMS, MATERIALS, COMMENTS, MOTIONS, MINUTES)
register(DRAFTS, PROPOSALS, CALLS, APPLICATIONS, AGREEMENTS, JOB_OPENINGS)
