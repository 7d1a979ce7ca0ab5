"""Notices: who asked for them, what was sent; and the states of a posted meeting."""

from django.urls import path

from boards.views import notices, states, subscriptions

urlpatterns = [
    path("boards/notices/", subscriptions.notices, name="notices"),
    path("boards/notices/sent/", subscriptions.notices_sent, name="notices_sent"),
    path("boards/notices/end/<str:token>/", subscriptions.unsubscribe, name="unsubscribe"),
    path("desk/notices/", notices.desk_notices, name="desk_notices"),
    path("desk/meetings/<int:pk>/notices/", notices.meeting_notices, name="desk_meeting_notices"),
    path("desk/meetings/<int:pk>/notices/log/", notices.log, name="desk_log_sending"),
    path("desk/meetings/<int:pk>/notices/remote/", notices.remote, name="desk_remote"),
    path("desk/meetings/<int:pk>/notices/remote/send/", notices.remote_send, name="desk_remote_send"),
    path("desk/meetings/<int:pk>/cancel/", states.cancel, name="cancel"),
    path("desk/meetings/<int:pk>/move/", states.move, name="move"),
    path("desk/meetings/<int:pk>/continue/", states.continue_on, name="continue"),
    path("desk/meetings/<int:pk>/add-item/", states.add_item, name="add_item"),
    path("desk/meetings/<int:pk>/added/<int:item>/", states.earlier_finding, name="added"),
]
