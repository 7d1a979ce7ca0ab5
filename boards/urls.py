from datetime import date

from django.urls import path, register_converter

from boards.views import decisions, desk, live, public, record


class DayConverter:
    """A date in an address: 2022-11-09. What is no date does not exist."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()


register_converter(DayConverter, "day")

app_name = "boards"
urlpatterns = [
    # A body and its meetings; the body's own page is Wagtail's.
    path("boards/<slug:slug>/calendar.ics", public.calendar, name="calendar"),
    path("boards/<slug:slug>/feed.atom", public.feed, name="feed"),
    path("boards/<slug:slug>/<day:day>/", public.meeting, name="meeting"),
    path("boards/<slug:slug>/<day:day>/event.ics", public.event, name="event"),
    path("boards/<slug:slug>/<day:day>/changes/", public.changes, name="changes"),
    path("boards/<slug:slug>/<day:day>/posted/<int:number>/", public.posted, name="posted"),
    # What was decided.
    path("decisions/", record.decisions, name="decisions"),
    path("decisions/<slug:number>/", record.decision, name="decision"),
    path("proposals/", record.proposals, name="proposals"),
    path("proposals/<slug:number>/", record.proposal, name="proposal"),
    path("agreements/", record.agreements, name="agreements"),
    # The desk.
    path("desk/meetings/", desk.meetings, name="desk_meetings"),
    path("desk/meetings/new/", desk.plan, name="desk_plan"),
    path("desk/meetings/<int:pk>/", desk.meeting, name="desk_meeting"),
    path("desk/meetings/<int:pk>/items/<str:key>/add/", desk.add_finding, name="add_finding"),
    path("desk/meetings/<int:pk>/items/<str:key>/take/", desk.take_finding, name="take_finding"),
    path("desk/meetings/<int:pk>/post/", desk.post, name="post"),
    path("desk/meetings/<int:pk>/correct/", desk.correct, name="correct"),
    path("desk/meetings/<int:pk>/live/", live.live, name="live"),
    path("desk/meetings/<int:pk>/live/begin/", live.begin, name="live_begin"),
    path("desk/meetings/<int:pk>/live/end/", live.end, name="live_end"),
    path("desk/meetings/<int:pk>/live/presence/", live.presence, name="live_presence"),
    path("desk/meetings/<int:pk>/live/items/<int:item>/comment/", live.comment, name="live_comment"),
    path("desk/meetings/<int:pk>/live/items/<int:item>/motion/", live.motion, name="live_motion"),
    path("desk/meetings/<int:pk>/live/items/<int:item>/leave/", live.leave, name="live_leave"),
    path("desk/meetings/<int:pk>/live/motions/<int:motion>/vote/", live.vote, name="live_vote"),
    path("desk/meetings/<int:pk>/live/motions/<int:motion>/close/", live.close, name="live_close"),
    path("desk/meetings/<int:pk>/live/motions/<int:motion>/withdraw/", live.withdraw, name="live_withdraw"),
    path("desk/decisions/", decisions.decisions, name="desk_decisions"),
    path("desk/decisions/from/<int:pk>/", decisions.publish, name="desk_publish_decision"),
    path("desk/decisions/<int:pk>/step/", decisions.promise, name="desk_promise"),
    path("desk/decisions/steps/<int:pk>/done/", decisions.finish, name="desk_finish"),
    # A member's own page.
    path("workspace/", decisions.workspace, name="workspace"),
]
