"""A body’s meetings as the public sees them; the body’s own page is Wagtail’s."""

from django.urls import path

from boards.views import out, public

urlpatterns = [
    path("boards/calendar.ics", out.calendar_all, name="calendar_all"),
    path("boards/feed.atom", out.feed_all, name="feed_all"),
    path("boards/<slug:slug>/calendar.ics", out.calendar, name="calendar"),
    path("boards/<slug:slug>/feed.atom", out.feed, name="feed"),
    path("boards/<slug:slug>/<day:day>/", public.meeting, name="meeting"),
    path("boards/<slug:slug>/<day:day>/event.ics", out.event, name="event"),
    path("boards/<slug:slug>/<day:day>/notice.zip", out.notice_zip, name="notice_zip"),
    path("boards/<slug:slug>/<day:day>/changes/", public.changes, name="changes"),
    path("boards/<slug:slug>/<day:day>/posted/<int:number>/", public.posted, name="posted"),
]
