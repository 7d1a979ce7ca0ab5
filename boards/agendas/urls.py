"""URLs to approve, post and correct an agenda."""

from django.urls import path

from boards.agendas import ground_list, views

urlpatterns = [
    path("desk/closed-grounds/", ground_list.closed_grounds, name="desk_closed_grounds"),
    path("desk/meetings/<int:pk>/approve/", views.approve, name="approve_agenda"),
    path("desk/meetings/<int:pk>/post/", views.post, name="post"),
    path("desk/meetings/<int:pk>/correct/", views.correct, name="correct"),
]
