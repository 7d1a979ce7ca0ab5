"""URLs for job openings, public and desk. The list of what is open stands among the notices of the Office."""

from django.urls import path

from boards.openings.views import desk, public

DESK = "desk/openings/"
ONE = f"{DESK}<int:pk>/"
urlpatterns = [
    path("notices/openings/<slug:slug>/", public.opening, name="opening"),
    path(DESK, desk.listing, name="desk_openings"),
    path(f"{DESK}new/", desk.new, name="desk_opening_new"),
    path(ONE, desk.opening, name="desk_opening"),
    path(f"{ONE}draft/", desk.draft, name="desk_opening_draft"),
    path(f"{ONE}discard/", desk.discard, name="desk_opening_discard"),
    path(f"{ONE}publish/", desk.publish, name="desk_opening_publish"),
    path(f"{ONE}change/", desk.change, name="desk_opening_change"),
    path(f"{ONE}close/", desk.close, name="desk_opening_close"),
]
