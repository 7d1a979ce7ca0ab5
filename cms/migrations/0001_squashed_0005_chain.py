"""The house, for a new database: what the replaced steps lead to, made at once. The steps stay for older ones."""

import cms.clock
import cms.translated
import django.db.models.deletion
import modelsearch.index
import simple_history.models
import taggit.managers
import uuid
import wagtail.fields
import wagtail.images.models
import wagtail.models.media
from django.conf import settings
from django.db import migrations, models

from cms.migrations._home import make_home
from cms.schema import CreateModels


class Migration(migrations.Migration):
    replaces = [
        ("cms", "0001_initial"),
        ("cms", "0002_home_page"),
        ("cms", "0003_retention"),
        ("cms", "0004_mail_headers"),
        ("cms", "0005_chain"),
    ]

    initial = True

    dependencies = [
        # All that others bring comes first, while there are few models to draw.
        ("account", "0009_emailaddress_unique_primary_email"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("django_tasks_database", "0021_conditional_partial_index_ordering"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("sessions", "0001_initial"),
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailembeds", "0009_embed_cache_until"),
        ("wagtailforms", "0005_alter_formsubmission_form_data"),
        ("wagtailimages", "0027_image_description"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
        ("wagtailsearch", "0010_add_text_fields"),
        ("wagtailusers", "0015_userprofile_keyboard_shortcuts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateModels(
            operations=[
                migrations.CreateModel(
                    name="HomePage",
                    fields=[
                        (
                            "page_ptr",
                            models.OneToOneField(
                                auto_created=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                parent_link=True,
                                primary_key=True,
                                serialize=False,
                                to=settings.WAGTAIL_PAGE_MODEL,
                            ),
                        ),
                        (
                            "is_demo",
                            models.BooleanField(
                                default=False,
                                help_text="Invented for the demonstration. It is marked wherever it shows.",
                                verbose_name="demo data",
                            ),
                        ),
                        (
                            "summary",
                            models.TextField(
                                blank=True,
                                help_text="One or two sentences. Shown on lists and under the title.",
                                max_length=400,
                                verbose_name="summary",
                            ),
                        ),
                        (
                            "statement",
                            models.CharField(
                                blank=True,
                                help_text="The large words at the top of the home page.",
                                max_length=120,
                                verbose_name="statement",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "home page",
                    },
                    bases=("wagtailcore.page", models.Model),
                ),
                migrations.CreateModel(
                    name="Milestone",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "is_demo",
                            models.BooleanField(
                                default=False,
                                help_text="Invented for the demonstration. It is marked wherever it shows.",
                                verbose_name="demo data",
                            ),
                        ),
                        (
                            "when",
                            models.DateField(
                                help_text="For order. The words below are what people read.",
                                verbose_name="date",
                            ),
                        ),
                        (
                            "when_text",
                            cms.translated.TranslatedField(
                                default=dict, text_length=60, verbose_name="when, in words"
                            ),
                        ),
                        (
                            "title",
                            cms.translated.TranslatedField(
                                default=dict, text_length=120, verbose_name="what"
                            ),
                        ),
                        ("is_past", models.BooleanField(default=False, verbose_name="has happened")),
                    ],
                    options={
                        "verbose_name": "milestone",
                        "verbose_name_plural": "milestones",
                        "ordering": ["when", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="NewsIndexPage",
                    fields=[
                        (
                            "page_ptr",
                            models.OneToOneField(
                                auto_created=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                parent_link=True,
                                primary_key=True,
                                serialize=False,
                                to=settings.WAGTAIL_PAGE_MODEL,
                            ),
                        ),
                        (
                            "is_demo",
                            models.BooleanField(
                                default=False,
                                help_text="Invented for the demonstration. It is marked wherever it shows.",
                                verbose_name="demo data",
                            ),
                        ),
                        (
                            "summary",
                            models.TextField(
                                blank=True,
                                help_text="One or two sentences. Shown on lists and under the title.",
                                max_length=400,
                                verbose_name="summary",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "news list",
                    },
                    bases=("wagtailcore.page", models.Model),
                ),
                migrations.CreateModel(
                    name="NewsPage",
                    fields=[
                        (
                            "page_ptr",
                            models.OneToOneField(
                                auto_created=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                parent_link=True,
                                primary_key=True,
                                serialize=False,
                                to=settings.WAGTAIL_PAGE_MODEL,
                            ),
                        ),
                        (
                            "is_demo",
                            models.BooleanField(
                                default=False,
                                help_text="Invented for the demonstration. It is marked wherever it shows.",
                                verbose_name="demo data",
                            ),
                        ),
                        (
                            "summary",
                            models.TextField(
                                blank=True,
                                help_text="One or two sentences. Shown on lists and under the title.",
                                max_length=400,
                                verbose_name="summary",
                            ),
                        ),
                        ("published_on", models.DateField(default=cms.clock.today, verbose_name="date")),
                        (
                            "body",
                            wagtail.fields.StreamField(
                                [("heading", 0), ("paragraph", 1), ("image", 2), ("quote", 5), ("note", 8)],
                                blank=True,
                                block_lookup={
                                    0: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {
                                            "description": "Starts a section.",
                                            "icon": "title",
                                            "label": "Heading",
                                            "template": "cms/blocks/heading.html",
                                        },
                                    ),
                                    1: (
                                        "wagtail.blocks.RichTextBlock",
                                        (),
                                        {
                                            "description": "Plain text.",
                                            "features": [
                                                "h3",
                                                "bold",
                                                "italic",
                                                "ol",
                                                "ul",
                                                "link",
                                                "document-link",
                                            ],
                                            "icon": "pilcrow",
                                            "label": "Text",
                                            "template": "cms/blocks/paragraph.html",
                                        },
                                    ),
                                    2: (
                                        "wagtail.images.blocks.ImageBlock",
                                        [],
                                        {
                                            "description": "An image with its description.",
                                            "label": "Image",
                                            "template": "cms/blocks/image.html",
                                        },
                                    ),
                                    3: ("wagtail.blocks.TextBlock", (), {"label": "words"}),
                                    4: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {"label": "who said it", "required": False},
                                    ),
                                    5: ("wagtail.blocks.StructBlock", [[("text", 3), ("source", 4)]], {}),
                                    6: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {"label": "heading", "required": False},
                                    ),
                                    7: (
                                        "wagtail.blocks.RichTextBlock",
                                        (),
                                        {
                                            "features": [
                                                "h3",
                                                "bold",
                                                "italic",
                                                "ol",
                                                "ul",
                                                "link",
                                                "document-link",
                                            ],
                                            "label": "text",
                                        },
                                    ),
                                    8: ("wagtail.blocks.StructBlock", [[("heading", 6), ("text", 7)]], {}),
                                },
                                verbose_name="text",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "news",
                        "verbose_name_plural": "news",
                    },
                    bases=("wagtailcore.page", models.Model),
                ),
                migrations.CreateModel(
                    name="OfficeSettings",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "name",
                            models.CharField(
                                default="Office of Cradle-to-Career Data",
                                max_length=200,
                                verbose_name="office",
                            ),
                        ),
                        (
                            "parent",
                            models.CharField(
                                blank=True,
                                default="State of California",
                                max_length=200,
                                verbose_name="part of",
                            ),
                        ),
                        (
                            "address",
                            models.CharField(blank=True, max_length=300, verbose_name="postal address"),
                        ),
                        ("phone", models.CharField(blank=True, max_length=40, verbose_name="phone")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="email")),
                        (
                            "contact_person",
                            models.CharField(blank=True, max_length=120, verbose_name="contact person"),
                        ),
                        (
                            "records_contact",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="official responsible for records"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "office and contact",
                    },
                ),
                migrations.CreateModel(
                    name="Redaction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=40, verbose_name="kind of thing")),
                        ("key", models.CharField(max_length=64, verbose_name="which one")),
                        ("reason", models.CharField(max_length=500, verbose_name="why")),
                        ("actor", models.CharField(max_length=150, verbose_name="who")),
                        ("at", models.DateTimeField(default=cms.clock.now, verbose_name="when")),
                        ("places", models.JSONField(default=list, verbose_name="places reached")),
                    ],
                    options={
                        "verbose_name": "removal of text",
                        "verbose_name_plural": "removals of text",
                        "ordering": ["-at"],
                    },
                ),
                migrations.CreateModel(
                    name="ScheduledJob",
                    fields=[
                        ("name", models.CharField(max_length=80, primary_key=True, serialize=False)),
                        ("next_run_at", models.DateTimeField(default=cms.clock.now)),
                        ("last_run_at", models.DateTimeField(blank=True, null=True)),
                        ("last_error", models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        "verbose_name": "scheduled work",
                        "verbose_name_plural": "scheduled work",
                    },
                ),
                migrations.CreateModel(
                    name="StandardPage",
                    fields=[
                        (
                            "page_ptr",
                            models.OneToOneField(
                                auto_created=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                parent_link=True,
                                primary_key=True,
                                serialize=False,
                                to=settings.WAGTAIL_PAGE_MODEL,
                            ),
                        ),
                        (
                            "is_demo",
                            models.BooleanField(
                                default=False,
                                help_text="Invented for the demonstration. It is marked wherever it shows.",
                                verbose_name="demo data",
                            ),
                        ),
                        (
                            "summary",
                            models.TextField(
                                blank=True,
                                help_text="One or two sentences. Shown on lists and under the title.",
                                max_length=400,
                                verbose_name="summary",
                            ),
                        ),
                        (
                            "body",
                            wagtail.fields.StreamField(
                                [("heading", 0), ("paragraph", 1), ("image", 2), ("quote", 5), ("note", 8)],
                                blank=True,
                                block_lookup={
                                    0: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {
                                            "description": "Starts a section.",
                                            "icon": "title",
                                            "label": "Heading",
                                            "template": "cms/blocks/heading.html",
                                        },
                                    ),
                                    1: (
                                        "wagtail.blocks.RichTextBlock",
                                        (),
                                        {
                                            "description": "Plain text.",
                                            "features": [
                                                "h3",
                                                "bold",
                                                "italic",
                                                "ol",
                                                "ul",
                                                "link",
                                                "document-link",
                                            ],
                                            "icon": "pilcrow",
                                            "label": "Text",
                                            "template": "cms/blocks/paragraph.html",
                                        },
                                    ),
                                    2: (
                                        "wagtail.images.blocks.ImageBlock",
                                        [],
                                        {
                                            "description": "An image with its description.",
                                            "label": "Image",
                                            "template": "cms/blocks/image.html",
                                        },
                                    ),
                                    3: ("wagtail.blocks.TextBlock", (), {"label": "words"}),
                                    4: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {"label": "who said it", "required": False},
                                    ),
                                    5: ("wagtail.blocks.StructBlock", [[("text", 3), ("source", 4)]], {}),
                                    6: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {"label": "heading", "required": False},
                                    ),
                                    7: (
                                        "wagtail.blocks.RichTextBlock",
                                        (),
                                        {
                                            "features": [
                                                "h3",
                                                "bold",
                                                "italic",
                                                "ol",
                                                "ul",
                                                "link",
                                                "document-link",
                                            ],
                                            "label": "text",
                                        },
                                    ),
                                    8: ("wagtail.blocks.StructBlock", [[("heading", 6), ("text", 7)]], {}),
                                },
                                verbose_name="text",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "standard page",
                    },
                    bases=("wagtailcore.page", models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMilestone",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "history_actor",
                            models.CharField(default="public", max_length=150, verbose_name="who"),
                        ),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "is_demo",
                            models.BooleanField(
                                default=False,
                                help_text="Invented for the demonstration. It is marked wherever it shows.",
                                verbose_name="demo data",
                            ),
                        ),
                        (
                            "when",
                            models.DateField(
                                help_text="For order. The words below are what people read.",
                                verbose_name="date",
                            ),
                        ),
                        (
                            "when_text",
                            cms.translated.TranslatedField(
                                default=dict, text_length=60, verbose_name="when, in words"
                            ),
                        ),
                        (
                            "title",
                            cms.translated.TranslatedField(
                                default=dict, text_length=120, verbose_name="what"
                            ),
                        ),
                        ("is_past", models.BooleanField(default=False, verbose_name="has happened")),
                        ("history_change_reason", models.CharField(max_length=500, null=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical milestone",
                        "verbose_name_plural": "historical milestones",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Job",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("handler", models.CharField(max_length=80, verbose_name="work")),
                        ("arguments", models.JSONField(default=dict)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "waiting"),
                                    ("running", "running"),
                                    ("done", "done"),
                                    ("failed", "failed"),
                                    ("cancelled", "cancelled"),
                                ],
                                default="waiting",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("done", models.PositiveIntegerField(default=0)),
                        ("total", models.PositiveIntegerField(default=0)),
                        ("cancel_asked", models.BooleanField(default=False)),
                        ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="tries")),
                        ("message", models.CharField(blank=True, max_length=500, verbose_name="message")),
                        ("result", models.JSONField(default=dict)),
                        ("created_at", models.DateTimeField(default=cms.clock.now, verbose_name="asked")),
                        ("started_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "heard_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="last sign of life"),
                        ),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "started_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "job",
                        "verbose_name_plural": "jobs",
                        "ordering": ["-created_at"],
                    },
                ),
                migrations.CreateModel(
                    name="LedgerEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveBigIntegerField(unique=True, verbose_name="number")),
                        ("at", models.DateTimeField(default=cms.clock.now, verbose_name="when")),
                        ("actor", models.CharField(max_length=150, verbose_name="who")),
                        ("act", models.CharField(max_length=20, verbose_name="act")),
                        ("kind", models.CharField(max_length=40, verbose_name="kind of thing")),
                        ("key", models.CharField(max_length=64, verbose_name="which one")),
                        ("salt", models.CharField(max_length=32)),
                        ("digest", models.CharField(max_length=64, verbose_name="digest of the thing")),
                        ("previous", models.CharField(max_length=64)),
                        ("hash", models.CharField(max_length=64, verbose_name="hash")),
                    ],
                    options={
                        "verbose_name": "entry of the record",
                        "verbose_name_plural": "entries of the record",
                        "ordering": ["-number"],
                        "indexes": [models.Index(fields=["kind", "key"], name="ledger_by_thing")],
                    },
                ),
                migrations.CreateModel(
                    name="OutboxMessage",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("to", models.EmailField(max_length=254, verbose_name="to")),
                        ("subject", models.CharField(max_length=250, verbose_name="subject")),
                        ("text", models.TextField(verbose_name="text")),
                        ("html", models.TextField(blank=True)),
                        ("language", models.CharField(blank=True, max_length=12, verbose_name="language")),
                        ("reply_to", models.EmailField(blank=True, max_length=254)),
                        ("about_kind", models.CharField(blank=True, max_length=40)),
                        ("about_id", models.CharField(blank=True, max_length=64)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "waiting"),
                                    ("sent", "sent"),
                                    ("kept", "kept here, not sent"),
                                    ("failed", "given up"),
                                ],
                                default="waiting",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=cms.clock.now, verbose_name="written")),
                        ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="tries")),
                        ("next_try_at", models.DateTimeField(default=cms.clock.now, verbose_name="next try")),
                        ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent")),
                        ("error", models.CharField(blank=True, max_length=300, verbose_name="last error")),
                        ("headers", models.JSONField(blank=True, default=dict, editable=False)),
                    ],
                    options={
                        "verbose_name": "message",
                        "verbose_name_plural": "messages",
                        "ordering": ["-created_at"],
                        "indexes": [
                            models.Index(fields=["state", "next_try_at"], name="outbox_due"),
                            models.Index(fields=["about_kind", "about_id"], name="outbox_about"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SiteDocument",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=255, verbose_name="title")),
                        ("file", models.FileField(upload_to="documents", verbose_name="file")),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                        ("file_size", models.PositiveBigIntegerField(editable=False, null=True)),
                        ("file_hash", models.CharField(blank=True, editable=False, max_length=40)),
                        ("language", models.CharField(blank=True, max_length=12, verbose_name="language")),
                        (
                            "collection",
                            models.ForeignKey(
                                default=wagtail.models.media.get_root_collection_id,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="wagtailcore.collection",
                                verbose_name="collection",
                            ),
                        ),
                        (
                            "tags",
                            taggit.managers.TaggableManager(
                                blank=True,
                                help_text=None,
                                through="taggit.TaggedItem",
                                to="taggit.Tag",
                                verbose_name="tags",
                            ),
                        ),
                        (
                            "uploaded_by_user",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="uploaded by user",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "document",
                        "verbose_name_plural": "documents",
                        "abstract": False,
                    },
                    bases=(modelsearch.index.Indexed, models.Model),
                ),
                migrations.CreateModel(
                    name="SiteImage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=255, verbose_name="title")),
                        (
                            "file",
                            wagtail.images.models.WagtailImageField(
                                height_field="height",
                                upload_to=wagtail.images.models.get_upload_to,
                                verbose_name="file",
                                width_field="width",
                            ),
                        ),
                        (
                            "description",
                            models.CharField(
                                blank=True, default="", max_length=255, verbose_name="description"
                            ),
                        ),
                        ("width", models.IntegerField(editable=False, verbose_name="width")),
                        ("height", models.IntegerField(editable=False, verbose_name="height")),
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="created at"),
                        ),
                        ("focal_point_x", models.PositiveIntegerField(blank=True, null=True)),
                        ("focal_point_y", models.PositiveIntegerField(blank=True, null=True)),
                        ("focal_point_width", models.PositiveIntegerField(blank=True, null=True)),
                        ("focal_point_height", models.PositiveIntegerField(blank=True, null=True)),
                        ("file_size", models.PositiveIntegerField(editable=False, null=True)),
                        (
                            "file_hash",
                            models.CharField(blank=True, db_index=True, editable=False, max_length=40),
                        ),
                        ("credit", models.CharField(blank=True, max_length=200, verbose_name="credit")),
                        (
                            "collection",
                            models.ForeignKey(
                                default=wagtail.models.media.get_root_collection_id,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="wagtailcore.collection",
                                verbose_name="collection",
                            ),
                        ),
                        (
                            "tags",
                            taggit.managers.TaggableManager(
                                blank=True,
                                help_text=None,
                                through="taggit.TaggedItem",
                                to="taggit.Tag",
                                verbose_name="tags",
                            ),
                        ),
                        (
                            "uploaded_by_user",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="uploaded by user",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                    bases=(wagtail.images.models.ImageFileMixin, modelsearch.index.Indexed, models.Model),
                ),
                migrations.CreateModel(
                    name="Link",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("source_kind", models.CharField(max_length=20)),
                        ("source_id", models.PositiveBigIntegerField()),
                        ("target_kind", models.CharField(max_length=20)),
                        ("target_id", models.PositiveBigIntegerField()),
                        (
                            "stance",
                            models.CharField(
                                blank=True,
                                choices=[("", "no stance"), ("for", "agrees"), ("against", "disagrees")],
                                default="",
                                max_length=8,
                                verbose_name="stance",
                            ),
                        ),
                        ("why", models.CharField(max_length=300, verbose_name="why")),
                        ("made_at", models.DateTimeField(default=cms.clock.now, verbose_name="when")),
                        ("made_by_name", models.CharField(max_length=150, verbose_name="who")),
                        (
                            "made_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "withdrawn_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="taken back"),
                        ),
                        (
                            "withdrawn_by_name",
                            models.CharField(blank=True, max_length=150, verbose_name="taken back by"),
                        ),
                        (
                            "withdrawn_why",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="why it was taken back"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "link of the chain",
                        "verbose_name_plural": "links of the chain",
                        "indexes": [
                            models.Index(fields=["target_kind", "target_id"], name="link_by_target"),
                            models.Index(fields=["source_kind", "source_id"], name="link_by_source"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at", None)),
                                fields=("source_kind", "source_id", "target_kind", "target_id"),
                                name="one_link_between_two_things",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SiteRendition",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("filter_spec", models.CharField(db_index=True, max_length=255)),
                        (
                            "file",
                            wagtail.images.models.WagtailImageField(
                                height_field="height",
                                storage=wagtail.images.models.get_rendition_storage,
                                upload_to=wagtail.images.models.get_rendition_upload_to,
                                width_field="width",
                            ),
                        ),
                        ("width", models.IntegerField(editable=False)),
                        ("height", models.IntegerField(editable=False)),
                        (
                            "focal_point_key",
                            models.CharField(blank=True, default="", editable=False, max_length=16),
                        ),
                        (
                            "image",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="renditions",
                                to="cms.siteimage",
                            ),
                        ),
                    ],
                    options={
                        "unique_together": {("image", "filter_spec", "focal_point_key")},
                    },
                    bases=(wagtail.images.models.ImageFileMixin, models.Model),
                ),
                migrations.CreateModel(
                    name="RetentionRule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("record_class", models.CharField(max_length=60, unique=True, verbose_name="what")),
                        (
                            "days",
                            models.PositiveIntegerField(
                                blank=True, help_text="Empty: kept forever.", null=True, verbose_name="days"
                            ),
                        ),
                        (
                            "basis",
                            models.CharField(
                                help_text="The approved retention schedule (STD 73) or law this rests on.",
                                max_length=300,
                                verbose_name="basis",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "retention rule",
                        "verbose_name_plural": "retention rules",
                        "ordering": ["record_class"],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalLegalHold",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "history_actor",
                            models.CharField(default="public", max_length=150, verbose_name="who"),
                        ),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "kind",
                            models.CharField(
                                help_text="Such as “submission” or “form”.",
                                max_length=40,
                                verbose_name="kind",
                            ),
                        ),
                        ("key", models.CharField(max_length=60, verbose_name="which")),
                        ("reason", models.CharField(max_length=500, verbose_name="reason")),
                        ("placed_by_name", models.CharField(max_length=150, verbose_name="placed by")),
                        ("placed_at", models.DateTimeField(default=cms.clock.now, verbose_name="placed")),
                        (
                            "lift_asked_by_name",
                            models.CharField(blank=True, max_length=150, verbose_name="asked to lift it"),
                        ),
                        (
                            "lifted_by_name",
                            models.CharField(blank=True, max_length=150, verbose_name="lifted by"),
                        ),
                        ("lifted_at", models.DateTimeField(blank=True, null=True, verbose_name="lifted")),
                        ("history_change_reason", models.CharField(max_length=500, null=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "lift_asked_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "placed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical legal hold",
                        "verbose_name_plural": "historical legal holds",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalRetentionRule",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "history_actor",
                            models.CharField(default="public", max_length=150, verbose_name="who"),
                        ),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        ("record_class", models.CharField(db_index=True, max_length=60, verbose_name="what")),
                        (
                            "days",
                            models.PositiveIntegerField(
                                blank=True, help_text="Empty: kept forever.", null=True, verbose_name="days"
                            ),
                        ),
                        (
                            "basis",
                            models.CharField(
                                help_text="The approved retention schedule (STD 73) or law this rests on.",
                                max_length=300,
                                verbose_name="basis",
                            ),
                        ),
                        ("history_change_reason", models.CharField(max_length=500, null=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical retention rule",
                        "verbose_name_plural": "historical retention rules",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="LegalHold",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                help_text="Such as “submission” or “form”.",
                                max_length=40,
                                verbose_name="kind",
                            ),
                        ),
                        ("key", models.CharField(max_length=60, verbose_name="which")),
                        ("reason", models.CharField(max_length=500, verbose_name="reason")),
                        ("placed_by_name", models.CharField(max_length=150, verbose_name="placed by")),
                        ("placed_at", models.DateTimeField(default=cms.clock.now, verbose_name="placed")),
                        (
                            "lift_asked_by_name",
                            models.CharField(blank=True, max_length=150, verbose_name="asked to lift it"),
                        ),
                        (
                            "lifted_by_name",
                            models.CharField(blank=True, max_length=150, verbose_name="lifted by"),
                        ),
                        ("lifted_at", models.DateTimeField(blank=True, null=True, verbose_name="lifted")),
                        (
                            "lift_asked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "placed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "legal hold",
                        "verbose_name_plural": "legal holds",
                        "ordering": ["-placed_at"],
                        "indexes": [models.Index(fields=["kind", "key"], name="hold_by_thing")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="hold_has_a_reason"
                            )
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(make_home, migrations.RunPython.noop),
    ]
