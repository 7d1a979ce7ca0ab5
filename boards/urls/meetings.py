"""A body’s meetings as the public sees them; the body’s own page is Wagtail’s."""

from django.urls import path

from boards.views import public

urlpatterns = [
    path("boards/<slug:slug>/calendar.ics", public.calendar, name="calendar"),
    path("boards/<slug:slug>/feed.atom", public.feed, name="feed"),
    path("boards/<slug:slug>/<day:day>/", public.meeting, name="meeting"),
    path("boards/<slug:slug>/<day:day>/event.ics", public.event, name="event"),
    path("boards/<slug:slug>/<day:day>/changes/", public.changes, name="changes"),
    path("boards/<slug:slug>/<day:day>/posted/<int:number>/", public.posted, name="posted"),
]
