"""URLs for notices: subscribers and sent notices."""

from django.urls import path

from boards.notices.views import desk, public

urlpatterns = [
    path("boards/notices/", public.notices, name="notices"),
    path("boards/notices/sent/", public.notices_sent, name="notices_sent"),
    path("boards/notices/end/<str:token>/", public.unsubscribe, name="unsubscribe"),
    path("desk/notices/", desk.desk_notices, name="desk_notices"),
    path("desk/meetings/<int:pk>/notices/", desk.meeting_notices, name="desk_meeting_notices"),
    path("desk/meetings/<int:pk>/notices/log/", desk.log, name="desk_log_sending"),
    path("desk/meetings/<int:pk>/notices/remote/", desk.remote, name="desk_remote"),
    path("desk/meetings/<int:pk>/notices/remote/send/", desk.remote_send, name="desk_remote_send"),
]
