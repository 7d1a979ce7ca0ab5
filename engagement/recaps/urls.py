from django.urls import path

from engagement.recaps import views

DESK = "desk/conversations/<slug:slug>/recap"
urlpatterns = [
    path(f"{DESK}/", views.recap, name="desk_recap"),
    path(f"{DESK}/draft/", views.draft, name="desk_recap_draft"),
    path(f"{DESK}/themes/", views.themes, name="desk_recap_themes"),
    path(f"{DESK}/propose/", views.propose, name="desk_recap_propose"),
    path(f"{DESK}/withdraw/", views.withdraw, name="desk_recap_withdraw"),
    path(f"{DESK}/preview/", views.preview, name="desk_recap_preview"),
    path(f"{DESK}/preview/<slug:language>/", views.preview_page, name="desk_recap_preview_page"),
    path(f"{DESK}/words/", views.block_text, name="desk_recap_words"),
]
