"""Public comment on items, speakers, and requests for an aid."""

from django.urls import path

from boards.views import comments, comments_desk

OF_A_MEETING = "boards/<slug:slug>/<day:day>"
urlpatterns: list = [
    path(f"{OF_A_MEETING}/comment/", comments.comment, name="comment"),
    path(f"{OF_A_MEETING}/comment/<str:token>/", comments.comment_asked, name="comment_asked"),
    path(f"{OF_A_MEETING}/comments/", comments.comments, name="comments"),
    path(f"{OF_A_MEETING}/aid/", comments.aid, name="aid"),
    path(f"{OF_A_MEETING}/aid/<str:token>/", comments.aid_asked, name="aid_asked"),
    path("desk/meetings/<int:pk>/comments/", comments_desk.comments, name="desk_comments"),
    path("desk/meetings/<int:pk>/comments/supplement/", comments_desk.supplement, name="desk_supplement"),
    path("desk/meetings/<int:pk>/comments/<int:comment>/later/", comments_desk.later, name="desk_later"),
    path("desk/aid/", comments_desk.aids, name="desk_aids"),
    path("desk/aid/<int:pk>/", comments_desk.aid, name="desk_aid"),
]
