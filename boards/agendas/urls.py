"""URLs to approve, post and change an agenda."""

from django.urls import path

from boards.agendas import change_views, views

urlpatterns = [
    path("desk/meetings/<int:pk>/approve/", views.approve, name="approve_agenda"),
    path("desk/meetings/<int:pk>/post/", views.post, name="post"),
    path("desk/meetings/<int:pk>/correct/", change_views.correct, name="correct"),
    path("desk/meetings/<int:pk>/corrections/<int:correction>/", change_views.correction, name="correction"),
]
