"""Addresses of this room. Fixed words come before <slug>: the first pattern that fits wins."""

from engagement.urls import desk, door, letters, live, public, recap

app_name = "engagement"
urlpatterns = [
    *live.urlpatterns,
    *letters.urlpatterns,
    *recap.urlpatterns,
    *public.urlpatterns,
    *door.urlpatterns,
    *desk.urlpatterns,
]
