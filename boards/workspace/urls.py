"""URLs of the workspace, a member's calendar, and the clerk's pages on members' notices."""

from django.urls import path

from boards.workspace.views import (
    attendance,
    calendar,
    desk,
    disclosures,
    home,
    notes,
    offline,
    packet,
    pages,
)

MEETING = "workspace/meetings/<int:pk>/"
ITEM = f"{MEETING}items/<str:key>/"
PAGE = f"{ITEM}pages/<int:material>/<int:version>/<int:number>/"
urlpatterns = [
    path("workspace/", home.home, name="workspace"),
    path("workspace/term/", home.term, name="workspace_term"),
    path(MEETING, packet.meeting, name="workspace_meeting"),
    path(f"{MEETING}whole/", packet.whole, name="workspace_whole"),
    path(f"{MEETING}saved.json", offline.saved, name="workspace_saved"),
    path(f"{MEETING}notes.json", offline.own, name="workspace_own_notes"),
    path(ITEM, packet.item, name="workspace_item"),
    path(f"{PAGE}", pages.page, name="workspace_page"),
    path(f"{PAGE}picture.jpg", pages.picture, name="workspace_page_picture"),
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
    # Staff desk.
    path("desk/meetings/<int:pk>/members/", desk.attendance, name="desk_told"),
    path("desk/meetings/<int:pk>/members/<int:filing>/enter/", desk.enter, name="enter_disclosure"),
    path("desk/seats/training/<slug:slug>/", desk.training, name="desk_training"),
]
