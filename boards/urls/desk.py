"""The desk: plan, write, post and correct."""

from django.urls import path

from boards.views import desk

urlpatterns = [
    # The desk.
    path("desk/meetings/", desk.meetings, name="desk_meetings"),
    path("desk/meetings/new/", desk.plan, name="desk_plan"),
    path("desk/meetings/<int:pk>/", desk.meeting, name="desk_meeting"),
    path("desk/meetings/<int:pk>/items/<str:key>/add/", desk.add_finding, name="add_finding"),
    path("desk/meetings/<int:pk>/items/<str:key>/take/", desk.take_finding, name="take_finding"),
    path("desk/meetings/<int:pk>/post/", desk.post, name="post"),
    path("desk/meetings/<int:pk>/correct/", desk.correct, name="correct"),
]
