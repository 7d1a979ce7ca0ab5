"""URLs for receipts, receipts saved to an account, and one's own data."""

from django.urls import path

from feedback.receipts import account_views, data_copy_views, keeping_views, proof_views, views

urlpatterns = [
    path("receipts/", views.find, name="receipts"),
    path("receipts/mine/", account_views.listing, name="kept_receipts"),
    path("receipts/mine/<int:pk>/remove/", account_views.remove, name="kept_receipt_remove"),
    path("receipts/<receipt:code>/keep/", account_views.keep, name="receipt_keep"),
    path("receipts/<receipt:code>/edit/", views.edit, name="receipt_edit"),
    path("receipts/<receipt:code>/copy/", data_copy_views.copy, name="receipt_copy"),
    path("receipts/<receipt:code>/copy.json", data_copy_views.copy_json, name="receipt_copy_json"),
    path("receipts/<receipt:code>/verify/", proof_views.verify, name="receipt_verify"),
    path("receipts/<receipt:code>/proof.json", proof_views.proof, name="receipt_proof"),
    path("receipts/<receipt:code>/receipt.png", keeping_views.picture, name="receipt_picture"),
    path("receipts/<receipt:code>/receipt.pdf", keeping_views.pdf, name="receipt_pdf"),
    path("receipts/<receipt:code>/email/", keeping_views.email, name="receipt_email"),
    path("receipts/<receipt:code>/text/", keeping_views.text_message, name="receipt_text"),
    path("receipts/<receipt:code>/files/<uuid:pk>/", views.own_file, name="receipt_file"),
    path("receipts/<str:code>/", views.receipt, name="receipt"),
]
