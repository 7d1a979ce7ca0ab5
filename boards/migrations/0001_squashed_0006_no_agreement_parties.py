"""Deciding, for a new database: what the replaced steps lead to, made at once. The steps stay for older ones."""

import boards.models.meetings
import boards.models.subscriptions
import cms.clock
import cms.storage
import cms.translated
import django.core.validators
import django.db.models.deletion
import simple_history.models
import uuid
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

from boards.migrations._teleconference_modes import add
from cms.schema import CreateModels


class Migration(migrations.Migration):
    replaces = [
        ("boards", "0001_initial"),
        ("boards", "0002_meetings"),
        ("boards", "0003_teleconference_modes"),
        ("boards", "0004_members_and_proposals"),
        ("boards", "0005_carry_over"),
        ("boards", "0006_no_agreement_parties"),
    ]

    initial = True

    dependencies = [
        ("engagement", "0002_conversations"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateModels(
            operations=[
                migrations.CreateModel(
                    name="AgendaItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=36, verbose_name="stable key")),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("information", "Information"),
                                    ("discussion", "Discussion"),
                                    ("action", "Action"),
                                    ("comment", "Public comment"),
                                    ("consent", "Consent block"),
                                    ("closed", "Closed session"),
                                    ("finding", "Opening finding"),
                                    ("adjourn", "Adjournment"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("title", cms.translated.TranslatedField(default=dict, verbose_name="title")),
                        (
                            "text",
                            cms.translated.TranslatedField(blank=True, default=dict, verbose_name="text"),
                        ),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minutes"),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="boards.meeting",
                            ),
                        ),
                        (
                            "first_posting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="boards.postedagenda",
                            ),
                        ),
                        (
                            "citation",
                            models.CharField(blank=True, max_length=20, verbose_name="closed under"),
                        ),
                        (
                            "continues",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="continued_as",
                                to="boards.agendaitem",
                                verbose_name="goes on from",
                            ),
                        ),
                        ("label", models.CharField(blank=True, max_length=8, verbose_name="number as shown")),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parts",
                                to="boards.agendaitem",
                                verbose_name="part of",
                            ),
                        ),
                        (
                            "presenter",
                            models.CharField(blank=True, max_length=200, verbose_name="presented by"),
                        ),
                        (
                            "purpose",
                            models.CharField(
                                blank=True, max_length=12, verbose_name="purpose of a special meeting"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "agenda item",
                        "verbose_name_plural": "agenda items",
                        "ordering": ["meeting", "number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("meeting", "key"), name="one_item_of_each_key"),
                            models.UniqueConstraint(
                                fields=("meeting", "number"), name="one_item_of_each_number"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Agreement",
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
                                default=dict, text_length=160, verbose_name="title"
                            ),
                        ),
                        (
                            "summary",
                            cms.translated.TranslatedField(
                                default=dict, long=True, text_length=800, verbose_name="what it is for"
                            ),
                        ),
                        (
                            "signed_on",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="signed by all"
                            ),
                        ),
                        (
                            "announced_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="announced"),
                        ),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="ends")),
                        (
                            "in_force_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="in force"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("participation", "Participation agreement"),
                                    ("exchange", "Terms for exchanging data"),
                                    ("requests", "Terms for requests"),
                                    ("other", "Other agreement"),
                                ],
                                default="participation",
                                max_length=14,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("written", "Being written"),
                                    ("announced", "Announced"),
                                    ("signed", "Signed by all"),
                                    ("in_force", "In force"),
                                    ("ended", "Ended"),
                                ],
                                default="written",
                                editable=False,
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "tools",
                            models.ManyToManyField(
                                blank=True,
                                related_name="agreements",
                                to="feedback.tool",
                                verbose_name="tools that need it",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "agreement",
                        "verbose_name_plural": "agreements",
                        "ordering": ["announced_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None),
                                    ("in_force_on", None),
                                    ("ends_on__gte", models.F("in_force_on")),
                                    _connector="OR",
                                ),
                                name="an_agreement_ends_later",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BoardsIndexPage",
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
                        "verbose_name": "list of bodies",
                    },
                    bases=("wagtailcore.page", models.Model),
                ),
                migrations.CreateModel(
                    name="Body",
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
                        ("slug", models.SlugField(max_length=60, unique=True, verbose_name="address")),
                        (
                            "name",
                            cms.translated.TranslatedField(
                                default=dict, text_length=120, verbose_name="name"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("governing", "Governing board, set up by law"),
                                    ("advisory", "Advisory board, set up by law"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "statute",
                            models.CharField(blank=True, max_length=80, verbose_name="section of law"),
                        ),
                        (
                            "covered_under",
                            models.CharField(
                                choices=[
                                    ("a", "(a) set up by statute"),
                                    ("b", "(b) uses delegated power"),
                                    ("c", "(c) advisory, set up by formal action, three or more people"),
                                    ("d", "(d) funded, with a member who represents the state body"),
                                ],
                                default="a",
                                max_length=1,
                                verbose_name="why the open-meeting law covers it",
                            ),
                        ),
                        (
                            "threshold_numerator",
                            models.PositiveSmallIntegerField(
                                default=2,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="votes needed: this many parts",
                            ),
                        ),
                        (
                            "threshold_denominator",
                            models.PositiveSmallIntegerField(
                                default=3,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="out of this many parts",
                            ),
                        ),
                        (
                            "threshold_more_than",
                            models.BooleanField(
                                default=False,
                                help_text="On for a plain majority: more than one half. Off for at least two thirds.",
                                verbose_name="more than that share",
                            ),
                        ),
                        (
                            "threshold_base",
                            models.CharField(
                                choices=[
                                    ("authorized_seats", "all voting seats, filled or not"),
                                    ("filled_seats", "filled voting seats only"),
                                ],
                                default="authorized_seats",
                                max_length=20,
                                verbose_name="share of what",
                            ),
                        ),
                        (
                            "quorum_base",
                            models.CharField(
                                choices=[
                                    ("authorized_seats", "all voting seats, filled or not"),
                                    ("filled_seats", "filled voting seats only"),
                                ],
                                default="authorized_seats",
                                max_length=20,
                                verbose_name="quorum is a majority of",
                            ),
                        ),
                        (
                            "term_years",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="length of a term in years"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                        (
                            "finding_vote_at",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "counsel has not said yet"),
                                    ("earlier_meeting", "in an earlier meeting"),
                                    (
                                        "same_meeting_after_notice",
                                        "at the opening of the same meeting, after notice",
                                    ),
                                ],
                                default="",
                                help_text="Counsel decides (BK-14b).",
                                max_length=28,
                                verbose_name="when an added item is voted on",
                            ),
                        ),
                        (
                            "minutes_threshold",
                            models.CharField(
                                choices=[
                                    ("body", "the same as for a decision"),
                                    ("majority", "a majority of the seats"),
                                    ("present", "a majority of those present"),
                                ],
                                default="body",
                                max_length=8,
                                verbose_name="ayes to approve minutes",
                            ),
                        ),
                        (
                            "packet_days",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="An aim of this office, not law (BK-52).",
                                null=True,
                                verbose_name="days before a meeting by which its packet should be out",
                            ),
                        ),
                        (
                            "procedure_threshold",
                            models.CharField(
                                choices=[
                                    ("body", "the same as for a decision"),
                                    ("majority", "a majority of the seats"),
                                    ("present", "a majority of those present"),
                                ],
                                default="body",
                                max_length=8,
                                verbose_name="ayes for a procedural motion",
                            ),
                        ),
                        (
                            "speaker_seconds",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                default=120,
                                help_text="Empty: no limit and no timer (BK-22).",
                                null=True,
                                verbose_name="seconds for each speaker",
                            ),
                        ),
                        (
                            "two_people_post",
                            models.BooleanField(
                                default=True,
                                help_text="One approves the agenda as it stands, another posts it.",
                                verbose_name="two people post an agenda",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "body",
                        "verbose_name_plural": "bodies",
                        "ordering": ["order", "slug"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("threshold_numerator__gte", 1),
                                    ("threshold_numerator__lte", models.F("threshold_denominator")),
                                ),
                                name="body_threshold_is_a_share",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BodyPage",
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
                            "text",
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
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pages",
                                to="boards.body",
                                verbose_name="body",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "page of a body",
                        "verbose_name_plural": "pages of bodies",
                    },
                    bases=("wagtailcore.page", models.Model),
                ),
                migrations.CreateModel(
                    name="Decision",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        ("sequence", models.PositiveSmallIntegerField(verbose_name="number within the year")),
                        (
                            "title",
                            cms.translated.TranslatedField(
                                default=dict, text_length=160, verbose_name="title"
                            ),
                        ),
                        (
                            "summary",
                            cms.translated.TranslatedField(
                                default=dict, long=True, text_length=600, verbose_name="what was decided"
                            ),
                        ),
                        (
                            "reason",
                            cms.translated.TranslatedField(
                                blank=True, default=dict, long=True, text_length=600, verbose_name="because"
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("adopted", "Adopted"),
                                    ("adapted", "Adopted in part"),
                                    ("declined", "Not taken up"),
                                    ("deferred", "Put off"),
                                ],
                                max_length=10,
                                verbose_name="outcome",
                            ),
                        ),
                        ("until", models.DateField(blank=True, null=True, verbose_name="put off until")),
                        ("decided_on", models.DateField(verbose_name="decided")),
                        (
                            "published_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="made public"
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="boards.body",
                                verbose_name="body",
                            ),
                        ),
                        (
                            "motion",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decision",
                                to="boards.motion",
                                verbose_name="motion",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "decision",
                        "verbose_name_plural": "decisions",
                        "ordering": ["-year", "-sequence"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("year", "sequence"), name="one_decision_of_each_number"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("outcome", "deferred"), _negated=True),
                                    ("until__isnull", False),
                                    _connector="OR",
                                ),
                                name="put_off_until_some_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("outcome__in", ["adopted", "adapted"]),
                                    models.Q(("reason", {}), _negated=True),
                                    _connector="OR",
                                ),
                                name="a_decision_that_is_no_says_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FollowUp",
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
                                default=dict, text_length=160, verbose_name="step"
                            ),
                        ),
                        (
                            "owner",
                            cms.translated.TranslatedField(
                                default=dict, text_length=120, verbose_name="who does it"
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="due")),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="done")),
                        (
                            "note",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                long=True,
                                text_length=600,
                                verbose_name="what was done",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="follow_ups",
                                to="boards.decision",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "promised step",
                        "verbose_name_plural": "promised steps",
                        "ordering": ["decision", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAgreement",
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
                                default=dict, text_length=160, verbose_name="title"
                            ),
                        ),
                        (
                            "summary",
                            cms.translated.TranslatedField(
                                default=dict, long=True, text_length=800, verbose_name="what it is for"
                            ),
                        ),
                        (
                            "signed_on",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="signed by all"
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
                            "announced_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="announced"),
                        ),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="ends")),
                        (
                            "in_force_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="in force"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("participation", "Participation agreement"),
                                    ("exchange", "Terms for exchanging data"),
                                    ("requests", "Terms for requests"),
                                    ("other", "Other agreement"),
                                ],
                                default="participation",
                                max_length=14,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("written", "Being written"),
                                    ("announced", "Announced"),
                                    ("signed", "Signed by all"),
                                    ("in_force", "In force"),
                                    ("ended", "Ended"),
                                ],
                                default="written",
                                editable=False,
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical agreement",
                        "verbose_name_plural": "historical agreements",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalBody",
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
                        ("slug", models.SlugField(max_length=60, verbose_name="address")),
                        (
                            "name",
                            cms.translated.TranslatedField(
                                default=dict, text_length=120, verbose_name="name"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("governing", "Governing board, set up by law"),
                                    ("advisory", "Advisory board, set up by law"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "statute",
                            models.CharField(blank=True, max_length=80, verbose_name="section of law"),
                        ),
                        (
                            "covered_under",
                            models.CharField(
                                choices=[
                                    ("a", "(a) set up by statute"),
                                    ("b", "(b) uses delegated power"),
                                    ("c", "(c) advisory, set up by formal action, three or more people"),
                                    ("d", "(d) funded, with a member who represents the state body"),
                                ],
                                default="a",
                                max_length=1,
                                verbose_name="why the open-meeting law covers it",
                            ),
                        ),
                        (
                            "threshold_numerator",
                            models.PositiveSmallIntegerField(
                                default=2,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="votes needed: this many parts",
                            ),
                        ),
                        (
                            "threshold_denominator",
                            models.PositiveSmallIntegerField(
                                default=3,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="out of this many parts",
                            ),
                        ),
                        (
                            "threshold_more_than",
                            models.BooleanField(
                                default=False,
                                help_text="On for a plain majority: more than one half. Off for at least two thirds.",
                                verbose_name="more than that share",
                            ),
                        ),
                        (
                            "threshold_base",
                            models.CharField(
                                choices=[
                                    ("authorized_seats", "all voting seats, filled or not"),
                                    ("filled_seats", "filled voting seats only"),
                                ],
                                default="authorized_seats",
                                max_length=20,
                                verbose_name="share of what",
                            ),
                        ),
                        (
                            "quorum_base",
                            models.CharField(
                                choices=[
                                    ("authorized_seats", "all voting seats, filled or not"),
                                    ("filled_seats", "filled voting seats only"),
                                ],
                                default="authorized_seats",
                                max_length=20,
                                verbose_name="quorum is a majority of",
                            ),
                        ),
                        (
                            "term_years",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="length of a term in years"
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "finding_vote_at",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "counsel has not said yet"),
                                    ("earlier_meeting", "in an earlier meeting"),
                                    (
                                        "same_meeting_after_notice",
                                        "at the opening of the same meeting, after notice",
                                    ),
                                ],
                                default="",
                                help_text="Counsel decides (BK-14b).",
                                max_length=28,
                                verbose_name="when an added item is voted on",
                            ),
                        ),
                        (
                            "minutes_threshold",
                            models.CharField(
                                choices=[
                                    ("body", "the same as for a decision"),
                                    ("majority", "a majority of the seats"),
                                    ("present", "a majority of those present"),
                                ],
                                default="body",
                                max_length=8,
                                verbose_name="ayes to approve minutes",
                            ),
                        ),
                        (
                            "packet_days",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="An aim of this office, not law (BK-52).",
                                null=True,
                                verbose_name="days before a meeting by which its packet should be out",
                            ),
                        ),
                        (
                            "procedure_threshold",
                            models.CharField(
                                choices=[
                                    ("body", "the same as for a decision"),
                                    ("majority", "a majority of the seats"),
                                    ("present", "a majority of those present"),
                                ],
                                default="body",
                                max_length=8,
                                verbose_name="ayes for a procedural motion",
                            ),
                        ),
                        (
                            "speaker_seconds",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                default=120,
                                help_text="Empty: no limit and no timer (BK-22).",
                                null=True,
                                verbose_name="seconds for each speaker",
                            ),
                        ),
                        (
                            "two_people_post",
                            models.BooleanField(
                                default=True,
                                help_text="One approves the agenda as it stands, another posts it.",
                                verbose_name="two people post an agenda",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical body",
                        "verbose_name_plural": "historical bodies",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCommentWindow",
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
                            "opened_at",
                            models.DateTimeField(default=cms.clock.now, verbose_name="comment opened"),
                        ),
                        (
                            "closed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="comment closed"),
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
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.agendaitem",
                            ),
                        ),
                        (
                            "heard_before",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.agendaitem",
                                verbose_name="heard with comment at a committee of members",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical time for comment",
                        "verbose_name_plural": "historical times for comment",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalFollowUp",
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
                                default=dict, text_length=160, verbose_name="step"
                            ),
                        ),
                        (
                            "owner",
                            cms.translated.TranslatedField(
                                default=dict, text_length=120, verbose_name="who does it"
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="due")),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="done")),
                        (
                            "note",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                long=True,
                                text_length=600,
                                verbose_name="what was done",
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
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.decision",
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
                        "verbose_name": "historical promised step",
                        "verbose_name_plural": "historical promised steps",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalItemOutcome",
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
                            "outcome",
                            models.CharField(
                                choices=[("deferred", "Put off"), ("declined", "Not taken up")],
                                max_length=10,
                                verbose_name="outcome",
                            ),
                        ),
                        (
                            "reason",
                            cms.translated.TranslatedField(
                                default=dict, long=True, text_length=600, verbose_name="because"
                            ),
                        ),
                        ("until", models.DateField(blank=True, null=True, verbose_name="put off until")),
                        ("recorded_at", models.DateTimeField(default=cms.clock.now, verbose_name="recorded")),
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
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.agendaitem",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical outcome of an item",
                        "verbose_name_plural": "historical outcomes of items",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMeeting",
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
                        ("day", models.DateField(editable=False, verbose_name="date in California")),
                        ("starts_at", models.DateTimeField(verbose_name="starts")),
                        ("ends_at", models.DateTimeField(verbose_name="ends, about")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("regular", "regular meeting"),
                                    ("special", "special meeting"),
                                    ("emergency", "emergency meeting"),
                                    ("adjourned", "continued meeting"),
                                ],
                                default="regular",
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("posted", "Agenda posted"),
                                    ("in_session", "In session"),
                                    ("ended", "Held"),
                                    ("cancelled", "Cancelled"),
                                    ("moved", "Moved to another day"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "date_is_public",
                            models.BooleanField(
                                default=False,
                                help_text="The body’s page then shows the date. The agenda stays hidden until it is posted.",
                                verbose_name="tell the public the date now",
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                        ("stream_url", models.URLField(blank=True, verbose_name="link to watch and speak")),
                        (
                            "phone_in",
                            models.CharField(blank=True, max_length=80, verbose_name="phone line to join"),
                        ),
                        (
                            "contact_name",
                            models.CharField(blank=True, max_length=120, verbose_name="person to ask"),
                        ),
                        (
                            "contact_address",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="address of that person"
                            ),
                        ),
                        (
                            "contact_phone",
                            models.CharField(blank=True, max_length=40, verbose_name="phone of that person"),
                        ),
                        (
                            "contact_email",
                            models.EmailField(
                                blank=True, max_length=254, verbose_name="email of that person"
                            ),
                        ),
                        (
                            "aid_until",
                            models.DateField(blank=True, null=True, verbose_name="ask for another aid by"),
                        ),
                        (
                            "began_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="began"),
                        ),
                        (
                            "closed_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="closed"
                            ),
                        ),
                        (
                            "ics_uid",
                            models.CharField(
                                db_index=True,
                                default=boards.models.meetings.new_uid,
                                editable=False,
                                max_length=80,
                            ),
                        ),
                        ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                        ("changed_at", models.DateTimeField(default=cms.clock.now, editable=False)),
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
                            "body",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.body",
                                verbose_name="body",
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
                            "called_by",
                            models.CharField(
                                blank=True,
                                choices=[("chair", "the chair"), ("majority", "a majority of the members")],
                                max_length=8,
                                verbose_name="called by",
                            ),
                        ),
                        (
                            "called_off_because",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                text_length=300,
                                verbose_name="why it is cancelled or moved",
                            ),
                        ),
                        ("combined_checks", models.JSONField(blank=True, default=list, editable=False)),
                        (
                            "combined_with",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.meeting",
                                verbose_name="noticed together with",
                            ),
                        ),
                        (
                            "current_item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.agendaitem",
                            ),
                        ),
                        (
                            "follows",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.meeting",
                                verbose_name="follows the meeting of",
                            ),
                        ),
                        (
                            "ground",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("hardship", "ten days’ notice would be a substantial hardship"),
                                    ("interest", "immediate action is needed to protect the public interest"),
                                    (
                                        "stoppage",
                                        "a work stoppage or other activity that severely harms health or safety",
                                    ),
                                    ("disaster", "a crippling disaster that severely harms health or safety"),
                                ],
                                max_length=8,
                                verbose_name="why notice is short",
                            ),
                        ),
                        (
                            "languages",
                            models.CharField(
                                blank=True,
                                help_text="For example: es, ase",
                                max_length=120,
                                verbose_name="languages interpreted all through",
                            ),
                        ),
                        (
                            "left_out_because",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="why a usual text is left out"
                            ),
                        ),
                        (
                            "pause",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("recess", "Recess"),
                                    ("access", "Remote access lost"),
                                    ("closed", "Closed session"),
                                ],
                                editable=False,
                                max_length=8,
                                verbose_name="stands still",
                            ),
                        ),
                        (
                            "purpose",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("litigation", "pending litigation"),
                                    ("legislation", "proposed legislation"),
                                    ("opinion", "issuing a legal opinion"),
                                    ("discipline", "discipline of a state officer or employee"),
                                    ("property", "buying, selling, exchanging or leasing real property"),
                                    ("license", "license examinations and applications"),
                                    (
                                        "housing",
                                        "housing loans or grants (Health and Safety Code division 31)",
                                    ),
                                    ("audit", "response to a confidential final draft audit"),
                                    (
                                        "executive",
                                        "an interim executive officer after death, incapacity or vacancy",
                                    ),
                                ],
                                max_length=12,
                                verbose_name="purpose of a special meeting",
                            ),
                        ),
                        (
                            "staff_at_place",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="staff member at the place"
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
                            models.BooleanField(default=False, verbose_name="nobody has to pay or buy"),
                        ),
                        ("venue_open", models.BooleanField(default=False, verbose_name="nobody is kept out")),
                        (
                            "written_until",
                            models.DateTimeField(
                                blank=True,
                                help_text="Later comments are kept with the record and marked late (BK-26).",
                                null=True,
                                verbose_name="written comments reach the packet until",
                            ),
                        ),
                        (
                            "mode",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Empty: everyone meets in the room.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.teleconferencemode",
                                verbose_name="teleconference",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical meeting",
                        "verbose_name_plural": "historical meetings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalProposal",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        (
                            "sequence",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Given to a proposal of members once it is public: a gap would tell the others of it.",
                                null=True,
                                verbose_name="number within the year",
                            ),
                        ),
                        (
                            "title",
                            cms.translated.TranslatedField(
                                default=dict, text_length=160, verbose_name="title"
                            ),
                        ),
                        (
                            "summary",
                            cms.translated.TranslatedField(
                                default=dict, long=True, text_length=2000, verbose_name="what it asks for"
                            ),
                        ),
                        (
                            "brought_by",
                            cms.translated.TranslatedField(
                                default=dict, text_length=160, verbose_name="who brings it"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Being written"),
                                    ("submitted", "Received"),
                                    ("sponsored", "Sponsored by a member"),
                                    ("not_sponsored", "Not sponsored"),
                                    ("discussed", "Discussed"),
                                    ("in_feasibility", "In feasibility study"),
                                    ("reported", "In the report to the board"),
                                    ("considered", "Considered by the board"),
                                    ("closed", "Answered"),
                                    ("withdrawn", "Taken back"),
                                ],
                                default="submitted",
                                max_length=16,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("adopted", "Adopted"),
                                    ("adapted", "Adopted in part"),
                                    ("declined", "Not taken up"),
                                    ("deferred", "Put off"),
                                ],
                                max_length=10,
                                verbose_name="outcome",
                            ),
                        ),
                        (
                            "reason",
                            cms.translated.TranslatedField(
                                blank=True, default=dict, long=True, text_length=600, verbose_name="because"
                            ),
                        ),
                        ("until", models.DateField(blank=True, null=True, verbose_name="put off until")),
                        ("received_on", models.DateField(verbose_name="received")),
                        (
                            "published_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="made public"
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
                            "body",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.body",
                                verbose_name="board",
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
                            "answered_item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.agendaitem",
                                verbose_name="answered under the item",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.decision",
                                verbose_name="decision",
                            ),
                        ),
                        (
                            "language",
                            models.CharField(
                                default="en", max_length=12, verbose_name="language of its author"
                            ),
                        ),
                        (
                            "public_state",
                            models.CharField(
                                choices=[
                                    ("draft", "Being written"),
                                    ("submitted", "Received"),
                                    ("sponsored", "Sponsored by a member"),
                                    ("not_sponsored", "Not sponsored"),
                                    ("discussed", "Discussed"),
                                    ("in_feasibility", "In feasibility study"),
                                    ("reported", "In the report to the board"),
                                    ("considered", "Considered by the board"),
                                    ("closed", "Answered"),
                                    ("withdrawn", "Taken back"),
                                ],
                                default="submitted",
                                max_length=16,
                                verbose_name="state as the public reads it",
                            ),
                        ),
                        (
                            "refines",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.proposal",
                                verbose_name="takes up the earlier proposal",
                            ),
                        ),
                        (
                            "reroute_reason",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                long=True,
                                text_length=600,
                                verbose_name="why it was sent on",
                            ),
                        ),
                        (
                            "rerouted_from",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.body",
                                verbose_name="sent on from",
                            ),
                        ),
                        (
                            "scope",
                            models.CharField(
                                blank=True,
                                choices=[("data", "Data and tools"), ("engagement", "How people are heard")],
                                max_length=12,
                                verbose_name="what it is about",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[("public", "The public"), ("member", "Members of the board")],
                                default="public",
                                max_length=8,
                                verbose_name="from",
                            ),
                        ),
                        (
                            "submission",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="feedback.submission",
                            ),
                        ),
                        (
                            "why",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                long=True,
                                text_length=2000,
                                verbose_name="why, and whom it helps",
                            ),
                        ),
                        (
                            "cycle",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.cycle",
                                verbose_name="proposal cycle",
                            ),
                        ),
                        (
                            "rules",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.cyclerules",
                                verbose_name="rules it began under",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical proposal",
                        "verbose_name_plural": "historical proposals",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalSeat",
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
                            "position",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="place in the order",
                            ),
                        ),
                        (
                            "label",
                            cms.translated.TranslatedField(
                                default=dict, text_length=120, verbose_name="what the seat stands for"
                            ),
                        ),
                        (
                            "appointing_authority",
                            cms.translated.TranslatedField(
                                blank=True, default=dict, text_length=160, verbose_name="who fills it"
                            ),
                        ),
                        ("is_voting", models.BooleanField(default=True, verbose_name="votes")),
                        (
                            "is_data_provider",
                            models.BooleanField(
                                default=False,
                                help_text="Decides who is asked about data, never who votes.",
                                verbose_name="data provider",
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
                            "body",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.body",
                                verbose_name="body",
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
                            "ends_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="seat exists until, this day included"
                            ),
                        ),
                        (
                            "starts_on",
                            models.DateField(blank=True, null=True, verbose_name="seat exists from"),
                        ),
                    ],
                    options={
                        "verbose_name": "historical seat",
                        "verbose_name_plural": "historical seats",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Holding",
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
                        ("person_name", models.CharField(max_length=120, verbose_name="name")),
                        (
                            "capacity",
                            models.CharField(
                                choices=[
                                    ("holder", "holder of the seat"),
                                    ("designee", "designee"),
                                    ("alternate", "alternate"),
                                ],
                                default="holder",
                                max_length=10,
                                verbose_name="as",
                            ),
                        ),
                        ("is_chair", models.BooleanField(default=False, verbose_name="chairs the body")),
                        ("starts_on", models.DateField(verbose_name="from")),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="until, this day included"),
                        ),
                        ("oath_on", models.DateField(blank=True, null=True, verbose_name="oath taken")),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="holdings",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="account",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="holdings",
                                to="boards.seat",
                                verbose_name="seat",
                            ),
                        ),
                        (
                            "appointed_on",
                            models.DateField(
                                blank=True,
                                help_text="From this day the open-meeting law binds the person, before any oath (BK-05).",
                                null=True,
                                verbose_name="appointed",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "holder of a seat",
                        "verbose_name_plural": "holders of seats",
                        "ordering": ["seat", "-starts_on"],
                        "indexes": [models.Index(fields=["user", "starts_on"], name="holding_of_account")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="holding_ends_after_start",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True),
                                    models.Q(("capacity", "alternate"), _negated=True),
                                ),
                                fields=("seat",),
                                name="one_open_holder_of_a_seat",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalMotion",
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
                        ("order", models.PositiveSmallIntegerField(verbose_name="order within the item")),
                        (
                            "text",
                            cms.translated.TranslatedField(
                                default=dict, long=True, text_length=1000, verbose_name="words of the motion"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("moved", "Moved"),
                                    ("closed", "Vote closed"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="moved",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("moved_at", models.DateTimeField(default=cms.clock.now, verbose_name="moved")),
                        (
                            "closed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="vote closed"),
                        ),
                        (
                            "base",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="seats the rule counts"
                            ),
                        ),
                        (
                            "needed",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="ayes needed"
                            ),
                        ),
                        ("passed", models.BooleanField(blank=True, null=True, verbose_name="passed")),
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
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.agendaitem",
                            ),
                        ),
                        (
                            "mover",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.holding",
                                verbose_name="moved by",
                            ),
                        ),
                        (
                            "seconder",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.holding",
                                verbose_name="seconded by",
                            ),
                        ),
                        (
                            "amends",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.motion",
                            ),
                        ),
                        (
                            "cures",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.motion",
                                verbose_name="repeats, to cure it, the action of",
                            ),
                        ),
                        (
                            "facts",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                long=True,
                                text_length=1000,
                                verbose_name="specific facts of a finding",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("decision", "decision"),
                                    ("minutes", "approve minutes"),
                                    ("procedure", "procedure"),
                                    ("special", "opening finding of a special meeting"),
                                    ("emergency", "finding of an emergency"),
                                    ("added", "add an item: immediate action is needed"),
                                    ("added_emerg", "add an item: an emergency exists"),
                                    ("exception", "let a member with a disability count from afar"),
                                    ("security", "closed session on security"),
                                ],
                                default="decision",
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical motion",
                        "verbose_name_plural": "historical motions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ItemOutcome",
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
                            "outcome",
                            models.CharField(
                                choices=[("deferred", "Put off"), ("declined", "Not taken up")],
                                max_length=10,
                                verbose_name="outcome",
                            ),
                        ),
                        (
                            "reason",
                            cms.translated.TranslatedField(
                                default=dict, long=True, text_length=600, verbose_name="because"
                            ),
                        ),
                        ("until", models.DateField(blank=True, null=True, verbose_name="put off until")),
                        ("recorded_at", models.DateTimeField(default=cms.clock.now, verbose_name="recorded")),
                        (
                            "item",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="outcome",
                                to="boards.agendaitem",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "outcome of an item",
                        "verbose_name_plural": "outcomes of items",
                    },
                ),
                migrations.CreateModel(
                    name="Meeting",
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
                        ("day", models.DateField(editable=False, verbose_name="date in California")),
                        ("starts_at", models.DateTimeField(verbose_name="starts")),
                        ("ends_at", models.DateTimeField(verbose_name="ends, about")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("regular", "regular meeting"),
                                    ("special", "special meeting"),
                                    ("emergency", "emergency meeting"),
                                    ("adjourned", "continued meeting"),
                                ],
                                default="regular",
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("posted", "Agenda posted"),
                                    ("in_session", "In session"),
                                    ("ended", "Held"),
                                    ("cancelled", "Cancelled"),
                                    ("moved", "Moved to another day"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "date_is_public",
                            models.BooleanField(
                                default=False,
                                help_text="The body’s page then shows the date. The agenda stays hidden until it is posted.",
                                verbose_name="tell the public the date now",
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                        ("stream_url", models.URLField(blank=True, verbose_name="link to watch and speak")),
                        (
                            "phone_in",
                            models.CharField(blank=True, max_length=80, verbose_name="phone line to join"),
                        ),
                        (
                            "contact_name",
                            models.CharField(blank=True, max_length=120, verbose_name="person to ask"),
                        ),
                        (
                            "contact_address",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="address of that person"
                            ),
                        ),
                        (
                            "contact_phone",
                            models.CharField(blank=True, max_length=40, verbose_name="phone of that person"),
                        ),
                        (
                            "contact_email",
                            models.EmailField(
                                blank=True, max_length=254, verbose_name="email of that person"
                            ),
                        ),
                        (
                            "aid_until",
                            models.DateField(blank=True, null=True, verbose_name="ask for another aid by"),
                        ),
                        (
                            "began_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="began"),
                        ),
                        (
                            "closed_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="closed"
                            ),
                        ),
                        (
                            "ics_uid",
                            models.CharField(
                                default=boards.models.meetings.new_uid,
                                editable=False,
                                max_length=80,
                                unique=True,
                            ),
                        ),
                        ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                        ("changed_at", models.DateTimeField(default=cms.clock.now, editable=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="boards.body",
                                verbose_name="body",
                            ),
                        ),
                        (
                            "called_by",
                            models.CharField(
                                blank=True,
                                choices=[("chair", "the chair"), ("majority", "a majority of the members")],
                                max_length=8,
                                verbose_name="called by",
                            ),
                        ),
                        (
                            "called_off_because",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                text_length=300,
                                verbose_name="why it is cancelled or moved",
                            ),
                        ),
                        ("combined_checks", models.JSONField(blank=True, default=list, editable=False)),
                        (
                            "combined_with",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="combined",
                                to="boards.meeting",
                                verbose_name="noticed together with",
                            ),
                        ),
                        (
                            "current_item",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="boards.agendaitem",
                            ),
                        ),
                        (
                            "follows",
                            models.OneToOneField(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="successor",
                                to="boards.meeting",
                                verbose_name="follows the meeting of",
                            ),
                        ),
                        (
                            "ground",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("hardship", "ten days’ notice would be a substantial hardship"),
                                    ("interest", "immediate action is needed to protect the public interest"),
                                    (
                                        "stoppage",
                                        "a work stoppage or other activity that severely harms health or safety",
                                    ),
                                    ("disaster", "a crippling disaster that severely harms health or safety"),
                                ],
                                max_length=8,
                                verbose_name="why notice is short",
                            ),
                        ),
                        (
                            "languages",
                            models.CharField(
                                blank=True,
                                help_text="For example: es, ase",
                                max_length=120,
                                verbose_name="languages interpreted all through",
                            ),
                        ),
                        (
                            "left_out_because",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="why a usual text is left out"
                            ),
                        ),
                        (
                            "pause",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("recess", "Recess"),
                                    ("access", "Remote access lost"),
                                    ("closed", "Closed session"),
                                ],
                                editable=False,
                                max_length=8,
                                verbose_name="stands still",
                            ),
                        ),
                        (
                            "purpose",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("litigation", "pending litigation"),
                                    ("legislation", "proposed legislation"),
                                    ("opinion", "issuing a legal opinion"),
                                    ("discipline", "discipline of a state officer or employee"),
                                    ("property", "buying, selling, exchanging or leasing real property"),
                                    ("license", "license examinations and applications"),
                                    (
                                        "housing",
                                        "housing loans or grants (Health and Safety Code division 31)",
                                    ),
                                    ("audit", "response to a confidential final draft audit"),
                                    (
                                        "executive",
                                        "an interim executive officer after death, incapacity or vacancy",
                                    ),
                                ],
                                max_length=12,
                                verbose_name="purpose of a special meeting",
                            ),
                        ),
                        (
                            "staff_at_place",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="staff member at the place"
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
                            models.BooleanField(default=False, verbose_name="nobody has to pay or buy"),
                        ),
                        ("venue_open", models.BooleanField(default=False, verbose_name="nobody is kept out")),
                        (
                            "written_until",
                            models.DateTimeField(
                                blank=True,
                                help_text="Later comments are kept with the record and marked late (BK-26).",
                                null=True,
                                verbose_name="written comments reach the packet until",
                            ),
                        ),
                        (
                            "mode",
                            models.ForeignKey(
                                blank=True,
                                help_text="Empty: everyone meets in the room.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="boards.teleconferencemode",
                                verbose_name="teleconference",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "meeting",
                        "verbose_name_plural": "meetings",
                        "ordering": ["-starts_at", "-pk"],
                        "indexes": [models.Index(fields=["status", "ends_at"], name="meeting_ahead")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("body", "day"), name="one_meeting_of_a_body_each_day"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                                name="meeting_ends_after_start",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgendaItemFinding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=36)),
                        ("added_at", models.DateTimeField(default=cms.clock.now)),
                        (
                            "added_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "finding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="feedback.finding",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="item_findings",
                                to="boards.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "finding under an item",
                        "verbose_name_plural": "findings under items",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "key", "finding"), name="a_finding_once_under_an_item"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingPage",
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
                            "agenda",
                            wagtail.fields.StreamField(
                                [("item", 9)],
                                blank=True,
                                block_lookup={
                                    0: (
                                        "wagtail.blocks.ChoiceBlock",
                                        [],
                                        {
                                            "choices": [
                                                ("information", "Information"),
                                                ("discussion", "Discussion"),
                                                ("action", "Action"),
                                                ("comment", "Public comment"),
                                                ("consent", "Consent block"),
                                                ("closed", "Closed session"),
                                                ("finding", "Opening finding"),
                                                ("adjourn", "Adjournment"),
                                            ],
                                            "help_text": "The body may only vote on an action item, a consent block or an opening finding.",
                                            "label": "kind",
                                        },
                                    ),
                                    1: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {
                                            "help_text": "What will be talked about or decided, in 20 words or fewer (BK-12).",
                                            "label": "brief description",
                                            "max_length": 250,
                                        },
                                    ),
                                    2: (
                                        "wagtail.blocks.TextBlock",
                                        (),
                                        {"label": "more about it", "max_length": 1500, "required": False},
                                    ),
                                    3: (
                                        "wagtail.blocks.IntegerBlock",
                                        (),
                                        {
                                            "label": "minutes",
                                            "max_value": 600,
                                            "min_value": 1,
                                            "required": False,
                                        },
                                    ),
                                    4: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {"label": "presented by", "max_length": 200, "required": False},
                                    ),
                                    5: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {
                                            "help_text": "A closed item names the section that allows it, as listed on the desk (BK-12, BK-32).",
                                            "label": "closed under",
                                            "max_length": 20,
                                            "required": False,
                                        },
                                    ),
                                    6: (
                                        "wagtail.blocks.ChoiceBlock",
                                        [],
                                        {
                                            "choices": [
                                                ("litigation", "pending litigation"),
                                                ("legislation", "proposed legislation"),
                                                ("opinion", "issuing a legal opinion"),
                                                ("discipline", "discipline of a state officer or employee"),
                                                (
                                                    "property",
                                                    "buying, selling, exchanging or leasing real property",
                                                ),
                                                ("license", "license examinations and applications"),
                                                (
                                                    "housing",
                                                    "housing loans or grants (Health and Safety Code division 31)",
                                                ),
                                                ("audit", "response to a confidential final draft audit"),
                                                (
                                                    "executive",
                                                    "an interim executive officer after death, incapacity or vacancy",
                                                ),
                                            ],
                                            "help_text": "Each item of a special meeting serves the purpose in its notice (BK-16).",
                                            "label": "purpose in a special meeting",
                                            "required": False,
                                        },
                                    ),
                                    7: (
                                        "wagtail.blocks.StructBlock",
                                        [[("title", 1), ("text", 2), ("minutes", 3), ("presenter", 4)]],
                                        {},
                                    ),
                                    8: (
                                        "wagtail.blocks.StreamBlock",
                                        [[("part", 7)]],
                                        {"label": "parts", "required": False},
                                    ),
                                    9: (
                                        "wagtail.blocks.StructBlock",
                                        [
                                            [
                                                ("kind", 0),
                                                ("title", 1),
                                                ("text", 2),
                                                ("minutes", 3),
                                                ("presenter", 4),
                                                ("citation", 5),
                                                ("purpose", 6),
                                                ("parts", 8),
                                            ]
                                        ],
                                        {},
                                    ),
                                },
                                verbose_name="agenda",
                            ),
                        ),
                        (
                            "how_to_attend",
                            models.TextField(
                                help_text="Say that no one has to sign in or give a name (BK-24).",
                                max_length=1200,
                                verbose_name="how to attend and speak",
                            ),
                        ),
                        (
                            "how_to_get_aid",
                            models.TextField(
                                help_text="How, whom and by when to ask. Late requests are still taken (BK-28).",
                                max_length=800,
                                verbose_name="how to ask for an interpreter or another aid",
                            ),
                        ),
                        (
                            "order_notice",
                            models.TextField(
                                help_text="That only action items can be decided, and that order and times can change (BK-13).",
                                max_length=800,
                                verbose_name="what the body may do",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pages",
                                to="boards.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                        (
                            "materials_notice",
                            models.TextField(
                                blank=True,
                                help_text="The web address, and how to get them in another format (BK-13, BK-28).",
                                max_length=600,
                                verbose_name="where the materials are",
                            ),
                        ),
                        (
                            "off_agenda_notice",
                            models.TextField(
                                blank=True,
                                help_text="That the public may speak on them, and the limit of time (BK-13, BK-21).",
                                max_length=600,
                                verbose_name="comment on matters not on the agenda",
                            ),
                        ),
                        (
                            "teleconference_notice",
                            models.TextField(
                                blank=True,
                                help_text="Needed when the body meets by teleconference: the section of law, and what it means (BK-13).",
                                max_length=600,
                                verbose_name="teleconference",
                            ),
                        ),
                        (
                            "webcast_notice",
                            models.TextField(
                                blank=True,
                                help_text="What happens if the webcast fails (BK-13).",
                                max_length=600,
                                verbose_name="the webcast can fail",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "agenda of a meeting",
                        "verbose_name_plural": "agendas of meetings",
                    },
                    bases=("wagtailcore.page", models.Model),
                ),
                migrations.CreateModel(
                    name="Motion",
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
                        ("order", models.PositiveSmallIntegerField(verbose_name="order within the item")),
                        (
                            "text",
                            cms.translated.TranslatedField(
                                default=dict, long=True, text_length=1000, verbose_name="words of the motion"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("moved", "Moved"),
                                    ("closed", "Vote closed"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="moved",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("moved_at", models.DateTimeField(default=cms.clock.now, verbose_name="moved")),
                        (
                            "closed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="vote closed"),
                        ),
                        (
                            "base",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="seats the rule counts"
                            ),
                        ),
                        (
                            "needed",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="ayes needed"
                            ),
                        ),
                        ("passed", models.BooleanField(blank=True, null=True, verbose_name="passed")),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="motions",
                                to="boards.agendaitem",
                            ),
                        ),
                        (
                            "mover",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="boards.holding",
                                verbose_name="moved by",
                            ),
                        ),
                        (
                            "seconder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="boards.holding",
                                verbose_name="seconded by",
                            ),
                        ),
                        (
                            "amends",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="amendments",
                                to="boards.motion",
                            ),
                        ),
                        (
                            "cures",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cured_by",
                                to="boards.motion",
                                verbose_name="repeats, to cure it, the action of",
                            ),
                        ),
                        (
                            "facts",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                long=True,
                                text_length=1000,
                                verbose_name="specific facts of a finding",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("decision", "decision"),
                                    ("minutes", "approve minutes"),
                                    ("procedure", "procedure"),
                                    ("special", "opening finding of a special meeting"),
                                    ("emergency", "finding of an emergency"),
                                    ("added", "add an item: immediate action is needed"),
                                    ("added_emerg", "add an item: an emergency exists"),
                                    ("exception", "let a member with a disability count from afar"),
                                    ("security", "closed session on security"),
                                ],
                                default="decision",
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "motion",
                        "verbose_name_plural": "motions",
                        "ordering": ["item", "order"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("item", "order"), name="one_motion_of_each_number"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "closed"), _negated=True),
                                    models.Q(
                                        ("base__isnull", False),
                                        ("closed_at__isnull", False),
                                        ("needed__isnull", False),
                                        ("passed__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="a_closed_vote_has_its_result",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalDecision",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        ("sequence", models.PositiveSmallIntegerField(verbose_name="number within the year")),
                        (
                            "title",
                            cms.translated.TranslatedField(
                                default=dict, text_length=160, verbose_name="title"
                            ),
                        ),
                        (
                            "summary",
                            cms.translated.TranslatedField(
                                default=dict, long=True, text_length=600, verbose_name="what was decided"
                            ),
                        ),
                        (
                            "reason",
                            cms.translated.TranslatedField(
                                blank=True, default=dict, long=True, text_length=600, verbose_name="because"
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("adopted", "Adopted"),
                                    ("adapted", "Adopted in part"),
                                    ("declined", "Not taken up"),
                                    ("deferred", "Put off"),
                                ],
                                max_length=10,
                                verbose_name="outcome",
                            ),
                        ),
                        ("until", models.DateField(blank=True, null=True, verbose_name="put off until")),
                        ("decided_on", models.DateField(verbose_name="decided")),
                        (
                            "published_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="made public"
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
                            "body",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.body",
                                verbose_name="body",
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
                            "motion",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.motion",
                                verbose_name="motion",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical decision",
                        "verbose_name_plural": "historical decisions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PostedAgenda",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        ("snapshot", models.JSONField(verbose_name="agenda as posted")),
                        ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                        ("posted_at", models.DateTimeField(default=cms.clock.now, verbose_name="posted")),
                        ("posted_by_name", models.CharField(max_length=150, verbose_name="posted by")),
                        (
                            "reason",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="reason of a correction"
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="postings",
                                to="boards.meeting",
                            ),
                        ),
                        (
                            "posted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "posted agenda",
                        "verbose_name_plural": "posted agendas",
                        "ordering": ["meeting", "number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "number"), name="one_posting_of_each_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NoticeSending",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("web", "web page"),
                                    ("subscriber", "person who asked for notices"),
                                    ("media", "news media"),
                                    ("member", "member of the body"),
                                    ("wire", "national press wire service"),
                                    ("phone", "phone"),
                                    ("door", "door of the meeting place"),
                                ],
                                max_length=12,
                                verbose_name="over",
                            ),
                        ),
                        ("address", models.CharField(max_length=300, verbose_name="to")),
                        ("sent_at", models.DateTimeField(default=cms.clock.now, verbose_name="sent")),
                        (
                            "posting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sendings",
                                to="boards.postedagenda",
                            ),
                        ),
                        (
                            "about",
                            models.CharField(
                                choices=[
                                    ("agenda", "agenda"),
                                    ("correction", "correction of the agenda"),
                                    ("added", "added item"),
                                    ("cancelled", "meeting cancelled"),
                                    ("moved", "meeting moved"),
                                    ("continued", "meeting continued"),
                                    ("remote", "members who join from afar"),
                                    ("access", "remote access lost"),
                                    ("finding", "finding of a special meeting"),
                                ],
                                default="agenda",
                                max_length=12,
                                verbose_name="about",
                            ),
                        ),
                        ("by_name", models.CharField(blank=True, max_length=150, verbose_name="sent by")),
                        (
                            "holding",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="boards.holding",
                                verbose_name="member",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="boards.agendaitem",
                            ),
                        ),
                        ("message", models.UUIDField(blank=True, null=True, verbose_name="message")),
                        (
                            "note",
                            models.CharField(blank=True, max_length=200, verbose_name="what came of it"),
                        ),
                        (
                            "reference",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="service and reference"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "notice sent",
                        "verbose_name_plural": "notices sent",
                        "ordering": ["sent_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Proposal",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        (
                            "sequence",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Given to a proposal of members once it is public: a gap would tell the others of it.",
                                null=True,
                                verbose_name="number within the year",
                            ),
                        ),
                        (
                            "title",
                            cms.translated.TranslatedField(
                                default=dict, text_length=160, verbose_name="title"
                            ),
                        ),
                        (
                            "summary",
                            cms.translated.TranslatedField(
                                default=dict, long=True, text_length=2000, verbose_name="what it asks for"
                            ),
                        ),
                        (
                            "brought_by",
                            cms.translated.TranslatedField(
                                default=dict, text_length=160, verbose_name="who brings it"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Being written"),
                                    ("submitted", "Received"),
                                    ("sponsored", "Sponsored by a member"),
                                    ("not_sponsored", "Not sponsored"),
                                    ("discussed", "Discussed"),
                                    ("in_feasibility", "In feasibility study"),
                                    ("reported", "In the report to the board"),
                                    ("considered", "Considered by the board"),
                                    ("closed", "Answered"),
                                    ("withdrawn", "Taken back"),
                                ],
                                default="submitted",
                                max_length=16,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("adopted", "Adopted"),
                                    ("adapted", "Adopted in part"),
                                    ("declined", "Not taken up"),
                                    ("deferred", "Put off"),
                                ],
                                max_length=10,
                                verbose_name="outcome",
                            ),
                        ),
                        (
                            "reason",
                            cms.translated.TranslatedField(
                                blank=True, default=dict, long=True, text_length=600, verbose_name="because"
                            ),
                        ),
                        ("until", models.DateField(blank=True, null=True, verbose_name="put off until")),
                        ("received_on", models.DateField(verbose_name="received")),
                        (
                            "published_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="made public"
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals",
                                to="boards.body",
                                verbose_name="board",
                            ),
                        ),
                        (
                            "answered_item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answered_proposals",
                                to="boards.agendaitem",
                                verbose_name="answered under the item",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals",
                                to="boards.decision",
                                verbose_name="decision",
                            ),
                        ),
                        (
                            "language",
                            models.CharField(
                                default="en", max_length=12, verbose_name="language of its author"
                            ),
                        ),
                        (
                            "public_state",
                            models.CharField(
                                choices=[
                                    ("draft", "Being written"),
                                    ("submitted", "Received"),
                                    ("sponsored", "Sponsored by a member"),
                                    ("not_sponsored", "Not sponsored"),
                                    ("discussed", "Discussed"),
                                    ("in_feasibility", "In feasibility study"),
                                    ("reported", "In the report to the board"),
                                    ("considered", "Considered by the board"),
                                    ("closed", "Answered"),
                                    ("withdrawn", "Taken back"),
                                ],
                                default="submitted",
                                max_length=16,
                                verbose_name="state as the public reads it",
                            ),
                        ),
                        (
                            "refines",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="refined_by",
                                to="boards.proposal",
                                verbose_name="takes up the earlier proposal",
                            ),
                        ),
                        (
                            "reroute_reason",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                long=True,
                                text_length=600,
                                verbose_name="why it was sent on",
                            ),
                        ),
                        (
                            "rerouted_from",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="boards.body",
                                verbose_name="sent on from",
                            ),
                        ),
                        (
                            "scope",
                            models.CharField(
                                blank=True,
                                choices=[("data", "Data and tools"), ("engagement", "How people are heard")],
                                max_length=12,
                                verbose_name="what it is about",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[("public", "The public"), ("member", "Members of the board")],
                                default="public",
                                max_length=8,
                                verbose_name="from",
                            ),
                        ),
                        (
                            "submission",
                            models.OneToOneField(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposal",
                                to="feedback.submission",
                            ),
                        ),
                        (
                            "why",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                long=True,
                                text_length=2000,
                                verbose_name="why, and whom it helps",
                            ),
                        ),
                        (
                            "cycle",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals",
                                to="boards.cycle",
                                verbose_name="proposal cycle",
                            ),
                        ),
                        (
                            "rules",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals",
                                to="boards.cyclerules",
                                verbose_name="rules it began under",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "proposal",
                        "verbose_name_plural": "proposals",
                        "ordering": ["-year", "-sequence"],
                        "indexes": [
                            models.Index(
                                fields=["year", "body", "public_state"], name="proposals_of_the_tracker"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("year", "sequence"), name="one_proposal_of_each_number"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "closed"), _negated=True),
                                    models.Q(("outcome", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="an_answer_has_an_outcome",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Seat",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "position",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="place in the order",
                            ),
                        ),
                        (
                            "label",
                            cms.translated.TranslatedField(
                                default=dict, text_length=120, verbose_name="what the seat stands for"
                            ),
                        ),
                        (
                            "appointing_authority",
                            cms.translated.TranslatedField(
                                blank=True, default=dict, text_length=160, verbose_name="who fills it"
                            ),
                        ),
                        ("is_voting", models.BooleanField(default=True, verbose_name="votes")),
                        (
                            "is_data_provider",
                            models.BooleanField(
                                default=False,
                                help_text="Decides who is asked about data, never who votes.",
                                verbose_name="data provider",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seats",
                                to="boards.body",
                                verbose_name="body",
                            ),
                        ),
                        (
                            "ends_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="seat exists until, this day included"
                            ),
                        ),
                        (
                            "starts_on",
                            models.DateField(blank=True, null=True, verbose_name="seat exists from"),
                        ),
                    ],
                    options={
                        "verbose_name": "seat",
                        "verbose_name_plural": "seats",
                        "ordering": ["body", "position"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("body", "position"), name="one_seat_at_each_place"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Presence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "mode",
                            models.CharField(
                                choices=[
                                    ("room", "in the room"),
                                    ("site", "at a public site"),
                                    ("remote", "remote"),
                                ],
                                default="room",
                                max_length=8,
                                verbose_name="how",
                            ),
                        ),
                        ("arrived_at", models.DateTimeField(default=cms.clock.now, verbose_name="came")),
                        ("left_at", models.DateTimeField(blank=True, null=True, verbose_name="left")),
                        (
                            "holding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="presences",
                                to="boards.holding",
                                verbose_name="person",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="presences",
                                to="boards.meeting",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="boards.seat",
                                verbose_name="seat",
                            ),
                        ),
                        (
                            "adult",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("none", "no other adult in the room"),
                                    ("yes", "another adult in the room"),
                                ],
                                max_length=4,
                                verbose_name="another adult in the room",
                            ),
                        ),
                        (
                            "adult_who",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="who, in relation to the member"
                            ),
                        ),
                        (
                            "camera_off",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="why the camera is off"
                            ),
                        ),
                        (
                            "site",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="boards.teleconferencesite",
                                verbose_name="public site",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "presence",
                        "verbose_name_plural": "presences",
                        "ordering": ["meeting", "arrived_at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("left_at__isnull", True)),
                                fields=("meeting", "seat"),
                                name="a_seat_is_present_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("left_at__isnull", True),
                                    ("left_at__gte", models.F("arrived_at")),
                                    _connector="OR",
                                ),
                                name="nobody_leaves_before_coming",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalVote",
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
                            "choice",
                            models.CharField(
                                choices=[
                                    ("aye", "Aye"),
                                    ("no", "No"),
                                    ("abstain", "Abstain"),
                                    ("recused", "Recused"),
                                    ("absent", "Absent"),
                                    ("vacant", "Vacant"),
                                ],
                                max_length=8,
                                verbose_name="vote",
                            ),
                        ),
                        (
                            "mode",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("room", "in the room"),
                                    ("site", "at a public site"),
                                    ("remote", "remote"),
                                ],
                                max_length=8,
                                verbose_name="how",
                            ),
                        ),
                        ("cast_at", models.DateTimeField(default=cms.clock.now, verbose_name="when")),
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
                            "holding",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.holding",
                                verbose_name="person",
                            ),
                        ),
                        (
                            "motion",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.motion",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.seat",
                                verbose_name="seat",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical vote",
                        "verbose_name_plural": "historical votes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPresence",
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
                            "mode",
                            models.CharField(
                                choices=[
                                    ("room", "in the room"),
                                    ("site", "at a public site"),
                                    ("remote", "remote"),
                                ],
                                default="room",
                                max_length=8,
                                verbose_name="how",
                            ),
                        ),
                        ("arrived_at", models.DateTimeField(default=cms.clock.now, verbose_name="came")),
                        ("left_at", models.DateTimeField(blank=True, null=True, verbose_name="left")),
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
                            "holding",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.holding",
                                verbose_name="person",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.meeting",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.seat",
                                verbose_name="seat",
                            ),
                        ),
                        (
                            "adult",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("none", "no other adult in the room"),
                                    ("yes", "another adult in the room"),
                                ],
                                max_length=4,
                                verbose_name="another adult in the room",
                            ),
                        ),
                        (
                            "adult_who",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="who, in relation to the member"
                            ),
                        ),
                        (
                            "camera_off",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="why the camera is off"
                            ),
                        ),
                        (
                            "site",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.teleconferencesite",
                                verbose_name="public site",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical presence",
                        "verbose_name_plural": "historical presences",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalHolding",
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
                        ("person_name", models.CharField(max_length=120, verbose_name="name")),
                        (
                            "capacity",
                            models.CharField(
                                choices=[
                                    ("holder", "holder of the seat"),
                                    ("designee", "designee"),
                                    ("alternate", "alternate"),
                                ],
                                default="holder",
                                max_length=10,
                                verbose_name="as",
                            ),
                        ),
                        ("is_chair", models.BooleanField(default=False, verbose_name="chairs the body")),
                        ("starts_on", models.DateField(verbose_name="from")),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="until, this day included"),
                        ),
                        ("oath_on", models.DateField(blank=True, null=True, verbose_name="oath taken")),
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
                            "user",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="account",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.seat",
                                verbose_name="seat",
                            ),
                        ),
                        (
                            "appointed_on",
                            models.DateField(
                                blank=True,
                                help_text="From this day the open-meeting law binds the person, before any oath (BK-05).",
                                null=True,
                                verbose_name="appointed",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical holder of a seat",
                        "verbose_name_plural": "historical holders of seats",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Vote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "choice",
                            models.CharField(
                                choices=[
                                    ("aye", "Aye"),
                                    ("no", "No"),
                                    ("abstain", "Abstain"),
                                    ("recused", "Recused"),
                                    ("absent", "Absent"),
                                    ("vacant", "Vacant"),
                                ],
                                max_length=8,
                                verbose_name="vote",
                            ),
                        ),
                        (
                            "mode",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("room", "in the room"),
                                    ("site", "at a public site"),
                                    ("remote", "remote"),
                                ],
                                max_length=8,
                                verbose_name="how",
                            ),
                        ),
                        ("cast_at", models.DateTimeField(default=cms.clock.now, verbose_name="when")),
                        (
                            "holding",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="boards.holding",
                                verbose_name="person",
                            ),
                        ),
                        (
                            "motion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="votes",
                                to="boards.motion",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="boards.seat",
                                verbose_name="seat",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "vote",
                        "verbose_name_plural": "votes",
                        "ordering": ["motion", "seat__position"],
                        "constraints": [
                            models.UniqueConstraint(fields=("motion", "seat"), name="one_vote_for_each_seat"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("choice", "vacant"), ("holding__isnull", False), _connector="OR"
                                ),
                                name="a_vote_has_a_person",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CommentWindow",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "opened_at",
                            models.DateTimeField(default=cms.clock.now, verbose_name="comment opened"),
                        ),
                        (
                            "closed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="comment closed"),
                        ),
                        (
                            "item",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comment_window",
                                to="boards.agendaitem",
                            ),
                        ),
                        (
                            "heard_before",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="boards.agendaitem",
                                verbose_name="heard with comment at a committee of members",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "time for comment",
                        "verbose_name_plural": "times for comment",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_at__isnull", True),
                                    ("closed_at__gte", models.F("opened_at")),
                                    _connector="OR",
                                ),
                                name="comment_closes_after_it_opens",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LiveState",
                    fields=[
                        (
                            "meeting",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="live_state",
                                serialize=False,
                                to="boards.meeting",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("state", models.JSONField(default=dict)),
                        ("changed_at", models.DateTimeField(default=cms.clock.now)),
                    ],
                    options={
                        "verbose_name": "live state of a meeting",
                        "verbose_name_plural": "live states of meetings",
                    },
                ),
                migrations.CreateModel(
                    name="AddedItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    (
                                        "added",
                                        "immediate action is needed, and the need came up after posting",
                                    ),
                                    ("added_emerg", "an emergency exists"),
                                ],
                                max_length=12,
                                verbose_name="ground",
                            ),
                        ),
                        (
                            "title",
                            cms.translated.TranslatedField(
                                default=dict, text_length=250, verbose_name="brief description"
                            ),
                        ),
                        (
                            "text",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                long=True,
                                text_length=1500,
                                verbose_name="more about it",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("information", "Information"),
                                    ("discussion", "Discussion"),
                                    ("action", "Action"),
                                    ("comment", "Public comment"),
                                    ("consent", "Consent block"),
                                    ("closed", "Closed session"),
                                    ("finding", "Opening finding"),
                                    ("adjourn", "Adjournment"),
                                ],
                                default="action",
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "why_now",
                            cms.translated.TranslatedField(
                                default=dict,
                                long=True,
                                text_length=600,
                                verbose_name="why action cannot wait",
                            ),
                        ),
                        ("learned_at", models.DateTimeField(verbose_name="when the body learned of it")),
                        ("added_at", models.DateTimeField(default=cms.clock.now)),
                        ("added_by_name", models.CharField(max_length=150, verbose_name="added by")),
                        (
                            "item",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="added",
                                to="boards.agendaitem",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="added_items",
                                to="boards.meeting",
                            ),
                        ),
                        (
                            "motion",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="adds",
                                to="boards.motion",
                            ),
                        ),
                        (
                            "posting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="added_items",
                                to="boards.postedagenda",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "added item",
                        "verbose_name_plural": "added items",
                        "ordering": ["added_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="AgendaApproval",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                        ("approved_by_name", models.CharField(max_length=150, verbose_name="approved by")),
                        ("approved_at", models.DateTimeField(default=cms.clock.now, verbose_name="approved")),
                        (
                            "approved_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="approvals",
                                to="boards.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "approval of an agenda",
                        "verbose_name_plural": "approvals of agendas",
                        "ordering": ["-approved_at", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="AidRequest",
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
                        ("nonce", models.CharField(editable=False, max_length=64, unique=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("interpreter", "an interpreter"),
                                    ("sign", "sign language"),
                                    ("captions", "captions"),
                                    ("format", "another format of a document"),
                                    ("access", "access to the place"),
                                    ("other", "another aid"),
                                ],
                                max_length=12,
                                verbose_name="aid",
                            ),
                        ),
                        ("need", models.TextField(blank=True, max_length=1000, verbose_name="what you need")),
                        (
                            "person",
                            models.CharField(blank=True, max_length=80, verbose_name="name or nickname"),
                        ),
                        (
                            "contact",
                            models.CharField(blank=True, max_length=200, verbose_name="how to answer you"),
                        ),
                        ("language", models.CharField(blank=True, max_length=12, verbose_name="language")),
                        ("received_at", models.DateTimeField(default=cms.clock.now, verbose_name="received")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "not answered yet"),
                                    ("granted", "granted"),
                                    ("otherwise", "met in another way"),
                                    ("not_met", "could not be met"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                        (
                            "answer",
                            models.CharField(blank=True, max_length=300, verbose_name="what was done"),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="aid_requests",
                                to="boards.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "request for an aid",
                        "verbose_name_plural": "requests for aids",
                        "ordering": ["received_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="ClosedSession",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("checks", models.JSONField(blank=True, default=dict, verbose_name="conditions met")),
                        ("out_at", models.DateTimeField(default=cms.clock.now, verbose_name="went out")),
                        (
                            "in_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="back in open session"),
                        ),
                        (
                            "has_personnel_action",
                            models.BooleanField(
                                default=False, verbose_name="appointed, employed or dismissed someone"
                            ),
                        ),
                        (
                            "report",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                long=True,
                                text_length=1000,
                                verbose_name="what is reported in open session",
                            ),
                        ),
                        (
                            "clerk",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="named clerk",
                            ),
                        ),
                        (
                            "item",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="closed_session",
                                to="boards.agendaitem",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "closed session",
                        "verbose_name_plural": "closed sessions",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("in_at__isnull", True),
                                    ("in_at__gte", models.F("out_at")),
                                    _connector="OR",
                                ),
                                name="back_after_going_out",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClosedNote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(max_length=20000, verbose_name="topics and decisions")),
                        ("written_at", models.DateTimeField(default=cms.clock.now)),
                        (
                            "written_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notes",
                                to="boards.closedsession",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "page of the closed minute book",
                        "verbose_name_plural": "pages of the closed minute book",
                        "ordering": ["session", "written_at", "pk"],
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="ConsoleVisit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("seen_at", models.DateTimeField(default=cms.clock.now)),
                        ("drafts", models.JSONField(blank=True, default=dict)),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="console_visits",
                                to="boards.meeting",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "clerk at a console",
                        "verbose_name_plural": "clerks at consoles",
                        "constraints": [
                            models.UniqueConstraint(fields=("meeting", "user"), name="one_visit_of_a_clerk")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Disclosure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(max_length=300, verbose_name="reason, as said in public"),
                        ),
                        (
                            "left_at",
                            models.DateTimeField(default=cms.clock.now, verbose_name="stepped aside"),
                        ),
                        ("returned_at", models.DateTimeField(blank=True, null=True, verbose_name="returned")),
                        (
                            "holding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="disclosures",
                                to="boards.holding",
                                verbose_name="person",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="disclosures",
                                to="boards.agendaitem",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="boards.seat",
                                verbose_name="seat",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "recusal",
                        "verbose_name_plural": "recusals",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("item", "seat"), name="a_seat_recuses_once_from_an_item"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Duty",
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
                                choices=[
                                    ("publish_finding", "Publish the opening finding"),
                                    ("door", "Post the order at the door"),
                                    ("post_place", "Post the emergency minutes in a public place"),
                                    ("post_web", "Post the emergency minutes on the internet"),
                                    ("media_after", "Tell the media afterward"),
                                    ("report", "Report the closed session’s action"),
                                    ("letter", "Letter to the Legislative Analyst"),
                                    ("memorandum", "Counsel’s memorandum"),
                                    ("employee", "Written notice to the employee"),
                                ],
                                max_length=16,
                                verbose_name="duty",
                            ),
                        ),
                        ("rule", models.CharField(max_length=8, verbose_name="rule")),
                        ("opened_at", models.DateTimeField(default=cms.clock.now, verbose_name="since")),
                        ("due_at", models.DateTimeField(blank=True, null=True, verbose_name="due")),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="posted on")),
                        (
                            "ends_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="stays posted until at least"
                            ),
                        ),
                        (
                            "evidence",
                            models.CharField(blank=True, max_length=300, verbose_name="where and how"),
                        ),
                        ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="done")),
                        (
                            "done_by_name",
                            models.CharField(blank=True, max_length=150, verbose_name="done by"),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="duties",
                                to="boards.agendaitem",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="duties",
                                to="boards.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "duty after a meeting",
                        "verbose_name_plural": "duties after meetings",
                        "ordering": ["due_at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "item", "kind"), name="one_duty_of_a_kind"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("item__isnull", True)),
                                fields=("meeting", "kind"),
                                name="one_duty_of_the_meeting",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAddedItem",
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
                            "way",
                            models.CharField(
                                choices=[
                                    (
                                        "added",
                                        "immediate action is needed, and the need came up after posting",
                                    ),
                                    ("added_emerg", "an emergency exists"),
                                ],
                                max_length=12,
                                verbose_name="ground",
                            ),
                        ),
                        (
                            "title",
                            cms.translated.TranslatedField(
                                default=dict, text_length=250, verbose_name="brief description"
                            ),
                        ),
                        (
                            "text",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                long=True,
                                text_length=1500,
                                verbose_name="more about it",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("information", "Information"),
                                    ("discussion", "Discussion"),
                                    ("action", "Action"),
                                    ("comment", "Public comment"),
                                    ("consent", "Consent block"),
                                    ("closed", "Closed session"),
                                    ("finding", "Opening finding"),
                                    ("adjourn", "Adjournment"),
                                ],
                                default="action",
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "why_now",
                            cms.translated.TranslatedField(
                                default=dict,
                                long=True,
                                text_length=600,
                                verbose_name="why action cannot wait",
                            ),
                        ),
                        ("learned_at", models.DateTimeField(verbose_name="when the body learned of it")),
                        ("added_at", models.DateTimeField(default=cms.clock.now)),
                        ("added_by_name", models.CharField(max_length=150, verbose_name="added by")),
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
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.agendaitem",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.meeting",
                            ),
                        ),
                        (
                            "motion",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.motion",
                            ),
                        ),
                        (
                            "posting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.postedagenda",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical added item",
                        "verbose_name_plural": "historical added items",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAidRequest",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("interpreter", "an interpreter"),
                                    ("sign", "sign language"),
                                    ("captions", "captions"),
                                    ("format", "another format of a document"),
                                    ("access", "access to the place"),
                                    ("other", "another aid"),
                                ],
                                max_length=12,
                                verbose_name="aid",
                            ),
                        ),
                        ("language", models.CharField(blank=True, max_length=12, verbose_name="language")),
                        ("received_at", models.DateTimeField(default=cms.clock.now, verbose_name="received")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "not answered yet"),
                                    ("granted", "granted"),
                                    ("otherwise", "met in another way"),
                                    ("not_met", "could not be met"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
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
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical request for an aid",
                        "verbose_name_plural": "historical requests for aids",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalClosedSession",
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
                        ("checks", models.JSONField(blank=True, default=dict, verbose_name="conditions met")),
                        ("out_at", models.DateTimeField(default=cms.clock.now, verbose_name="went out")),
                        (
                            "in_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="back in open session"),
                        ),
                        (
                            "has_personnel_action",
                            models.BooleanField(
                                default=False, verbose_name="appointed, employed or dismissed someone"
                            ),
                        ),
                        (
                            "report",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                long=True,
                                text_length=1000,
                                verbose_name="what is reported in open session",
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
                            "clerk",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="named clerk",
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
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.agendaitem",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical closed session",
                        "verbose_name_plural": "historical closed sessions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalDisclosure",
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
                            "reason",
                            models.CharField(max_length=300, verbose_name="reason, as said in public"),
                        ),
                        (
                            "left_at",
                            models.DateTimeField(default=cms.clock.now, verbose_name="stepped aside"),
                        ),
                        ("returned_at", models.DateTimeField(blank=True, null=True, verbose_name="returned")),
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
                            "holding",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.holding",
                                verbose_name="person",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.agendaitem",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.seat",
                                verbose_name="seat",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical recusal",
                        "verbose_name_plural": "historical recusals",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalDuty",
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
                                choices=[
                                    ("publish_finding", "Publish the opening finding"),
                                    ("door", "Post the order at the door"),
                                    ("post_place", "Post the emergency minutes in a public place"),
                                    ("post_web", "Post the emergency minutes on the internet"),
                                    ("media_after", "Tell the media afterward"),
                                    ("report", "Report the closed session’s action"),
                                    ("letter", "Letter to the Legislative Analyst"),
                                    ("memorandum", "Counsel’s memorandum"),
                                    ("employee", "Written notice to the employee"),
                                ],
                                max_length=16,
                                verbose_name="duty",
                            ),
                        ),
                        ("rule", models.CharField(max_length=8, verbose_name="rule")),
                        ("opened_at", models.DateTimeField(default=cms.clock.now, verbose_name="since")),
                        ("due_at", models.DateTimeField(blank=True, null=True, verbose_name="due")),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="posted on")),
                        (
                            "ends_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="stays posted until at least"
                            ),
                        ),
                        (
                            "evidence",
                            models.CharField(blank=True, max_length=300, verbose_name="where and how"),
                        ),
                        ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="done")),
                        (
                            "done_by_name",
                            models.CharField(blank=True, max_length=150, verbose_name="done by"),
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
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.agendaitem",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical duty after a meeting",
                        "verbose_name_plural": "historical duties after meetings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalIncident",
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
                                choices=[("access", "remote access lost"), ("disturbance", "disturbance")],
                                max_length=12,
                                verbose_name="what",
                            ),
                        ),
                        ("what", models.CharField(max_length=300, verbose_name="what happened")),
                        ("began_at", models.DateTimeField(default=cms.clock.now, verbose_name="since")),
                        ("found_at", models.DateTimeField(default=cms.clock.now, verbose_name="found")),
                        ("restored_at", models.DateTimeField(blank=True, null=True, verbose_name="restored")),
                        (
                            "site_notice_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="notice on the site"),
                        ),
                        (
                            "mail_notice_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="notice by email"),
                        ),
                        (
                            "phone_notice_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="message on the phone line"
                            ),
                        ),
                        ("resumes_at", models.DateTimeField(blank=True, null=True, verbose_name="resumes")),
                        (
                            "warned_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="warning given"),
                        ),
                        (
                            "decided_by",
                            models.CharField(blank=True, max_length=150, verbose_name="decided by"),
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
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical incident",
                        "verbose_name_plural": "historical incidents",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMinutesText",
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
                            "text",
                            cms.translated.TranslatedField(
                                default=dict, long=True, text_length=6000, verbose_name="text"
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
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.agendaitem",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical text of minutes",
                        "verbose_name_plural": "historical texts of minutes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalOnboardingStep",
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
                                choices=[
                                    ("act", "Copy of the open-meeting act given"),
                                    ("duties", "Duties of members read: students and families first"),
                                    ("conflicts", "Conflict-of-interest policy read"),
                                    ("account", "Account with a second factor"),
                                    ("oath", "Oath taken"),
                                ],
                                max_length=10,
                                verbose_name="step",
                            ),
                        ),
                        ("done_on", models.DateField(verbose_name="done on")),
                        (
                            "version",
                            models.CharField(blank=True, max_length=120, verbose_name="version given"),
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
                            "holding",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.holding",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical onboarding step",
                        "verbose_name_plural": "historical onboarding steps",
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
                                help_text="ase is American Sign Language.",
                                max_length=12,
                                verbose_name="language",
                            ),
                        ),
                        ("url", models.URLField(verbose_name="link")),
                        (
                            "began_at",
                            models.DateTimeField(
                                help_text="Chapters count from here.", verbose_name="begins"
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(default=cms.clock.now, verbose_name="recorded")),
                        (
                            "captions_language",
                            models.CharField(
                                blank=True, max_length=12, verbose_name="language of the captions"
                            ),
                        ),
                        (
                            "removed_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="removed"
                            ),
                        ),
                        (
                            "removed_by_name",
                            models.CharField(
                                blank=True, editable=False, max_length=150, verbose_name="removed by"
                            ),
                        ),
                        (
                            "removed_because",
                            models.CharField(blank=True, max_length=300, verbose_name="why it was removed"),
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
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.meeting",
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
                    name="HistoricalRemoteException",
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
                            "told_at",
                            models.DateTimeField(default=cms.clock.now, verbose_name="told the body"),
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
                            "holding",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.holding",
                                verbose_name="person",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.meeting",
                            ),
                        ),
                        (
                            "motion",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.motion",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical exception for a member with a disability",
                        "verbose_name_plural": "historical exceptions for members with a disability",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalRemoteMember",
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
                        ("added_at", models.DateTimeField(default=cms.clock.now, verbose_name="said on")),
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
                            "holding",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.holding",
                                verbose_name="person",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical member who joins from afar",
                        "verbose_name_plural": "historical members who join from afar",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalTeleconferenceMode",
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
                        ("code", models.SlugField(max_length=20, verbose_name="short name")),
                        (
                            "name",
                            cms.translated.TranslatedField(
                                default=dict, text_length=120, verbose_name="name"
                            ),
                        ),
                        ("section", models.CharField(max_length=60, verbose_name="section of law")),
                        ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                        ("valid_until", models.DateField(blank=True, null=True, verbose_name="last day")),
                        (
                            "advisory_only",
                            models.BooleanField(default=False, verbose_name="advisory bodies only"),
                        ),
                        ("open_only", models.BooleanField(default=False, verbose_name="no closed session")),
                        (
                            "majority_together",
                            models.BooleanField(
                                default=False, verbose_name="a majority of all members at one place"
                            ),
                        ),
                        (
                            "member_at_place",
                            models.BooleanField(
                                default=False, verbose_name="at least one member at the place in the notice"
                            ),
                        ),
                        (
                            "member_at_each_site",
                            models.BooleanField(
                                default=False, verbose_name="at least one member at each site"
                            ),
                        ),
                        (
                            "staff_at_place",
                            models.BooleanField(default=False, verbose_name="a staff member at the place"),
                        ),
                        (
                            "quorum_at_place",
                            models.BooleanField(
                                default=False, verbose_name="the quorum is at the place; others do not count"
                            ),
                        ),
                        (
                            "sites_named",
                            models.BooleanField(
                                default=False, verbose_name="each site is named in notice and agenda"
                            ),
                        ),
                        (
                            "remote_access",
                            models.BooleanField(
                                default=False,
                                verbose_name="phone and web access for the public in every notice",
                            ),
                        ),
                        (
                            "remote_notice_hours",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                verbose_name="hours before, by which remote members are named",
                            ),
                        ),
                        (
                            "minutes_list_remote",
                            models.BooleanField(default=False, verbose_name="minutes list remote members"),
                        ),
                        (
                            "cameras_on",
                            models.BooleanField(
                                default=False, verbose_name="members on camera in the open part"
                            ),
                        ),
                        (
                            "adult_statement",
                            models.BooleanField(
                                default=False, verbose_name="remote members say who is in the room"
                            ),
                        ),
                        ("roll_call", models.BooleanField(default=True, verbose_name="votes by roll call")),
                        (
                            "aid_advertised",
                            models.BooleanField(
                                default=False, verbose_name="aid procedure with every access detail"
                            ),
                        ),
                        (
                            "ends_when_lost",
                            models.BooleanField(
                                default=False, verbose_name="ends at once when access is lost"
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
                        "verbose_name": "historical teleconference mode",
                        "verbose_name_plural": "historical teleconference modes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalTeleconferenceSite",
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
                        ("address", models.CharField(max_length=200, verbose_name="address")),
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
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical teleconference site",
                        "verbose_name_plural": "historical teleconference sites",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Incident",
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
                                choices=[("access", "remote access lost"), ("disturbance", "disturbance")],
                                max_length=12,
                                verbose_name="what",
                            ),
                        ),
                        ("what", models.CharField(max_length=300, verbose_name="what happened")),
                        ("began_at", models.DateTimeField(default=cms.clock.now, verbose_name="since")),
                        ("found_at", models.DateTimeField(default=cms.clock.now, verbose_name="found")),
                        ("restored_at", models.DateTimeField(blank=True, null=True, verbose_name="restored")),
                        (
                            "site_notice_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="notice on the site"),
                        ),
                        (
                            "mail_notice_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="notice by email"),
                        ),
                        (
                            "phone_notice_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="message on the phone line"
                            ),
                        ),
                        ("resumes_at", models.DateTimeField(blank=True, null=True, verbose_name="resumes")),
                        (
                            "warned_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="warning given"),
                        ),
                        (
                            "decided_by",
                            models.CharField(blank=True, max_length=150, verbose_name="decided by"),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="incidents",
                                to="boards.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "incident",
                        "verbose_name_plural": "incidents",
                        "ordering": ["meeting", "began_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="ItemComment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "position",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("for", "For it"),
                                    ("against", "Against it"),
                                    ("neither", "Neither"),
                                ],
                                max_length=8,
                                verbose_name="position",
                            ),
                        ),
                        (
                            "shown_name",
                            models.CharField(blank=True, max_length=80, verbose_name="name to show"),
                        ),
                        (
                            "is_late",
                            models.BooleanField(
                                default=False, verbose_name="came after the packet was closed"
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comments",
                                to="boards.agendaitem",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comments",
                                to="boards.meeting",
                            ),
                        ),
                        (
                            "submission",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="item_comment",
                                to="feedback.submission",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "comment on an item",
                        "verbose_name_plural": "comments on items",
                        "ordering": ["pk"],
                        "indexes": [models.Index(fields=["meeting", "item"], name="comments_of_an_item")],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalWaitingItem",
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
                            "title",
                            cms.translated.TranslatedField(
                                default=dict, text_length=250, verbose_name="title"
                            ),
                        ),
                        (
                            "text",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                long=True,
                                text_length=1500,
                                verbose_name="more about it",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("information", "Information"),
                                    ("discussion", "Discussion"),
                                    ("action", "Action"),
                                    ("comment", "Public comment"),
                                    ("consent", "Consent block"),
                                    ("closed", "Closed session"),
                                    ("finding", "Opening finding"),
                                    ("adjourn", "Adjournment"),
                                ],
                                default="discussion",
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("added_at", models.DateTimeField(default=cms.clock.now, verbose_name="since")),
                        ("added_by_name", models.CharField(blank=True, max_length=150, verbose_name="by")),
                        ("placed_key", models.CharField(blank=True, max_length=36)),
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
                            "body",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.body",
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
                            "placed_in",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.meeting",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.agendaitem",
                            ),
                        ),
                        (
                            "comment",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.itemcomment",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical item that waits for an agenda",
                        "verbose_name_plural": "historical items that wait for an agenda",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Material",
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
                        ("key", models.CharField(max_length=36, verbose_name="item")),
                        (
                            "title",
                            cms.translated.TranslatedField(
                                default=dict, text_length=160, verbose_name="title"
                            ),
                        ),
                        (
                            "prepared_by",
                            models.CharField(
                                choices=[
                                    ("body", "the body or its staff"),
                                    ("member", "a member"),
                                    ("other", "someone else"),
                                ],
                                help_text="Decides when it is available at the meeting (BK-51).",
                                max_length=8,
                                verbose_name="prepared by",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                        (
                            "is_closed",
                            models.BooleanField(
                                default=False,
                                help_text="Never public, in no packet (BK-34).",
                                verbose_name="for a closed session",
                            ),
                        ),
                        (
                            "public_since",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="public since"
                            ),
                        ),
                        (
                            "public_record_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="public record since"
                            ),
                        ),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="taken off the draft"
                            ),
                        ),
                        (
                            "alternative_of",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="alternatives",
                                to="boards.material",
                                verbose_name="another format or language of",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="materials",
                                to="boards.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "material",
                        "verbose_name_plural": "materials",
                        "ordering": ["meeting", "order", "pk"],
                        "indexes": [models.Index(fields=["meeting", "key"], name="materials_of_an_item")],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalMaterial",
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
                        ("key", models.CharField(max_length=36, verbose_name="item")),
                        (
                            "title",
                            cms.translated.TranslatedField(
                                default=dict, text_length=160, verbose_name="title"
                            ),
                        ),
                        (
                            "prepared_by",
                            models.CharField(
                                choices=[
                                    ("body", "the body or its staff"),
                                    ("member", "a member"),
                                    ("other", "someone else"),
                                ],
                                help_text="Decides when it is available at the meeting (BK-51).",
                                max_length=8,
                                verbose_name="prepared by",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                        (
                            "is_closed",
                            models.BooleanField(
                                default=False,
                                help_text="Never public, in no packet (BK-34).",
                                verbose_name="for a closed session",
                            ),
                        ),
                        (
                            "public_since",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="public since"
                            ),
                        ),
                        (
                            "public_record_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="public record since"
                            ),
                        ),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="taken off the draft"
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
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.meeting",
                            ),
                        ),
                        (
                            "alternative_of",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.material",
                                verbose_name="another format or language of",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical material",
                        "verbose_name_plural": "historical materials",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Distribution",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("given_at", models.DateTimeField(default=cms.clock.now, verbose_name="given")),
                        ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="opened")),
                        (
                            "given_by_name",
                            models.CharField(blank=True, max_length=150, verbose_name="given by"),
                        ),
                        (
                            "holding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="boards.holding",
                                verbose_name="member",
                            ),
                        ),
                        (
                            "material",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="distributions",
                                to="boards.material",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "material given to a member",
                        "verbose_name_plural": "materials given to members",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("material", "holding"), name="given_once_to_a_member"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MaterialVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                        ("language", models.CharField(default="en", max_length=12, verbose_name="language")),
                        (
                            "file",
                            models.FileField(
                                blank=True,
                                max_length=200,
                                storage=cms.storage.private_storage,
                                upload_to="materials/",
                                verbose_name="file",
                            ),
                        ),
                        (
                            "body",
                            models.TextField(blank=True, max_length=60000, verbose_name="text written here"),
                        ),
                        ("name", models.CharField(blank=True, max_length=160, verbose_name="file name")),
                        ("content_type", models.CharField(blank=True, max_length=100)),
                        ("size", models.PositiveBigIntegerField(default=0, verbose_name="bytes")),
                        (
                            "pages",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="pages"),
                        ),
                        ("is_tagged", models.BooleanField(blank=True, null=True, verbose_name="tagged PDF")),
                        ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="what changed")),
                        ("made_at", models.DateTimeField(default=cms.clock.now, verbose_name="added")),
                        ("made_by_name", models.CharField(max_length=150, verbose_name="added by")),
                        (
                            "made_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "material",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="boards.material",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "version of a material",
                        "verbose_name_plural": "versions of materials",
                        "ordering": ["material", "number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("material", "number"), name="one_version_of_a_number"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("file", ""), _negated=True),
                                    models.Q(("body", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="a_version_holds_something",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingEvent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("posted", "Agenda posted"),
                                    ("corrected", "Agenda corrected"),
                                    ("item_added", "Item added"),
                                    ("cancelled", "Meeting cancelled"),
                                    ("moved", "Meeting moved"),
                                    ("material", "Material added"),
                                    ("began", "Meeting began"),
                                    ("came", "Came"),
                                    ("left", "Left"),
                                    ("item", "Item called"),
                                    ("comment_opened", "Comment opened"),
                                    ("comment_closed", "Comment closed"),
                                    ("speaker", "Speaker called"),
                                    ("speaker_done", "Speaker ended"),
                                    ("recused", "Member recused"),
                                    ("returned", "Recused member returned"),
                                    ("motion", "Motion made"),
                                    ("amended", "Motion amended"),
                                    ("withdrawn", "Motion withdrawn"),
                                    ("vote", "Vote called"),
                                    ("vote_righted", "Vote put right"),
                                    ("vote_closed", "Vote closed"),
                                    ("left_open", "Item left without a vote"),
                                    ("recess", "Recess"),
                                    ("access_lost", "Remote access lost"),
                                    ("closed_out", "Closed session began"),
                                    ("closed_in", "Back in open session"),
                                    ("resumed", "Meeting resumed"),
                                    ("disturbed", "Disturbance"),
                                    ("correction", "Record put right"),
                                    ("continued", "Continued to another day"),
                                    ("ended", "Meeting ended"),
                                    ("minutes", "Minutes posted"),
                                    ("recording", "Recording added"),
                                    ("recording_gone", "Recording removed"),
                                    ("decision", "Decision published"),
                                ],
                                max_length=16,
                                verbose_name="what",
                            ),
                        ),
                        ("at", models.DateTimeField(default=cms.clock.now, verbose_name="when")),
                        ("facts", models.JSONField(default=dict)),
                        ("by_name", models.CharField(max_length=150, verbose_name="written by")),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "corrects",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrected_by",
                                to="boards.meetingevent",
                            ),
                        ),
                        (
                            "holding",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="boards.holding",
                                verbose_name="member",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="events",
                                to="boards.agendaitem",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="events",
                                to="boards.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "event of a meeting",
                        "verbose_name_plural": "events of meetings",
                        "ordering": ["meeting", "number"],
                        "indexes": [models.Index(fields=["kind", "-at"], name="news_of_meetings")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "number"), name="one_event_of_each_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MinutesText",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "text",
                            cms.translated.TranslatedField(
                                default=dict, long=True, text_length=6000, verbose_name="text"
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="boards.agendaitem",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="minutes_texts",
                                to="boards.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "text of minutes",
                        "verbose_name_plural": "texts of minutes",
                        "constraints": [
                            models.UniqueConstraint(fields=("meeting", "item"), name="one_text_of_an_item"),
                            models.UniqueConstraint(
                                condition=models.Q(("item__isnull", True)),
                                fields=("meeting",),
                                name="one_text_at_the_head",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MinutesVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft, not approved"),
                                    ("approved", "Approved"),
                                    ("amended", "Approved and amended"),
                                ],
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("snapshot", models.JSONField(verbose_name="minutes as posted")),
                        ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=300, verbose_name="why it was amended"),
                        ),
                        ("posted_at", models.DateTimeField(default=cms.clock.now, verbose_name="posted")),
                        ("posted_by_name", models.CharField(max_length=150, verbose_name="posted by")),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="minutes",
                                to="boards.meeting",
                            ),
                        ),
                        (
                            "motion",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="minutes",
                                to="boards.motion",
                                verbose_name="approved by the vote on",
                            ),
                        ),
                        (
                            "posted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "minutes",
                        "verbose_name_plural": "minutes",
                        "ordering": ["meeting", "number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "number"), name="one_minutes_of_a_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OnboardingStep",
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
                                choices=[
                                    ("act", "Copy of the open-meeting act given"),
                                    ("duties", "Duties of members read: students and families first"),
                                    ("conflicts", "Conflict-of-interest policy read"),
                                    ("account", "Account with a second factor"),
                                    ("oath", "Oath taken"),
                                ],
                                max_length=10,
                                verbose_name="step",
                            ),
                        ),
                        ("done_on", models.DateField(verbose_name="done on")),
                        (
                            "version",
                            models.CharField(blank=True, max_length=120, verbose_name="version given"),
                        ),
                        (
                            "holding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="onboarding",
                                to="boards.holding",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "onboarding step",
                        "verbose_name_plural": "onboarding steps",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("holding", "kind"), name="one_onboarding_step_each"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Packet",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("language", models.CharField(max_length=12, verbose_name="language")),
                        ("job", models.UUIDField(blank=True, null=True)),
                        (
                            "file",
                            models.FileField(
                                blank=True,
                                max_length=200,
                                storage=cms.storage.private_storage,
                                upload_to="packets/",
                            ),
                        ),
                        ("sha256", models.CharField(blank=True, max_length=64, verbose_name="SHA-256")),
                        ("pages", models.PositiveIntegerField(blank=True, null=True, verbose_name="pages")),
                        ("warnings", models.JSONField(blank=True, default=list, verbose_name="warnings")),
                        ("asked_at", models.DateTimeField(default=cms.clock.now)),
                        ("built_at", models.DateTimeField(blank=True, null=True, verbose_name="built")),
                        (
                            "posting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="packets",
                                to="boards.postedagenda",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "packet",
                        "verbose_name_plural": "packets",
                        "ordering": ["posting", "language"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("posting", "language"), name="one_packet_of_a_posting_in_a_language"
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
                                help_text="ase is American Sign Language.",
                                max_length=12,
                                verbose_name="language",
                            ),
                        ),
                        ("url", models.URLField(verbose_name="link")),
                        (
                            "began_at",
                            models.DateTimeField(
                                help_text="Chapters count from here.", verbose_name="begins"
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(default=cms.clock.now, verbose_name="recorded")),
                        (
                            "captions",
                            models.TextField(
                                blank=True, max_length=2000000, verbose_name="captions as WebVTT"
                            ),
                        ),
                        (
                            "captions_language",
                            models.CharField(
                                blank=True, max_length=12, verbose_name="language of the captions"
                            ),
                        ),
                        (
                            "removed_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="removed"
                            ),
                        ),
                        (
                            "removed_by_name",
                            models.CharField(
                                blank=True, editable=False, max_length=150, verbose_name="removed by"
                            ),
                        ),
                        (
                            "removed_because",
                            models.CharField(blank=True, max_length=300, verbose_name="why it was removed"),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recordings",
                                to="boards.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "recording",
                        "verbose_name_plural": "recordings",
                        "ordering": ["meeting", "language", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="RemoteException",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "description",
                            models.CharField(
                                blank=True,
                                help_text="20 words or fewer, no diagnosis.",
                                max_length=200,
                                verbose_name="general description",
                            ),
                        ),
                        (
                            "told_at",
                            models.DateTimeField(default=cms.clock.now, verbose_name="told the body"),
                        ),
                        (
                            "holding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="boards.holding",
                                verbose_name="person",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="exceptions",
                                to="boards.meeting",
                            ),
                        ),
                        (
                            "motion",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="exception",
                                to="boards.motion",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "exception for a member with a disability",
                        "verbose_name_plural": "exceptions for members with a disability",
                        "constraints": [
                            models.UniqueConstraint(fields=("meeting", "holding"), name="one_exception_each")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RemoteMember",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "reach",
                            models.CharField(
                                blank=True,
                                help_text="Phone or address. Only the clerk sees it; it is never made public (BK-29b).",
                                max_length=200,
                                verbose_name="how the clerk reaches them",
                            ),
                        ),
                        ("added_at", models.DateTimeField(default=cms.clock.now, verbose_name="said on")),
                        (
                            "holding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="boards.holding",
                                verbose_name="person",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="remote_members",
                                to="boards.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "member who joins from afar",
                        "verbose_name_plural": "members who join from afar",
                        "ordering": ["meeting", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("meeting", "holding"), name="once_from_afar")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SpeakerRequest",
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
                            "nonce",
                            models.CharField(
                                blank=True, editable=False, max_length=64, null=True, unique=True
                            ),
                        ),
                        (
                            "name",
                            models.CharField(blank=True, max_length=80, verbose_name="name or nickname"),
                        ),
                        (
                            "how",
                            models.CharField(
                                choices=[
                                    ("room", "in the room"),
                                    ("online", "online"),
                                    ("phone", "by phone"),
                                ],
                                default="room",
                                max_length=8,
                                verbose_name="how",
                            ),
                        ),
                        ("language", models.CharField(blank=True, max_length=12, verbose_name="language")),
                        (
                            "interpreting",
                            models.CharField(
                                choices=[
                                    ("none", "none"),
                                    ("turns", "an interpreter or a device, in turns"),
                                    ("at_once", "equipment that lets all hear it at once"),
                                ],
                                default="none",
                                max_length=8,
                                verbose_name="interpreting",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waiting"),
                                    ("speaking", "Speaking"),
                                    ("done", "Spoke"),
                                    ("passed", "Did not speak"),
                                ],
                                default="waiting",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("order", models.PositiveIntegerField(verbose_name="place in the queue")),
                        ("asked_at", models.DateTimeField(default=cms.clock.now, verbose_name="asked")),
                        ("called_at", models.DateTimeField(blank=True, null=True, verbose_name="called")),
                        ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended")),
                        (
                            "seconds",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="seconds allowed"
                            ),
                        ),
                        (
                            "comment",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="speaker",
                                to="boards.itemcomment",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="speakers",
                                to="boards.agendaitem",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="speakers",
                                to="boards.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "speaker",
                        "verbose_name_plural": "speakers",
                        "ordering": ["meeting", "order"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "order"), name="one_speaker_at_each_place"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "speaking")),
                                fields=("meeting",),
                                name="one_speaker_at_a_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Subscription",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("email", models.EmailField(max_length=254, verbose_name="email")),
                        (
                            "phone",
                            models.CharField(
                                blank=True,
                                help_text="Media are phoned before an emergency meeting (BK-18).",
                                max_length=40,
                                verbose_name="phone",
                            ),
                        ),
                        ("is_media", models.BooleanField(default=False, verbose_name="news media")),
                        ("language", models.CharField(default="en", max_length=12, verbose_name="language")),
                        (
                            "token",
                            models.CharField(
                                default=boards.models.subscriptions.new_token,
                                editable=False,
                                max_length=40,
                                unique=True,
                            ),
                        ),
                        ("started_at", models.DateTimeField(default=cms.clock.now, verbose_name="since")),
                        (
                            "ended_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="ended by the person"),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="subscriptions",
                                to="boards.body",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="subscriptions",
                                to="boards.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "person who asked for notices",
                        "verbose_name_plural": "people who asked for notices",
                        "ordering": ["pk"],
                        "indexes": [models.Index(fields=["email"], name="subscription_of_an_address")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("body__isnull", True), ("meeting__isnull", True), _connector="OR"
                                ),
                                name="subscribes_to_one_thing",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TeleconferenceMode",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.SlugField(max_length=20, unique=True, verbose_name="short name")),
                        (
                            "name",
                            cms.translated.TranslatedField(
                                default=dict, text_length=120, verbose_name="name"
                            ),
                        ),
                        ("section", models.CharField(max_length=60, verbose_name="section of law")),
                        ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                        ("valid_until", models.DateField(blank=True, null=True, verbose_name="last day")),
                        (
                            "advisory_only",
                            models.BooleanField(default=False, verbose_name="advisory bodies only"),
                        ),
                        ("open_only", models.BooleanField(default=False, verbose_name="no closed session")),
                        (
                            "majority_together",
                            models.BooleanField(
                                default=False, verbose_name="a majority of all members at one place"
                            ),
                        ),
                        (
                            "member_at_place",
                            models.BooleanField(
                                default=False, verbose_name="at least one member at the place in the notice"
                            ),
                        ),
                        (
                            "member_at_each_site",
                            models.BooleanField(
                                default=False, verbose_name="at least one member at each site"
                            ),
                        ),
                        (
                            "staff_at_place",
                            models.BooleanField(default=False, verbose_name="a staff member at the place"),
                        ),
                        (
                            "quorum_at_place",
                            models.BooleanField(
                                default=False, verbose_name="the quorum is at the place; others do not count"
                            ),
                        ),
                        (
                            "sites_named",
                            models.BooleanField(
                                default=False, verbose_name="each site is named in notice and agenda"
                            ),
                        ),
                        (
                            "remote_access",
                            models.BooleanField(
                                default=False,
                                verbose_name="phone and web access for the public in every notice",
                            ),
                        ),
                        (
                            "remote_notice_hours",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                verbose_name="hours before, by which remote members are named",
                            ),
                        ),
                        (
                            "minutes_list_remote",
                            models.BooleanField(default=False, verbose_name="minutes list remote members"),
                        ),
                        (
                            "cameras_on",
                            models.BooleanField(
                                default=False, verbose_name="members on camera in the open part"
                            ),
                        ),
                        (
                            "adult_statement",
                            models.BooleanField(
                                default=False, verbose_name="remote members say who is in the room"
                            ),
                        ),
                        ("roll_call", models.BooleanField(default=True, verbose_name="votes by roll call")),
                        (
                            "aid_advertised",
                            models.BooleanField(
                                default=False, verbose_name="aid procedure with every access detail"
                            ),
                        ),
                        (
                            "ends_when_lost",
                            models.BooleanField(
                                default=False, verbose_name="ends at once when access is lost"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                    ],
                    options={
                        "verbose_name": "teleconference mode",
                        "verbose_name_plural": "teleconference modes",
                        "ordering": ["order", "code"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from__isnull", True),
                                    ("valid_until__isnull", True),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="mode_ends_after_it_starts",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TeleconferenceSite",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("address", models.CharField(max_length=200, verbose_name="address")),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sites",
                                to="boards.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "teleconference site",
                        "verbose_name_plural": "teleconference sites",
                        "ordering": ["meeting", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "address"), name="one_site_of_an_address"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WaitingItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "title",
                            cms.translated.TranslatedField(
                                default=dict, text_length=250, verbose_name="title"
                            ),
                        ),
                        (
                            "text",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                long=True,
                                text_length=1500,
                                verbose_name="more about it",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("information", "Information"),
                                    ("discussion", "Discussion"),
                                    ("action", "Action"),
                                    ("comment", "Public comment"),
                                    ("consent", "Consent block"),
                                    ("closed", "Closed session"),
                                    ("finding", "Opening finding"),
                                    ("adjourn", "Adjournment"),
                                ],
                                default="discussion",
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("added_at", models.DateTimeField(default=cms.clock.now, verbose_name="since")),
                        ("added_by_name", models.CharField(blank=True, max_length=150, verbose_name="by")),
                        ("placed_key", models.CharField(blank=True, max_length=36)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="waiting_items",
                                to="boards.body",
                            ),
                        ),
                        (
                            "comment",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="waiting",
                                to="boards.itemcomment",
                            ),
                        ),
                        (
                            "placed_in",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="placed_items",
                                to="boards.meeting",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="waiting",
                                to="boards.agendaitem",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "item that waits for an agenda",
                        "verbose_name_plural": "items that wait for an agenda",
                        "ordering": ["added_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="AgendaTemplate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("regular", "regular meeting"),
                                    ("special", "special meeting"),
                                    ("emergency", "emergency meeting"),
                                    ("adjourned", "continued meeting"),
                                ],
                                default="regular",
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "is_usual",
                            models.BooleanField(
                                default=False, verbose_name="start each new meeting of this kind from it"
                            ),
                        ),
                        (
                            "agenda",
                            wagtail.fields.StreamField(
                                [("item", 9)],
                                blank=True,
                                block_lookup={
                                    0: (
                                        "wagtail.blocks.ChoiceBlock",
                                        [],
                                        {
                                            "choices": [
                                                ("information", "Information"),
                                                ("discussion", "Discussion"),
                                                ("action", "Action"),
                                                ("comment", "Public comment"),
                                                ("consent", "Consent block"),
                                                ("closed", "Closed session"),
                                                ("finding", "Opening finding"),
                                                ("adjourn", "Adjournment"),
                                            ],
                                            "help_text": "The body may only vote on an action item, a consent block or an opening finding.",
                                            "label": "kind",
                                        },
                                    ),
                                    1: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {
                                            "help_text": "What will be talked about or decided, in 20 words or fewer (BK-12).",
                                            "label": "brief description",
                                            "max_length": 250,
                                        },
                                    ),
                                    2: (
                                        "wagtail.blocks.TextBlock",
                                        (),
                                        {"label": "more about it", "max_length": 1500, "required": False},
                                    ),
                                    3: (
                                        "wagtail.blocks.IntegerBlock",
                                        (),
                                        {
                                            "label": "minutes",
                                            "max_value": 600,
                                            "min_value": 1,
                                            "required": False,
                                        },
                                    ),
                                    4: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {"label": "presented by", "max_length": 200, "required": False},
                                    ),
                                    5: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {
                                            "help_text": "A closed item names the section that allows it, as listed on the desk (BK-12, BK-32).",
                                            "label": "closed under",
                                            "max_length": 20,
                                            "required": False,
                                        },
                                    ),
                                    6: (
                                        "wagtail.blocks.ChoiceBlock",
                                        [],
                                        {
                                            "choices": [
                                                ("litigation", "pending litigation"),
                                                ("legislation", "proposed legislation"),
                                                ("opinion", "issuing a legal opinion"),
                                                ("discipline", "discipline of a state officer or employee"),
                                                (
                                                    "property",
                                                    "buying, selling, exchanging or leasing real property",
                                                ),
                                                ("license", "license examinations and applications"),
                                                (
                                                    "housing",
                                                    "housing loans or grants (Health and Safety Code division 31)",
                                                ),
                                                ("audit", "response to a confidential final draft audit"),
                                                (
                                                    "executive",
                                                    "an interim executive officer after death, incapacity or vacancy",
                                                ),
                                            ],
                                            "help_text": "Each item of a special meeting serves the purpose in its notice (BK-16).",
                                            "label": "purpose in a special meeting",
                                            "required": False,
                                        },
                                    ),
                                    7: (
                                        "wagtail.blocks.StructBlock",
                                        [[("title", 1), ("text", 2), ("minutes", 3), ("presenter", 4)]],
                                        {},
                                    ),
                                    8: (
                                        "wagtail.blocks.StreamBlock",
                                        [[("part", 7)]],
                                        {"label": "parts", "required": False},
                                    ),
                                    9: (
                                        "wagtail.blocks.StructBlock",
                                        [
                                            [
                                                ("kind", 0),
                                                ("title", 1),
                                                ("text", 2),
                                                ("minutes", 3),
                                                ("presenter", 4),
                                                ("citation", 5),
                                                ("purpose", 6),
                                                ("parts", 8),
                                            ]
                                        ],
                                        {},
                                    ),
                                },
                                verbose_name="items",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                help_text="Empty: for all bodies.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agenda_templates",
                                to="boards.body",
                                verbose_name="body",
                            ),
                        ),
                        (
                            "locale",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="wagtailcore.locale",
                                verbose_name="locale",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "agenda template",
                        "verbose_name_plural": "agenda templates",
                        "ordering": ["name", "pk"],
                        "abstract": False,
                        "unique_together": {("translation_key", "locale")},
                    },
                ),
                migrations.CreateModel(
                    name="AgreementDocument",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        (
                            "title",
                            cms.translated.TranslatedField(
                                default=dict, text_length=160, verbose_name="title"
                            ),
                        ),
                        ("language", models.CharField(default="en", max_length=12, verbose_name="language")),
                        (
                            "file",
                            models.FileField(
                                blank=True,
                                max_length=200,
                                storage=cms.storage.private_storage,
                                upload_to="agreements/",
                                verbose_name="file",
                            ),
                        ),
                        ("name", models.CharField(max_length=160, verbose_name="file name")),
                        ("content_type", models.CharField(max_length=100)),
                        ("size", models.PositiveBigIntegerField(default=0, verbose_name="bytes")),
                        (
                            "pages",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="pages"),
                        ),
                        ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                        ("added_at", models.DateTimeField(default=cms.clock.now, verbose_name="added")),
                        ("added_by_name", models.CharField(max_length=150, verbose_name="added by")),
                        ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="removed")),
                        (
                            "added_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="documents",
                                to="boards.agreement",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "document of an agreement",
                        "verbose_name_plural": "documents of agreements",
                        "ordering": ["agreement", "number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("agreement", "number"), name="one_document_of_a_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgreementStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("written", "Being written"),
                                    ("announced", "Announced"),
                                    ("signed", "Signed by all"),
                                    ("in_force", "In force"),
                                    ("ended", "Ended"),
                                ],
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="date")),
                        (
                            "note",
                            cms.translated.TranslatedField(
                                default=dict, text_length=300, verbose_name="what happened, and why"
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(default=cms.clock.now, editable=False)),
                        ("recorded_by", models.CharField(max_length=150, verbose_name="recorded by")),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="steps",
                                to="boards.agreement",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "step of an agreement",
                        "verbose_name_plural": "steps of agreements",
                        "ordering": ["on", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="ApplicationCall",
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
                        ("slug", models.SlugField(max_length=80, unique=True, verbose_name="address")),
                        (
                            "title",
                            cms.translated.TranslatedField(
                                default=dict, text_length=160, verbose_name="title"
                            ),
                        ),
                        (
                            "text",
                            cms.translated.TranslatedField(
                                default=dict, long=True, text_length=4000, verbose_name="what we look for"
                            ),
                        ),
                        ("criteria", models.JSONField(default=list, verbose_name="criteria of the scoring")),
                        ("opens_on", models.DateField(verbose_name="first day")),
                        ("closes_on", models.DateField(verbose_name="last day")),
                        (
                            "replacement_term",
                            models.CharField(
                                choices=[
                                    ("remainder", "the rest of the seat’s term"),
                                    ("full", "a full term of their own"),
                                ],
                                default="remainder",
                                max_length=10,
                                verbose_name="a member who comes in mid-term serves",
                            ),
                        ),
                        (
                            "published_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="made public"
                            ),
                        ),
                        (
                            "scored_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="scoring closed"
                            ),
                        ),
                        ("item_key", models.CharField(blank=True, editable=False, max_length=36)),
                        (
                            "answered_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="all answered"
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="application_calls",
                                to="boards.body",
                                verbose_name="body",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="application_calls",
                                to="boards.meeting",
                            ),
                        ),
                        (
                            "seats",
                            models.ManyToManyField(
                                related_name="application_calls", to="boards.seat", verbose_name="seats"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "call for applications",
                        "verbose_name_plural": "calls for applications",
                        "ordering": ["-opens_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("closes_on__gte", models.F("opens_on"))),
                                name="call_closes_after_it_opens",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attendance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "coming",
                            models.CharField(
                                choices=[
                                    ("room", "I will be there"),
                                    ("remote", "I will join from afar"),
                                    ("not", "I cannot come"),
                                ],
                                max_length=6,
                                verbose_name="coming",
                            ),
                        ),
                        ("told_at", models.DateTimeField(default=cms.clock.now, verbose_name="told")),
                        (
                            "holding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="boards.holding",
                                verbose_name="member",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendances",
                                to="boards.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "word on coming",
                        "verbose_name_plural": "words on coming",
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(fields=("meeting", "holding"), name="one_word_on_coming")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CalendarLink",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("digest", models.CharField(max_length=64, unique=True)),
                        ("made_at", models.DateTimeField(default=cms.clock.now)),
                        (
                            "owner",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "calendar link",
                        "verbose_name_plural": "calendar links",
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="CycleRules",
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
                            "name",
                            cms.translated.TranslatedField(
                                default=dict, text_length=120, verbose_name="name"
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                        ("steps", models.JSONField(default=list, verbose_name="steps of the year")),
                        (
                            "deadline_month",
                            models.PositiveSmallIntegerField(
                                default=6, verbose_name="proposals are due: month"
                            ),
                        ),
                        (
                            "deadline_day",
                            models.PositiveSmallIntegerField(
                                default=21, verbose_name="proposals are due: day"
                            ),
                        ),
                        (
                            "max_authors",
                            models.PositiveSmallIntegerField(
                                default=5, verbose_name="members who may write one together"
                            ),
                        ),
                        (
                            "has_ranking",
                            models.BooleanField(
                                default=False, verbose_name="members rank proposals in the meeting"
                            ),
                        ),
                        ("forms", models.JSONField(default=dict, verbose_name="scope of each board’s form")),
                        (
                            "report_members",
                            models.PositiveSmallIntegerField(
                                default=2, verbose_name="members who draft the report"
                            ),
                        ),
                        (
                            "report_liaison",
                            models.BooleanField(
                                default=True, verbose_name="the Governing Board liaison drafts with them"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="where these rules are written"
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cycle_rules",
                                to="boards.body",
                                verbose_name="for one board only",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "rules of the proposal cycle",
                        "verbose_name_plural": "rules of the proposal cycle",
                        "ordering": ["-version", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("body__isnull", True)),
                                fields=("version",),
                                name="one_version_of_rules_for_all",
                            ),
                            models.UniqueConstraint(
                                fields=("body", "version"), name="one_version_of_rules_of_a_body"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("max_authors__gte", 1)), name="a_proposal_has_an_author"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DisclosureFiling",
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
                        ("key", models.CharField(max_length=36)),
                        (
                            "reason",
                            models.CharField(max_length=300, verbose_name="reason, as the public reads it"),
                        ),
                        ("written_at", models.DateTimeField(default=cms.clock.now, verbose_name="written")),
                        ("filed_at", models.DateTimeField(blank=True, null=True, verbose_name="filed")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="taken back on"),
                        ),
                        (
                            "entered",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="filing",
                                to="boards.disclosure",
                            ),
                        ),
                        (
                            "holding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="filings",
                                to="boards.holding",
                                verbose_name="member",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="filings",
                                to="boards.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "disclosure of a conflict",
                        "verbose_name_plural": "disclosures of conflicts",
                        "ordering": ["pk"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("meeting", "key", "holding"),
                                name="one_disclosure_of_an_item",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("withdrawn_at__isnull", True),
                                    ("filed_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="only_what_was_filed_is_taken_back",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FeasibilityStudy",
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
                            "summary",
                            cms.translated.TranslatedField(
                                default=dict, long=True, text_length=800, verbose_name="in short"
                            ),
                        ),
                        (
                            "effort",
                            models.CharField(
                                choices=[
                                    ("small", "Small: weeks"),
                                    ("medium", "Medium: months"),
                                    ("large", "Large: a year or more"),
                                ],
                                max_length=8,
                                verbose_name="effort",
                            ),
                        ),
                        (
                            "effort_words",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                long=True,
                                text_length=800,
                                verbose_name="effort in words",
                            ),
                        ),
                        (
                            "data",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                long=True,
                                text_length=800,
                                verbose_name="what data it needs",
                            ),
                        ),
                        (
                            "law",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                long=True,
                                text_length=800,
                                verbose_name="what the law says",
                            ),
                        ),
                        (
                            "cost",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                long=True,
                                text_length=800,
                                verbose_name="what it costs",
                            ),
                        ),
                        (
                            "by",
                            cms.translated.TranslatedField(
                                default=dict, text_length=160, verbose_name="written by"
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="due")),
                        (
                            "published_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="published"
                            ),
                        ),
                        (
                            "proposal",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="study",
                                to="boards.proposal",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "feasibility study",
                        "verbose_name_plural": "feasibility studies",
                        "ordering": ["proposal"],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAgreement_tools",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                        (
                            "agreement",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.agreement",
                            ),
                        ),
                        (
                            "history",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="boards.historicalagreement",
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
                        "verbose_name": "HistoricalAgreement_tools",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalApplicationCall",
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
                        ("slug", models.SlugField(max_length=80, verbose_name="address")),
                        (
                            "title",
                            cms.translated.TranslatedField(
                                default=dict, text_length=160, verbose_name="title"
                            ),
                        ),
                        (
                            "text",
                            cms.translated.TranslatedField(
                                default=dict, long=True, text_length=4000, verbose_name="what we look for"
                            ),
                        ),
                        ("criteria", models.JSONField(default=list, verbose_name="criteria of the scoring")),
                        ("opens_on", models.DateField(verbose_name="first day")),
                        ("closes_on", models.DateField(verbose_name="last day")),
                        (
                            "replacement_term",
                            models.CharField(
                                choices=[
                                    ("remainder", "the rest of the seat’s term"),
                                    ("full", "a full term of their own"),
                                ],
                                default="remainder",
                                max_length=10,
                                verbose_name="a member who comes in mid-term serves",
                            ),
                        ),
                        (
                            "published_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="made public"
                            ),
                        ),
                        (
                            "scored_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="scoring closed"
                            ),
                        ),
                        ("item_key", models.CharField(blank=True, editable=False, max_length=36)),
                        (
                            "answered_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="all answered"
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
                            "body",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.body",
                                verbose_name="body",
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
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical call for applications",
                        "verbose_name_plural": "historical calls for applications",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCycleRules",
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
                            "name",
                            cms.translated.TranslatedField(
                                default=dict, text_length=120, verbose_name="name"
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                        ("steps", models.JSONField(default=list, verbose_name="steps of the year")),
                        (
                            "deadline_month",
                            models.PositiveSmallIntegerField(
                                default=6, verbose_name="proposals are due: month"
                            ),
                        ),
                        (
                            "deadline_day",
                            models.PositiveSmallIntegerField(
                                default=21, verbose_name="proposals are due: day"
                            ),
                        ),
                        (
                            "max_authors",
                            models.PositiveSmallIntegerField(
                                default=5, verbose_name="members who may write one together"
                            ),
                        ),
                        (
                            "has_ranking",
                            models.BooleanField(
                                default=False, verbose_name="members rank proposals in the meeting"
                            ),
                        ),
                        ("forms", models.JSONField(default=dict, verbose_name="scope of each board’s form")),
                        (
                            "report_members",
                            models.PositiveSmallIntegerField(
                                default=2, verbose_name="members who draft the report"
                            ),
                        ),
                        (
                            "report_liaison",
                            models.BooleanField(
                                default=True, verbose_name="the Governing Board liaison drafts with them"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="where these rules are written"
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
                            "body",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.body",
                                verbose_name="for one board only",
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
                        "verbose_name": "historical rules of the proposal cycle",
                        "verbose_name_plural": "historical rules of the proposal cycle",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalFeasibilityStudy",
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
                            "summary",
                            cms.translated.TranslatedField(
                                default=dict, long=True, text_length=800, verbose_name="in short"
                            ),
                        ),
                        (
                            "effort",
                            models.CharField(
                                choices=[
                                    ("small", "Small: weeks"),
                                    ("medium", "Medium: months"),
                                    ("large", "Large: a year or more"),
                                ],
                                max_length=8,
                                verbose_name="effort",
                            ),
                        ),
                        (
                            "effort_words",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                long=True,
                                text_length=800,
                                verbose_name="effort in words",
                            ),
                        ),
                        (
                            "data",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                long=True,
                                text_length=800,
                                verbose_name="what data it needs",
                            ),
                        ),
                        (
                            "law",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                long=True,
                                text_length=800,
                                verbose_name="what the law says",
                            ),
                        ),
                        (
                            "cost",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                long=True,
                                text_length=800,
                                verbose_name="what it costs",
                            ),
                        ),
                        (
                            "by",
                            cms.translated.TranslatedField(
                                default=dict, text_length=160, verbose_name="written by"
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="due")),
                        (
                            "published_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="published"
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
                            "proposal",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.proposal",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical feasibility study",
                        "verbose_name_plural": "historical feasibility studies",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMemberQuestion",
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
                        ("asked_at", models.DateTimeField(default=cms.clock.now, verbose_name="asked")),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                        (
                            "answered_by_name",
                            models.CharField(blank=True, max_length=150, verbose_name="answered by"),
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
                            "answered_by",
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "holding",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.holding",
                                verbose_name="member",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical question of a member",
                        "verbose_name_plural": "historical questions of members",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalParty",
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
                        ("slug", models.SlugField(max_length=80, verbose_name="address")),
                        (
                            "name",
                            cms.translated.TranslatedField(
                                default=dict, text_length=200, verbose_name="name"
                            ),
                        ),
                        (
                            "is_managing_entity",
                            models.BooleanField(
                                default=False,
                                help_text="Counted apart from the outside parties (C2C-11).",
                                verbose_name="the Office itself",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[("named", "Named"), ("takes_part", "Takes part"), ("left", "Left")],
                                default="named",
                                max_length=12,
                                verbose_name="status",
                            ),
                        ),
                        ("effective_on", models.DateField(verbose_name="party since")),
                        (
                            "effective_words",
                            cms.translated.TranslatedField(
                                blank=True, default=dict, text_length=60, verbose_name="since when, in words"
                            ),
                        ),
                        (
                            "ended_on",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="party until"
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Leave it empty if this party has no seat.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.seat",
                                verbose_name="seat on a board",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical party",
                        "verbose_name_plural": "historical parties",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalRankingBallot",
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
                        ("opened_at", models.DateTimeField(default=cms.clock.now, verbose_name="opened")),
                        ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
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
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.agendaitem",
                                verbose_name="item",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical ranking ballot",
                        "verbose_name_plural": "historical ranking ballots",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalTraining",
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
                        ("title", models.CharField(max_length=160, verbose_name="what it was about")),
                        ("done_on", models.DateField(verbose_name="done on")),
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
                            "holding",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.holding",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.meeting",
                                verbose_name="in the meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical training of a member",
                        "verbose_name_plural": "historical trainings of members",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="MeetingVisit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("seen_at", models.DateTimeField(default=cms.clock.now)),
                        ("read", models.JSONField(default=dict)),
                        ("versions", models.JSONField(default=dict)),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="boards.meeting",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "own visit of a meeting",
                        "verbose_name_plural": "own visits of meetings",
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(fields=("owner", "meeting"), name="one_visit_each")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MemberNote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=36)),
                        ("about", models.CharField(blank=True, max_length=20)),
                        (
                            "kind",
                            models.CharField(
                                choices=[("note", "Note"), ("highlight", "Highlight")],
                                default="note",
                                max_length=9,
                            ),
                        ),
                        ("sealed", models.TextField()),
                        ("written_at", models.DateTimeField(default=cms.clock.now)),
                        ("changed_at", models.DateTimeField(default=cms.clock.now)),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="boards.meeting",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "private note",
                        "verbose_name_plural": "private notes",
                        "ordering": ["pk"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("kind", "note")),
                                fields=("owner", "meeting", "key", "about"),
                                name="one_private_note_each",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MemberQuestion",
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
                        ("words", models.TextField(max_length=4000, verbose_name="question")),
                        ("asked_at", models.DateTimeField(default=cms.clock.now, verbose_name="asked")),
                        ("answer", models.TextField(blank=True, max_length=6000, verbose_name="answer")),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                        (
                            "answered_by_name",
                            models.CharField(blank=True, max_length=150, verbose_name="answered by"),
                        ),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "holding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="questions",
                                to="boards.holding",
                                verbose_name="member",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "question of a member",
                        "verbose_name_plural": "questions of members",
                        "ordering": ["-asked_at", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Party",
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
                        ("slug", models.SlugField(max_length=80, unique=True, verbose_name="address")),
                        (
                            "name",
                            cms.translated.TranslatedField(
                                default=dict, text_length=200, verbose_name="name"
                            ),
                        ),
                        (
                            "is_managing_entity",
                            models.BooleanField(
                                default=False,
                                help_text="Counted apart from the outside parties (C2C-11).",
                                verbose_name="the Office itself",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[("named", "Named"), ("takes_part", "Takes part"), ("left", "Left")],
                                default="named",
                                max_length=12,
                                verbose_name="status",
                            ),
                        ),
                        ("effective_on", models.DateField(verbose_name="party since")),
                        (
                            "effective_words",
                            cms.translated.TranslatedField(
                                blank=True, default=dict, text_length=60, verbose_name="since when, in words"
                            ),
                        ),
                        (
                            "ended_on",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="party until"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                        (
                            "seat",
                            models.ForeignKey(
                                blank=True,
                                help_text="Leave it empty if this party has no seat.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parties",
                                to="boards.seat",
                                verbose_name="seat on a board",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "party",
                        "verbose_name_plural": "parties",
                        "ordering": ["order", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("is_managing_entity", True)),
                                fields=("is_managing_entity",),
                                name="the_office_is_one_party",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on", None),
                                    ("ended_on__gte", models.F("effective_on")),
                                    _connector="OR",
                                ),
                                name="a_party_ends_later",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProposalAuthor",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("joined_at", models.DateTimeField(default=cms.clock.now, verbose_name="joined")),
                        (
                            "holding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals_written",
                                to="boards.holding",
                                verbose_name="member",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="authors",
                                to="boards.proposal",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "author of a proposal",
                        "verbose_name_plural": "authors of proposals",
                        "ordering": ["proposal", "joined_at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("proposal", "holding"), name="a_member_writes_a_proposal_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProposalStep",
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
                                choices=[
                                    ("begun", "Begun"),
                                    ("received", "Received"),
                                    ("published", "Made public"),
                                    ("rerouted", "Sent to the other board"),
                                    ("refines", "Takes up an earlier proposal"),
                                    ("sponsored", "Sponsored by a member"),
                                    ("not_sponsored", "Not sponsored"),
                                    ("agenda", "On an agenda"),
                                    ("discussed", "Discussed"),
                                    ("ranked", "Ranked in the meeting"),
                                    ("in_study", "In feasibility study"),
                                    ("studied", "Feasibility study published"),
                                    ("reported", "In the report to the board"),
                                    ("considered", "Considered by the board"),
                                    ("closed", "Answered"),
                                    ("withdrawn", "Taken back"),
                                ],
                                max_length=14,
                                verbose_name="step",
                            ),
                        ),
                        ("at", models.DateTimeField(default=cms.clock.now, verbose_name="when")),
                        (
                            "public_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="public since"),
                        ),
                        (
                            "note",
                            cms.translated.TranslatedField(
                                blank=True, default=dict, long=True, text_length=1000, verbose_name="note"
                            ),
                        ),
                        ("told_at", models.DateTimeField(blank=True, null=True, verbose_name="author told")),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="boards.body",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposal_steps",
                                to="boards.agendaitem",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="steps",
                                to="boards.proposal",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "step of a proposal",
                        "verbose_name_plural": "steps of proposals",
                        "ordering": ["proposal", "at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="RankingBallot",
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
                        ("opened_at", models.DateTimeField(default=cms.clock.now, verbose_name="opened")),
                        ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                        (
                            "item",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ballot",
                                to="boards.agendaitem",
                                verbose_name="item",
                            ),
                        ),
                        (
                            "proposals",
                            models.ManyToManyField(
                                related_name="ballots", to="boards.proposal", verbose_name="proposals"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ranking ballot",
                        "verbose_name_plural": "ranking ballots",
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Sponsorship",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("since", models.DateTimeField(default=cms.clock.now, verbose_name="since")),
                        ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended")),
                        (
                            "holding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sponsorships",
                                to="boards.holding",
                                verbose_name="member",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sponsorships",
                                to="boards.proposal",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "sponsorship of a proposal",
                        "verbose_name_plural": "sponsorships of proposals",
                        "ordering": ["proposal", "since", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("proposal", "holding"), name="a_member_sponsors_a_proposal_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StepProgress",
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
                            "percent",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MaxValueValidator(99)],
                                verbose_name="percent done",
                            ),
                        ),
                        (
                            "note",
                            cms.translated.TranslatedField(
                                default=dict, long=True, text_length=600, verbose_name="how far it is"
                            ),
                        ),
                        ("at", models.DateTimeField(default=cms.clock.now, verbose_name="when")),
                        ("by_name", models.CharField(max_length=150, verbose_name="who")),
                        (
                            "step",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="progress",
                                to="boards.followup",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "report on a step",
                        "verbose_name_plural": "reports on steps",
                        "ordering": ["step_id", "-at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("percent__lt", 100)),
                                name="done_is_said_by_closing_a_step",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Topic",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=20, verbose_name="kind")),
                        ("key", models.CharField(max_length=36)),
                        (
                            "title",
                            cms.translated.TranslatedField(
                                blank=True, default=dict, text_length=160, verbose_name="title"
                            ),
                        ),
                        ("opened_at", models.DateTimeField(default=cms.clock.now)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="topics",
                                to="boards.body",
                                verbose_name="body",
                            ),
                        ),
                        (
                            "same_as",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="others",
                                to="boards.topic",
                                verbose_name="is the same matter as",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "topic",
                        "verbose_name_plural": "topics",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("body", "kind", "key"), name="one_topic_of_a_matter_in_a_body"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Training",
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
                        ("title", models.CharField(max_length=160, verbose_name="what it was about")),
                        ("done_on", models.DateField(verbose_name="done on")),
                        (
                            "holding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="trainings",
                                to="boards.holding",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="boards.meeting",
                                verbose_name="in the meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "training of a member",
                        "verbose_name_plural": "trainings of members",
                        "ordering": ["-done_on", "pk"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("holding", "title", "done_on"), name="one_training_of_a_day"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Application",
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
                        ("nonce", models.CharField(editable=False, max_length=64, unique=True)),
                        ("receipt_digest", models.CharField(editable=False, max_length=64, unique=True)),
                        ("fingerprint", models.CharField(editable=False, max_length=32)),
                        ("language", models.CharField(max_length=12, verbose_name="language")),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        (
                            "organization",
                            models.CharField(blank=True, max_length=160, verbose_name="organization"),
                        ),
                        (
                            "statement",
                            models.TextField(max_length=5000, verbose_name="statement of qualifications"),
                        ),
                        (
                            "employer",
                            models.CharField(blank=True, max_length=160, verbose_name="who you work for"),
                        ),
                        (
                            "employer_level",
                            models.CharField(
                                choices=[
                                    (
                                        "office",
                                        "A state agency, or the central office of a school or college system",
                                    ),
                                    (
                                        "provider",
                                        "A school, district, campus or local provider beneath one of these",
                                    ),
                                    ("other", "Somewhere else"),
                                    ("none", "I do not work for anyone, or I study"),
                                ],
                                max_length=8,
                                verbose_name="what kind of place that is",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("received", "Received"),
                                    ("shortlisted", "On the short list"),
                                    ("appointed", "Appointed"),
                                    ("declined", "Not chosen this time"),
                                    ("withdrawn", "Taken back"),
                                ],
                                default="received",
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "submitted_at",
                            models.DateTimeField(default=cms.clock.now, verbose_name="received"),
                        ),
                        (
                            "shortlisted_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="on the short list since"
                            ),
                        ),
                        (
                            "edited_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="changed by its author"),
                        ),
                        (
                            "withdrawn_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="taken back on"),
                        ),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                        (
                            "erased_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="personal data erased"),
                        ),
                        (
                            "earlier",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="later",
                                to="boards.application",
                            ),
                        ),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="applications",
                                to="boards.applicationcall",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "application",
                        "verbose_name_plural": "applications",
                        "ordering": ["submitted_at", "pk"],
                        "indexes": [models.Index(fields=["call", "state"], name="applications_of_a_call")],
                    },
                ),
                migrations.CreateModel(
                    name="BallotVote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("place", models.PositiveSmallIntegerField(verbose_name="place")),
                        ("cast_at", models.DateTimeField(default=cms.clock.now, verbose_name="when")),
                        (
                            "holding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="boards.holding",
                                verbose_name="person",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="boards.proposal",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="boards.seat",
                                verbose_name="seat",
                            ),
                        ),
                        (
                            "ballot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="votes",
                                to="boards.rankingballot",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "place on a ranking ballot",
                        "verbose_name_plural": "places on ranking ballots",
                        "ordering": ["ballot", "seat__position", "place"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("ballot", "seat", "proposal"), name="one_place_for_each_proposal"
                            ),
                            models.UniqueConstraint(
                                fields=("ballot", "seat", "place"), name="one_proposal_at_each_place"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContactGroup",
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
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("joint_proposal", "a joint proposal"),
                                    ("drafting", "drafting a report"),
                                    ("sponsor", "sponsoring a public proposal"),
                                    ("working", "a working group"),
                                ],
                                max_length=16,
                                verbose_name="for",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "Open"), ("closed", "Closed")],
                                default="open",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "most",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Five for a joint proposal (C2C-30). Empty: only the ceiling of the law.",
                                null=True,
                                verbose_name="members at most",
                            ),
                        ),
                        (
                            "founded_by",
                            models.CharField(
                                choices=[
                                    ("members", "the members themselves"),
                                    ("chair", "the chair"),
                                    ("process", "the yearly proposal process"),
                                    ("formal", "formal action of the body"),
                                ],
                                default="members",
                                max_length=10,
                                verbose_name="made by",
                            ),
                        ),
                        (
                            "holds_power",
                            models.BooleanField(
                                default=False, verbose_name="acts for the body with power given to it"
                            ),
                        ),
                        ("made_at", models.DateTimeField(default=cms.clock.now, verbose_name="since")),
                        ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                        (
                            "topic",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="groups",
                                to="boards.topic",
                                verbose_name="topic",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "small group",
                        "verbose_name_plural": "small groups",
                        "ordering": ["-made_at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("purpose", "sponsor")),
                                fields=("topic",),
                                name="one_circle_of_sponsors_on_a_topic",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Cycle",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        ("dates", models.JSONField(default=dict, verbose_name="days of each step")),
                        ("deadline", models.DateField(verbose_name="proposals are due")),
                        ("opened_at", models.DateTimeField(default=cms.clock.now, verbose_name="began")),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cycles",
                                to="boards.body",
                                verbose_name="board",
                            ),
                        ),
                        (
                            "rules",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cycles",
                                to="boards.cyclerules",
                                verbose_name="rules",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "proposal cycle",
                        "verbose_name_plural": "proposal cycles",
                        "ordering": ["-year", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("body__isnull", True)),
                                fields=("year",),
                                name="one_cycle_of_a_year_for_all",
                            ),
                            models.UniqueConstraint(
                                fields=("year", "body"), name="one_cycle_of_a_year_of_a_body"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalBallotVote",
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
                        ("place", models.PositiveSmallIntegerField(verbose_name="place")),
                        ("cast_at", models.DateTimeField(default=cms.clock.now, verbose_name="when")),
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
                            "holding",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.holding",
                                verbose_name="person",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.proposal",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.seat",
                                verbose_name="seat",
                            ),
                        ),
                        (
                            "ballot",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.rankingballot",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical place on a ranking ballot",
                        "verbose_name_plural": "historical places on ranking ballots",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalContactGroup",
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
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("joint_proposal", "a joint proposal"),
                                    ("drafting", "drafting a report"),
                                    ("sponsor", "sponsoring a public proposal"),
                                    ("working", "a working group"),
                                ],
                                max_length=16,
                                verbose_name="for",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "Open"), ("closed", "Closed")],
                                default="open",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "most",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Five for a joint proposal (C2C-30). Empty: only the ceiling of the law.",
                                null=True,
                                verbose_name="members at most",
                            ),
                        ),
                        (
                            "founded_by",
                            models.CharField(
                                choices=[
                                    ("members", "the members themselves"),
                                    ("chair", "the chair"),
                                    ("process", "the yearly proposal process"),
                                    ("formal", "formal action of the body"),
                                ],
                                default="members",
                                max_length=10,
                                verbose_name="made by",
                            ),
                        ),
                        (
                            "holds_power",
                            models.BooleanField(
                                default=False, verbose_name="acts for the body with power given to it"
                            ),
                        ),
                        ("made_at", models.DateTimeField(default=cms.clock.now, verbose_name="since")),
                        ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
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
                            "topic",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.topic",
                                verbose_name="topic",
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
                    name="HistoricalCycle",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        ("dates", models.JSONField(default=dict, verbose_name="days of each step")),
                        ("deadline", models.DateField(verbose_name="proposals are due")),
                        ("opened_at", models.DateTimeField(default=cms.clock.now, verbose_name="began")),
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
                            "body",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.body",
                                verbose_name="board",
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
                            "rules",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.cyclerules",
                                verbose_name="rules",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical proposal cycle",
                        "verbose_name_plural": "historical proposal cycles",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalSignature",
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
                            "signed_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="signed"),
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
                            "agreement",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.agreement",
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
                            "party",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.party",
                                verbose_name="party",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical party of an agreement",
                        "verbose_name_plural": "historical parties of agreements",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PartyStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[("named", "Named"), ("takes_part", "Takes part"), ("left", "Left")],
                                max_length=12,
                                verbose_name="status",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="date")),
                        (
                            "note",
                            cms.translated.TranslatedField(
                                default=dict, text_length=300, verbose_name="what happened, and why"
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(default=cms.clock.now, editable=False)),
                        ("recorded_by", models.CharField(max_length=150, verbose_name="recorded by")),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="steps",
                                to="boards.party",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "step of a party",
                        "verbose_name_plural": "steps of parties",
                        "ordering": ["on", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Signature",
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
                            "signed_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="signed"),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signatures",
                                to="boards.agreement",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signatures",
                                to="boards.party",
                                verbose_name="party",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "party of an agreement",
                        "verbose_name_plural": "parties of agreements",
                        "ordering": ["party__order", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("agreement", "party"), name="a_party_signs_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ApplicationAnswers",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("answers", models.JSONField(default=dict)),
                        (
                            "application",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="about",
                                to="boards.application",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "answers about an applicant",
                        "verbose_name_plural": "answers about applicants",
                    },
                ),
                migrations.CreateModel(
                    name="ApplicationContact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="email")),
                        ("phone", models.CharField(blank=True, max_length=40, verbose_name="phone")),
                        (
                            "application",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contact",
                                to="boards.application",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "contact of an applicant",
                        "verbose_name_plural": "contacts of applicants",
                    },
                ),
                migrations.CreateModel(
                    name="ApplicationReview",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("scorer_name", models.CharField(max_length=150, verbose_name="who")),
                        ("points", models.JSONField(default=list, verbose_name="points")),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="why")),
                        ("at", models.DateTimeField(default=cms.clock.now, verbose_name="when")),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviews",
                                to="boards.application",
                            ),
                        ),
                        (
                            "scorer",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "scores of an application",
                        "verbose_name_plural": "scores of applications",
                        "ordering": ["at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("application", "scorer"), name="one_review_of_each_scorer"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Appointment",
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
                        ("made_at", models.DateTimeField(default=cms.clock.now, verbose_name="when")),
                        ("made_by_name", models.CharField(max_length=150, verbose_name="who wrote it down")),
                        (
                            "application",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointment",
                                to="boards.application",
                            ),
                        ),
                        (
                            "holding",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointment",
                                to="boards.holding",
                            ),
                        ),
                        (
                            "motion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointments",
                                to="boards.motion",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointments",
                                to="boards.seat",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "appointment",
                        "verbose_name_plural": "appointments",
                        "ordering": ["seat__position"],
                    },
                ),
                migrations.CreateModel(
                    name="ContactMember",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("invited", "Invited"),
                                    ("accepted", "Takes part"),
                                    ("declined", "Said no"),
                                    ("left", "Left"),
                                ],
                                default="invited",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("since", models.DateTimeField(default=cms.clock.now, verbose_name="asked")),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="members",
                                to="boards.contactgroup",
                            ),
                        ),
                        (
                            "holding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="boards.holding",
                                verbose_name="member",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "member of a small group",
                        "verbose_name_plural": "members of small groups",
                        "ordering": ["since", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("group", "holding"), name="once_in_a_group")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CycleReport",
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
                            "state",
                            models.CharField(
                                choices=[
                                    ("drafting", "Being drafted"),
                                    ("in_review", "Before the board for review"),
                                    ("final", "Final"),
                                    ("sent", "Before the Governing Board"),
                                ],
                                default="drafting",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "public_from",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="public from version"
                            ),
                        ),
                        ("begun_at", models.DateTimeField(default=cms.clock.now, verbose_name="began")),
                        ("final_at", models.DateTimeField(blank=True, null=True, verbose_name="final since")),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cycle_reports",
                                to="boards.body",
                                verbose_name="board",
                            ),
                        ),
                        (
                            "cycle",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="boards.cycle",
                            ),
                        ),
                        (
                            "governing_item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="boards.agendaitem",
                                verbose_name="before the Governing Board under the item",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cycle_reports",
                                to="boards.contactgroup",
                                verbose_name="drafting group",
                            ),
                        ),
                        (
                            "reviewed_item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="boards.agendaitem",
                                verbose_name="reviewed under the item",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "report on proposals",
                        "verbose_name_plural": "reports on proposals",
                        "ordering": ["-cycle__year", "body"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("cycle", "body"), name="one_report_of_a_board_and_year"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalApplication",
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
                        ("language", models.CharField(max_length=12, verbose_name="language")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("received", "Received"),
                                    ("shortlisted", "On the short list"),
                                    ("appointed", "Appointed"),
                                    ("declined", "Not chosen this time"),
                                    ("withdrawn", "Taken back"),
                                ],
                                default="received",
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "submitted_at",
                            models.DateTimeField(default=cms.clock.now, verbose_name="received"),
                        ),
                        (
                            "shortlisted_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="on the short list since"
                            ),
                        ),
                        (
                            "edited_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="changed by its author"),
                        ),
                        (
                            "withdrawn_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="taken back on"),
                        ),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                        (
                            "erased_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="personal data erased"),
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
                            "call",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.applicationcall",
                            ),
                        ),
                        (
                            "earlier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.application",
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
                        "verbose_name": "historical application",
                        "verbose_name_plural": "historical applications",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalContactMember",
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
                            "state",
                            models.CharField(
                                choices=[
                                    ("invited", "Invited"),
                                    ("accepted", "Takes part"),
                                    ("declined", "Said no"),
                                    ("left", "Left"),
                                ],
                                default="invited",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("since", models.DateTimeField(default=cms.clock.now, verbose_name="asked")),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
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
                                to="boards.contactgroup",
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
                            "holding",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.holding",
                                verbose_name="member",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical member of a small group",
                        "verbose_name_plural": "historical members of small groups",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCycleReport",
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
                            "state",
                            models.CharField(
                                choices=[
                                    ("drafting", "Being drafted"),
                                    ("in_review", "Before the board for review"),
                                    ("final", "Final"),
                                    ("sent", "Before the Governing Board"),
                                ],
                                default="drafting",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "public_from",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="public from version"
                            ),
                        ),
                        ("begun_at", models.DateTimeField(default=cms.clock.now, verbose_name="began")),
                        ("final_at", models.DateTimeField(blank=True, null=True, verbose_name="final since")),
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
                            "body",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.body",
                                verbose_name="board",
                            ),
                        ),
                        (
                            "cycle",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.cycle",
                            ),
                        ),
                        (
                            "governing_item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.agendaitem",
                                verbose_name="before the Governing Board under the item",
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
                                to="boards.contactgroup",
                                verbose_name="drafting group",
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
                            "reviewed_item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="boards.agendaitem",
                                verbose_name="reviewed under the item",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical report on proposals",
                        "verbose_name_plural": "historical reports on proposals",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="CycleItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=36)),
                        ("made_at", models.DateTimeField(default=cms.clock.now, verbose_name="made")),
                        (
                            "made_by_name",
                            models.CharField(blank=True, max_length=150, verbose_name="made by"),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cycle_items",
                                to="boards.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="drafted_items",
                                to="boards.proposal",
                                verbose_name="proposal",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="drafted_items",
                                to="boards.cyclereport",
                                verbose_name="report",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "agenda item made from a proposal or report",
                        "verbose_name_plural": "agenda items made from proposals and reports",
                        "ordering": ["made_at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "proposal"), name="a_proposal_on_a_draft_once"
                            ),
                            models.UniqueConstraint(
                                fields=("meeting", "report"), name="a_report_on_a_draft_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("proposal__isnull", False), ("report__isnull", True)),
                                    models.Q(("proposal__isnull", True), ("report__isnull", False)),
                                    _connector="OR",
                                ),
                                name="made_from_one_thing",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportDrafter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "is_liaison",
                            models.BooleanField(default=False, verbose_name="Governing Board liaison"),
                        ),
                        (
                            "holding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports_drafted",
                                to="boards.holding",
                                verbose_name="member",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="drafters",
                                to="boards.cyclereport",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "drafter of a report",
                        "verbose_name_plural": "drafters of reports",
                        "ordering": ["report", "is_liaison", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("report", "holding"), name="a_member_drafts_a_report_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        (
                            "text",
                            cms.translated.TranslatedField(
                                default=dict, long=True, text_length=20000, verbose_name="text"
                            ),
                        ),
                        ("by_name", models.CharField(max_length=150, verbose_name="written by")),
                        ("made_at", models.DateTimeField(default=cms.clock.now, verbose_name="when")),
                        ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="boards.cyclereport",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "version of a report",
                        "verbose_name_plural": "versions of reports",
                        "ordering": ["report", "number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("report", "number"), name="one_version_of_a_report_number"
                            )
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(add, migrations.RunPython.noop),
    ]
