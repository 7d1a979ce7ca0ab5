"""Minutes, recordings, and what is still to be done after a meeting."""

from django.urls import path

from boards.views import desk_minutes, desk_recordings, duties, minutes

urlpatterns = [
    path("boards/<slug:slug>/<day:day>/minutes/", minutes.minutes, name="minutes"),
    path("boards/<slug:slug>/<day:day>/minutes/changes/", minutes.changes, name="minutes_changes"),
    path("boards/<slug:slug>/<day:day>/minutes/<int:number>/", minutes.version, name="minutes_version"),
    path("boards/<slug:slug>/<day:day>/recordings/<int:pk>/captions.vtt", minutes.captions, name="captions"),
    path(
        "boards/<slug:slug>/<day:day>/recordings/<int:pk>/chapters.vtt", minutes.chapter_file, name="chapters"
    ),
    path("desk/meetings/<int:pk>/minutes/", desk_minutes.minutes, name="desk_minutes"),
    path("desk/meetings/<int:pk>/minutes/text/<int:number>/", desk_minutes.write, name="minutes_text"),
    path("desk/meetings/<int:pk>/minutes/post/", desk_minutes.post, name="post_minutes"),
    path("desk/meetings/<int:pk>/minutes/approve/", desk_minutes.approve, name="approve_minutes"),
    path("desk/meetings/<int:pk>/minutes/amend/", desk_minutes.amend, name="amend_minutes"),
    path("desk/meetings/<int:pk>/recordings/", desk_recordings.recordings, name="desk_recordings"),
    path("desk/meetings/<int:pk>/recordings/add/", desk_recordings.add, name="add_recording"),
    path(
        "desk/meetings/<int:pk>/recordings/<int:recording>/captions/",
        desk_recordings.captions,
        name="set_captions",
    ),
    path(
        "desk/meetings/<int:pk>/recordings/<int:recording>/remove/",
        desk_recordings.remove,
        name="remove_recording",
    ),
    path("desk/duties/", duties.duties, name="duties"),
    path("desk/duties/<int:pk>/done/", duties.finish, name="finish_duty"),
]
