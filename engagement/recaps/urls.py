from django.urls import path

from engagement.recaps import views

DESK = "desk/conversations/<slug:slug>/recap"
urlpatterns = [
    path(f"{DESK}/", views.recap, name="desk_recap"),
    path(f"{DESK}/draft/", views.draft, name="desk_recap_draft"),
    path(f"{DESK}/themes/", views.themes, name="desk_recap_themes"),
    path(f"{DESK}/words/", views.block_text, name="desk_recap_words"),
]
