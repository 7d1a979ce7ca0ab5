"""The first three migrations in one step, for a database that is made new: a third of the time."""

import boards.models.meetings
import boards.models.subscriptions
import cms.clock
import cms.storage
import cms.translated
import django.core.validators
import django.db.models.deletion
import modelcluster.fields
import simple_history.models
import uuid
from importlib import import_module
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

MODES = import_module("boards.migrations.0003_teleconference_modes")


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("boards", "0001_initial"),
        ("boards", "0002_meetings"),
        ("boards", "0003_teleconference_modes"),
    ]

    dependencies = [
        ("feedback", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                    cms.translated.TranslatedField(default=dict, text_length=160, verbose_name="title"),
                ),
                (
                    "summary",
                    cms.translated.TranslatedField(
                        default=dict, long=True, text_length=800, verbose_name="what it is for"
                    ),
                ),
                ("signed_on", models.DateField(verbose_name="announced")),
            ],
            options={
                "verbose_name": "agreement",
                "verbose_name_plural": "agreements",
                "ordering": ["-signed_on", "pk"],
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
                ("phone_in", models.CharField(blank=True, max_length=80, verbose_name="phone line to join")),
                ("contact_name", models.CharField(blank=True, max_length=120, verbose_name="person to ask")),
                (
                    "contact_address",
                    models.CharField(blank=True, max_length=200, verbose_name="address of that person"),
                ),
                (
                    "contact_phone",
                    models.CharField(blank=True, max_length=40, verbose_name="phone of that person"),
                ),
                (
                    "contact_email",
                    models.EmailField(blank=True, max_length=254, verbose_name="email of that person"),
                ),
                ("aid_until", models.DateField(blank=True, null=True, verbose_name="ask for another aid by")),
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
                            ("housing", "housing loans or grants (Health and Safety Code division 31)"),
                            ("audit", "response to a confidential final draft audit"),
                            ("executive", "an interim executive officer after death, incapacity or vacancy"),
                        ],
                        max_length=12,
                        verbose_name="purpose of a special meeting",
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
                    "staff_at_place",
                    models.CharField(blank=True, max_length=120, verbose_name="staff member at the place"),
                ),
                (
                    "venue_accessible",
                    models.BooleanField(default=False, verbose_name="people with disabilities can enter"),
                ),
                ("venue_free", models.BooleanField(default=False, verbose_name="nobody has to pay or buy")),
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
                    "languages",
                    models.CharField(
                        blank=True,
                        help_text="For example: es, ase",
                        max_length=120,
                        verbose_name="languages interpreted all through",
                    ),
                ),
                ("combined_checks", models.JSONField(blank=True, default=list, editable=False)),
                (
                    "called_off_because",
                    cms.translated.TranslatedField(
                        blank=True, default=dict, text_length=300, verbose_name="why it is cancelled or moved"
                    ),
                ),
                (
                    "left_out_because",
                    models.CharField(blank=True, max_length=300, verbose_name="why a usual text is left out"),
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
                    "began_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="began"),
                ),
                (
                    "closed_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="closed"),
                ),
                (
                    "ics_uid",
                    models.CharField(
                        default=boards.models.meetings.new_uid, editable=False, max_length=80, unique=True
                    ),
                ),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("changed_at", models.DateTimeField(default=cms.clock.now, editable=False)),
            ],
            options={
                "verbose_name": "meeting",
                "verbose_name_plural": "meetings",
                "ordering": ["-starts_at", "-pk"],
            },
        ),
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
                ("text", cms.translated.TranslatedField(blank=True, default=dict, verbose_name="text")),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minutes")),
                ("label", models.CharField(blank=True, max_length=8, verbose_name="number as shown")),
                ("presenter", models.CharField(blank=True, max_length=200, verbose_name="presented by")),
                ("citation", models.CharField(blank=True, max_length=20, verbose_name="closed under")),
                (
                    "purpose",
                    models.CharField(blank=True, max_length=12, verbose_name="purpose of a special meeting"),
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
            ],
            options={
                "verbose_name": "agenda item",
                "verbose_name_plural": "agenda items",
                "ordering": ["meeting", "number"],
            },
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
                ("name", cms.translated.TranslatedField(default=dict, text_length=120, verbose_name="name")),
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
                ("statute", models.CharField(blank=True, max_length=80, verbose_name="section of law")),
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
                    "finding_vote_at",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "counsel has not said yet"),
                            ("earlier_meeting", "in an earlier meeting"),
                            ("same_meeting_after_notice", "at the opening of the same meeting, after notice"),
                        ],
                        default="",
                        help_text="Counsel decides (BK-14b).",
                        max_length=28,
                        verbose_name="when an added item is voted on",
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
                    "packet_days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="An aim of this office, not law (BK-52).",
                        null=True,
                        verbose_name="days before a meeting by which its packet should be out",
                    ),
                ),
                (
                    "term_years",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="length of a term in years"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
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
                                    "features": ["h3", "bold", "italic", "ol", "ul", "link", "document-link"],
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
                            4: ("wagtail.blocks.CharBlock", (), {"label": "who said it", "required": False}),
                            5: ("wagtail.blocks.StructBlock", [[("text", 3), ("source", 4)]], {}),
                            6: ("wagtail.blocks.CharBlock", (), {"label": "heading", "required": False}),
                            7: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["h3", "bold", "italic", "ol", "ul", "link", "document-link"],
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
                ("in_at", models.DateTimeField(blank=True, null=True, verbose_name="back in open session")),
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
            name="CommentWindow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("opened_at", models.DateTimeField(default=cms.clock.now, verbose_name="comment opened")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="comment closed")),
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
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comment_window",
                        to="boards.agendaitem",
                    ),
                ),
            ],
            options={
                "verbose_name": "time for comment",
                "verbose_name_plural": "times for comment",
            },
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
                    cms.translated.TranslatedField(default=dict, text_length=160, verbose_name="title"),
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
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="made public"),
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
            ],
            options={
                "verbose_name": "decision",
                "verbose_name_plural": "decisions",
                "ordering": ["-year", "-sequence"],
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
                ("title", cms.translated.TranslatedField(default=dict, text_length=160, verbose_name="step")),
                (
                    "owner",
                    cms.translated.TranslatedField(default=dict, text_length=120, verbose_name="who does it"),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done")),
                (
                    "note",
                    cms.translated.TranslatedField(
                        blank=True, default=dict, long=True, text_length=600, verbose_name="what was done"
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
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("history_actor", models.CharField(default="public", max_length=150, verbose_name="who")),
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
                    cms.translated.TranslatedField(default=dict, text_length=160, verbose_name="title"),
                ),
                (
                    "summary",
                    cms.translated.TranslatedField(
                        default=dict, long=True, text_length=800, verbose_name="what it is for"
                    ),
                ),
                ("signed_on", models.DateField(verbose_name="announced")),
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
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("history_actor", models.CharField(default="public", max_length=150, verbose_name="who")),
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
                ("name", cms.translated.TranslatedField(default=dict, text_length=120, verbose_name="name")),
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
                ("statute", models.CharField(blank=True, max_length=80, verbose_name="section of law")),
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
                    "finding_vote_at",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "counsel has not said yet"),
                            ("earlier_meeting", "in an earlier meeting"),
                            ("same_meeting_after_notice", "at the opening of the same meeting, after notice"),
                        ],
                        default="",
                        help_text="Counsel decides (BK-14b).",
                        max_length=28,
                        verbose_name="when an added item is voted on",
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
                    "packet_days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="An aim of this office, not law (BK-52).",
                        null=True,
                        verbose_name="days before a meeting by which its packet should be out",
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
            name="HistoricalClosedSession",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("history_actor", models.CharField(default="public", max_length=150, verbose_name="who")),
                ("history_request", models.CharField(blank=True, max_length=36)),
                ("checks", models.JSONField(blank=True, default=dict, verbose_name="conditions met")),
                ("out_at", models.DateTimeField(default=cms.clock.now, verbose_name="went out")),
                ("in_at", models.DateTimeField(blank=True, null=True, verbose_name="back in open session")),
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
            name="HistoricalCommentWindow",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("history_actor", models.CharField(default="public", max_length=150, verbose_name="who")),
                ("history_request", models.CharField(blank=True, max_length=36)),
                ("opened_at", models.DateTimeField(default=cms.clock.now, verbose_name="comment opened")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="comment closed")),
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
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("history_actor", models.CharField(default="public", max_length=150, verbose_name="who")),
                ("history_request", models.CharField(blank=True, max_length=36)),
                (
                    "is_demo",
                    models.BooleanField(
                        default=False,
                        help_text="Invented for the demonstration. It is marked wherever it shows.",
                        verbose_name="demo data",
                    ),
                ),
                ("title", cms.translated.TranslatedField(default=dict, text_length=160, verbose_name="step")),
                (
                    "owner",
                    cms.translated.TranslatedField(default=dict, text_length=120, verbose_name="who does it"),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done")),
                (
                    "note",
                    cms.translated.TranslatedField(
                        blank=True, default=dict, long=True, text_length=600, verbose_name="what was done"
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
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("history_actor", models.CharField(default="public", max_length=150, verbose_name="who")),
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
            name="HistoricalProposal",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("history_actor", models.CharField(default="public", max_length=150, verbose_name="who")),
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
                    cms.translated.TranslatedField(default=dict, text_length=160, verbose_name="title"),
                ),
                (
                    "summary",
                    cms.translated.TranslatedField(
                        default=dict, long=True, text_length=800, verbose_name="what it asks for"
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
                            ("submitted", "Received"),
                            ("sponsored", "Sponsored by a member"),
                            ("not_sponsored", "Not sponsored"),
                            ("discussed", "Discussed"),
                            ("in_feasibility", "In feasibility study"),
                            ("reported", "In the report to the board"),
                            ("considered", "Considered by the board"),
                            ("closed", "Answered"),
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
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="made public"),
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
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("history_actor", models.CharField(default="public", max_length=150, verbose_name="who")),
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
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="seat exists from")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="seat exists until, this day included"
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
            name="HistoricalTeleconferenceMode",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("history_actor", models.CharField(default="public", max_length=150, verbose_name="who")),
                ("history_request", models.CharField(blank=True, max_length=36)),
                ("code", models.SlugField(max_length=20, verbose_name="short name")),
                ("name", cms.translated.TranslatedField(default=dict, text_length=120, verbose_name="name")),
                ("section", models.CharField(max_length=60, verbose_name="section of law")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="last day")),
                ("advisory_only", models.BooleanField(default=False, verbose_name="advisory bodies only")),
                ("open_only", models.BooleanField(default=False, verbose_name="no closed session")),
                (
                    "majority_together",
                    models.BooleanField(default=False, verbose_name="a majority of all members at one place"),
                ),
                (
                    "member_at_place",
                    models.BooleanField(
                        default=False, verbose_name="at least one member at the place in the notice"
                    ),
                ),
                (
                    "member_at_each_site",
                    models.BooleanField(default=False, verbose_name="at least one member at each site"),
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
                        default=False, verbose_name="phone and web access for the public in every notice"
                    ),
                ),
                (
                    "remote_notice_hours",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="hours before, by which remote members are named"
                    ),
                ),
                (
                    "minutes_list_remote",
                    models.BooleanField(default=False, verbose_name="minutes list remote members"),
                ),
                (
                    "cameras_on",
                    models.BooleanField(default=False, verbose_name="members on camera in the open part"),
                ),
                (
                    "adult_statement",
                    models.BooleanField(default=False, verbose_name="remote members say who is in the room"),
                ),
                ("roll_call", models.BooleanField(default=True, verbose_name="votes by roll call")),
                (
                    "aid_advertised",
                    models.BooleanField(default=False, verbose_name="aid procedure with every access detail"),
                ),
                (
                    "ends_when_lost",
                    models.BooleanField(default=False, verbose_name="ends at once when access is lost"),
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
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until, this day included")),
                ("oath_on", models.DateField(blank=True, null=True, verbose_name="oath taken")),
                (
                    "appointed_on",
                    models.DateField(
                        blank=True,
                        help_text="From this day the open-meeting law binds the person, before any oath (BK-05).",
                        null=True,
                        verbose_name="appointed",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "holder of a seat",
                "verbose_name_plural": "holders of seats",
                "ordering": ["seat", "-starts_on"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalOnboardingStep",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("history_actor", models.CharField(default="public", max_length=150, verbose_name="who")),
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
                ("version", models.CharField(blank=True, max_length=120, verbose_name="version given")),
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
        migrations.AddField(
            model_name="meeting",
            name="body",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="meetings",
                to="boards.body",
                verbose_name="body",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="combined_with",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="combined",
                to="boards.meeting",
                verbose_name="noticed together with",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="current_item",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="boards.agendaitem",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="follows",
            field=models.OneToOneField(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="successor",
                to="boards.meeting",
                verbose_name="follows the meeting of",
            ),
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
                        choices=[("for", "For it"), ("against", "Against it"), ("neither", "Neither")],
                        max_length=8,
                        verbose_name="position",
                    ),
                ),
                ("shown_name", models.CharField(blank=True, max_length=80, verbose_name="name to show")),
                (
                    "is_late",
                    models.BooleanField(default=False, verbose_name="came after the packet was closed"),
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
                    "submission",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="item_comment",
                        to="feedback.submission",
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
            ],
            options={
                "verbose_name": "comment on an item",
                "verbose_name_plural": "comments on items",
                "ordering": ["pk"],
            },
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
                    models.DateTimeField(blank=True, null=True, verbose_name="message on the phone line"),
                ),
                ("resumes_at", models.DateTimeField(blank=True, null=True, verbose_name="resumes")),
                ("warned_at", models.DateTimeField(blank=True, null=True, verbose_name="warning given")),
                ("decided_by", models.CharField(blank=True, max_length=150, verbose_name="decided by")),
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
            name="HistoricalWaitingItem",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("history_actor", models.CharField(default="public", max_length=150, verbose_name="who")),
                ("history_request", models.CharField(blank=True, max_length=36)),
                (
                    "title",
                    cms.translated.TranslatedField(default=dict, text_length=250, verbose_name="title"),
                ),
                (
                    "text",
                    cms.translated.TranslatedField(
                        blank=True, default=dict, long=True, text_length=1500, verbose_name="more about it"
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
            name="HistoricalTeleconferenceSite",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("history_actor", models.CharField(default="public", max_length=150, verbose_name="who")),
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
            name="HistoricalRemoteMember",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("history_actor", models.CharField(default="public", max_length=150, verbose_name="who")),
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
            name="HistoricalRecording",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("history_actor", models.CharField(default="public", max_length=150, verbose_name="who")),
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
                        help_text="ase is American Sign Language.", max_length=12, verbose_name="language"
                    ),
                ),
                ("url", models.URLField(verbose_name="link")),
                (
                    "began_at",
                    models.DateTimeField(help_text="Chapters count from here.", verbose_name="begins"),
                ),
                ("recorded_at", models.DateTimeField(default=cms.clock.now, verbose_name="recorded")),
                (
                    "captions_language",
                    models.CharField(blank=True, max_length=12, verbose_name="language of the captions"),
                ),
                (
                    "removed_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="removed"),
                ),
                (
                    "removed_by_name",
                    models.CharField(blank=True, editable=False, max_length=150, verbose_name="removed by"),
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
            name="HistoricalMinutesText",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("history_actor", models.CharField(default="public", max_length=150, verbose_name="who")),
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
            name="HistoricalIncident",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("history_actor", models.CharField(default="public", max_length=150, verbose_name="who")),
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
                    models.DateTimeField(blank=True, null=True, verbose_name="message on the phone line"),
                ),
                ("resumes_at", models.DateTimeField(blank=True, null=True, verbose_name="resumes")),
                ("warned_at", models.DateTimeField(blank=True, null=True, verbose_name="warning given")),
                ("decided_by", models.CharField(blank=True, max_length=150, verbose_name="decided by")),
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
            name="HistoricalDuty",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("history_actor", models.CharField(default="public", max_length=150, verbose_name="who")),
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
                    models.DateField(blank=True, null=True, verbose_name="stays posted until at least"),
                ),
                ("evidence", models.CharField(blank=True, max_length=300, verbose_name="where and how")),
                ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="done")),
                ("done_by_name", models.CharField(blank=True, max_length=150, verbose_name="done by")),
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
            name="HistoricalAidRequest",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("history_actor", models.CharField(default="public", max_length=150, verbose_name="who")),
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
                    models.DateField(blank=True, null=True, verbose_name="stays posted until at least"),
                ),
                ("evidence", models.CharField(blank=True, max_length=300, verbose_name="where and how")),
                ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="done")),
                ("done_by_name", models.CharField(blank=True, max_length=150, verbose_name="done by")),
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
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="console_visits",
                        to="boards.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "clerk at a console",
                "verbose_name_plural": "clerks at consoles",
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
                ("person", models.CharField(blank=True, max_length=80, verbose_name="name or nickname")),
                ("contact", models.CharField(blank=True, max_length=200, verbose_name="how to answer you")),
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
                ("answer", models.CharField(blank=True, max_length=300, verbose_name="what was done")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="feedback.finding"
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
            },
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="items", to="boards.meeting"
            ),
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
                    cms.translated.TranslatedField(default=dict, text_length=160, verbose_name="title"),
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
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="public since"),
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
            },
        ),
        migrations.CreateModel(
            name="HistoricalMaterial",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("history_actor", models.CharField(default="public", max_length=150, verbose_name="who")),
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
                    cms.translated.TranslatedField(default=dict, text_length=160, verbose_name="title"),
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
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="public since"),
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
                ("given_by_name", models.CharField(blank=True, max_length=150, verbose_name="given by")),
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
                ("body", models.TextField(blank=True, max_length=60000, verbose_name="text written here")),
                ("name", models.CharField(blank=True, max_length=160, verbose_name="file name")),
                ("content_type", models.CharField(blank=True, max_length=100)),
                ("size", models.PositiveBigIntegerField(default=0, verbose_name="bytes")),
                ("pages", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="pages")),
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
                                {"label": "minutes", "max_value": 600, "min_value": 1, "required": False},
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
                    "webcast_notice",
                    models.TextField(
                        blank=True,
                        help_text="What happens if the webcast fails (BK-13).",
                        max_length=600,
                        verbose_name="the webcast can fail",
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
                    "materials_notice",
                    models.TextField(
                        blank=True,
                        help_text="The web address, and how to get them in another format (BK-13, BK-28).",
                        max_length=600,
                        verbose_name="where the materials are",
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
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pages",
                        to="boards.meeting",
                        verbose_name="meeting",
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
            },
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
                        choices=[("moved", "Moved"), ("closed", "Vote closed"), ("withdrawn", "Withdrawn")],
                        default="moved",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("moved_at", models.DateTimeField(default=cms.clock.now, verbose_name="moved")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="vote closed")),
                (
                    "base",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="seats the rule counts"
                    ),
                ),
                (
                    "needed",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="ayes needed"),
                ),
                ("passed", models.BooleanField(blank=True, null=True, verbose_name="passed")),
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
            ],
            options={
                "verbose_name": "motion",
                "verbose_name_plural": "motions",
                "ordering": ["item", "order"],
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
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="why it was amended")),
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
                    "posted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            ],
            options={
                "verbose_name": "minutes",
                "verbose_name_plural": "minutes",
                "ordering": ["meeting", "number"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalRemoteException",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("history_actor", models.CharField(default="public", max_length=150, verbose_name="who")),
                ("history_request", models.CharField(blank=True, max_length=36)),
                ("told_at", models.DateTimeField(default=cms.clock.now, verbose_name="told the body")),
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
            name="HistoricalMotion",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("history_actor", models.CharField(default="public", max_length=150, verbose_name="who")),
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
                        choices=[("moved", "Moved"), ("closed", "Vote closed"), ("withdrawn", "Withdrawn")],
                        default="moved",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("moved_at", models.DateTimeField(default=cms.clock.now, verbose_name="moved")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="vote closed")),
                (
                    "base",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="seats the rule counts"
                    ),
                ),
                (
                    "needed",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="ayes needed"),
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
            name="HistoricalDecision",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("history_actor", models.CharField(default="public", max_length=150, verbose_name="who")),
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
                    cms.translated.TranslatedField(default=dict, text_length=160, verbose_name="title"),
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
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="made public"),
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
        migrations.AddField(
            model_name="decision",
            name="motion",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="decision",
                to="boards.motion",
                verbose_name="motion",
            ),
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
                ("version", models.CharField(blank=True, max_length=120, verbose_name="version given")),
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
            },
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
                    models.CharField(blank=True, max_length=300, verbose_name="reason of a correction"),
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
                        blank=True, max_length=200, storage=cms.storage.private_storage, upload_to="packets/"
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
                ("message", models.UUIDField(blank=True, null=True, verbose_name="message")),
                (
                    "reference",
                    models.CharField(blank=True, max_length=200, verbose_name="service and reference"),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="what came of it")),
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
                (
                    "posting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sendings",
                        to="boards.postedagenda",
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
            name="HistoricalAddedItem",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("history_actor", models.CharField(default="public", max_length=150, verbose_name="who")),
                ("history_request", models.CharField(blank=True, max_length=36)),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("added", "immediate action is needed, and the need came up after posting"),
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
                        blank=True, default=dict, long=True, text_length=1500, verbose_name="more about it"
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
                        default=dict, long=True, text_length=600, verbose_name="why action cannot wait"
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
        migrations.AddField(
            model_name="agendaitem",
            name="first_posting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="boards.postedagenda"
            ),
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
                            ("added", "immediate action is needed, and the need came up after posting"),
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
                        blank=True, default=dict, long=True, text_length=1500, verbose_name="more about it"
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
                        default=dict, long=True, text_length=600, verbose_name="why action cannot wait"
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
                ("sequence", models.PositiveSmallIntegerField(verbose_name="number within the year")),
                (
                    "title",
                    cms.translated.TranslatedField(default=dict, text_length=160, verbose_name="title"),
                ),
                (
                    "summary",
                    cms.translated.TranslatedField(
                        default=dict, long=True, text_length=800, verbose_name="what it asks for"
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
                            ("submitted", "Received"),
                            ("sponsored", "Sponsored by a member"),
                            ("not_sponsored", "Not sponsored"),
                            ("discussed", "Discussed"),
                            ("in_feasibility", "In feasibility study"),
                            ("reported", "In the report to the board"),
                            ("considered", "Considered by the board"),
                            ("closed", "Answered"),
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
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="made public"),
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
            ],
            options={
                "verbose_name": "proposal",
                "verbose_name_plural": "proposals",
                "ordering": ["-year", "-sequence"],
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
                        help_text="ase is American Sign Language.", max_length=12, verbose_name="language"
                    ),
                ),
                ("url", models.URLField(verbose_name="link")),
                (
                    "began_at",
                    models.DateTimeField(help_text="Chapters count from here.", verbose_name="begins"),
                ),
                ("recorded_at", models.DateTimeField(default=cms.clock.now, verbose_name="recorded")),
                (
                    "captions",
                    models.TextField(blank=True, max_length=2000000, verbose_name="captions as WebVTT"),
                ),
                (
                    "captions_language",
                    models.CharField(blank=True, max_length=12, verbose_name="language of the captions"),
                ),
                (
                    "removed_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="removed"),
                ),
                (
                    "removed_by_name",
                    models.CharField(blank=True, editable=False, max_length=150, verbose_name="removed by"),
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
                ("told_at", models.DateTimeField(default=cms.clock.now, verbose_name="told the body")),
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
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="seat exists from")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="seat exists until, this day included"
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
            ],
            options={
                "verbose_name": "seat",
                "verbose_name_plural": "seats",
                "ordering": ["body", "position"],
            },
        ),
        migrations.AddField(
            model_name="holding",
            name="seat",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="holdings",
                to="boards.seat",
                verbose_name="seat",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalVote",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("history_actor", models.CharField(default="public", max_length=150, verbose_name="who")),
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
                        choices=[("room", "in the room"), ("site", "at a public site"), ("remote", "remote")],
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
            name="HistoricalHolding",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("history_actor", models.CharField(default="public", max_length=150, verbose_name="who")),
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
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until, this day included")),
                ("oath_on", models.DateField(blank=True, null=True, verbose_name="oath taken")),
                (
                    "appointed_on",
                    models.DateField(
                        blank=True,
                        help_text="From this day the open-meeting law binds the person, before any oath (BK-05).",
                        null=True,
                        verbose_name="appointed",
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
            name="HistoricalDisclosure",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("history_actor", models.CharField(default="public", max_length=150, verbose_name="who")),
                ("history_request", models.CharField(blank=True, max_length=36)),
                ("reason", models.CharField(max_length=300, verbose_name="reason, as said in public")),
                ("left_at", models.DateTimeField(default=cms.clock.now, verbose_name="stepped aside")),
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
            name="Disclosure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.CharField(max_length=300, verbose_name="reason, as said in public")),
                ("left_at", models.DateTimeField(default=cms.clock.now, verbose_name="stepped aside")),
                ("returned_at", models.DateTimeField(blank=True, null=True, verbose_name="returned")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disclosures",
                        to="boards.agendaitem",
                    ),
                ),
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
                    models.CharField(blank=True, editable=False, max_length=64, null=True, unique=True),
                ),
                ("name", models.CharField(blank=True, max_length=80, verbose_name="name or nickname")),
                (
                    "how",
                    models.CharField(
                        choices=[("room", "in the room"), ("online", "online"), ("phone", "by phone")],
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
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="seconds allowed"),
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
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended by the person")),
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
                ("name", cms.translated.TranslatedField(default=dict, text_length=120, verbose_name="name")),
                ("section", models.CharField(max_length=60, verbose_name="section of law")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="last day")),
                ("advisory_only", models.BooleanField(default=False, verbose_name="advisory bodies only")),
                ("open_only", models.BooleanField(default=False, verbose_name="no closed session")),
                (
                    "majority_together",
                    models.BooleanField(default=False, verbose_name="a majority of all members at one place"),
                ),
                (
                    "member_at_place",
                    models.BooleanField(
                        default=False, verbose_name="at least one member at the place in the notice"
                    ),
                ),
                (
                    "member_at_each_site",
                    models.BooleanField(default=False, verbose_name="at least one member at each site"),
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
                        default=False, verbose_name="phone and web access for the public in every notice"
                    ),
                ),
                (
                    "remote_notice_hours",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="hours before, by which remote members are named"
                    ),
                ),
                (
                    "minutes_list_remote",
                    models.BooleanField(default=False, verbose_name="minutes list remote members"),
                ),
                (
                    "cameras_on",
                    models.BooleanField(default=False, verbose_name="members on camera in the open part"),
                ),
                (
                    "adult_statement",
                    models.BooleanField(default=False, verbose_name="remote members say who is in the room"),
                ),
                ("roll_call", models.BooleanField(default=True, verbose_name="votes by roll call")),
                (
                    "aid_advertised",
                    models.BooleanField(default=False, verbose_name="aid procedure with every access detail"),
                ),
                (
                    "ends_when_lost",
                    models.BooleanField(default=False, verbose_name="ends at once when access is lost"),
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
        migrations.AddField(
            model_name="meeting",
            name="mode",
            field=models.ForeignKey(
                blank=True,
                help_text="Empty: everyone meets in the room.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="meetings",
                to="boards.teleconferencemode",
                verbose_name="teleconference",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalMeeting",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("history_actor", models.CharField(default="public", max_length=150, verbose_name="who")),
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
                ("phone_in", models.CharField(blank=True, max_length=80, verbose_name="phone line to join")),
                ("contact_name", models.CharField(blank=True, max_length=120, verbose_name="person to ask")),
                (
                    "contact_address",
                    models.CharField(blank=True, max_length=200, verbose_name="address of that person"),
                ),
                (
                    "contact_phone",
                    models.CharField(blank=True, max_length=40, verbose_name="phone of that person"),
                ),
                (
                    "contact_email",
                    models.EmailField(blank=True, max_length=254, verbose_name="email of that person"),
                ),
                ("aid_until", models.DateField(blank=True, null=True, verbose_name="ask for another aid by")),
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
                            ("housing", "housing loans or grants (Health and Safety Code division 31)"),
                            ("audit", "response to a confidential final draft audit"),
                            ("executive", "an interim executive officer after death, incapacity or vacancy"),
                        ],
                        max_length=12,
                        verbose_name="purpose of a special meeting",
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
                    "staff_at_place",
                    models.CharField(blank=True, max_length=120, verbose_name="staff member at the place"),
                ),
                (
                    "venue_accessible",
                    models.BooleanField(default=False, verbose_name="people with disabilities can enter"),
                ),
                ("venue_free", models.BooleanField(default=False, verbose_name="nobody has to pay or buy")),
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
                    "languages",
                    models.CharField(
                        blank=True,
                        help_text="For example: es, ase",
                        max_length=120,
                        verbose_name="languages interpreted all through",
                    ),
                ),
                ("combined_checks", models.JSONField(blank=True, default=list, editable=False)),
                (
                    "called_off_because",
                    cms.translated.TranslatedField(
                        blank=True, default=dict, text_length=300, verbose_name="why it is cancelled or moved"
                    ),
                ),
                (
                    "left_out_because",
                    models.CharField(blank=True, max_length=300, verbose_name="why a usual text is left out"),
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
                    "began_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="began"),
                ),
                (
                    "closed_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="closed"),
                ),
                (
                    "ics_uid",
                    models.CharField(
                        db_index=True, default=boards.models.meetings.new_uid, editable=False, max_length=80
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="sites", to="boards.meeting"
                    ),
                ),
            ],
            options={
                "verbose_name": "teleconference site",
                "verbose_name_plural": "teleconference sites",
                "ordering": ["meeting", "pk"],
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
                        choices=[("room", "in the room"), ("site", "at a public site"), ("remote", "remote")],
                        default="room",
                        max_length=8,
                        verbose_name="how",
                    ),
                ),
                (
                    "camera_off",
                    models.CharField(blank=True, max_length=200, verbose_name="why the camera is off"),
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
            },
        ),
        migrations.CreateModel(
            name="HistoricalPresence",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("history_actor", models.CharField(default="public", max_length=150, verbose_name="who")),
                ("history_request", models.CharField(blank=True, max_length=36)),
                (
                    "mode",
                    models.CharField(
                        choices=[("room", "in the room"), ("site", "at a public site"), ("remote", "remote")],
                        default="room",
                        max_length=8,
                        verbose_name="how",
                    ),
                ),
                (
                    "camera_off",
                    models.CharField(blank=True, max_length=200, verbose_name="why the camera is off"),
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
                        choices=[("room", "in the room"), ("site", "at a public site"), ("remote", "remote")],
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="votes", to="boards.motion"
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
                    cms.translated.TranslatedField(default=dict, text_length=250, verbose_name="title"),
                ),
                (
                    "text",
                    cms.translated.TranslatedField(
                        blank=True, default=dict, long=True, text_length=1500, verbose_name="more about it"
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
            name="AgreementParty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", cms.translated.TranslatedField(default=dict, text_length=200, verbose_name="name")),
                (
                    "is_managing_entity",
                    models.BooleanField(
                        default=False,
                        help_text="Counted apart from the outside parties (C2C-11).",
                        verbose_name="the Office itself",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "agreement",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parties",
                        to="boards.agreement",
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
                        fields=("agreement",),
                        name="one_office_in_an_agreement",
                    )
                ],
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
                                {"label": "minutes", "max_value": 600, "min_value": 1, "required": False},
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
                    "locale",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wagtailcore.locale",
                        verbose_name="locale",
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
            ],
            options={
                "verbose_name": "agenda template",
                "verbose_name_plural": "agenda templates",
                "ordering": ["name", "pk"],
                "abstract": False,
                "unique_together": {("translation_key", "locale")},
            },
        ),
        migrations.AddConstraint(
            model_name="closedsession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("in_at__isnull", True), ("in_at__gte", models.F("out_at")), _connector="OR"
                ),
                name="back_after_going_out",
            ),
        ),
        migrations.AddConstraint(
            model_name="commentwindow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("closed_at__isnull", True), ("closed_at__gte", models.F("opened_at")), _connector="OR"
                ),
                name="comment_closes_after_it_opens",
            ),
        ),
        migrations.AddIndex(
            model_name="itemcomment",
            index=models.Index(fields=["meeting", "item"], name="comments_of_an_item"),
        ),
        migrations.AddConstraint(
            model_name="duty",
            constraint=models.UniqueConstraint(fields=("meeting", "item", "kind"), name="one_duty_of_a_kind"),
        ),
        migrations.AddConstraint(
            model_name="duty",
            constraint=models.UniqueConstraint(
                condition=models.Q(("item__isnull", True)),
                fields=("meeting", "kind"),
                name="one_duty_of_the_meeting",
            ),
        ),
        migrations.AddConstraint(
            model_name="consolevisit",
            constraint=models.UniqueConstraint(fields=("meeting", "user"), name="one_visit_of_a_clerk"),
        ),
        migrations.AddConstraint(
            model_name="agendaitemfinding",
            constraint=models.UniqueConstraint(
                fields=("meeting", "key", "finding"), name="a_finding_once_under_an_item"
            ),
        ),
        migrations.AddIndex(
            model_name="material",
            index=models.Index(fields=["meeting", "key"], name="materials_of_an_item"),
        ),
        migrations.AddConstraint(
            model_name="distribution",
            constraint=models.UniqueConstraint(fields=("material", "holding"), name="given_once_to_a_member"),
        ),
        migrations.AddConstraint(
            model_name="materialversion",
            constraint=models.UniqueConstraint(fields=("material", "number"), name="one_version_of_a_number"),
        ),
        migrations.AddConstraint(
            model_name="materialversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("file", ""), _negated=True),
                    models.Q(("body", ""), _negated=True),
                    _connector="OR",
                ),
                name="a_version_holds_something",
            ),
        ),
        migrations.AddIndex(
            model_name="meetingevent",
            index=models.Index(fields=["kind", "-at"], name="news_of_meetings"),
        ),
        migrations.AddConstraint(
            model_name="meetingevent",
            constraint=models.UniqueConstraint(fields=("meeting", "number"), name="one_event_of_each_number"),
        ),
        migrations.AddConstraint(
            model_name="minutestext",
            constraint=models.UniqueConstraint(fields=("meeting", "item"), name="one_text_of_an_item"),
        ),
        migrations.AddConstraint(
            model_name="minutestext",
            constraint=models.UniqueConstraint(
                condition=models.Q(("item__isnull", True)), fields=("meeting",), name="one_text_at_the_head"
            ),
        ),
        migrations.AddConstraint(
            model_name="motion",
            constraint=models.UniqueConstraint(fields=("item", "order"), name="one_motion_of_each_number"),
        ),
        migrations.AddConstraint(
            model_name="motion",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="minutesversion",
            constraint=models.UniqueConstraint(fields=("meeting", "number"), name="one_minutes_of_a_number"),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.UniqueConstraint(
                fields=("year", "sequence"), name="one_decision_of_each_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "deferred"), _negated=True),
                    ("until__isnull", False),
                    _connector="OR",
                ),
                name="put_off_until_some_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("outcome__in", ["adopted", "adapted"]),
                    models.Q(("reason", {}), _negated=True),
                    _connector="OR",
                ),
                name="a_decision_that_is_no_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="onboardingstep",
            constraint=models.UniqueConstraint(fields=("holding", "kind"), name="one_onboarding_step_each"),
        ),
        migrations.AddConstraint(
            model_name="postedagenda",
            constraint=models.UniqueConstraint(
                fields=("meeting", "number"), name="one_posting_of_each_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="packet",
            constraint=models.UniqueConstraint(
                fields=("posting", "language"), name="one_packet_of_a_posting_in_a_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.UniqueConstraint(fields=("meeting", "key"), name="one_item_of_each_key"),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.UniqueConstraint(fields=("meeting", "number"), name="one_item_of_each_number"),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.UniqueConstraint(
                fields=("year", "sequence"), name="one_proposal_of_each_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="remoteexception",
            constraint=models.UniqueConstraint(fields=("meeting", "holding"), name="one_exception_each"),
        ),
        migrations.AddConstraint(
            model_name="remotemember",
            constraint=models.UniqueConstraint(fields=("meeting", "holding"), name="once_from_afar"),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.UniqueConstraint(fields=("body", "position"), name="one_seat_at_each_place"),
        ),
        migrations.AddIndex(
            model_name="holding",
            index=models.Index(fields=["user", "starts_on"], name="holding_of_account"),
        ),
        migrations.AddConstraint(
            model_name="holding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                ),
                name="holding_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="holding",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("ends_on__isnull", True), models.Q(("capacity", "alternate"), _negated=True)
                ),
                fields=("seat",),
                name="one_open_holder_of_a_seat",
            ),
        ),
        migrations.AddConstraint(
            model_name="disclosure",
            constraint=models.UniqueConstraint(
                fields=("item", "seat"), name="a_seat_recuses_once_from_an_item"
            ),
        ),
        migrations.AddConstraint(
            model_name="speakerrequest",
            constraint=models.UniqueConstraint(fields=("meeting", "order"), name="one_speaker_at_each_place"),
        ),
        migrations.AddConstraint(
            model_name="speakerrequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "speaking")), fields=("meeting",), name="one_speaker_at_a_time"
            ),
        ),
        migrations.AddIndex(
            model_name="subscription",
            index=models.Index(fields=["email"], name="subscription_of_an_address"),
        ),
        migrations.AddConstraint(
            model_name="subscription",
            constraint=models.CheckConstraint(
                condition=models.Q(("body__isnull", True), ("meeting__isnull", True), _connector="OR"),
                name="subscribes_to_one_thing",
            ),
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(fields=["status", "ends_at"], name="meeting_ahead"),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(fields=("body", "day"), name="one_meeting_of_a_body_each_day"),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="meeting_ends_after_start"
            ),
        ),
        migrations.AddConstraint(
            model_name="teleconferencesite",
            constraint=models.UniqueConstraint(fields=("meeting", "address"), name="one_site_of_an_address"),
        ),
        migrations.AddConstraint(
            model_name="presence",
            constraint=models.UniqueConstraint(
                condition=models.Q(("left_at__isnull", True)),
                fields=("meeting", "seat"),
                name="a_seat_is_present_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="presence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("left_at__isnull", True), ("left_at__gte", models.F("arrived_at")), _connector="OR"
                ),
                name="nobody_leaves_before_coming",
            ),
        ),
        migrations.AddConstraint(
            model_name="vote",
            constraint=models.UniqueConstraint(fields=("motion", "seat"), name="one_vote_for_each_seat"),
        ),
        migrations.AddConstraint(
            model_name="vote",
            constraint=models.CheckConstraint(
                condition=models.Q(("choice", "vacant"), ("holding__isnull", False), _connector="OR"),
                name="a_vote_has_a_person",
            ),
        ),
        migrations.RunPython(MODES.add, migrations.RunPython.noop),
    ]
