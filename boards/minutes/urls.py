"""URLs for minutes and recordings."""

from django.urls import path

from boards.minutes.views import desk, public, recordings

urlpatterns = [
    path("boards/<slug:slug>/<day:day>/minutes/", public.minutes, name="minutes"),
    path("boards/<slug:slug>/<day:day>/minutes/changes/", public.changes, name="minutes_changes"),
    path("boards/<slug:slug>/<day:day>/minutes/<int:number>/", public.version, name="minutes_version"),
    path("boards/<slug:slug>/<day:day>/recordings/<int:pk>/captions.vtt", public.captions, name="captions"),
    path(
        "boards/<slug:slug>/<day:day>/recordings/<int:pk>/chapters.vtt", public.chapter_file, name="chapters"
    ),
    path("desk/meetings/<int:pk>/minutes/", desk.minutes, name="desk_minutes"),
    path("desk/meetings/<int:pk>/minutes/text/<int:number>/", desk.write, name="minutes_text"),
    path("desk/meetings/<int:pk>/minutes/post/", desk.post, name="post_minutes"),
    path("desk/meetings/<int:pk>/minutes/approve/", desk.approve, name="approve_minutes"),
    path("desk/meetings/<int:pk>/minutes/amend/", desk.amend, name="amend_minutes"),
    path("desk/meetings/<int:pk>/recordings/", recordings.recordings, name="desk_recordings"),
    path("desk/meetings/<int:pk>/recordings/add/", recordings.add, name="add_recording"),
    path(
        "desk/meetings/<int:pk>/recordings/<int:recording>/captions/",
        recordings.captions,
        name="set_captions",
    ),
    path(
        "desk/meetings/<int:pk>/recordings/<int:recording>/remove/",
        recordings.remove,
        name="remove_recording",
    ),
]
