"""URLs of the boards, one module per capability."""

from boards.agendas import urls as agendas
from boards.agreements import urls as agreements
from boards.appointments import urls as appointments
from boards.bodies import urls as bodies
from boards.comments import urls as comments
from boards.data_sets import urls as data_sets
from boards.decisions import urls as decisions
from boards.duties import urls as duties
from boards.guard import urls as guard
from boards.materials import urls as materials
from boards.meetings import urls as meetings
from boards.minutes import urls as minutes
from boards.notices import urls as notices
from boards.office_notices import urls as office_notices
from boards.openings import urls as openings
from boards.proposals import urls as proposals
from boards.sessions import urls as sessions
from boards.stories import urls as stories
from boards.workspace import urls as workspace

app_name = "boards"
urlpatterns = [
    *proposals.urlpatterns,
    *notices.urlpatterns,
    *appointments.urlpatterns,
    *bodies.urlpatterns,
    *agendas.urlpatterns,
    *meetings.urlpatterns,
    *materials.urlpatterns,
    *comments.urlpatterns,
    *minutes.urlpatterns,
    *duties.urlpatterns,
    *decisions.urlpatterns,
    *agreements.urlpatterns,
    *data_sets.urlpatterns,
    *stories.urlpatterns,
    *office_notices.urlpatterns,
    *openings.urlpatterns,
    *guard.urlpatterns,
    *sessions.urlpatterns,
    *workspace.urlpatterns,
]
