"""Meeting URLs, public and desk; Wagtail serves the body's own page."""

from django.urls import path

from boards.meetings.views import desk, feeds, hours, planning, public, states

urlpatterns = [
    path("boards/meetings/", public.meetings, name="meetings"),
    path("boards/meetings/<int:year>/", public.meetings, name="meetings_of"),
    path("boards/calendar.ics", feeds.calendar_all, name="calendar_all"),
    path("boards/feed.atom", feeds.feed_all, name="feed_all"),
    path("boards/<slug:slug>/calendar.ics", feeds.calendar, name="calendar"),
    path("boards/<slug:slug>/feed.atom", feeds.feed, name="feed"),
    path("boards/<slug:slug>/<day:day>/", public.meeting, name="meeting"),
    path("boards/<slug:slug>/<day:day>/event.ics", feeds.event, name="event"),
    path("boards/<slug:slug>/<day:day>/notice.zip", feeds.notice_zip, name="notice_zip"),
    path("boards/<slug:slug>/<day:day>/changes/", public.changes, name="changes"),
    path("boards/<slug:slug>/<day:day>/posted/<int:number>/", public.posted, name="posted"),
    path("desk/meetings/", desk.meetings, name="desk_meetings"),
    path("desk/meetings/new/", planning.plan, name="desk_plan"),
    path("desk/meetings/<int:pk>/", desk.meeting, name="desk_meeting"),
    path("desk/meetings/<int:pk>/facts/", planning.facts, name="desk_facts"),
    path("desk/meetings/<int:pk>/items/<str:key>/add/", desk.add_finding, name="add_finding"),
    path("desk/meetings/<int:pk>/items/<str:key>/take/", desk.take_finding, name="take_finding"),
    path("desk/meetings/<int:pk>/waiting/<int:waiting>/", desk.place_item, name="place_item"),
    path("desk/meetings/<int:pk>/cancel/", states.cancel, name="cancel"),
    path("desk/meetings/<int:pk>/again/", planning.again, name="plan_again"),
    path("desk/meetings/<int:pk>/delete/", planning.delete, name="delete_draft"),
    path("desk/meetings/<int:pk>/call-off/", planning.call_off, name="call_off_draft"),
    path("desk/meetings/<int:pk>/hour/", hours.hour, name="hour"),
    path("desk/meetings/<int:pk>/hour/keep/", hours.keep_hour, name="keep_hour"),
    path("desk/meetings/<int:pk>/move/", states.move, name="move"),
    path("desk/meetings/<int:pk>/continue/", states.continue_on, name="continue"),
    path("desk/meetings/<int:pk>/add-item/", states.add_item, name="add_item"),
    path("desk/meetings/<int:pk>/added/<int:item>/", states.earlier_finding, name="added"),
]
