from django.urls import path

from engagement.notes.views import desk, note_taker, paper_cards, recordings

HERE, DESK = "conversations/<slug:slug>", "desk/conversations/<slug:slug>"
urlpatterns = [
    path("conversations/notes/worker.js", note_taker.worker, name="notes_worker"),
    path("conversations/notes/<str:code>/", note_taker.notes, name="notes"),
    path("conversations/notes/<str:code>/batch/", note_taker.batch, name="notes_batch"),
    path(f"{HERE}/recordings/<slug:language>/", recordings.transcript, name="transcript"),
    path(f"{HERE}/recordings/<slug:language>/captions.vtt", recordings.captions, name="captions"),
    path(f"{DESK}/groups/", desk.groups, name="desk_groups"),
    path(f"{DESK}/cards/", paper_cards.cards, name="desk_cards"),
    path(f"{DESK}/cards/print/", paper_cards.print_cards, name="desk_cards_print"),
    path(f"{DESK}/heard/", desk.import_transcript, name="desk_heard"),
    path(f"{DESK}/recordings/", desk.recordings, name="desk_recordings"),
    path(f"{DESK}/recordings/<slug:language>/", desk.passages, name="desk_passages"),
]
