"""What happens while people are together: the live page, the note-takers' pages, recordings, and their desk screens."""

from django.urls import path

from engagement.live.views import desk as desk_live
from engagement.live.views import public
from engagement.notes.views import desk, note_taker, recordings

HERE, DESK = "conversations/<slug:slug>", "desk/conversations/<slug:slug>"
urlpatterns = [
    path("conversations/notes/worker.js", note_taker.worker, name="notes_worker"),
    path("conversations/notes/<str:code>/", note_taker.notes, name="notes"),
    path("conversations/notes/<str:code>/batch/", note_taker.batch, name="notes_batch"),
    path(f"{HERE}/live/", public.live_start, name="live_start"),
    path(f"{HERE}/live/state/", public.live_state, name="live_state"),
    path(f"{HERE}/live/<str:key>/", public.live, name="live"),
    path(f"{HERE}/recordings/<slug:language>/", recordings.transcript, name="transcript"),
    path(f"{HERE}/recordings/<slug:language>/captions.vtt", recordings.captions, name="captions"),
    path(f"{DESK}/live/", desk_live.live, name="desk_live"),
    path(f"{DESK}/run/", desk_live.run, name="desk_run"),
    path(f"{DESK}/groups/", desk_live.groups, name="desk_groups"),
    path(f"{DESK}/heard/", desk.heard, name="desk_heard"),
    path(f"{DESK}/recordings/", desk.recordings, name="desk_recordings"),
    path(f"{DESK}/recordings/<slug:language>/", desk.passages, name="desk_passages"),
]
