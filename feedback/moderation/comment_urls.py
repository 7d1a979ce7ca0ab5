"""Addresses: comments on the desk."""

from django.urls import path

from feedback.moderation.views import comments, redaction

urlpatterns = [
    path("desk/comments/", comments.queue, name="desk_comments"),
    path("desk/comments/<int:pk>/", comments.comment, name="desk_comment"),
    path("desk/comments/<int:pk>/remove/", redaction.remove, name="desk_remove"),
]
