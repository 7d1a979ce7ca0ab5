"""Addresses of this room (design 5), one module for each of its areas."""

from boards.agreements import urls as agreements
from boards.appointments import urls as applications
from boards.bodies import urls as bodies
from boards.comments import urls as comments
from boards.decisions import register_urls
from boards.decisions import urls as record
from boards.guard import urls as groups
from boards.materials import urls as materials
from boards.meetings import desk_urls
from boards.meetings import urls as meetings
from boards.minutes import urls as minutes
from boards.notices import urls as notices
from boards.proposals import public_urls
from boards.proposals import urls as cycle
from boards.sessions import urls as live
from boards.workspace import urls as workspace

app_name = "boards"
urlpatterns = [
    *cycle.urlpatterns,
    *notices.urlpatterns,
    *applications.urlpatterns,
    *bodies.urlpatterns,
    *meetings.urlpatterns,
    *materials.urlpatterns,
    *comments.urlpatterns,
    *minutes.urlpatterns,
    *register_urls.urlpatterns,
    *record.urlpatterns,
    *agreements.urlpatterns,
    *public_urls.urlpatterns,
    *desk_urls.urlpatterns,
    *groups.urlpatterns,
    *live.urlpatterns,
    *workspace.urlpatterns,
]
