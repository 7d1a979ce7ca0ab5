"""Gathering, for a new database: what the replaced steps lead to, made at once. The steps stay for older ones."""

import cms.clock
import cms.translated
import django.db.models.deletion
import engagement.models.conversations
import engagement.models.notices
import simple_history.models
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

from cms.schema import CreateModels


class Migration(migrations.Migration):
    replaces = [("engagement", "0001_initial"), ("engagement", "0002_conversations")]

    initial = True

    dependencies = [
        ("feedback", "0003_rollout"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateModels(
            operations=[
                migrations.CreateModel(
                    name="ConversationIndexPage",
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
                        "verbose_name": "list of conversations",
                    },
                    bases=("wagtailcore.page", models.Model),
                ),
                migrations.CreateModel(
                    name="Conversation",
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
                            "slug",
                            models.SlugField(
                                max_length=80,
                                unique=True,
                                validators=[engagement.models.conversations.refuse_reserved],
                                verbose_name="address",
                            ),
                        ),
                        (
                            "number",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Leave empty for a workshop.",
                                null=True,
                                verbose_name="number in the series",
                            ),
                        ),
                        (
                            "name",
                            cms.translated.TranslatedField(
                                default=dict, text_length=120, verbose_name="name"
                            ),
                        ),
                        ("starts_at", models.DateTimeField(verbose_name="starts")),
                        ("ends_at", models.DateTimeField(verbose_name="ends")),
                        (
                            "mode",
                            models.CharField(
                                choices=[
                                    ("online", "Online"),
                                    ("in_person", "In person"),
                                    ("hybrid", "Online and in person"),
                                ],
                                default="online",
                                max_length=10,
                                verbose_name="how people meet",
                            ),
                        ),
                        ("region", models.CharField(blank=True, max_length=80, verbose_name="region")),
                        (
                            "place",
                            models.CharField(
                                blank=True,
                                help_text="Name and street address.",
                                max_length=200,
                                verbose_name="place",
                            ),
                        ),
                        (
                            "stream_url",
                            models.URLField(
                                blank=True,
                                help_text="Shown to everyone. No one has to register to use it (BK-24).",
                                verbose_name="link to join",
                            ),
                        ),
                        (
                            "venue_accessible",
                            models.BooleanField(
                                default=False, verbose_name="people with disabilities can enter"
                            ),
                        ),
                        (
                            "venue_free",
                            models.BooleanField(default=False, verbose_name="no one has to pay or buy"),
                        ),
                        (
                            "venue_open_to_all",
                            models.BooleanField(
                                default=False, verbose_name="no one is kept out on a protected ground"
                            ),
                        ),
                        (
                            "capacity",
                            models.PositiveIntegerField(
                                blank=True,
                                help_text="Leave empty if there is room for everyone.",
                                null=True,
                                verbose_name="seats",
                            ),
                        ),
                        ("seats_taken", models.PositiveIntegerField(default=0, editable=False)),
                        ("waiting_issued", models.PositiveIntegerField(default=0, editable=False)),
                        (
                            "promise_level",
                            models.CharField(
                                choices=[
                                    ("inform", "We inform you"),
                                    ("consult", "We consult you"),
                                    ("involve", "We work with you"),
                                    ("collaborate", "We plan together"),
                                    ("empower", "You decide"),
                                ],
                                default="consult",
                                max_length=12,
                                verbose_name="what we promise",
                            ),
                        ),
                        (
                            "feeds",
                            cms.translated.TranslatedField(
                                default=dict,
                                help_text="Which body decides, at which meeting.",
                                text_length=200,
                                verbose_name="the decision it feeds",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("scheduled", "Planned"),
                                    ("moved", "Moved"),
                                    ("cancelled", "Cancelled"),
                                    ("held", "Held"),
                                    ("reported", "Recap posted"),
                                    ("closed", "Closed: people were told what happened"),
                                ],
                                default="scheduled",
                                editable=False,
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "status_note",
                            cms.translated.TranslatedField(
                                blank=True, default=dict, editable=False, text_length=300, verbose_name="why"
                            ),
                        ),
                        (
                            "attended",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="people who came"
                            ),
                        ),
                        (
                            "comments",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="comments heard"),
                        ),
                        (
                            "cut_number",
                            models.PositiveIntegerField(
                                blank=True,
                                help_text="Number of the cut that the counts come from.",
                                null=True,
                                verbose_name="cut",
                            ),
                        ),
                        (
                            "ics_uid",
                            models.CharField(
                                default=engagement.models.conversations.new_uid,
                                editable=False,
                                max_length=80,
                                unique=True,
                            ),
                        ),
                        ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                        ("changed_at", models.DateTimeField(default=cms.clock.now, editable=False)),
                        (
                            "recap_published_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="recap posted"
                            ),
                        ),
                        (
                            "accommodation_by",
                            models.DateField(
                                blank=True,
                                help_text="A request, never a limit (BK-28). Empty: five working days before.",
                                null=True,
                                verbose_name="ask for an accommodation by",
                            ),
                        ),
                        (
                            "closed_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="closed"
                            ),
                        ),
                        (
                            "feeds_on",
                            models.DateField(blank=True, null=True, verbose_name="day of the decision"),
                        ),
                        (
                            "feeds_ref",
                            models.CharField(
                                blank=True,
                                help_text="Chosen from the meetings that are planned. The page then links to it.",
                                max_length=60,
                                verbose_name="meeting that decides",
                            ),
                        ),
                        (
                            "findings",
                            models.ManyToManyField(
                                blank=True,
                                related_name="conversations",
                                to="feedback.finding",
                                verbose_name="findings it talks about",
                            ),
                        ),
                        (
                            "form",
                            models.ForeignKey(
                                blank=True,
                                help_text="What is said here is kept as comments of this form.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="conversations",
                                to="feedback.form",
                                verbose_name="form that its comments belong to",
                            ),
                        ),
                        ("live_version", models.PositiveIntegerField(default=0, editable=False)),
                        (
                            "moved_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="when it was moved"
                            ),
                        ),
                        (
                            "moved_from",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="moved from"
                            ),
                        ),
                        (
                            "tools",
                            models.ManyToManyField(
                                blank=True,
                                related_name="conversations",
                                to="feedback.tool",
                                verbose_name="tools it is about",
                            ),
                        ),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="conversations",
                                to="engagement.region",
                                verbose_name="region on the map",
                            ),
                        ),
                        (
                            "series",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="conversations",
                                to="engagement.series",
                                verbose_name="series",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "conversation",
                        "verbose_name_plural": "conversations",
                        "ordering": ["-starts_at", "-pk"],
                        "indexes": [models.Index(fields=["status", "ends_at"], name="conversation_ahead")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                                name="conversation_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("capacity__isnull", True),
                                    ("seats_taken__lte", models.F("capacity")),
                                    _connector="OR",
                                ),
                                name="conversation_never_oversold",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("series__isnull", False)),
                                fields=("series", "number"),
                                name="one_conversation_of_a_number",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("series__isnull", True)),
                                fields=("number",),
                                name="one_number_without_a_series",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Breakdown",
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
                                choices=[("group", "Who spoke"), ("language", "Language of the comments")],
                                default="group",
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "label",
                            cms.translated.TranslatedField(default=dict, text_length=80, verbose_name="name"),
                        ),
                        ("count", models.PositiveIntegerField(default=0, verbose_name="comments")),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                        (
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="breakdowns",
                                to="engagement.conversation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "who spoke",
                        "verbose_name_plural": "who spoke",
                        "ordering": ["kind", "order", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="ConversationPage",
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
                        (
                            "agenda",
                            wagtail.fields.StreamField(
                                [("segment", 3)],
                                blank=True,
                                block_lookup={
                                    0: (
                                        "wagtail.blocks.IntegerBlock",
                                        (),
                                        {"label": "minutes", "max_value": 480, "min_value": 1},
                                    ),
                                    1: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {"label": "title", "max_length": 120},
                                    ),
                                    2: (
                                        "wagtail.blocks.TextBlock",
                                        (),
                                        {"label": "text", "max_length": 400, "required": False},
                                    ),
                                    3: (
                                        "wagtail.blocks.StructBlock",
                                        [[("minutes", 0), ("title", 1), ("text", 2)]],
                                        {},
                                    ),
                                },
                                verbose_name="agenda",
                            ),
                        ),
                        (
                            "hosts",
                            models.CharField(
                                blank=True,
                                help_text="By role, not by name.",
                                max_length=250,
                                verbose_name="hosts",
                            ),
                        ),
                        (
                            "access_information",
                            models.TextField(
                                blank=True,
                                help_text="Phone-in number, parking, entrance.",
                                max_length=800,
                                verbose_name="how to join and get in",
                            ),
                        ),
                        (
                            "accommodation_contact",
                            models.CharField(
                                blank=True,
                                help_text="Email or phone.",
                                max_length=200,
                                verbose_name="whom to ask for an accommodation",
                            ),
                        ),
                        (
                            "recap_summary",
                            models.TextField(
                                blank=True, max_length=400, verbose_name="recap in two sentences"
                            ),
                        ),
                        (
                            "recap",
                            wagtail.fields.StreamField(
                                [("heading", 0), ("paragraph", 1), ("image", 2), ("quote", 11)],
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
                                            "description": "A photo with words for those who cannot see it, or marked as decoration.",
                                            "label": "Photo",
                                            "template": "cms/blocks/image.html",
                                        },
                                    ),
                                    3: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {
                                            "help_text": "Such as C-0012. The words are then checked letter by letter, and shown only while allowed.",
                                            "label": "number of the comment",
                                            "max_length": 16,
                                            "required": False,
                                        },
                                    ),
                                    4: (
                                        "wagtail.blocks.TextBlock",
                                        (),
                                        {"label": "words as they were said", "max_length": 600},
                                    ),
                                    5: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {
                                            "default": "en",
                                            "label": "language code of the words",
                                            "max_length": 12,
                                        },
                                    ),
                                    6: (
                                        "wagtail.blocks.TextBlock",
                                        (),
                                        {"label": "translation", "max_length": 600, "required": False},
                                    ),
                                    7: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {
                                            "label": "how it was translated",
                                            "max_length": 120,
                                            "required": False,
                                        },
                                    ),
                                    8: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {
                                            "help_text": "Never more than one fact about the person (PRV-14).",
                                            "label": "who said it",
                                            "max_length": 120,
                                            "required": False,
                                        },
                                    ),
                                    9: (
                                        "wagtail.blocks.ChoiceBlock",
                                        [],
                                        {
                                            "choices": [
                                                ("for", "agrees with the theme"),
                                                ("against", "disagrees with the theme"),
                                            ],
                                            "label": "stance",
                                        },
                                    ),
                                    10: (
                                        "wagtail.blocks.BooleanBlock",
                                        (),
                                        {
                                            "help_text": "Needed for words without a number, such as those on paper.",
                                            "label": "The person allowed us to quote, or a second person checked it (PRV-14)",
                                            "required": False,
                                        },
                                    ),
                                    11: (
                                        "wagtail.blocks.StructBlock",
                                        [
                                            [
                                                ("comment", 3),
                                                ("text", 4),
                                                ("language", 5),
                                                ("translation", 6),
                                                ("method", 7),
                                                ("source", 8),
                                                ("stance", 9),
                                                ("may_quote", 10),
                                            ]
                                        ],
                                        {},
                                    ),
                                },
                                verbose_name="recap",
                            ),
                        ),
                        (
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pages",
                                to="engagement.conversation",
                                verbose_name="conversation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "conversation page",
                        "verbose_name_plural": "conversation pages",
                    },
                    bases=("wagtailcore.page", models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalBreakdown",
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
                                choices=[("group", "Who spoke"), ("language", "Language of the comments")],
                                default="group",
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "label",
                            cms.translated.TranslatedField(default=dict, text_length=80, verbose_name="name"),
                        ),
                        ("count", models.PositiveIntegerField(default=0, verbose_name="comments")),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
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
                            "conversation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="engagement.conversation",
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
                        "verbose_name": "historical who spoke",
                        "verbose_name_plural": "historical who spoke",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalConversation",
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
                            "slug",
                            models.SlugField(
                                max_length=80,
                                validators=[engagement.models.conversations.refuse_reserved],
                                verbose_name="address",
                            ),
                        ),
                        (
                            "number",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Leave empty for a workshop.",
                                null=True,
                                verbose_name="number in the series",
                            ),
                        ),
                        (
                            "name",
                            cms.translated.TranslatedField(
                                default=dict, text_length=120, verbose_name="name"
                            ),
                        ),
                        ("starts_at", models.DateTimeField(verbose_name="starts")),
                        ("ends_at", models.DateTimeField(verbose_name="ends")),
                        (
                            "mode",
                            models.CharField(
                                choices=[
                                    ("online", "Online"),
                                    ("in_person", "In person"),
                                    ("hybrid", "Online and in person"),
                                ],
                                default="online",
                                max_length=10,
                                verbose_name="how people meet",
                            ),
                        ),
                        ("region", models.CharField(blank=True, max_length=80, verbose_name="region")),
                        (
                            "place",
                            models.CharField(
                                blank=True,
                                help_text="Name and street address.",
                                max_length=200,
                                verbose_name="place",
                            ),
                        ),
                        (
                            "stream_url",
                            models.URLField(
                                blank=True,
                                help_text="Shown to everyone. No one has to register to use it (BK-24).",
                                verbose_name="link to join",
                            ),
                        ),
                        (
                            "venue_accessible",
                            models.BooleanField(
                                default=False, verbose_name="people with disabilities can enter"
                            ),
                        ),
                        (
                            "venue_free",
                            models.BooleanField(default=False, verbose_name="no one has to pay or buy"),
                        ),
                        (
                            "venue_open_to_all",
                            models.BooleanField(
                                default=False, verbose_name="no one is kept out on a protected ground"
                            ),
                        ),
                        (
                            "capacity",
                            models.PositiveIntegerField(
                                blank=True,
                                help_text="Leave empty if there is room for everyone.",
                                null=True,
                                verbose_name="seats",
                            ),
                        ),
                        (
                            "promise_level",
                            models.CharField(
                                choices=[
                                    ("inform", "We inform you"),
                                    ("consult", "We consult you"),
                                    ("involve", "We work with you"),
                                    ("collaborate", "We plan together"),
                                    ("empower", "You decide"),
                                ],
                                default="consult",
                                max_length=12,
                                verbose_name="what we promise",
                            ),
                        ),
                        (
                            "feeds",
                            cms.translated.TranslatedField(
                                default=dict,
                                help_text="Which body decides, at which meeting.",
                                text_length=200,
                                verbose_name="the decision it feeds",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("scheduled", "Planned"),
                                    ("moved", "Moved"),
                                    ("cancelled", "Cancelled"),
                                    ("held", "Held"),
                                    ("reported", "Recap posted"),
                                    ("closed", "Closed: people were told what happened"),
                                ],
                                default="scheduled",
                                editable=False,
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "status_note",
                            cms.translated.TranslatedField(
                                blank=True, default=dict, editable=False, text_length=300, verbose_name="why"
                            ),
                        ),
                        (
                            "attended",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="people who came"
                            ),
                        ),
                        (
                            "comments",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="comments heard"),
                        ),
                        (
                            "cut_number",
                            models.PositiveIntegerField(
                                blank=True,
                                help_text="Number of the cut that the counts come from.",
                                null=True,
                                verbose_name="cut",
                            ),
                        ),
                        (
                            "ics_uid",
                            models.CharField(
                                db_index=True,
                                default=engagement.models.conversations.new_uid,
                                editable=False,
                                max_length=80,
                            ),
                        ),
                        ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                        ("changed_at", models.DateTimeField(default=cms.clock.now, editable=False)),
                        (
                            "recap_published_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="recap posted"
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
                        (
                            "accommodation_by",
                            models.DateField(
                                blank=True,
                                help_text="A request, never a limit (BK-28). Empty: five working days before.",
                                null=True,
                                verbose_name="ask for an accommodation by",
                            ),
                        ),
                        (
                            "closed_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="closed"
                            ),
                        ),
                        (
                            "feeds_on",
                            models.DateField(blank=True, null=True, verbose_name="day of the decision"),
                        ),
                        (
                            "feeds_ref",
                            models.CharField(
                                blank=True,
                                help_text="Chosen from the meetings that are planned. The page then links to it.",
                                max_length=60,
                                verbose_name="meeting that decides",
                            ),
                        ),
                        (
                            "form",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="What is said here is kept as comments of this form.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="feedback.form",
                                verbose_name="form that its comments belong to",
                            ),
                        ),
                        (
                            "moved_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="when it was moved"
                            ),
                        ),
                        (
                            "moved_from",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="moved from"
                            ),
                        ),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="engagement.region",
                                verbose_name="region on the map",
                            ),
                        ),
                        (
                            "series",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="engagement.series",
                                verbose_name="series",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical conversation",
                        "verbose_name_plural": "historical conversations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalLanguageService",
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
                            "language",
                            models.CharField(
                                choices=[
                                    ("en", "English"),
                                    ("es", "Spanish"),
                                    ("zh", "Chinese"),
                                    ("vi", "Vietnamese"),
                                    ("tl", "Tagalog"),
                                    ("ko", "Korean"),
                                    ("ase", "American Sign Language"),
                                    ("other", "Another language"),
                                ],
                                max_length=8,
                                verbose_name="language",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("interpretation", "Live interpretation"),
                                    ("sign", "On screen all the time"),
                                    ("captions", "Captions"),
                                    ("group", "Small group in this language"),
                                ],
                                default="interpretation",
                                max_length=16,
                                verbose_name="how",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("offered", "Ask us"),
                                    ("requested", "Being booked"),
                                    ("provided", "Booked"),
                                ],
                                default="offered",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("ask_by", models.DateField(blank=True, null=True, verbose_name="ask by")),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
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
                            "conversation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="engagement.conversation",
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
                        "verbose_name": "historical language service",
                        "verbose_name_plural": "historical language services",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPoll",
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
                            "question",
                            cms.translated.TranslatedField(
                                default=dict, text_length=200, verbose_name="question"
                            ),
                        ),
                        ("n_present", models.PositiveIntegerField(default=0, verbose_name="people present")),
                        (
                            "n_answered",
                            models.PositiveIntegerField(default=0, verbose_name="people who answered"),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
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
                            "conversation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="engagement.conversation",
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
                            "closed_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="closed"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("one", "One answer"), ("many", "Several answers")],
                                default="one",
                                max_length=4,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "opened_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="opened"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Not open yet"), ("open", "Open"), ("closed", "Closed")],
                                default="draft",
                                editable=False,
                                max_length=6,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical poll",
                        "verbose_name_plural": "historical polls",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalRegistration",
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
                            "language",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("en", "English"),
                                    ("es", "Spanish"),
                                    ("zh", "Chinese"),
                                    ("vi", "Vietnamese"),
                                    ("tl", "Tagalog"),
                                    ("ko", "Korean"),
                                    ("ase", "American Sign Language"),
                                    ("other", "Another language"),
                                ],
                                max_length=8,
                                verbose_name="language",
                            ),
                        ),
                        ("site_language", models.CharField(default="en", max_length=12)),
                        (
                            "party_size",
                            models.PositiveSmallIntegerField(
                                default=1,
                                help_text="The person and those who come along.",
                                verbose_name="people",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("confirmed", "Seat kept"),
                                    ("waiting", "On the waiting list"),
                                    ("cancelled", "Cancelled"),
                                ],
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "waiting_number",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="number on the waiting list"
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=cms.clock.now, verbose_name="when")),
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
                            "conversation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="engagement.conversation",
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
                        ("arrived_at", models.DateTimeField(blank=True, null=True, verbose_name="came")),
                        (
                            "arrived_people",
                            models.PositiveSmallIntegerField(default=0, verbose_name="people who came"),
                        ),
                        (
                            "erased_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="personal data erased"
                            ),
                        ),
                        (
                            "member_of",
                            models.SlugField(
                                blank=True,
                                help_text="The board whose member this is. Counted against its majority (C2C-23).",
                                max_length=80,
                                verbose_name="board",
                            ),
                        ),
                        (
                            "role",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="engagement.participantrole",
                                verbose_name="role",
                            ),
                        ),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="engagement.region",
                                verbose_name="region",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical registration",
                        "verbose_name_plural": "historical registrations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalTheme",
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
                            "title",
                            cms.translated.TranslatedField(
                                default=dict, text_length=120, verbose_name="theme"
                            ),
                        ),
                        (
                            "count",
                            models.PositiveIntegerField(default=0, verbose_name="comments that carry it"),
                        ),
                        (
                            "count_against",
                            models.PositiveIntegerField(default=0, verbose_name="of these, against"),
                        ),
                        (
                            "finding",
                            models.PositiveBigIntegerField(
                                blank=True,
                                help_text="Its number, such as 12 for F-12. The theme then shows what became of it.",
                                null=True,
                                verbose_name="finding",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
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
                            "conversation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="engagement.conversation",
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
                            "code",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Its numbers then come from the release of the cut, never from a keyboard.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="feedback.code",
                                verbose_name="code",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical theme",
                        "verbose_name_plural": "historical themes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Poll",
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
                            "question",
                            cms.translated.TranslatedField(
                                default=dict, text_length=200, verbose_name="question"
                            ),
                        ),
                        ("n_present", models.PositiveIntegerField(default=0, verbose_name="people present")),
                        (
                            "n_answered",
                            models.PositiveIntegerField(default=0, verbose_name="people who answered"),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                        (
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="polls",
                                to="engagement.conversation",
                            ),
                        ),
                        (
                            "closed_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="closed"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("one", "One answer"), ("many", "Several answers")],
                                default="one",
                                max_length=4,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "opened_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="opened"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Not open yet"), ("open", "Open"), ("closed", "Closed")],
                                default="draft",
                                editable=False,
                                max_length=6,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "poll",
                        "verbose_name_plural": "polls",
                        "ordering": ["order", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("n_answered__lte", models.F("n_present"))),
                                name="no_more_answers_than_people",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPollOption",
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
                            "label",
                            cms.translated.TranslatedField(
                                default=dict, text_length=120, verbose_name="answer"
                            ),
                        ),
                        ("count", models.PositiveIntegerField(default=0, verbose_name="people")),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
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
                            "poll",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="engagement.poll",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical answer of a poll",
                        "verbose_name_plural": "historical answers of a poll",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PollOption",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "label",
                            cms.translated.TranslatedField(
                                default=dict, text_length=120, verbose_name="answer"
                            ),
                        ),
                        ("count", models.PositiveIntegerField(default=0, verbose_name="people")),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                        (
                            "poll",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="options",
                                to="engagement.poll",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "answer of a poll",
                        "verbose_name_plural": "answers of a poll",
                        "ordering": ["order", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Recap",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("edition", models.PositiveSmallIntegerField(verbose_name="edition")),
                        ("facts", models.JSONField()),
                        ("sha256", models.CharField(max_length=64)),
                        ("published_at", models.DateTimeField(default=cms.clock.now, verbose_name="posted")),
                        ("published_by", models.CharField(max_length=150, verbose_name="posted by")),
                        (
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recaps",
                                to="engagement.conversation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "posted recap",
                        "verbose_name_plural": "posted recaps",
                        "ordering": ["-edition"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("conversation", "edition"), name="one_recap_of_an_edition"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Registration",
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
                        ("nonce", models.CharField(editable=False, max_length=40, unique=True)),
                        ("receipt_digest", models.CharField(editable=False, max_length=64, unique=True)),
                        ("fingerprint", models.CharField(editable=False, max_length=64)),
                        (
                            "name",
                            models.CharField(blank=True, max_length=120, verbose_name="name or nickname"),
                        ),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="email")),
                        (
                            "language",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("en", "English"),
                                    ("es", "Spanish"),
                                    ("zh", "Chinese"),
                                    ("vi", "Vietnamese"),
                                    ("tl", "Tagalog"),
                                    ("ko", "Korean"),
                                    ("ase", "American Sign Language"),
                                    ("other", "Another language"),
                                ],
                                max_length=8,
                                verbose_name="language",
                            ),
                        ),
                        ("site_language", models.CharField(default="en", max_length=12)),
                        (
                            "party_size",
                            models.PositiveSmallIntegerField(
                                default=1,
                                help_text="The person and those who come along.",
                                verbose_name="people",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("confirmed", "Seat kept"),
                                    ("waiting", "On the waiting list"),
                                    ("cancelled", "Cancelled"),
                                ],
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "waiting_number",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="number on the waiting list"
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=cms.clock.now, verbose_name="when")),
                        (
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="registrations",
                                to="engagement.conversation",
                            ),
                        ),
                        ("arrived_at", models.DateTimeField(blank=True, null=True, verbose_name="came")),
                        (
                            "arrived_people",
                            models.PositiveSmallIntegerField(default=0, verbose_name="people who came"),
                        ),
                        (
                            "erased_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="personal data erased"
                            ),
                        ),
                        ("group_name", models.CharField(blank=True, max_length=120, verbose_name="group")),
                        (
                            "member_of",
                            models.SlugField(
                                blank=True,
                                help_text="The board whose member this is. Counted against its majority (C2C-23).",
                                max_length=80,
                                verbose_name="board",
                            ),
                        ),
                        (
                            "role",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="engagement.participantrole",
                                verbose_name="role",
                            ),
                        ),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="engagement.region",
                                verbose_name="region",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "registration",
                        "verbose_name_plural": "registrations",
                        "ordering": ["created_at", "pk"],
                        "indexes": [
                            models.Index(
                                fields=["conversation", "state", "waiting_number"], name="registration_queue"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("conversation", "waiting_number"),
                                name="one_place_on_the_waiting_list",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "waiting"), _negated=True),
                                    ("waiting_number__isnull", False),
                                    _connector="OR",
                                ),
                                name="waiting_has_a_number",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("party_size__gte", 1), ("party_size__lte", 30)),
                                name="party_of_a_fair_size",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Accommodation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("need", models.TextField(max_length=1000, verbose_name="what you need")),
                        (
                            "registration",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="accommodation",
                                to="engagement.registration",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "accommodation",
                        "verbose_name_plural": "accommodations",
                    },
                ),
                migrations.CreateModel(
                    name="Theme",
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
                            "title",
                            cms.translated.TranslatedField(
                                default=dict, text_length=120, verbose_name="theme"
                            ),
                        ),
                        (
                            "count",
                            models.PositiveIntegerField(default=0, verbose_name="comments that carry it"),
                        ),
                        (
                            "count_against",
                            models.PositiveIntegerField(default=0, verbose_name="of these, against"),
                        ),
                        (
                            "finding",
                            models.PositiveBigIntegerField(
                                blank=True,
                                help_text="Its number, such as 12 for F-12. The theme then shows what became of it.",
                                null=True,
                                verbose_name="finding",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                        (
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="themes",
                                to="engagement.conversation",
                            ),
                        ),
                        (
                            "code",
                            models.ForeignKey(
                                blank=True,
                                help_text="Its numbers then come from the release of the cut, never from a keyboard.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="feedback.code",
                                verbose_name="code",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "theme",
                        "verbose_name_plural": "themes",
                        "ordering": ["-count", "order", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("count_against__lte", models.F("count"))),
                                name="against_is_part_of_the_count",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalThemeShare",
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
                        ("count", models.PositiveIntegerField(default=0, verbose_name="comments")),
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
                            "breakdown",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="engagement.breakdown",
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
                            "theme",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="engagement.theme",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical theme in a group",
                        "verbose_name_plural": "historical themes in groups",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ThemeShare",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("count", models.PositiveIntegerField(default=0, verbose_name="comments")),
                        (
                            "breakdown",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="shares",
                                to="engagement.breakdown",
                            ),
                        ),
                        (
                            "theme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="shares",
                                to="engagement.theme",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "theme in a group",
                        "verbose_name_plural": "themes in groups",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("theme", "breakdown"), name="one_share_of_a_group"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LanguageService",
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
                            "language",
                            models.CharField(
                                choices=[
                                    ("en", "English"),
                                    ("es", "Spanish"),
                                    ("zh", "Chinese"),
                                    ("vi", "Vietnamese"),
                                    ("tl", "Tagalog"),
                                    ("ko", "Korean"),
                                    ("ase", "American Sign Language"),
                                    ("other", "Another language"),
                                ],
                                max_length=8,
                                verbose_name="language",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("interpretation", "Live interpretation"),
                                    ("sign", "On screen all the time"),
                                    ("captions", "Captions"),
                                    ("group", "Small group in this language"),
                                ],
                                default="interpretation",
                                max_length=16,
                                verbose_name="how",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("offered", "Ask us"),
                                    ("requested", "Being booked"),
                                    ("provided", "Booked"),
                                ],
                                default="offered",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("ask_by", models.DateField(blank=True, null=True, verbose_name="ask by")),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                        (
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="language_services",
                                to="engagement.conversation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "language service",
                        "verbose_name_plural": "language services",
                        "ordering": ["order", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("conversation", "language", "kind"), name="one_service_of_a_kind"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Ballot",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("participant", models.CharField(editable=False, max_length=64)),
                        ("at", models.DateTimeField(default=cms.clock.now)),
                        (
                            "poll",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="ballots",
                                to="engagement.poll",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "answer to a poll",
                        "verbose_name_plural": "answers to polls",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("poll", "participant"), name="one_answer_of_a_participant"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BallotChoice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "ballot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="choices",
                                to="engagement.ballot",
                            ),
                        ),
                        (
                            "option",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="choices",
                                to="engagement.polloption",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "choice in a poll",
                        "verbose_name_plural": "choices in polls",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("ballot", "option"), name="one_choice_of_an_option"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Bulletin",
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
                        ("topic", models.SlugField(max_length=40, verbose_name="topic")),
                        ("key", models.CharField(max_length=80, unique=True)),
                        (
                            "title",
                            cms.translated.TranslatedField(
                                default=dict, text_length=160, verbose_name="title"
                            ),
                        ),
                        (
                            "summary",
                            cms.translated.TranslatedField(
                                blank=True, default=dict, text_length=400, verbose_name="summary"
                            ),
                        ),
                        ("path", models.CharField(max_length=200, verbose_name="address")),
                        ("at", models.DateTimeField(default=cms.clock.now, verbose_name="when")),
                    ],
                    options={
                        "verbose_name": "piece of news",
                        "verbose_name_plural": "news",
                        "ordering": ["-at", "-pk"],
                        "indexes": [models.Index(fields=["topic", "at"], name="bulletin_of_a_topic")],
                    },
                ),
                migrations.CreateModel(
                    name="Group",
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
                        ("name", models.CharField(max_length=60, verbose_name="name")),
                        (
                            "language",
                            models.CharField(
                                choices=[
                                    ("en", "English"),
                                    ("es", "Spanish"),
                                    ("zh", "Chinese"),
                                    ("vi", "Vietnamese"),
                                    ("tl", "Tagalog"),
                                    ("ko", "Korean"),
                                    ("ase", "American Sign Language"),
                                    ("other", "Another language"),
                                ],
                                default="en",
                                max_length=8,
                                verbose_name="language",
                            ),
                        ),
                        ("key", models.CharField(editable=False, max_length=40, unique=True)),
                        ("link_digest", models.CharField(editable=False, max_length=64, unique=True)),
                        ("is_open", models.BooleanField(default=True, verbose_name="notes can be written")),
                        (
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="groups",
                                to="engagement.conversation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "small group",
                        "verbose_name_plural": "small groups",
                        "ordering": ["name", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("conversation", "name"), name="one_group_of_a_name"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Heard",
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
                            "source",
                            models.CharField(
                                choices=[
                                    ("note", "Notes of a small group"),
                                    ("card", "Card"),
                                    ("transcript", "Recording"),
                                    ("question", "Question asked live"),
                                ],
                                max_length=10,
                                verbose_name="made from",
                            ),
                        ),
                        (
                            "from_second",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="from second"),
                        ),
                        (
                            "to_second",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="to second"),
                        ),
                        (
                            "photo",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="photo of the card"
                            ),
                        ),
                        ("made_at", models.DateTimeField(default=cms.clock.now, editable=False)),
                        ("made_by", models.CharField(max_length=150, verbose_name="who")),
                        (
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="heard",
                                to="engagement.conversation",
                            ),
                        ),
                        (
                            "submission",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="heard_at",
                                to="feedback.submission",
                            ),
                        ),
                        (
                            "question",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="heard",
                                to="engagement.livequestion",
                            ),
                        ),
                        (
                            "note",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="heard",
                                to="engagement.note",
                            ),
                        ),
                        (
                            "recording",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="heard",
                                to="engagement.recording",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "comment that was heard",
                        "verbose_name_plural": "comments that were heard",
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalConversation_findings",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                        (
                            "conversation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="engagement.conversation",
                            ),
                        ),
                        (
                            "finding",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="feedback.finding",
                            ),
                        ),
                        (
                            "history",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="engagement.historicalconversation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "HistoricalConversation_findings",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalConversation_tools",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                        (
                            "conversation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="engagement.conversation",
                            ),
                        ),
                        (
                            "history",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="engagement.historicalconversation",
                            ),
                        ),
                        (
                            "tool",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="feedback.tool",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "HistoricalConversation_tools",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalGroup",
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
                        ("name", models.CharField(max_length=60, verbose_name="name")),
                        (
                            "language",
                            models.CharField(
                                choices=[
                                    ("en", "English"),
                                    ("es", "Spanish"),
                                    ("zh", "Chinese"),
                                    ("vi", "Vietnamese"),
                                    ("tl", "Tagalog"),
                                    ("ko", "Korean"),
                                    ("ase", "American Sign Language"),
                                    ("other", "Another language"),
                                ],
                                default="en",
                                max_length=8,
                                verbose_name="language",
                            ),
                        ),
                        ("is_open", models.BooleanField(default=True, verbose_name="notes can be written")),
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
                            "conversation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="engagement.conversation",
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
                        "verbose_name": "historical small group",
                        "verbose_name_plural": "historical small groups",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalLiveQuestion",
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
                        ("text", models.TextField(max_length=500, verbose_name="question")),
                        ("language", models.CharField(blank=True, max_length=12, verbose_name="language")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waits to be read"),
                                    ("shown", "Shown to all"),
                                    ("answered", "Answered"),
                                    ("hidden", "Hidden"),
                                ],
                                default="waiting",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("spam", "Advertising or machine-made"),
                                    ("threat", "A threat"),
                                    ("private", "Private data about another person"),
                                    ("obscene", "Obscenity"),
                                    ("duplicate", "The same words from the same person"),
                                    ("off_scope", "Not about the work of this Office"),
                                ],
                                max_length=10,
                                verbose_name="reason",
                            ),
                        ),
                        ("answer", models.TextField(blank=True, max_length=1000, verbose_name="answer")),
                        ("asked_at", models.DateTimeField(default=cms.clock.now, verbose_name="asked")),
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
                            "conversation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="engagement.conversation",
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
                        "verbose_name": "historical live question",
                        "verbose_name_plural": "historical live questions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalNote",
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
                        ("client_key", models.CharField(db_index=True, editable=False, max_length=40)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("verbatim", "Word for word"),
                                    ("paraphrase", "In other words"),
                                    ("summary", "Summary of several people"),
                                ],
                                default="summary",
                                max_length=10,
                                verbose_name="how it was written",
                            ),
                        ),
                        (
                            "segment",
                            models.CharField(blank=True, max_length=40, verbose_name="part of the agenda"),
                        ),
                        ("language", models.CharField(max_length=12, verbose_name="language")),
                        (
                            "speaks_for",
                            models.PositiveSmallIntegerField(default=1, verbose_name="people it speaks for"),
                        ),
                        ("text", models.TextField(max_length=5000, verbose_name="notes")),
                        ("written_at", models.DateTimeField(verbose_name="written")),
                        (
                            "received_at",
                            models.DateTimeField(
                                default=cms.clock.now, editable=False, verbose_name="received"
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
                            "group",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="engagement.group",
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
                        "verbose_name": "historical note of a group",
                        "verbose_name_plural": "historical notes of groups",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalOutcome",
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
                            "answer",
                            models.CharField(
                                choices=[
                                    ("adopted", "Taken up"),
                                    ("adapted", "Taken up in another form"),
                                    ("declined", "Not taken up"),
                                    ("deferred", "Put off"),
                                ],
                                max_length=8,
                                verbose_name="answer",
                            ),
                        ),
                        (
                            "reason",
                            cms.translated.TranslatedField(
                                blank=True, default=dict, long=True, text_length=600, verbose_name="why"
                            ),
                        ),
                        ("has_reason", models.BooleanField(default=False, editable=False)),
                        (
                            "decided_by",
                            cms.translated.TranslatedField(
                                default=dict, text_length=120, verbose_name="who decided"
                            ),
                        ),
                        ("decided_on", models.DateField(verbose_name="when")),
                        ("ref_kind", models.CharField(blank=True, editable=False, max_length=40)),
                        ("ref_id", models.PositiveBigIntegerField(blank=True, editable=False, null=True)),
                        (
                            "from_chain",
                            models.BooleanField(
                                default=False,
                                editable=False,
                                verbose_name="filled from the record of a board",
                            ),
                        ),
                        ("edition", models.PositiveSmallIntegerField(default=1, editable=False)),
                        ("published_at", models.DateTimeField(default=cms.clock.now, verbose_name="told")),
                        ("published_by", models.CharField(max_length=150, verbose_name="told by")),
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
                            "theme",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="engagement.theme",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical outcome",
                        "verbose_name_plural": "historical outcomes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalParticipantRole",
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
                        ("key", models.SlugField(max_length=40, verbose_name="key")),
                        (
                            "name",
                            cms.translated.TranslatedField(default=dict, text_length=80, verbose_name="name"),
                        ),
                        ("is_offered", models.BooleanField(default=True, verbose_name="offered")),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
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
                        "verbose_name": "historical role that people can name",
                        "verbose_name_plural": "historical roles that people can name",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalRecording",
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
                            "language",
                            models.CharField(
                                choices=[
                                    ("en", "English"),
                                    ("es", "Spanish"),
                                    ("zh", "Chinese"),
                                    ("vi", "Vietnamese"),
                                    ("tl", "Tagalog"),
                                    ("ko", "Korean"),
                                    ("ase", "American Sign Language"),
                                    ("other", "Another language"),
                                ],
                                max_length=8,
                                verbose_name="language",
                            ),
                        ),
                        ("url", models.URLField(blank=True, verbose_name="address")),
                        ("captions", models.TextField(blank=True, verbose_name="captions (WebVTT)")),
                        (
                            "transcribed_by",
                            models.CharField(blank=True, max_length=150, verbose_name="written down by"),
                        ),
                        ("is_public", models.BooleanField(default=False, verbose_name="public")),
                        ("made_at", models.DateTimeField(default=cms.clock.now, editable=False)),
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
                            "conversation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="engagement.conversation",
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
                        "verbose_name": "historical recording",
                        "verbose_name_plural": "historical recordings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalRegion",
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
                        ("key", models.SlugField(max_length=40, verbose_name="key")),
                        (
                            "name",
                            cms.translated.TranslatedField(default=dict, text_length=80, verbose_name="name"),
                        ),
                        ("outline", models.JSONField(blank=True, default=list, verbose_name="outline")),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
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
                        "verbose_name": "historical region",
                        "verbose_name_plural": "historical regions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalSeries",
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
                        ("slug", models.SlugField(max_length=40, verbose_name="address")),
                        (
                            "name",
                            cms.translated.TranslatedField(
                                default=dict, text_length=120, verbose_name="name"
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
                        "verbose_name": "historical series of conversations",
                        "verbose_name_plural": "historical series of conversations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalSubscriber",
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
                        ("language", models.CharField(default="en", max_length=12, verbose_name="language")),
                        (
                            "rhythm",
                            models.CharField(
                                choices=[
                                    ("at_once", "As soon as there is news"),
                                    ("daily", "Once a day"),
                                    ("weekly", "Once a week"),
                                ],
                                default="weekly",
                                max_length=8,
                                verbose_name="how often",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("pending", "Asked, not confirmed"),
                                    ("confirmed", "Confirmed"),
                                    ("ended", "Ended"),
                                    ("bounced", "Mail comes back"),
                                ],
                                default="pending",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("asked_at", models.DateTimeField(default=cms.clock.now, verbose_name="asked")),
                        (
                            "confirmed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="confirmed"),
                        ),
                        ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended")),
                        (
                            "bounces",
                            models.PositiveSmallIntegerField(default=0, verbose_name="mails that came back"),
                        ),
                        (
                            "sent_until",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="news until"
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
                        "verbose_name": "historical subscriber",
                        "verbose_name_plural": "historical subscribers",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalWalkIn",
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
                        ("people", models.PositiveSmallIntegerField(default=1, verbose_name="people")),
                        (
                            "language",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("en", "English"),
                                    ("es", "Spanish"),
                                    ("zh", "Chinese"),
                                    ("vi", "Vietnamese"),
                                    ("tl", "Tagalog"),
                                    ("ko", "Korean"),
                                    ("ase", "American Sign Language"),
                                    ("other", "Another language"),
                                ],
                                max_length=8,
                                verbose_name="language",
                            ),
                        ),
                        ("member_of", models.SlugField(blank=True, max_length=80, verbose_name="board")),
                        ("nonce", models.CharField(db_index=True, editable=False, max_length=40)),
                        ("counted_at", models.DateTimeField(default=cms.clock.now, verbose_name="when")),
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
                            "conversation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="engagement.conversation",
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
                            "role",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="engagement.participantrole",
                                verbose_name="role",
                            ),
                        ),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="engagement.region",
                                verbose_name="region",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical people who just came",
                        "verbose_name_plural": "historical people who just came",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="LiveQuestion",
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
                        ("nonce", models.CharField(editable=False, max_length=40, unique=True)),
                        ("participant", models.CharField(editable=False, max_length=64)),
                        ("text", models.TextField(max_length=500, verbose_name="question")),
                        ("language", models.CharField(blank=True, max_length=12, verbose_name="language")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waits to be read"),
                                    ("shown", "Shown to all"),
                                    ("answered", "Answered"),
                                    ("hidden", "Hidden"),
                                ],
                                default="waiting",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("spam", "Advertising or machine-made"),
                                    ("threat", "A threat"),
                                    ("private", "Private data about another person"),
                                    ("obscene", "Obscenity"),
                                    ("duplicate", "The same words from the same person"),
                                    ("off_scope", "Not about the work of this Office"),
                                ],
                                max_length=10,
                                verbose_name="reason",
                            ),
                        ),
                        ("answer", models.TextField(blank=True, max_length=1000, verbose_name="answer")),
                        (
                            "supports",
                            models.PositiveIntegerField(
                                default=0, verbose_name="people who want it answered"
                            ),
                        ),
                        ("asked_at", models.DateTimeField(default=cms.clock.now, verbose_name="asked")),
                        (
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="questions",
                                to="engagement.conversation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "live question",
                        "verbose_name_plural": "live questions",
                        "ordering": ["-supports", "asked_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "hidden"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="hiding_a_question_needs_a_reason",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Mailing",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField(default=cms.clock.now)),
                        (
                            "bulletin",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="mailings",
                                to="engagement.bulletin",
                            ),
                        ),
                        (
                            "subscriber",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="mailings",
                                to="engagement.subscriber",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "news that was sent",
                        "verbose_name_plural": "news that was sent",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("subscriber", "bulletin"), name="one_mailing_of_a_bulletin"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Note",
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
                        ("client_key", models.CharField(editable=False, max_length=40, unique=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("verbatim", "Word for word"),
                                    ("paraphrase", "In other words"),
                                    ("summary", "Summary of several people"),
                                ],
                                default="summary",
                                max_length=10,
                                verbose_name="how it was written",
                            ),
                        ),
                        (
                            "segment",
                            models.CharField(blank=True, max_length=40, verbose_name="part of the agenda"),
                        ),
                        ("language", models.CharField(max_length=12, verbose_name="language")),
                        (
                            "speaks_for",
                            models.PositiveSmallIntegerField(default=1, verbose_name="people it speaks for"),
                        ),
                        ("text", models.TextField(max_length=5000, verbose_name="notes")),
                        ("written_at", models.DateTimeField(verbose_name="written")),
                        (
                            "received_at",
                            models.DateTimeField(
                                default=cms.clock.now, editable=False, verbose_name="received"
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notes",
                                to="engagement.group",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "note of a group",
                        "verbose_name_plural": "notes of groups",
                        "ordering": ["written_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("speaks_for__gte", 1), ("speaks_for__lte", 1000)),
                                name="note_speaks_for_someone",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Outcome",
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
                            "answer",
                            models.CharField(
                                choices=[
                                    ("adopted", "Taken up"),
                                    ("adapted", "Taken up in another form"),
                                    ("declined", "Not taken up"),
                                    ("deferred", "Put off"),
                                ],
                                max_length=8,
                                verbose_name="answer",
                            ),
                        ),
                        (
                            "reason",
                            cms.translated.TranslatedField(
                                blank=True, default=dict, long=True, text_length=600, verbose_name="why"
                            ),
                        ),
                        ("has_reason", models.BooleanField(default=False, editable=False)),
                        (
                            "decided_by",
                            cms.translated.TranslatedField(
                                default=dict, text_length=120, verbose_name="who decided"
                            ),
                        ),
                        ("decided_on", models.DateField(verbose_name="when")),
                        ("ref_kind", models.CharField(blank=True, editable=False, max_length=40)),
                        ("ref_id", models.PositiveBigIntegerField(blank=True, editable=False, null=True)),
                        (
                            "from_chain",
                            models.BooleanField(
                                default=False,
                                editable=False,
                                verbose_name="filled from the record of a board",
                            ),
                        ),
                        ("edition", models.PositiveSmallIntegerField(default=1, editable=False)),
                        ("published_at", models.DateTimeField(default=cms.clock.now, verbose_name="told")),
                        ("published_by", models.CharField(max_length=150, verbose_name="told by")),
                        (
                            "theme",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="outcome",
                                to="engagement.theme",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "outcome",
                        "verbose_name_plural": "outcomes",
                        "ordering": ["published_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", "declined"), _negated=True),
                                    ("has_reason", True),
                                    _connector="OR",
                                ),
                                name="declined_needs_a_reason",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ParticipantRole",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.SlugField(max_length=40, unique=True, verbose_name="key")),
                        (
                            "name",
                            cms.translated.TranslatedField(default=dict, text_length=80, verbose_name="name"),
                        ),
                        ("is_offered", models.BooleanField(default=True, verbose_name="offered")),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                    ],
                    options={
                        "verbose_name": "role that people can name",
                        "verbose_name_plural": "roles that people can name",
                        "ordering": ["order", "key"],
                    },
                ),
                migrations.CreateModel(
                    name="QuestionSupport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("participant", models.CharField(editable=False, max_length=64)),
                        (
                            "question",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="supporters",
                                to="engagement.livequestion",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "support of a question",
                        "verbose_name_plural": "supports of questions",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("question", "participant"), name="one_support_of_a_participant"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Recording",
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
                            "language",
                            models.CharField(
                                choices=[
                                    ("en", "English"),
                                    ("es", "Spanish"),
                                    ("zh", "Chinese"),
                                    ("vi", "Vietnamese"),
                                    ("tl", "Tagalog"),
                                    ("ko", "Korean"),
                                    ("ase", "American Sign Language"),
                                    ("other", "Another language"),
                                ],
                                max_length=8,
                                verbose_name="language",
                            ),
                        ),
                        ("url", models.URLField(blank=True, verbose_name="address")),
                        ("captions", models.TextField(blank=True, verbose_name="captions (WebVTT)")),
                        (
                            "transcribed_by",
                            models.CharField(blank=True, max_length=150, verbose_name="written down by"),
                        ),
                        ("is_public", models.BooleanField(default=False, verbose_name="public")),
                        ("made_at", models.DateTimeField(default=cms.clock.now, editable=False)),
                        (
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recordings",
                                to="engagement.conversation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "recording",
                        "verbose_name_plural": "recordings",
                        "ordering": ["language", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("conversation", "language"), name="one_recording_of_a_language"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Region",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.SlugField(max_length=40, unique=True, verbose_name="key")),
                        (
                            "name",
                            cms.translated.TranslatedField(default=dict, text_length=80, verbose_name="name"),
                        ),
                        ("outline", models.JSONField(blank=True, default=list, verbose_name="outline")),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                    ],
                    options={
                        "verbose_name": "region",
                        "verbose_name_plural": "regions",
                        "ordering": ["order", "key"],
                    },
                ),
                migrations.CreateModel(
                    name="RegistrationNotice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "authority",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=engagement.models.notices.default_authority,
                                long=True,
                                text_length=400,
                                verbose_name="legal authority",
                            ),
                        ),
                        (
                            "disclosures",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                help_text="Leave empty for the sentence that comes with this site.",
                                long=True,
                                text_length=600,
                                verbose_name="to whom it may be given",
                            ),
                        ),
                        (
                            "more_url",
                            models.CharField(
                                blank=True,
                                help_text="Such as /privacy/.",
                                max_length=200,
                                verbose_name="page that says more",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "privacy notice of registrations",
                    },
                ),
                migrations.CreateModel(
                    name="RunStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("segment", models.CharField(max_length=40, verbose_name="part")),
                        ("started_at", models.DateTimeField(default=cms.clock.now, verbose_name="began")),
                        ("started_by", models.CharField(max_length=150, verbose_name="who")),
                        (
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="engagement.conversation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "part that began",
                        "verbose_name_plural": "parts that began",
                        "ordering": ["started_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Series",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("slug", models.SlugField(max_length=40, unique=True, verbose_name="address")),
                        (
                            "name",
                            cms.translated.TranslatedField(
                                default=dict, text_length=120, verbose_name="name"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "series of conversations",
                        "verbose_name_plural": "series of conversations",
                        "ordering": ["slug"],
                    },
                ),
                migrations.CreateModel(
                    name="Subscriber",
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
                        ("email", models.EmailField(max_length=254, unique=True, verbose_name="email")),
                        ("language", models.CharField(default="en", max_length=12, verbose_name="language")),
                        (
                            "rhythm",
                            models.CharField(
                                choices=[
                                    ("at_once", "As soon as there is news"),
                                    ("daily", "Once a day"),
                                    ("weekly", "Once a week"),
                                ],
                                default="weekly",
                                max_length=8,
                                verbose_name="how often",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("pending", "Asked, not confirmed"),
                                    ("confirmed", "Confirmed"),
                                    ("ended", "Ended"),
                                    ("bounced", "Mail comes back"),
                                ],
                                default="pending",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("key", models.CharField(editable=False, max_length=40, unique=True)),
                        ("link_digest", models.CharField(editable=False, max_length=64, unique=True)),
                        ("asked_at", models.DateTimeField(default=cms.clock.now, verbose_name="asked")),
                        (
                            "confirmed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="confirmed"),
                        ),
                        ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended")),
                        (
                            "bounces",
                            models.PositiveSmallIntegerField(default=0, verbose_name="mails that came back"),
                        ),
                        (
                            "sent_until",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="news until"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "subscriber",
                        "verbose_name_plural": "subscribers",
                        "ordering": ["-asked_at", "-pk"],
                        "indexes": [models.Index(fields=["state", "rhythm"], name="subscriber_due")],
                    },
                ),
                migrations.CreateModel(
                    name="SubscriberTopic",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("topic", models.SlugField(max_length=40, verbose_name="topic")),
                        (
                            "subscriber",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="topics",
                                to="engagement.subscriber",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "topic of a subscriber",
                        "verbose_name_plural": "topics of subscribers",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("subscriber", "topic"), name="one_wish_of_a_topic"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Told",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("what", models.CharField(max_length=60)),
                        ("at", models.DateTimeField(default=cms.clock.now)),
                        (
                            "registration",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="told",
                                to="engagement.registration",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "message to a person",
                        "verbose_name_plural": "messages to people",
                        "ordering": ["at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("registration", "what"), name="told_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WalkIn",
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
                        ("people", models.PositiveSmallIntegerField(default=1, verbose_name="people")),
                        (
                            "language",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("en", "English"),
                                    ("es", "Spanish"),
                                    ("zh", "Chinese"),
                                    ("vi", "Vietnamese"),
                                    ("tl", "Tagalog"),
                                    ("ko", "Korean"),
                                    ("ase", "American Sign Language"),
                                    ("other", "Another language"),
                                ],
                                max_length=8,
                                verbose_name="language",
                            ),
                        ),
                        ("member_of", models.SlugField(blank=True, max_length=80, verbose_name="board")),
                        ("nonce", models.CharField(editable=False, max_length=40, unique=True)),
                        ("counted_at", models.DateTimeField(default=cms.clock.now, verbose_name="when")),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="engagement.region",
                                verbose_name="region",
                            ),
                        ),
                        (
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="walk_ins",
                                to="engagement.conversation",
                            ),
                        ),
                        (
                            "role",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="engagement.participantrole",
                                verbose_name="role",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "people who just came",
                        "verbose_name_plural": "people who just came",
                        "ordering": ["counted_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("people__gte", 1)), name="walk_in_of_someone"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="YearOfPeople",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(unique=True, verbose_name="year")),
                        ("facts", models.JSONField()),
                        ("sha256", models.CharField(max_length=64)),
                        ("published_at", models.DateTimeField(default=cms.clock.now, verbose_name="posted")),
                        ("published_by", models.CharField(max_length=150, verbose_name="posted by")),
                    ],
                    options={
                        "verbose_name": "who took part in a year",
                        "verbose_name_plural": "who took part in a year",
                        "ordering": ["-year"],
                    },
                ),
            ],
        ),
    ]
