"""The console of a running meeting."""

from django.urls import path

from boards.views import live

urlpatterns = [
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
]
