"""URLs to approve, post and correct an agenda."""

from django.urls import path

from boards.agendas import views

urlpatterns = [
    path("desk/meetings/<int:pk>/approve/", views.approve, name="approve_agenda"),
    path("desk/meetings/<int:pk>/post/", views.post, name="post"),
    path("desk/meetings/<int:pk>/correct/", views.correct, name="correct"),
]
