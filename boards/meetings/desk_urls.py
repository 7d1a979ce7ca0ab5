"""The desk: plan, write, approve, post and correct."""

from django.urls import path

from boards.agendas import views
from boards.meetings.views import desk

urlpatterns = [
    # The desk.
    path("desk/meetings/", desk.meetings, name="desk_meetings"),
    path("desk/meetings/new/", desk.plan, name="desk_plan"),
    path("desk/meetings/<int:pk>/", desk.meeting, name="desk_meeting"),
    path("desk/meetings/<int:pk>/facts/", desk.facts, name="desk_facts"),
    path("desk/meetings/<int:pk>/items/<str:key>/add/", desk.add_finding, name="add_finding"),
    path("desk/meetings/<int:pk>/items/<str:key>/take/", desk.take_finding, name="take_finding"),
    path("desk/meetings/<int:pk>/items/<str:key>/order/", desk.move_item, name="move_item"),
    path("desk/meetings/<int:pk>/waiting/<int:waiting>/", desk.place_item, name="place_item"),
    path("desk/meetings/<int:pk>/approve/", views.approve, name="approve_agenda"),
    path("desk/meetings/<int:pk>/post/", views.post, name="post"),
    path("desk/meetings/<int:pk>/correct/", views.correct, name="correct"),
]
