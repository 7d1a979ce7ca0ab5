"""URLs of this app. Fixed words come before <slug>: the first matching pattern wins."""

from engagement.conversations import urls as conversations
from engagement.evening import urls as evening
from engagement.follow_up import urls as follow_up
from engagement.live import urls as live
from engagement.newsletter import urls as newsletter
from engagement.notes import urls as notes
from engagement.outcomes import urls as outcomes
from engagement.participation import urls as participation
from engagement.recaps import urls as recaps
from engagement.record_updates import urls as record_updates
from engagement.registrations import urls as registrations

app_name = "engagement"
urlpatterns = [
    *notes.urlpatterns,
    *evening.urlpatterns,
    *follow_up.urlpatterns,
    *live.urlpatterns,
    *record_updates.urlpatterns,
    *newsletter.urlpatterns,
    *participation.urlpatterns,
    *recaps.urlpatterns,
    *outcomes.urlpatterns,
    *registrations.urlpatterns,
    *conversations.urlpatterns,
]
