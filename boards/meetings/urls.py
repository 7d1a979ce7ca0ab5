"""A body’s meetings as the public sees them; the body’s own page is Wagtail’s."""

from django.urls import path

from boards.meetings.views import feeds, public

urlpatterns = [
    path("boards/calendar.ics", feeds.calendar_all, name="calendar_all"),
    path("boards/feed.atom", feeds.feed_all, name="feed_all"),
    path("boards/<slug:slug>/calendar.ics", feeds.calendar, name="calendar"),
    path("boards/<slug:slug>/feed.atom", feeds.feed, name="feed"),
    path("boards/<slug:slug>/<day:day>/", public.meeting, name="meeting"),
    path("boards/<slug:slug>/<day:day>/event.ics", feeds.event, name="event"),
    path("boards/<slug:slug>/<day:day>/notice.zip", feeds.notice_zip, name="notice_zip"),
    path("boards/<slug:slug>/<day:day>/changes/", public.changes, name="changes"),
    path("boards/<slug:slug>/<day:day>/posted/<int:number>/", public.posted, name="posted"),
]
