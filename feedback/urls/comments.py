"""Addresses: comments on the desk."""

from django.urls import path

from feedback.views import desk_comments, desk_redact

urlpatterns = [
    path("desk/comments/", desk_comments.queue, name="desk_comments"),
    path("desk/comments/<int:pk>/", desk_comments.comment, name="desk_comment"),
    path("desk/comments/<int:pk>/remove/", desk_redact.remove, name="desk_remove"),
]
