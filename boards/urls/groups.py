"""Small groups of members, questions to staff, and the guide."""

from django.urls import path

from boards.views import groups, groups_desk

urlpatterns = [
    path("workspace/groups/", groups.groups, name="groups"),
    path("workspace/groups/new/", groups.new, name="new_group"),
    path("workspace/groups/<int:pk>/", groups.group, name="group"),
    path("workspace/groups/<int:pk>/invite/", groups.invite, name="group_invite"),
    path("workspace/groups/<int:pk>/accept/", groups.accept, name="group_accept"),
    path("workspace/groups/<int:pk>/decline/", groups.decline, name="group_decline"),
    path("workspace/groups/<int:pk>/leave/", groups.leave, name="group_leave"),
    path("workspace/groups/<int:pk>/close/", groups.close, name="group_close"),
    path("workspace/ask/", groups.ask, name="ask"),
    path("workspace/guide/", groups.guide, name="guide"),
    path("desk/groups/", groups_desk.groups, name="desk_groups"),
    path("desk/groups/subjects/new/", groups_desk.subject, name="desk_subject"),
    path("desk/groups/topics/<int:pk>/same/", groups_desk.same, name="desk_same"),
    path("desk/groups/questions/<int:pk>/", groups_desk.question, name="desk_question"),
]
