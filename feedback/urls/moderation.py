"""Addresses: acts on many, private words, texts, campaigns."""

from django.urls import path

from feedback.views import desk_campaigns, desk_moderation, desk_private, desk_texts

urlpatterns = [
    path("desk/comments/<int:pk>/moderate/", desk_moderation.moderate, name="desk_moderate"),
    path("desk/comments/together/", desk_moderation.bulk, name="desk_bulk"),
    path("desk/comments/together/<uuid:together>/undo/", desk_moderation.undo, name="desk_bulk_undo"),
    path("desk/comments/<int:pk>/texts/", desk_texts.texts, name="desk_texts"),
    path("desk/comments/<int:pk>/texts/add/", desk_texts.transcribe, name="desk_transcribe"),
    path("desk/comments/<int:pk>/texts/language/", desk_texts.language, name="desk_language"),
    path("desk/comments/<int:pk>/texts/<int:text>/translate/", desk_texts.translate, name="desk_translate"),
    path("desk/comments/<int:pk>/texts/<int:one>/<int:two>/", desk_texts.compare, name="desk_compare"),
    path("desk/private/", desk_private.listing, name="desk_private"),
    path("desk/private/<int:pk>/", desk_private.one, name="desk_private_one"),
    path("desk/private/<int:pk>/decide/", desk_private.decide, name="desk_private_decide"),
    path("desk/private/<int:pk>/mark/", desk_private.mark, name="desk_private_mark"),
    path("desk/campaigns/", desk_campaigns.listing, name="desk_campaigns"),
    path("desk/campaigns/find/", desk_campaigns.find, name="desk_campaigns_find"),
    path("desk/campaigns/<int:pk>/", desk_campaigns.campaign, name="desk_campaign"),
    path("desk/campaigns/<int:pk>/confirm/", desk_campaigns.confirm, name="desk_campaign_confirm"),
    path("desk/campaigns/<int:pk>/dissolve/", desk_campaigns.dissolve, name="desk_campaign_dissolve"),
    path("desk/campaigns/<int:pk>/moderate/", desk_campaigns.moderate, name="desk_campaign_moderate"),
    path(
        "desk/campaigns/<int:pk>/take-out/<int:comment>/",
        desk_campaigns.take_out,
        name="desk_campaign_take_out",
    ),
]
