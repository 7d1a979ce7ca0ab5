import cms.clock
import cms.storage
import cms.translated
import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("boards", "0003_teleconference_modes"),
        ("feedback", "0003_rollout"),
        ("users", "__first__"),
    ]

    operations = [
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
                    cms.translated.TranslatedField(default=dict, text_length=160, verbose_name="title"),
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
                ("pages", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="pages")),
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
                    models.UniqueConstraint(fields=("agreement", "number"), name="one_document_of_a_number")
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
                    cms.translated.TranslatedField(default=dict, text_length=160, verbose_name="title"),
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
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="made public"),
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
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="all answered"),
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
                ("name", cms.translated.TranslatedField(default=dict, text_length=120, verbose_name="name")),
                ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                ("steps", models.JSONField(default=list, verbose_name="steps of the year")),
                (
                    "deadline_month",
                    models.PositiveSmallIntegerField(default=6, verbose_name="proposals are due: month"),
                ),
                (
                    "deadline_day",
                    models.PositiveSmallIntegerField(default=21, verbose_name="proposals are due: day"),
                ),
                (
                    "max_authors",
                    models.PositiveSmallIntegerField(
                        default=5, verbose_name="members who may write one together"
                    ),
                ),
                (
                    "has_ranking",
                    models.BooleanField(default=False, verbose_name="members rank proposals in the meeting"),
                ),
                ("forms", models.JSONField(default=dict, verbose_name="scope of each board’s form")),
                (
                    "report_members",
                    models.PositiveSmallIntegerField(default=2, verbose_name="members who draft the report"),
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
                ("reason", models.CharField(max_length=300, verbose_name="reason, as the public reads it")),
                ("written_at", models.DateTimeField(default=cms.clock.now, verbose_name="written")),
                ("filed_at", models.DateTimeField(blank=True, null=True, verbose_name="filed")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="taken back on")),
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
                            ("withdrawn_at__isnull", True), ("filed_at__isnull", False), _connector="OR"
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
                        blank=True, default=dict, long=True, text_length=800, verbose_name="effort in words"
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
                        blank=True, default=dict, long=True, text_length=800, verbose_name="what the law says"
                    ),
                ),
                (
                    "cost",
                    cms.translated.TranslatedField(
                        blank=True, default=dict, long=True, text_length=800, verbose_name="what it costs"
                    ),
                ),
                (
                    "by",
                    cms.translated.TranslatedField(default=dict, text_length=160, verbose_name="written by"),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due")),
                (
                    "published_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="published"),
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
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
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
                ("slug", models.SlugField(max_length=80, verbose_name="address")),
                (
                    "title",
                    cms.translated.TranslatedField(default=dict, text_length=160, verbose_name="title"),
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
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="made public"),
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
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="all answered"),
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
                ("name", cms.translated.TranslatedField(default=dict, text_length=120, verbose_name="name")),
                ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                ("steps", models.JSONField(default=list, verbose_name="steps of the year")),
                (
                    "deadline_month",
                    models.PositiveSmallIntegerField(default=6, verbose_name="proposals are due: month"),
                ),
                (
                    "deadline_day",
                    models.PositiveSmallIntegerField(default=21, verbose_name="proposals are due: day"),
                ),
                (
                    "max_authors",
                    models.PositiveSmallIntegerField(
                        default=5, verbose_name="members who may write one together"
                    ),
                ),
                (
                    "has_ranking",
                    models.BooleanField(default=False, verbose_name="members rank proposals in the meeting"),
                ),
                ("forms", models.JSONField(default=dict, verbose_name="scope of each board’s form")),
                (
                    "report_members",
                    models.PositiveSmallIntegerField(default=2, verbose_name="members who draft the report"),
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
                        blank=True, default=dict, long=True, text_length=800, verbose_name="effort in words"
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
                        blank=True, default=dict, long=True, text_length=800, verbose_name="what the law says"
                    ),
                ),
                (
                    "cost",
                    cms.translated.TranslatedField(
                        blank=True, default=dict, long=True, text_length=800, verbose_name="what it costs"
                    ),
                ),
                (
                    "by",
                    cms.translated.TranslatedField(default=dict, text_length=160, verbose_name="written by"),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due")),
                (
                    "published_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="published"),
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
                ("slug", models.SlugField(max_length=80, verbose_name="address")),
                ("name", cms.translated.TranslatedField(default=dict, text_length=200, verbose_name="name")),
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
                    models.DateField(blank=True, editable=False, null=True, verbose_name="party until"),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="boards.meeting"
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
                "constraints": [models.UniqueConstraint(fields=("owner", "meeting"), name="one_visit_each")],
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
                        choices=[("note", "Note"), ("highlight", "Highlight")], default="note", max_length=9
                    ),
                ),
                ("sealed", models.TextField()),
                ("written_at", models.DateTimeField(default=cms.clock.now)),
                ("changed_at", models.DateTimeField(default=cms.clock.now)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="boards.meeting"
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
                ("name", cms.translated.TranslatedField(default=dict, text_length=200, verbose_name="name")),
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
                    models.DateField(blank=True, editable=False, null=True, verbose_name="party until"),
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
                            ("ended_on", None), ("ended_on__gte", models.F("effective_on")), _connector="OR"
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
                ("public_at", models.DateTimeField(blank=True, null=True, verbose_name="public since")),
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
                        validators=[django.core.validators.MaxValueValidator(99)], verbose_name="percent done"
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
                        condition=models.Q(("percent__lt", 100)), name="done_is_said_by_closing_a_step"
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
                ("organization", models.CharField(blank=True, max_length=160, verbose_name="organization")),
                ("statement", models.TextField(max_length=5000, verbose_name="statement of qualifications")),
                ("employer", models.CharField(blank=True, max_length=160, verbose_name="who you work for")),
                (
                    "employer_level",
                    models.CharField(
                        choices=[
                            ("office", "A state agency, or the central office of a school or college system"),
                            ("provider", "A school, district, campus or local provider beneath one of these"),
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
                ("submitted_at", models.DateTimeField(default=cms.clock.now, verbose_name="received")),
                (
                    "shortlisted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="on the short list since"),
                ),
                (
                    "edited_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="changed by its author"),
                ),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="taken back on")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="boards.proposal"
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
                    models.UniqueConstraint(fields=("year", "body"), name="one_cycle_of_a_year_of_a_body"),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalBallotVote",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("history_actor", models.CharField(default="public", max_length=150, verbose_name="who")),
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
                ("signed_on", models.DateField(blank=True, editable=False, null=True, verbose_name="signed")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="boards.party"
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
                ("signed_on", models.DateField(blank=True, editable=False, null=True, verbose_name="signed")),
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
                "constraints": [models.UniqueConstraint(fields=("group", "holding"), name="once_in_a_group")],
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="boards.cycle"
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
                    models.UniqueConstraint(fields=("cycle", "body"), name="one_report_of_a_board_and_year")
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalApplication",
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
                ("submitted_at", models.DateTimeField(default=cms.clock.now, verbose_name="received")),
                (
                    "shortlisted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="on the short list since"),
                ),
                (
                    "edited_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="changed by its author"),
                ),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="taken back on")),
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
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("history_actor", models.CharField(default="public", max_length=150, verbose_name="who")),
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
                ("made_by_name", models.CharField(blank=True, max_length=150, verbose_name="made by")),
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
                    models.UniqueConstraint(fields=("meeting", "report"), name="a_report_on_a_draft_once"),
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
                ("is_liaison", models.BooleanField(default=False, verbose_name="Governing Board liaison")),
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
        migrations.AlterModelOptions(
            name="agreement",
            options={
                "ordering": ["announced_on", "pk"],
                "verbose_name": "agreement",
                "verbose_name_plural": "agreements",
            },
        ),
        migrations.AddField(
            model_name="agreement",
            name="announced_on",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="announced"),
        ),
        migrations.AddField(
            model_name="agreement",
            name="ends_on",
            field=models.DateField(blank=True, null=True, verbose_name="ends"),
        ),
        migrations.AddField(
            model_name="agreement",
            name="in_force_on",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="in force"),
        ),
        migrations.AddField(
            model_name="agreement",
            name="kind",
            field=models.CharField(
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
        migrations.AddField(
            model_name="agreement",
            name="status",
            field=models.CharField(
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
        migrations.AddField(
            model_name="agreement",
            name="tools",
            field=models.ManyToManyField(
                blank=True, related_name="agreements", to="feedback.tool", verbose_name="tools that need it"
            ),
        ),
        migrations.AddField(
            model_name="historicalagreement",
            name="announced_on",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="announced"),
        ),
        migrations.AddField(
            model_name="historicalagreement",
            name="ends_on",
            field=models.DateField(blank=True, null=True, verbose_name="ends"),
        ),
        migrations.AddField(
            model_name="historicalagreement",
            name="in_force_on",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="in force"),
        ),
        migrations.AddField(
            model_name="historicalagreement",
            name="kind",
            field=models.CharField(
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
        migrations.AddField(
            model_name="historicalagreement",
            name="status",
            field=models.CharField(
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
        migrations.AddField(
            model_name="historicalproposal",
            name="answered_item",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="boards.agendaitem",
                verbose_name="answered under the item",
            ),
        ),
        migrations.AddField(
            model_name="historicalproposal",
            name="decision",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="boards.decision",
                verbose_name="decision",
            ),
        ),
        migrations.AddField(
            model_name="historicalproposal",
            name="language",
            field=models.CharField(default="en", max_length=12, verbose_name="language of its author"),
        ),
        migrations.AddField(
            model_name="historicalproposal",
            name="public_state",
            field=models.CharField(
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
        migrations.AddField(
            model_name="historicalproposal",
            name="refines",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="boards.proposal",
                verbose_name="takes up the earlier proposal",
            ),
        ),
        migrations.AddField(
            model_name="historicalproposal",
            name="reroute_reason",
            field=cms.translated.TranslatedField(
                blank=True, default=dict, long=True, text_length=600, verbose_name="why it was sent on"
            ),
        ),
        migrations.AddField(
            model_name="historicalproposal",
            name="rerouted_from",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="boards.body",
                verbose_name="sent on from",
            ),
        ),
        migrations.AddField(
            model_name="historicalproposal",
            name="scope",
            field=models.CharField(
                blank=True,
                choices=[("data", "Data and tools"), ("engagement", "How people are heard")],
                max_length=12,
                verbose_name="what it is about",
            ),
        ),
        migrations.AddField(
            model_name="historicalproposal",
            name="source",
            field=models.CharField(
                choices=[("public", "The public"), ("member", "Members of the board")],
                default="public",
                max_length=8,
                verbose_name="from",
            ),
        ),
        migrations.AddField(
            model_name="historicalproposal",
            name="submission",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="feedback.submission",
            ),
        ),
        migrations.AddField(
            model_name="historicalproposal",
            name="why",
            field=cms.translated.TranslatedField(
                blank=True, default=dict, long=True, text_length=2000, verbose_name="why, and whom it helps"
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="answered_item",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="answered_proposals",
                to="boards.agendaitem",
                verbose_name="answered under the item",
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="decision",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="proposals",
                to="boards.decision",
                verbose_name="decision",
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="language",
            field=models.CharField(default="en", max_length=12, verbose_name="language of its author"),
        ),
        migrations.AddField(
            model_name="proposal",
            name="public_state",
            field=models.CharField(
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
        migrations.AddField(
            model_name="proposal",
            name="refines",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="refined_by",
                to="boards.proposal",
                verbose_name="takes up the earlier proposal",
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="reroute_reason",
            field=cms.translated.TranslatedField(
                blank=True, default=dict, long=True, text_length=600, verbose_name="why it was sent on"
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="rerouted_from",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="boards.body",
                verbose_name="sent on from",
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="scope",
            field=models.CharField(
                blank=True,
                choices=[("data", "Data and tools"), ("engagement", "How people are heard")],
                max_length=12,
                verbose_name="what it is about",
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="source",
            field=models.CharField(
                choices=[("public", "The public"), ("member", "Members of the board")],
                default="public",
                max_length=8,
                verbose_name="from",
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="submission",
            field=models.OneToOneField(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="proposal",
                to="feedback.submission",
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="why",
            field=cms.translated.TranslatedField(
                blank=True, default=dict, long=True, text_length=2000, verbose_name="why, and whom it helps"
            ),
        ),
        migrations.AlterField(
            model_name="agreement",
            name="signed_on",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="signed by all"),
        ),
        migrations.AlterField(
            model_name="historicalagreement",
            name="signed_on",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="signed by all"),
        ),
        migrations.AlterField(
            model_name="historicalproposal",
            name="sequence",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="Given to a proposal of members once it is public: a gap would tell the others of it.",
                null=True,
                verbose_name="number within the year",
            ),
        ),
        migrations.AlterField(
            model_name="historicalproposal",
            name="state",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="historicalproposal",
            name="summary",
            field=cms.translated.TranslatedField(
                default=dict, long=True, text_length=2000, verbose_name="what it asks for"
            ),
        ),
        migrations.AlterField(
            model_name="proposal",
            name="sequence",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="Given to a proposal of members once it is public: a gap would tell the others of it.",
                null=True,
                verbose_name="number within the year",
            ),
        ),
        migrations.AlterField(
            model_name="proposal",
            name="state",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="proposal",
            name="summary",
            field=cms.translated.TranslatedField(
                default=dict, long=True, text_length=2000, verbose_name="what it asks for"
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on", None),
                    ("in_force_on", None),
                    ("ends_on__gte", models.F("in_force_on")),
                    _connector="OR",
                ),
                name="an_agreement_ends_later",
            ),
        ),
        migrations.AddField(
            model_name="historicalproposal",
            name="cycle",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="boards.cycle",
                verbose_name="proposal cycle",
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="cycle",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="proposals",
                to="boards.cycle",
                verbose_name="proposal cycle",
            ),
        ),
        migrations.AddField(
            model_name="historicalproposal",
            name="rules",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="boards.cyclerules",
                verbose_name="rules it began under",
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="rules",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="proposals",
                to="boards.cyclerules",
                verbose_name="rules it began under",
            ),
        ),
        migrations.AddIndex(
            model_name="proposal",
            index=models.Index(fields=["year", "body", "public_state"], name="proposals_of_the_tracker"),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "closed"), _negated=True),
                    models.Q(("outcome", ""), _negated=True),
                    _connector="OR",
                ),
                name="an_answer_has_an_outcome",
            ),
        ),
    ]
