"""Addresses of this room. Fixed words come before <slug>: the first pattern that fits wins."""

from engagement.conversations import desk_urls
from engagement.conversations import urls as public
from engagement.live import urls as live
from engagement.newsletter import urls as letters
from engagement.recaps import urls as recap
from engagement.registrations import urls

app_name = "engagement"
urlpatterns = [
    *live.urlpatterns,
    *letters.urlpatterns,
    *recap.urlpatterns,
    *public.urlpatterns,
    *urls.urlpatterns,
    *desk_urls.urlpatterns,
]
