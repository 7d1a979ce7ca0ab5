"""URLs for comments on the desk, bulk actions, personal information, texts and campaigns."""

from django.urls import path

from feedback.moderation.views import (
    campaign_changes,
    campaigns,
    comments,
    decisions,
    personal_information,
    redaction,
    text_versions,
)

urlpatterns = [
    path("desk/comments/", comments.queue, name="desk_comments"),
    path("desk/comments/<int:pk>/", comments.comment, name="desk_comment"),
    path("desk/comments/<int:pk>/remove/", redaction.remove, name="desk_remove"),
    path("desk/comments/<int:pk>/moderate/", decisions.moderate, name="desk_moderate"),
    path("desk/comments/together/<uuid:together>/undo/", decisions.undo, name="desk_bulk_undo"),
    path("desk/comments/<int:pk>/texts/", text_versions.texts, name="desk_texts"),
    path("desk/comments/<int:pk>/texts/add/", text_versions.transcribe, name="desk_transcribe"),
    path("desk/comments/<int:pk>/texts/language/", text_versions.language, name="desk_language"),
    path(
        "desk/comments/<int:pk>/texts/<int:text>/translate/", text_versions.translate, name="desk_translate"
    ),
    path("desk/comments/<int:pk>/texts/<int:one>/<int:two>/", text_versions.compare, name="desk_compare"),
    path("desk/private/", personal_information.listing, name="desk_private"),
    path("desk/private/<int:pk>/", personal_information.one, name="desk_private_one"),
    path("desk/private/<int:pk>/decide/", personal_information.decide, name="desk_private_decide"),
    path("desk/private/<int:pk>/mark/", personal_information.mark, name="desk_private_mark"),
    path("desk/campaigns/", campaigns.listing, name="desk_campaigns"),
    path("desk/campaigns/find/", campaigns.find, name="desk_campaigns_find"),
    path("desk/campaigns/merge/", campaign_changes.merge, name="desk_campaigns_merge"),
    path("desk/campaigns/<int:pk>/", campaigns.campaign, name="desk_campaign"),
    path("desk/campaigns/<int:pk>/split/", campaign_changes.split, name="desk_campaign_split"),
    path(
        "desk/campaigns/<int:pk>/changes/<int:change>/reverse/",
        campaign_changes.reverse_one,
        name="desk_campaign_reverse",
    ),
    path("desk/campaigns/<int:pk>/confirm/", campaigns.confirm, name="desk_campaign_confirm"),
    path("desk/campaigns/<int:pk>/dissolve/", campaigns.dissolve, name="desk_campaign_dissolve"),
    path(
        "desk/campaigns/<int:pk>/take-out/<int:comment>/",
        campaigns.take_out,
        name="desk_campaign_take_out",
    ),
]
