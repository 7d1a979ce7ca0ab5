"""URLs for a form and its drafts, staff entry, and files."""

from django.urls import path

from feedback.submissions.attachments import views as files
from feedback.submissions.public_form import views
from feedback.submissions.staff_entry import views as entry

urlpatterns = [
    path("feedback/<slug:slug>/", views.answer, name="form"),
    path("feedback/<slug:slug>/<receipt:code>/", views.draft, name="draft"),
    path("feedback/<slug:slug>/<receipt:code>/saved/", views.draft_saved, name="draft_saved"),
    path("desk/files/<uuid:pk>/", files.desk_file, name="desk_file"),
    path("desk/comments/new/", entry.new, name="desk_comment_new"),
]
