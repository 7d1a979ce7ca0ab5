"""URLs of the list of data, and of the pictures of stories. The stories themselves are Wagtail pages."""

from django.urls import path

from boards.stories import views

urlpatterns = [
    path("data/", views.catalog, name="data_sets"),
    path("stories/<slug:slug>/comment/<uuid:question>/", views.comment, name="story_comment"),
    path("stories/<slug:slug>/charts/<uuid:question>.png", views.story_png, name="story_png"),
]
