"""The members' workspace, the calendar for one member, and what the clerk reads of what members told."""

from django.urls import path

from boards.workspace.views import attendance, calendar, desk, disclosures, home, notes, offline, packet

MEETING = "workspace/meetings/<int:pk>/"
ITEM = f"{MEETING}items/<str:key>/"
urlpatterns = [
    path("workspace/", home.home, name="workspace"),
    path("workspace/term/", home.term, name="workspace_term"),
    path(MEETING, packet.meeting, name="workspace_meeting"),
    path(f"{MEETING}whole/", packet.whole, name="workspace_whole"),
    path(ITEM, packet.item, name="workspace_item"),
    path(f"{ITEM}note/", notes.write, name="workspace_note"),
    path(f"{ITEM}highlight/", notes.mark, name="workspace_highlight"),
    path(f"{ITEM}disclose/", disclosures.disclose, name="workspace_disclose"),
    path(f"{MEETING}coming/", attendance.rsvp, name="workspace_coming"),
    path(f"{MEETING}exception/", attendance.exception, name="workspace_exception"),
    path("workspace/notes/", notes.notes, name="workspace_notes"),
    path("workspace/notes/<int:pk>/delete/", notes.delete, name="workspace_delete_note"),
    path("workspace/notes/delete-all/", notes.delete_all, name="workspace_delete_notes"),
    path("workspace/disclosures/", disclosures.disclosures, name="workspace_disclosures"),
    path("workspace/disclosures/<int:pk>/", disclosures.disclosure, name="workspace_disclosure"),
    path("workspace/calendar/", calendar.link, name="workspace_calendar"),
    path("workspace/worker.js", offline.worker, name="workspace_worker"),
    path("calendar/<str:token>.ics", calendar.own_calendar, name="own_calendar"),
    # The desk.
    path("desk/meetings/<int:pk>/members/", desk.attendance, name="desk_told"),
    path("desk/meetings/<int:pk>/members/<int:filing>/enter/", desk.enter, name="enter_disclosure"),
    path("desk/seats/training/<slug:slug>/", desk.training, name="desk_training"),
]
