"""Input, for a new database: what the replaced steps lead to, made at once. The steps stay for older ones."""

import cms.clock
import cms.translated
import django.db.models.deletion
import modelcluster.fields
import simple_history.models
import uuid
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

from cms.schema import CreateModels


class Migration(migrations.Migration):
    replaces = [("feedback", "0001_initial"), ("feedback", "0002_listening"), ("feedback", "0003_rollout")]

    initial = True

    dependencies = [
        ("cms", "0005_chain"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateModels(
            operations=[
                migrations.CreateModel(
                    name="Codebook",
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
                        ("slug", models.SlugField(max_length=40, unique=True, verbose_name="short name")),
                        (
                            "name",
                            cms.translated.TranslatedField(
                                default=dict, text_length=120, verbose_name="name"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="version")),
                        ("is_current", models.BooleanField(default=True, verbose_name="in use")),
                    ],
                    options={
                        "verbose_name": "codebook",
                        "verbose_name_plural": "codebooks",
                        "ordering": ["slug"],
                    },
                ),
                migrations.CreateModel(
                    name="FeedbackIndexPage",
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
                        "verbose_name": "list of feedback forms",
                    },
                    bases=("wagtailcore.page", models.Model),
                ),
                migrations.CreateModel(
                    name="Form",
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
                                default=dict, text_length=160, verbose_name="name"
                            ),
                        ),
                        ("opens_at", models.DateTimeField(blank=True, null=True, verbose_name="opens")),
                        ("closes_at", models.DateTimeField(blank=True, null=True, verbose_name="closes")),
                        (
                            "tool",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="forms",
                                to="feedback.tool",
                                verbose_name="tool",
                            ),
                        ),
                        (
                            "asks_for_work",
                            models.BooleanField(
                                default=False,
                                help_text="Turn it on when machines flood the form. People notice nothing, or wait a moment longer.",
                                verbose_name="asks the sender's computer for a short sum",
                            ),
                        ),
                        (
                            "promise",
                            models.CharField(
                                choices=[
                                    ("inform", "Inform: we tell you"),
                                    ("consult", "Consult: we listen and answer"),
                                    ("involve", "Involve: we work with you"),
                                    ("collaborate", "Collaborate: we decide together"),
                                    ("empower", "Empower: you decide"),
                                ],
                                default="consult",
                                max_length=12,
                                verbose_name="promise",
                            ),
                        ),
                        (
                            "tool_version",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="forms",
                                to="feedback.toolversion",
                                verbose_name="version of the tool",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "form",
                        "verbose_name_plural": "forms",
                        "ordering": ["slug"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("opens_at", None),
                                    ("closes_at", None),
                                    ("opens_at__lt", models.F("closes_at")),
                                    _connector="OR",
                                ),
                                name="form_opens_before_it_closes",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SubmissionSeal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("from_id", models.PositiveBigIntegerField(unique=True)),
                        ("to_id", models.PositiveBigIntegerField()),
                        ("count", models.PositiveIntegerField()),
                        ("digest", models.CharField(max_length=64)),
                        ("made_at", models.DateTimeField(default=cms.clock.now)),
                    ],
                    options={
                        "verbose_name": "seal of comments",
                        "verbose_name_plural": "seals of comments",
                        "ordering": ["from_id"],
                    },
                ),
                migrations.CreateModel(
                    name="Tool",
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
                            "family",
                            models.CharField(
                                choices=[
                                    ("analytical", "Analytical tool"),
                                    ("operational", "Operational tool"),
                                ],
                                default="analytical",
                                max_length=12,
                                verbose_name="family",
                            ),
                        ),
                        (
                            "name",
                            cms.translated.TranslatedField(
                                default=dict, text_length=120, verbose_name="name"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("in_design", "In design"),
                                    ("in_review", "In review"),
                                    ("launched", "Launched"),
                                    ("revised", "Revised"),
                                    ("retired", "Retired"),
                                ],
                                default="planned",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tool",
                        "verbose_name_plural": "tools",
                        "ordering": ["slug"],
                    },
                ),
                migrations.CreateModel(
                    name="ToolIndexPage",
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
                        "verbose_name": "list of tools",
                    },
                    bases=("wagtailcore.page", models.Model),
                ),
                migrations.CreateModel(
                    name="Code",
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
                        ("key", models.SlugField(max_length=40, verbose_name="key")),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                        (
                            "name",
                            cms.translated.TranslatedField(default=dict, text_length=80, verbose_name="name"),
                        ),
                        (
                            "definition",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                long=True,
                                text_length=600,
                                verbose_name="definition",
                            ),
                        ),
                        ("include", models.TextField(blank=True, max_length=600, verbose_name="take in")),
                        ("exclude", models.TextField(blank=True, max_length=600, verbose_name="leave out")),
                        ("example", models.TextField(blank=True, max_length=600, verbose_name="example")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("active", "In use"),
                                    ("merged", "Merged into another"),
                                    ("retired", "Retired"),
                                ],
                                default="active",
                                max_length=8,
                                verbose_name="status",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="version")),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="feedback.code",
                                verbose_name="merged into",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="feedback.code",
                                verbose_name="part of",
                            ),
                        ),
                        (
                            "codebook",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="codes",
                                to="feedback.codebook",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "code",
                        "verbose_name_plural": "codes",
                        "ordering": ["codebook_id", "order", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("codebook", "key"), name="one_code_of_a_key")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Cut",
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
                        ("number", models.PositiveIntegerField(unique=True, verbose_name="number")),
                        ("filters", models.JSONField(default=dict, verbose_name="filters")),
                        ("until", models.DateTimeField(verbose_name="received before")),
                        (
                            "codebook_version",
                            models.PositiveIntegerField(default=0, verbose_name="version of the codebook"),
                        ),
                        (
                            "rule",
                            models.CharField(
                                default="k11-2026.1", max_length=40, verbose_name="rule for small numbers"
                            ),
                        ),
                        (
                            "threshold",
                            models.PositiveSmallIntegerField(
                                default=11, verbose_name="smallest number shown"
                            ),
                        ),
                        ("rows", models.PositiveIntegerField(default=0, verbose_name="comments")),
                        ("file", models.CharField(max_length=120)),
                        ("sha256", models.CharField(max_length=64)),
                        ("edition", models.PositiveSmallIntegerField(default=1, verbose_name="edition")),
                        ("earlier", models.JSONField(default=list, verbose_name="earlier editions")),
                        ("made_at", models.DateTimeField(default=cms.clock.now, verbose_name="made")),
                        ("made_by", models.CharField(max_length=150, verbose_name="made by")),
                        (
                            "codebook",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="feedback.codebook",
                            ),
                        ),
                        (
                            "form",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                to="feedback.form",
                                verbose_name="form",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "cut",
                        "verbose_name_plural": "cuts",
                        "ordering": ["-number"],
                    },
                ),
                migrations.CreateModel(
                    name="Export",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("cut_edition", models.PositiveSmallIntegerField(default=1)),
                        (
                            "format",
                            models.CharField(
                                choices=[
                                    ("xlsx", "Workbook (XLSX)"),
                                    ("csv", "Table (CSV)"),
                                    ("jsonl", "Data (JSON lines)"),
                                    ("parquet", "Data (Parquet)"),
                                ],
                                max_length=8,
                                verbose_name="format",
                            ),
                        ),
                        (
                            "audience",
                            models.CharField(
                                choices=[
                                    ("public", "Anyone"),
                                    ("board", "The boards"),
                                    ("records", "A records request: all texts"),
                                ],
                                max_length=8,
                                verbose_name="for",
                            ),
                        ),
                        ("requested_by_name", models.CharField(max_length=150, verbose_name="asked by")),
                        ("reason", models.CharField(max_length=300, verbose_name="reason")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "Waits for a second person"),
                                    ("waiting", "Being made"),
                                    ("ready", "Ready"),
                                    ("refused", "Refused"),
                                    ("expired", "Expired: the file is deleted"),
                                    ("withdrawn", "Withdrawn: a text in it was removed"),
                                ],
                                default="waiting",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("file", models.CharField(blank=True, max_length=160)),
                        ("sha256", models.CharField(blank=True, max_length=64)),
                        ("rows", models.PositiveIntegerField(default=0, verbose_name="rows")),
                        ("suppressed", models.PositiveIntegerField(default=0, verbose_name="numbers hidden")),
                        ("manifest", models.JSONField(default=dict, verbose_name="manifest")),
                        ("made_at", models.DateTimeField(default=cms.clock.now, verbose_name="asked")),
                        (
                            "cut",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="exports",
                                to="feedback.cut",
                            ),
                        ),
                        (
                            "requested_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                        (
                            "decided_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "decided_by_name",
                            models.CharField(blank=True, max_length=150, verbose_name="second person"),
                        ),
                        (
                            "decision",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="reason of the second person"
                            ),
                        ),
                        (
                            "requested_by_roles",
                            models.CharField(blank=True, max_length=120, verbose_name="roles"),
                        ),
                        (
                            "expires_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="kept until"),
                        ),
                        (
                            "values",
                            models.CharField(
                                choices=[
                                    ("labels", "Words, as people read them"),
                                    ("codes", "Codes, as programs read them"),
                                ],
                                default="labels",
                                max_length=8,
                                verbose_name="answers as",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "export",
                        "verbose_name_plural": "exports",
                        "ordering": ["-made_at"],
                    },
                ),
                migrations.CreateModel(
                    name="ExportDownload",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("user_name", models.CharField(max_length=150, verbose_name="who")),
                        ("roles", models.CharField(blank=True, max_length=120, verbose_name="roles")),
                        ("sha256", models.CharField(max_length=64)),
                        ("at", models.DateTimeField(default=cms.clock.now, verbose_name="when")),
                        (
                            "export",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="downloads",
                                to="feedback.export",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "download",
                        "verbose_name_plural": "downloads",
                        "ordering": ["-at"],
                    },
                ),
                migrations.CreateModel(
                    name="Finding",
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
                        ("number", models.PositiveIntegerField(unique=True, verbose_name="number")),
                        (
                            "title",
                            cms.translated.TranslatedField(
                                default=dict, text_length=120, verbose_name="title"
                            ),
                        ),
                        (
                            "summary",
                            cms.translated.TranslatedField(
                                default=dict, long=True, text_length=1200, verbose_name="what people said"
                            ),
                        ),
                        (
                            "question_asked",
                            cms.translated.TranslatedField(
                                blank=True, default=dict, text_length=300, verbose_name="question asked"
                            ),
                        ),
                        (
                            "limits",
                            cms.translated.TranslatedField(
                                blank=True, default=dict, long=True, text_length=600, verbose_name="limits"
                            ),
                        ),
                        (
                            "minority_view",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                long=True,
                                text_length=600,
                                verbose_name="minority view",
                            ),
                        ),
                        (
                            "recommendation",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                long=True,
                                text_length=800,
                                verbose_name="what staff suggest",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("reviewed", "Reviewed"),
                                    ("published", "Public"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("numbers", models.JSONField(default=dict, editable=False, verbose_name="numbers")),
                        (
                            "published_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="published"
                            ),
                        ),
                        (
                            "code",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="findings",
                                to="feedback.code",
                                verbose_name="code",
                            ),
                        ),
                        (
                            "cut",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="findings",
                                to="feedback.cut",
                                verbose_name="cut",
                            ),
                        ),
                        (
                            "tool",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="findings",
                                to="feedback.tool",
                                verbose_name="tool",
                            ),
                        ),
                        (
                            "method",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                long=True,
                                text_length=600,
                                verbose_name="how it was worked out",
                            ),
                        ),
                        (
                            "page",
                            models.JSONField(
                                default=dict,
                                editable=False,
                                help_text="All parts of PAR-07 as they were when it was published, with every number already decided.",
                                verbose_name="frozen page",
                            ),
                        ),
                        (
                            "reviewed_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="reviewed"
                            ),
                        ),
                        (
                            "reviewed_by_name",
                            models.CharField(
                                blank=True, editable=False, max_length=150, verbose_name="reviewed by"
                            ),
                        ),
                        (
                            "written_by_name",
                            models.CharField(
                                blank=True, editable=False, max_length=150, verbose_name="written by"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "finding",
                        "verbose_name_plural": "findings",
                        "ordering": ["-number"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "published"), _negated=True),
                                    ("published_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="published_finding_has_a_date",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FeedbackFormPage",
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
                        ("intro", models.TextField(blank=True, max_length=1000, verbose_name="introduction")),
                        (
                            "questions",
                            wagtail.fields.StreamField(
                                [
                                    ("short_text", 5),
                                    ("long_text", 5),
                                    ("one_choice", 9),
                                    ("many_choices", 10),
                                    ("scale", 13),
                                    ("language", 5),
                                    ("matrix", 15),
                                    ("ranking", 10),
                                    ("number", 19),
                                    ("date", 5),
                                    ("file", 5),
                                    ("county", 5),
                                    ("role", 10),
                                    ("ethnicity", 5),
                                    ("gender", 5),
                                    ("age_bracket", 5),
                                    ("consent", 23),
                                    ("section", 27),
                                ],
                                block_lookup={
                                    0: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {"label": "question", "max_length": 200},
                                    ),
                                    1: (
                                        "wagtail.blocks.TextBlock",
                                        (),
                                        {"label": "help", "max_length": 400, "required": False},
                                    ),
                                    2: (
                                        "wagtail.blocks.BooleanBlock",
                                        (),
                                        {
                                            "help_text": "Ask little. If this is off, the form says that the box may stay empty.",
                                            "label": "needed",
                                            "required": False,
                                        },
                                    ),
                                    3: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {
                                            "help_text": "The words of a question above, copied exactly. Leave it empty to ask everyone. It is taken from the page in the first language.",
                                            "label": "ask only after this question",
                                            "max_length": 200,
                                            "required": False,
                                        },
                                    ),
                                    4: (
                                        "wagtail.blocks.TextBlock",
                                        (),
                                        {
                                            "help_text": "Words of its answers, one on each line.",
                                            "label": "and only after these answers",
                                            "max_length": 1000,
                                            "required": False,
                                            "rows": 2,
                                        },
                                    ),
                                    5: (
                                        "wagtail.blocks.StructBlock",
                                        [
                                            [
                                                ("label", 0),
                                                ("help", 1),
                                                ("required", 2),
                                                ("only_if", 3),
                                                ("only_if_answers", 4),
                                            ]
                                        ],
                                        {},
                                    ),
                                    6: ("wagtail.blocks.CharBlock", (), {"max_length": 120}),
                                    7: (
                                        "wagtail.blocks.ListBlock",
                                        (6,),
                                        {"label": "choices", "max_num": 80, "min_num": 2},
                                    ),
                                    8: (
                                        "wagtail.blocks.BooleanBlock",
                                        (),
                                        {
                                            "help_text": "Such as county or role. The answer is kept apart from the words.",
                                            "label": "about the person",
                                            "required": False,
                                        },
                                    ),
                                    9: (
                                        "wagtail.blocks.StructBlock",
                                        [
                                            [
                                                ("label", 0),
                                                ("help", 1),
                                                ("required", 2),
                                                ("only_if", 3),
                                                ("only_if_answers", 4),
                                                ("choices", 7),
                                                ("about_you", 8),
                                            ]
                                        ],
                                        {},
                                    ),
                                    10: (
                                        "wagtail.blocks.StructBlock",
                                        [
                                            [
                                                ("label", 0),
                                                ("help", 1),
                                                ("required", 2),
                                                ("only_if", 3),
                                                ("only_if_answers", 4),
                                                ("choices", 7),
                                            ]
                                        ],
                                        {},
                                    ),
                                    11: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {"label": "words for 1", "max_length": 60},
                                    ),
                                    12: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {"label": "words for 5", "max_length": 60},
                                    ),
                                    13: (
                                        "wagtail.blocks.StructBlock",
                                        [
                                            [
                                                ("label", 0),
                                                ("help", 1),
                                                ("required", 2),
                                                ("only_if", 3),
                                                ("only_if_answers", 4),
                                                ("low", 11),
                                                ("high", 12),
                                            ]
                                        ],
                                        {},
                                    ),
                                    14: (
                                        "wagtail.blocks.ListBlock",
                                        (6,),
                                        {"label": "lines", "max_num": 20, "min_num": 2},
                                    ),
                                    15: (
                                        "wagtail.blocks.StructBlock",
                                        [
                                            [
                                                ("label", 0),
                                                ("help", 1),
                                                ("required", 2),
                                                ("only_if", 3),
                                                ("only_if_answers", 4),
                                                ("choices", 7),
                                                ("rows", 14),
                                            ]
                                        ],
                                        {},
                                    ),
                                    16: (
                                        "wagtail.blocks.IntegerBlock",
                                        (),
                                        {"label": "lowest", "required": False},
                                    ),
                                    17: (
                                        "wagtail.blocks.IntegerBlock",
                                        (),
                                        {"label": "highest", "required": False},
                                    ),
                                    18: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {"label": "unit", "max_length": 40, "required": False},
                                    ),
                                    19: (
                                        "wagtail.blocks.StructBlock",
                                        [
                                            [
                                                ("label", 0),
                                                ("help", 1),
                                                ("required", 2),
                                                ("only_if", 3),
                                                ("only_if_answers", 4),
                                                ("lowest", 16),
                                                ("highest", 17),
                                                ("unit", 18),
                                            ]
                                        ],
                                        {},
                                    ),
                                    20: (
                                        "wagtail.blocks.ChoiceBlock",
                                        [],
                                        {
                                            "choices": [
                                                ("analyse", "count the answers"),
                                                ("quote", "quote the words without a name"),
                                                ("publish", "show the words in public"),
                                                ("contact", "write to the person"),
                                            ],
                                            "label": "consent to",
                                        },
                                    ),
                                    21: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {"label": "words for yes", "max_length": 120},
                                    ),
                                    22: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {"label": "words for no", "max_length": 120},
                                    ),
                                    23: (
                                        "wagtail.blocks.StructBlock",
                                        [
                                            [
                                                ("label", 0),
                                                ("help", 1),
                                                ("required", 2),
                                                ("only_if", 3),
                                                ("only_if_answers", 4),
                                                ("purpose", 20),
                                                ("yes", 21),
                                                ("no", 22),
                                            ]
                                        ],
                                        {},
                                    ),
                                    24: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {"label": "title", "max_length": 120},
                                    ),
                                    25: (
                                        "wagtail.blocks.TextBlock",
                                        (),
                                        {"label": "introduction", "max_length": 600, "required": False},
                                    ),
                                    26: (
                                        "wagtail.blocks.BooleanBlock",
                                        (),
                                        {
                                            "help_text": "What was filled in before is kept under a code, also if the person comes back later.",
                                            "label": "begins a new page",
                                            "required": False,
                                        },
                                    ),
                                    27: (
                                        "wagtail.blocks.StructBlock",
                                        [[("title", 24), ("intro", 25), ("new_page", 26)]],
                                        {},
                                    ),
                                },
                                help_text="You may change words and order. To ask something else, add a new question: answers stay under the question they were given to.",
                                verbose_name="questions",
                            ),
                        ),
                        (
                            "notice_agency",
                            models.TextField(max_length=1000, verbose_name="agency and division"),
                        ),
                        (
                            "notice_official",
                            models.TextField(
                                help_text="Title, business address and phone.",
                                max_length=1000,
                                verbose_name="responsible official",
                            ),
                        ),
                        (
                            "notice_authority",
                            models.TextField(max_length=1000, verbose_name="legal authority"),
                        ),
                        (
                            "notice_voluntary",
                            models.TextField(
                                help_text="For each item, whether it must be given.",
                                max_length=1000,
                                verbose_name="what is voluntary",
                            ),
                        ),
                        (
                            "notice_consequences",
                            models.TextField(max_length=1000, verbose_name="what happens if it is not given"),
                        ),
                        ("notice_purposes", models.TextField(max_length=1000, verbose_name="main purposes")),
                        (
                            "notice_disclosures",
                            models.TextField(max_length=1000, verbose_name="to whom it may be given"),
                        ),
                        ("notice_access", models.TextField(max_length=1000, verbose_name="right of access")),
                        (
                            "form",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pages",
                                to="feedback.form",
                                verbose_name="form",
                            ),
                        ),
                        (
                            "closed_words",
                            models.TextField(
                                blank=True,
                                help_text="Shown when the form is closed. Say where the result will stand.",
                                max_length=600,
                                verbose_name="words after it closed",
                            ),
                        ),
                        (
                            "invites_youth",
                            models.BooleanField(
                                default=False,
                                help_text="The age bracket is asked first. Children under 13 are asked for no name, email or file, and their words are read before anyone else sees them (PRV-30).",
                                verbose_name="invites young people",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "feedback form",
                        "verbose_name_plural": "feedback forms",
                    },
                    bases=("wagtailcore.page", models.Model),
                ),
                migrations.CreateModel(
                    name="FormVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("title", cms.translated.TranslatedField(default=dict, verbose_name="title")),
                        (
                            "intro",
                            cms.translated.TranslatedField(
                                blank=True, default=dict, verbose_name="introduction"
                            ),
                        ),
                        (
                            "notice",
                            models.JSONField(
                                help_text="The eight elements of Civil Code 1798.17.",
                                verbose_name="privacy notice",
                            ),
                        ),
                        ("sha256", models.CharField(max_length=64)),
                        ("frozen_at", models.DateTimeField(default=cms.clock.now, verbose_name="published")),
                        ("frozen_by", models.CharField(max_length=150, verbose_name="published by")),
                        (
                            "form",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="feedback.form",
                            ),
                        ),
                        (
                            "closed_words",
                            cms.translated.TranslatedField(
                                blank=True, default=dict, verbose_name="words after it closed"
                            ),
                        ),
                        (
                            "invites_youth",
                            models.BooleanField(default=False, verbose_name="invites young people"),
                        ),
                        (
                            "layout",
                            models.JSONField(
                                default=list,
                                help_text="Sections in order: key, title, words, whether a new page begins, and the question before which it stands.",
                                verbose_name="sections",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "published version of a form",
                        "verbose_name_plural": "published versions of forms",
                        "ordering": ["form_id", "-number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("form", "number"), name="one_form_version_of_a_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalCode",
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
                        ("key", models.SlugField(max_length=40, verbose_name="key")),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                        (
                            "name",
                            cms.translated.TranslatedField(default=dict, text_length=80, verbose_name="name"),
                        ),
                        (
                            "definition",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                long=True,
                                text_length=600,
                                verbose_name="definition",
                            ),
                        ),
                        ("include", models.TextField(blank=True, max_length=600, verbose_name="take in")),
                        ("exclude", models.TextField(blank=True, max_length=600, verbose_name="leave out")),
                        ("example", models.TextField(blank=True, max_length=600, verbose_name="example")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("active", "In use"),
                                    ("merged", "Merged into another"),
                                    ("retired", "Retired"),
                                ],
                                default="active",
                                max_length=8,
                                verbose_name="status",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="version")),
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
                            "codebook",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="feedback.codebook",
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
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="feedback.code",
                                verbose_name="merged into",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="feedback.code",
                                verbose_name="part of",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical code",
                        "verbose_name_plural": "historical codes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCodebook",
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
                        ("slug", models.SlugField(max_length=40, verbose_name="short name")),
                        (
                            "name",
                            cms.translated.TranslatedField(
                                default=dict, text_length=120, verbose_name="name"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="version")),
                        ("is_current", models.BooleanField(default=True, verbose_name="in use")),
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
                        "verbose_name": "historical codebook",
                        "verbose_name_plural": "historical codebooks",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalSubmission",
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
                            "channel",
                            models.CharField(
                                choices=[
                                    ("web", "Form on this site"),
                                    ("paper", "Paper form"),
                                    ("phone", "Phone"),
                                    ("spoken", "Spoken at a meeting"),
                                    ("import", "Brought in from a file"),
                                    ("letter", "Letter"),
                                    ("conversation", "Community Conversation"),
                                ],
                                default="web",
                                max_length=12,
                                verbose_name="how it came",
                            ),
                        ),
                        ("language", models.CharField(blank=True, max_length=12, verbose_name="language")),
                        ("key", models.CharField(db_index=True, editable=False, max_length=64)),
                        ("receipt_digest", models.CharField(db_index=True, editable=False, max_length=64)),
                        ("fingerprint", models.CharField(editable=False, max_length=32)),
                        (
                            "submitted_at",
                            models.DateTimeField(default=cms.clock.now, verbose_name="received"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("received", "Received"),
                                    ("published", "Public"),
                                    ("hidden", "Hidden"),
                                    ("withdrawn", "Taken back"),
                                ],
                                default="received",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("answers", models.JSONField(default=dict, verbose_name="answers")),
                        ("consent_analyse", models.BooleanField(default=True, verbose_name="may be counted")),
                        ("consent_quote", models.BooleanField(default=False, verbose_name="may be quoted")),
                        (
                            "consent_publish",
                            models.BooleanField(default=False, verbose_name="may be shown in public"),
                        ),
                        (
                            "consent_contact",
                            models.BooleanField(default=False, verbose_name="may be contacted"),
                        ),
                        (
                            "speaks_for",
                            models.PositiveIntegerField(default=1, verbose_name="people it speaks for"),
                        ),
                        (
                            "needs_look",
                            models.BooleanField(
                                default=False, verbose_name="holds what looks like private data"
                            ),
                        ),
                        (
                            "import_ref",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="reference in the file it came from"
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
                            "form",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="feedback.form",
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
                            "version",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="feedback.formversion",
                            ),
                        ),
                        (
                            "edited_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="changed by its author"),
                        ),
                        (
                            "entered_by",
                            models.CharField(blank=True, max_length=150, verbose_name="typed in by"),
                        ),
                        (
                            "language_hint",
                            models.CharField(
                                blank=True, max_length=12, verbose_name="language, as a machine guesses"
                            ),
                        ),
                        (
                            "youth",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "Not said to be young"),
                                    ("under_13", "Under 13"),
                                    ("13_to_17", "13 to 17"),
                                ],
                                default="",
                                max_length=8,
                                verbose_name="young",
                            ),
                        ),
                        (
                            "campaign",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="feedback.campaign",
                                verbose_name="campaign",
                            ),
                        ),
                        (
                            "batch",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="feedback.importbatch",
                                verbose_name="file it came from",
                            ),
                        ),
                        (
                            "tool_version",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="feedback.toolversion",
                                verbose_name="version of the tool it is about",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical comment",
                        "verbose_name_plural": "historical comments",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalTool",
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
                            "family",
                            models.CharField(
                                choices=[
                                    ("analytical", "Analytical tool"),
                                    ("operational", "Operational tool"),
                                ],
                                default="analytical",
                                max_length=12,
                                verbose_name="family",
                            ),
                        ),
                        (
                            "name",
                            cms.translated.TranslatedField(
                                default=dict, text_length=120, verbose_name="name"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("in_design", "In design"),
                                    ("in_review", "In review"),
                                    ("launched", "Launched"),
                                    ("revised", "Revised"),
                                    ("retired", "Retired"),
                                ],
                                default="planned",
                                max_length=10,
                                verbose_name="state",
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
                        "verbose_name": "historical tool",
                        "verbose_name_plural": "historical tools",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Question",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=40, verbose_name="key")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("short_text", "Short text"),
                                    ("long_text", "Long text"),
                                    ("one_choice", "One choice"),
                                    ("many_choices", "Many choices"),
                                    ("scale", "Scale"),
                                    ("language", "Language"),
                                    ("consent", "Consent"),
                                    ("matrix", "Table of choices"),
                                    ("ranking", "Ranking"),
                                    ("number", "Number"),
                                    ("date", "Date"),
                                    ("file", "File"),
                                    ("county", "County"),
                                    ("role", "Role"),
                                    ("ethnicity", "Race and ethnicity"),
                                    ("gender", "Gender"),
                                    ("age_bracket", "Age bracket"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="position")),
                        ("label", cms.translated.TranslatedField(default=dict, verbose_name="question")),
                        (
                            "help",
                            cms.translated.TranslatedField(blank=True, default=dict, verbose_name="help"),
                        ),
                        (
                            "choices",
                            models.JSONField(
                                default=list,
                                help_text="Key and label of each choice.",
                                verbose_name="choices",
                            ),
                        ),
                        ("required", models.BooleanField(default=False, verbose_name="needed")),
                        ("about_you", models.BooleanField(default=False, verbose_name="about the person")),
                        ("purpose", models.CharField(blank=True, max_length=10, verbose_name="consent to")),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="questions",
                                to="feedback.formversion",
                            ),
                        ),
                        (
                            "condition",
                            models.JSONField(
                                default=dict,
                                help_text="Key of an earlier question and the choices that open this one.",
                                verbose_name="asked only if",
                            ),
                        ),
                        (
                            "settings",
                            models.JSONField(
                                default=dict,
                                help_text="Rows of a table, lowest and highest number, kinds of file.",
                                verbose_name="limits",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "question",
                        "verbose_name_plural": "questions",
                        "ordering": ["version_id", "position"],
                        "constraints": [
                            models.UniqueConstraint(fields=("version", "key"), name="one_question_of_a_key"),
                            models.UniqueConstraint(
                                fields=("version", "position"), name="one_question_at_a_position"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Submission",
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
                            "channel",
                            models.CharField(
                                choices=[
                                    ("web", "Form on this site"),
                                    ("paper", "Paper form"),
                                    ("phone", "Phone"),
                                    ("spoken", "Spoken at a meeting"),
                                    ("import", "Brought in from a file"),
                                    ("letter", "Letter"),
                                    ("conversation", "Community Conversation"),
                                ],
                                default="web",
                                max_length=12,
                                verbose_name="how it came",
                            ),
                        ),
                        ("language", models.CharField(blank=True, max_length=12, verbose_name="language")),
                        ("key", models.CharField(editable=False, max_length=64, unique=True)),
                        ("receipt_digest", models.CharField(editable=False, max_length=64, unique=True)),
                        ("fingerprint", models.CharField(editable=False, max_length=32)),
                        (
                            "submitted_at",
                            models.DateTimeField(default=cms.clock.now, verbose_name="received"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("received", "Received"),
                                    ("published", "Public"),
                                    ("hidden", "Hidden"),
                                    ("withdrawn", "Taken back"),
                                ],
                                default="received",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("answers", models.JSONField(default=dict, verbose_name="answers")),
                        ("consent_analyse", models.BooleanField(default=True, verbose_name="may be counted")),
                        ("consent_quote", models.BooleanField(default=False, verbose_name="may be quoted")),
                        (
                            "consent_publish",
                            models.BooleanField(default=False, verbose_name="may be shown in public"),
                        ),
                        (
                            "consent_contact",
                            models.BooleanField(default=False, verbose_name="may be contacted"),
                        ),
                        (
                            "speaks_for",
                            models.PositiveIntegerField(default=1, verbose_name="people it speaks for"),
                        ),
                        (
                            "needs_look",
                            models.BooleanField(
                                default=False, verbose_name="holds what looks like private data"
                            ),
                        ),
                        (
                            "import_ref",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="reference in the file it came from"
                            ),
                        ),
                        (
                            "form",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="submissions",
                                to="feedback.form",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="submissions",
                                to="feedback.formversion",
                            ),
                        ),
                        (
                            "edited_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="changed by its author"),
                        ),
                        (
                            "entered_by",
                            models.CharField(blank=True, max_length=150, verbose_name="typed in by"),
                        ),
                        (
                            "language_hint",
                            models.CharField(
                                blank=True, max_length=12, verbose_name="language, as a machine guesses"
                            ),
                        ),
                        (
                            "youth",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "Not said to be young"),
                                    ("under_13", "Under 13"),
                                    ("13_to_17", "13 to 17"),
                                ],
                                default="",
                                max_length=8,
                                verbose_name="young",
                            ),
                        ),
                        (
                            "campaign",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="submissions",
                                to="feedback.campaign",
                                verbose_name="campaign",
                            ),
                        ),
                        (
                            "batch",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="submissions",
                                to="feedback.importbatch",
                                verbose_name="file it came from",
                            ),
                        ),
                        (
                            "tool_version",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="submissions",
                                to="feedback.toolversion",
                                verbose_name="version of the tool it is about",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "comment",
                        "verbose_name_plural": "comments",
                        "ordering": ["-submitted_at", "-pk"],
                        "indexes": [
                            models.Index(fields=["form", "state", "submitted_at"], name="submission_by_form"),
                            models.Index(fields=["state", "-submitted_at", "-id"], name="submission_queue"),
                            models.Index(fields=["-submitted_at", "-id"], name="submission_newest"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("import_ref", ""), _negated=True),
                                fields=("form", "import_ref"),
                                name="one_submission_of_an_import_ref",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("speaks_for__gte", 1)),
                                name="submission_speaks_for_someone",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ModerationAct",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "act",
                            models.CharField(
                                choices=[("publish", "Made public"), ("hide", "Hidden"), ("undo", "Undone")],
                                max_length=8,
                                verbose_name="act",
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
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                        (
                            "before",
                            models.CharField(
                                choices=[
                                    ("received", "Received"),
                                    ("published", "Public"),
                                    ("hidden", "Hidden"),
                                    ("withdrawn", "Taken back"),
                                ],
                                max_length=10,
                                verbose_name="state before",
                            ),
                        ),
                        ("at", models.DateTimeField(default=cms.clock.now, verbose_name="when")),
                        ("by_name", models.CharField(max_length=150, verbose_name="who")),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "submission",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="moderation",
                                to="feedback.submission",
                            ),
                        ),
                        (
                            "together",
                            models.UUIDField(
                                blank=True,
                                db_index=True,
                                editable=False,
                                null=True,
                                verbose_name="acts done at once",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "act of moderation",
                        "verbose_name_plural": "acts of moderation",
                        "ordering": ["-at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("act", "hide"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="hiding_needs_a_reason",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Demographics",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("answers", models.JSONField(default=dict)),
                        (
                            "submission",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="demographics",
                                to="feedback.submission",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "answers about the person",
                        "verbose_name_plural": "answers about the person",
                    },
                ),
                migrations.CreateModel(
                    name="ContactDetail",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=120, verbose_name="name")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="email")),
                        ("phone", models.CharField(blank=True, max_length=40, verbose_name="phone")),
                        ("made_at", models.DateTimeField(default=cms.clock.now)),
                        (
                            "submission",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contact",
                                to="feedback.submission",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "contact",
                        "verbose_name_plural": "contacts",
                    },
                ),
                migrations.CreateModel(
                    name="SubmissionText",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("question_key", models.CharField(max_length=40, verbose_name="question")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("original", "Original words"),
                                    ("translation", "Translation"),
                                    ("transcript", "Transcript"),
                                    ("redaction", "Version with private data taken out"),
                                ],
                                default="original",
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("language", models.CharField(blank=True, max_length=12, verbose_name="language")),
                        ("text", models.TextField(verbose_name="words")),
                        ("sha256", models.CharField(editable=False, max_length=64)),
                        ("made_by", models.CharField(blank=True, max_length=150, verbose_name="made by")),
                        (
                            "method",
                            models.CharField(blank=True, max_length=60, verbose_name="how it was made"),
                        ),
                        ("made_at", models.DateTimeField(default=cms.clock.now)),
                        (
                            "submission",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="texts",
                                to="feedback.submission",
                            ),
                        ),
                        (
                            "letter",
                            models.CharField(
                                blank=True,
                                editable=False,
                                help_text="Digest of the bare words: equal letters have it alike.",
                                max_length=32,
                            ),
                        ),
                        (
                            "of",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="made_from",
                                to="feedback.submissiontext",
                            ),
                        ),
                        (
                            "superseded_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="replaced"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "words of a comment",
                        "verbose_name_plural": "words of comments",
                        "ordering": ["pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("letter", ""), _negated=True),
                                fields=["letter"],
                                name="text_by_letter",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalFindingQuote",
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
                        ("start", models.PositiveIntegerField()),
                        ("end", models.PositiveIntegerField()),
                        (
                            "stance",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "No position"),
                                    ("for", "For"),
                                    ("mixed", "Mixed"),
                                    ("against", "Against"),
                                ],
                                default="",
                                max_length=8,
                                verbose_name="position",
                            ),
                        ),
                        ("sha256", models.CharField(editable=False, max_length=64)),
                        ("order", models.PositiveSmallIntegerField(default=0)),
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
                            "finding",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="feedback.finding",
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
                            "text",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="feedback.submissiontext",
                            ),
                        ),
                        (
                            "beside",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("channel", "How it came"),
                                    ("role", "Role of the person"),
                                    ("", "Nothing"),
                                ],
                                default="channel",
                                max_length=8,
                                verbose_name="beside the words",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical quote of a finding",
                        "verbose_name_plural": "historical quotes of findings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCoding",
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
                        ("code_version", models.PositiveIntegerField(verbose_name="version of the code")),
                        (
                            "codebook_version",
                            models.PositiveIntegerField(verbose_name="version of the codebook"),
                        ),
                        ("start", models.PositiveIntegerField(verbose_name="from")),
                        ("end", models.PositiveIntegerField(verbose_name="to")),
                        ("passage_sha256", models.CharField(editable=False, max_length=64)),
                        (
                            "stance",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "No position"),
                                    ("for", "For"),
                                    ("mixed", "Mixed"),
                                    ("against", "Against"),
                                ],
                                default="",
                                max_length=8,
                                verbose_name="position",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                        ("coder_name", models.CharField(max_length=150, verbose_name="who")),
                        ("at", models.DateTimeField(default=cms.clock.now, verbose_name="when")),
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
                            "code",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="feedback.code",
                            ),
                        ),
                        (
                            "coder",
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
                            "text",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="feedback.submissiontext",
                            ),
                        ),
                        (
                            "suggestion",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="feedback.suggestion",
                                verbose_name="suggestion it accepts",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical coding",
                        "verbose_name_plural": "historical codings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="FindingQuote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("start", models.PositiveIntegerField()),
                        ("end", models.PositiveIntegerField()),
                        (
                            "stance",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "No position"),
                                    ("for", "For"),
                                    ("mixed", "Mixed"),
                                    ("against", "Against"),
                                ],
                                default="",
                                max_length=8,
                                verbose_name="position",
                            ),
                        ),
                        ("sha256", models.CharField(editable=False, max_length=64)),
                        ("order", models.PositiveSmallIntegerField(default=0)),
                        (
                            "finding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="quotes",
                                to="feedback.finding",
                            ),
                        ),
                        (
                            "text",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="quotes",
                                to="feedback.submissiontext",
                            ),
                        ),
                        (
                            "beside",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("channel", "How it came"),
                                    ("role", "Role of the person"),
                                    ("", "Nothing"),
                                ],
                                default="channel",
                                max_length=8,
                                verbose_name="beside the words",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "quote of a finding",
                        "verbose_name_plural": "quotes of findings",
                        "ordering": ["finding_id", "order", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("start__lt", models.F("end"))), name="quote_has_words"
                            ),
                            models.UniqueConstraint(
                                fields=("finding", "text", "start", "end"), name="one_quote_of_a_passage"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Coding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code_version", models.PositiveIntegerField(verbose_name="version of the code")),
                        (
                            "codebook_version",
                            models.PositiveIntegerField(verbose_name="version of the codebook"),
                        ),
                        ("start", models.PositiveIntegerField(verbose_name="from")),
                        ("end", models.PositiveIntegerField(verbose_name="to")),
                        ("passage_sha256", models.CharField(editable=False, max_length=64)),
                        (
                            "stance",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "No position"),
                                    ("for", "For"),
                                    ("mixed", "Mixed"),
                                    ("against", "Against"),
                                ],
                                default="",
                                max_length=8,
                                verbose_name="position",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                        ("coder_name", models.CharField(max_length=150, verbose_name="who")),
                        ("at", models.DateTimeField(default=cms.clock.now, verbose_name="when")),
                        (
                            "code",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="codings",
                                to="feedback.code",
                            ),
                        ),
                        (
                            "coder",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "text",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="codings",
                                to="feedback.submissiontext",
                            ),
                        ),
                        (
                            "suggestion",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="coding",
                                to="feedback.suggestion",
                                verbose_name="suggestion it accepts",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "coding",
                        "verbose_name_plural": "codings",
                        "ordering": ["text_id", "start", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("start__lt", models.F("end"))),
                                name="coding_has_a_passage",
                            ),
                            models.UniqueConstraint(
                                fields=("text", "code", "start", "end", "coder_name"),
                                name="one_coding_of_a_passage",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalToolVersion",
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
                        ("number", models.CharField(max_length=20, verbose_name="number")),
                        ("released_on", models.DateField(blank=True, null=True, verbose_name="released")),
                        (
                            "what_changed",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                long=True,
                                text_length=1000,
                                verbose_name="what changed",
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
                            "tool",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="feedback.tool",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical version of a tool",
                        "verbose_name_plural": "historical versions of tools",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalForm",
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
                                default=dict, text_length=160, verbose_name="name"
                            ),
                        ),
                        ("opens_at", models.DateTimeField(blank=True, null=True, verbose_name="opens")),
                        ("closes_at", models.DateTimeField(blank=True, null=True, verbose_name="closes")),
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
                            "tool",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="feedback.tool",
                                verbose_name="tool",
                            ),
                        ),
                        (
                            "asks_for_work",
                            models.BooleanField(
                                default=False,
                                help_text="Turn it on when machines flood the form. People notice nothing, or wait a moment longer.",
                                verbose_name="asks the sender's computer for a short sum",
                            ),
                        ),
                        (
                            "promise",
                            models.CharField(
                                choices=[
                                    ("inform", "Inform: we tell you"),
                                    ("consult", "Consult: we listen and answer"),
                                    ("involve", "Involve: we work with you"),
                                    ("collaborate", "Collaborate: we decide together"),
                                    ("empower", "Empower: you decide"),
                                ],
                                default="consult",
                                max_length=12,
                                verbose_name="promise",
                            ),
                        ),
                        (
                            "tool_version",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="feedback.toolversion",
                                verbose_name="version of the tool",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical form",
                        "verbose_name_plural": "historical forms",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalFinding",
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
                        ("number", models.PositiveIntegerField(db_index=True, verbose_name="number")),
                        (
                            "title",
                            cms.translated.TranslatedField(
                                default=dict, text_length=120, verbose_name="title"
                            ),
                        ),
                        (
                            "summary",
                            cms.translated.TranslatedField(
                                default=dict, long=True, text_length=1200, verbose_name="what people said"
                            ),
                        ),
                        (
                            "question_asked",
                            cms.translated.TranslatedField(
                                blank=True, default=dict, text_length=300, verbose_name="question asked"
                            ),
                        ),
                        (
                            "limits",
                            cms.translated.TranslatedField(
                                blank=True, default=dict, long=True, text_length=600, verbose_name="limits"
                            ),
                        ),
                        (
                            "minority_view",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                long=True,
                                text_length=600,
                                verbose_name="minority view",
                            ),
                        ),
                        (
                            "recommendation",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                long=True,
                                text_length=800,
                                verbose_name="what staff suggest",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("reviewed", "Reviewed"),
                                    ("published", "Public"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("numbers", models.JSONField(default=dict, editable=False, verbose_name="numbers")),
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
                            "code",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="feedback.code",
                                verbose_name="code",
                            ),
                        ),
                        (
                            "cut",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="feedback.cut",
                                verbose_name="cut",
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
                            "tool",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="feedback.tool",
                                verbose_name="tool",
                            ),
                        ),
                        (
                            "method",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                long=True,
                                text_length=600,
                                verbose_name="how it was worked out",
                            ),
                        ),
                        (
                            "page",
                            models.JSONField(
                                default=dict,
                                editable=False,
                                help_text="All parts of PAR-07 as they were when it was published, with every number already decided.",
                                verbose_name="frozen page",
                            ),
                        ),
                        (
                            "reviewed_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="reviewed"
                            ),
                        ),
                        (
                            "reviewed_by_name",
                            models.CharField(
                                blank=True, editable=False, max_length=150, verbose_name="reviewed by"
                            ),
                        ),
                        (
                            "written_by_name",
                            models.CharField(
                                blank=True, editable=False, max_length=150, verbose_name="written by"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical finding",
                        "verbose_name_plural": "historical findings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ToolPage",
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
                            "tool",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pages",
                                to="feedback.tool",
                                verbose_name="tool",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tool page",
                        "verbose_name_plural": "tool pages",
                    },
                    bases=("wagtailcore.page", models.Model),
                ),
                migrations.CreateModel(
                    name="ToolStateChange",
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
                                    ("planned", "Planned"),
                                    ("in_design", "In design"),
                                    ("in_review", "In review"),
                                    ("launched", "Launched"),
                                    ("revised", "Revised"),
                                    ("retired", "Retired"),
                                ],
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("on", models.DateField(blank=True, null=True, verbose_name="date")),
                        (
                            "when_text",
                            cms.translated.TranslatedField(
                                blank=True, default=dict, text_length=60, verbose_name="date in words"
                            ),
                        ),
                        (
                            "note",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                text_length=300,
                                verbose_name="what happened, and why",
                            ),
                        ),
                        ("is_plan", models.BooleanField(default=False, verbose_name="still to come")),
                        ("recorded_at", models.DateTimeField(default=cms.clock.now, editable=False)),
                        (
                            "tool",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="state_changes",
                                to="feedback.tool",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.CharField(
                                blank=True, editable=False, max_length=150, verbose_name="recorded by"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "step of a roll-out",
                        "verbose_name_plural": "steps of a roll-out",
                        "ordering": ["on", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="ToolVersion",
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
                        ("number", models.CharField(max_length=20, verbose_name="number")),
                        ("released_on", models.DateField(blank=True, null=True, verbose_name="released")),
                        (
                            "what_changed",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                long=True,
                                text_length=1000,
                                verbose_name="what changed",
                            ),
                        ),
                        (
                            "tool",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="versions",
                                to="feedback.tool",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "version of a tool",
                        "verbose_name_plural": "versions of tools",
                        "ordering": ["-released_on", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("tool", "number"), name="one_tool_version_of_a_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Benchmark",
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
                        (
                            "dimension",
                            models.CharField(
                                choices=[
                                    ("county", "County"),
                                    ("region", "Region"),
                                    ("role", "Role"),
                                    ("language", "Language"),
                                    ("ethnicity", "Race and ethnicity"),
                                    ("gender", "Gender"),
                                    ("age_bracket", "Age bracket"),
                                ],
                                max_length=12,
                                verbose_name="about",
                            ),
                        ),
                        ("source", models.CharField(max_length=200, verbose_name="source")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        (
                            "shares",
                            models.JSONField(
                                default=dict,
                                help_text="Key of each group and its share of the whole, 0 to 1.",
                                verbose_name="shares",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "benchmark",
                        "verbose_name_plural": "benchmarks",
                        "ordering": ["dimension", "-year"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("source", ""), _negated=True),
                                name="benchmark_has_a_source",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 1900), ("year__lte", 2200)),
                                name="benchmark_has_a_year",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Campaign",
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
                        ("name", models.CharField(blank=True, max_length=120, verbose_name="name")),
                        ("size", models.PositiveIntegerField(default=0, verbose_name="letters")),
                        ("least_alike", models.FloatField(default=1, verbose_name="least alike, 0 to 1")),
                        (
                            "is_confirmed",
                            models.BooleanField(default=False, verbose_name="a person looked at it"),
                        ),
                        (
                            "is_dissolved",
                            models.BooleanField(default=False, verbose_name="a person said it is none"),
                        ),
                        (
                            "left_out",
                            models.JSONField(default=list, verbose_name="comments a person took out"),
                        ),
                        ("made_at", models.DateTimeField(default=cms.clock.now, verbose_name="found")),
                        (
                            "form",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="campaigns",
                                to="feedback.form",
                            ),
                        ),
                        (
                            "sample",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="feedback.submissiontext",
                                verbose_name="letter",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "campaign",
                        "verbose_name_plural": "campaigns",
                        "ordering": ["-size", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="CodingSample",
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
                        ("number", models.PositiveIntegerField(unique=True, verbose_name="number")),
                        (
                            "codebook_version",
                            models.PositiveIntegerField(verbose_name="version of the codebook"),
                        ),
                        ("size", models.PositiveIntegerField(verbose_name="texts")),
                        ("seed", models.CharField(max_length=64, verbose_name="seed of the lot")),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "Being coded"), ("closed", "Closed")],
                                default="open",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "agreement",
                            models.JSONField(default=dict, editable=False, verbose_name="agreement"),
                        ),
                        ("drawn_at", models.DateTimeField(default=cms.clock.now, verbose_name="drawn")),
                        ("drawn_by", models.CharField(max_length=150, verbose_name="drawn by")),
                        ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                        (
                            "codebook",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="samples",
                                to="feedback.codebook",
                            ),
                        ),
                        (
                            "coders",
                            models.ManyToManyField(
                                related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="coders"
                            ),
                        ),
                        (
                            "form",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="feedback.form",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "double-coded sample",
                        "verbose_name_plural": "double-coded samples",
                        "ordering": ["-number"],
                    },
                ),
                migrations.CreateModel(
                    name="Draft",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(editable=False, max_length=64, unique=True)),
                        ("receipt_digest", models.CharField(editable=False, max_length=64, unique=True)),
                        ("language", models.CharField(blank=True, max_length=12)),
                        (
                            "values",
                            models.JSONField(
                                default=dict, help_text="Field name → list of the values as they were typed."
                            ),
                        ),
                        ("page", models.PositiveSmallIntegerField(default=1)),
                        ("saved_at", models.DateTimeField(default=cms.clock.now, verbose_name="saved")),
                        ("expires_at", models.DateTimeField(db_index=True, verbose_name="kept until")),
                        (
                            "form",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="drafts",
                                to="feedback.form",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="feedback.formversion",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "saved draft",
                        "verbose_name_plural": "saved drafts",
                        "ordering": ["-saved_at"],
                    },
                ),
                migrations.CreateModel(
                    name="FormWords",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("language", models.CharField(max_length=12, verbose_name="language")),
                        ("words", models.JSONField(default=dict, verbose_name="words")),
                        (
                            "sources",
                            models.JSONField(
                                default=dict,
                                help_text="Place → SHA-256 of the words it was translated from.",
                                verbose_name="translated from",
                            ),
                        ),
                        ("changed_at", models.DateTimeField(default=cms.clock.now, verbose_name="changed")),
                        (
                            "changed_by",
                            models.CharField(blank=True, max_length=150, verbose_name="changed by"),
                        ),
                        (
                            "form",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="words",
                                to="feedback.form",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "words of a form in another language",
                        "verbose_name_plural": "words of forms in other languages",
                        "ordering": ["form_id", "language"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("form", "language"), name="one_form_words_of_a_language"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalBenchmark",
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
                        (
                            "dimension",
                            models.CharField(
                                choices=[
                                    ("county", "County"),
                                    ("region", "Region"),
                                    ("role", "Role"),
                                    ("language", "Language"),
                                    ("ethnicity", "Race and ethnicity"),
                                    ("gender", "Gender"),
                                    ("age_bracket", "Age bracket"),
                                ],
                                max_length=12,
                                verbose_name="about",
                            ),
                        ),
                        ("source", models.CharField(max_length=200, verbose_name="source")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        (
                            "shares",
                            models.JSONField(
                                default=dict,
                                help_text="Key of each group and its share of the whole, 0 to 1.",
                                verbose_name="shares",
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
                        "verbose_name": "historical benchmark",
                        "verbose_name_plural": "historical benchmarks",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCampaign",
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
                        ("name", models.CharField(blank=True, max_length=120, verbose_name="name")),
                        ("size", models.PositiveIntegerField(default=0, verbose_name="letters")),
                        ("least_alike", models.FloatField(default=1, verbose_name="least alike, 0 to 1")),
                        (
                            "is_confirmed",
                            models.BooleanField(default=False, verbose_name="a person looked at it"),
                        ),
                        (
                            "is_dissolved",
                            models.BooleanField(default=False, verbose_name="a person said it is none"),
                        ),
                        (
                            "left_out",
                            models.JSONField(default=list, verbose_name="comments a person took out"),
                        ),
                        ("made_at", models.DateTimeField(default=cms.clock.now, verbose_name="found")),
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
                            "form",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="feedback.form",
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
                            "sample",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="feedback.submissiontext",
                                verbose_name="letter",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical campaign",
                        "verbose_name_plural": "historical campaigns",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCodingSample",
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
                        ("number", models.PositiveIntegerField(db_index=True, verbose_name="number")),
                        (
                            "codebook_version",
                            models.PositiveIntegerField(verbose_name="version of the codebook"),
                        ),
                        ("size", models.PositiveIntegerField(verbose_name="texts")),
                        ("seed", models.CharField(max_length=64, verbose_name="seed of the lot")),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "Being coded"), ("closed", "Closed")],
                                default="open",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "agreement",
                            models.JSONField(default=dict, editable=False, verbose_name="agreement"),
                        ),
                        ("drawn_at", models.DateTimeField(default=cms.clock.now, verbose_name="drawn")),
                        ("drawn_by", models.CharField(max_length=150, verbose_name="drawn by")),
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
                            "codebook",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="feedback.codebook",
                            ),
                        ),
                        (
                            "form",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="feedback.form",
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
                        "verbose_name": "historical double-coded sample",
                        "verbose_name_plural": "historical double-coded samples",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalFormWords",
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
                        ("language", models.CharField(max_length=12, verbose_name="language")),
                        ("words", models.JSONField(default=dict, verbose_name="words")),
                        (
                            "sources",
                            models.JSONField(
                                default=dict,
                                help_text="Place → SHA-256 of the words it was translated from.",
                                verbose_name="translated from",
                            ),
                        ),
                        ("changed_at", models.DateTimeField(default=cms.clock.now, verbose_name="changed")),
                        (
                            "changed_by",
                            models.CharField(blank=True, max_length=150, verbose_name="changed by"),
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
                            "form",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="feedback.form",
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
                        "verbose_name": "historical words of a form in another language",
                        "verbose_name_plural": "historical words of forms in other languages",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ImportBatch",
                    fields=[
                        (
                            "is_demo",
                            models.BooleanField(
                                default=False,
                                help_text="Invented for the demonstration. It is marked wherever it shows.",
                                verbose_name="demo data",
                            ),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("filename", models.CharField(max_length=200, verbose_name="file")),
                        ("file", models.CharField(blank=True, max_length=120)),
                        ("sha256", models.CharField(max_length=64)),
                        ("columns", models.JSONField(default=list, verbose_name="columns")),
                        ("mapping", models.JSONField(default=dict, verbose_name="what each column is")),
                        (
                            "skip_bad",
                            models.BooleanField(
                                default=False, verbose_name="leave out rows that cannot be taken in"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("uploaded", "Columns to be matched"),
                                    ("checking", "Dry run under way"),
                                    ("checked", "Dry run done"),
                                    ("running", "Being brought in"),
                                    ("done", "Brought in"),
                                    ("stopped", "Stopped"),
                                ],
                                default="uploaded",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("rows", models.PositiveIntegerField(default=0, verbose_name="rows")),
                        ("good", models.PositiveIntegerField(default=0, verbose_name="rows that fit")),
                        (
                            "stored",
                            models.PositiveIntegerField(default=0, verbose_name="comments brought in"),
                        ),
                        (
                            "refused",
                            models.JSONField(
                                default=list,
                                help_text="Line and reason, the first 1,000.",
                                verbose_name="rows that do not fit",
                            ),
                        ),
                        (
                            "refused_count",
                            models.PositiveIntegerField(default=0, verbose_name="rows that do not fit"),
                        ),
                        ("made_by_name", models.CharField(max_length=150, verbose_name="who")),
                        ("made_at", models.DateTimeField(default=cms.clock.now, verbose_name="when")),
                        (
                            "form",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="imports",
                                to="feedback.form",
                                verbose_name="form",
                            ),
                        ),
                        (
                            "job",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="cms.job",
                            ),
                        ),
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
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="feedback.formversion",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "file of comments",
                        "verbose_name_plural": "files of comments",
                        "ordering": ["-made_at"],
                    },
                ),
                migrations.CreateModel(
                    name="KeptReceipt",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField(default=cms.clock.now, verbose_name="kept since")),
                        (
                            "submission",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="feedback.submission",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="kept_receipts",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kept receipt",
                        "verbose_name_plural": "kept receipts",
                        "ordering": ["-at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("user", "submission"), name="one_kept_receipt_of_a_comment"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PrivatePassage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("start", models.PositiveIntegerField()),
                        ("end", models.PositiveIntegerField()),
                        ("kind", models.CharField(max_length=20, verbose_name="looks like")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waits"),
                                    ("stays", "May stay"),
                                    ("taken_out", "Taken out"),
                                ],
                                db_index=True,
                                default="waiting",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("decided_by_name", models.CharField(blank=True, max_length=150, verbose_name="who")),
                        ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="when")),
                        (
                            "decided_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "text",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="private_passages",
                                to="feedback.submissiontext",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "passage that may point to a person",
                        "verbose_name_plural": "passages that may point to a person",
                        "ordering": ["text_id", "start"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("text", "start", "end"), name="one_private_passage_of_a_place"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("start__lt", models.F("end"))),
                                name="private_passage_has_words",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Release",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "cut_edition",
                            models.PositiveSmallIntegerField(default=1, verbose_name="edition of the cut"),
                        ),
                        ("rule", models.CharField(max_length=40, verbose_name="rule for small numbers")),
                        ("threshold", models.PositiveSmallIntegerField(verbose_name="smallest number shown")),
                        ("tables", models.JSONField(default=dict, verbose_name="tables")),
                        ("internal", models.JSONField(default=dict, verbose_name="true counts")),
                        ("held", models.JSONField(default=list, verbose_name="held back")),
                        ("suppressed", models.PositiveIntegerField(default=0, verbose_name="numbers hidden")),
                        ("sha256", models.CharField(max_length=64)),
                        ("made_at", models.DateTimeField(default=cms.clock.now, verbose_name="made")),
                        ("made_by", models.CharField(max_length=150, verbose_name="made by")),
                        (
                            "cut",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="releases",
                                to="feedback.cut",
                            ),
                        ),
                        (
                            "job",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="cms.job",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "release of numbers",
                        "verbose_name_plural": "releases of numbers",
                        "ordering": ["-made_at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("cut", "cut_edition"), name="one_release_of_an_edition"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SuggestionRun",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(unique=True, verbose_name="number")),
                        (
                            "codebook_version",
                            models.PositiveIntegerField(verbose_name="version of the codebook"),
                        ),
                        ("method", models.CharField(blank=True, max_length=200, verbose_name="method")),
                        (
                            "learned_from",
                            models.PositiveIntegerField(
                                default=0, verbose_name="coded passages it learned from"
                            ),
                        ),
                        ("texts", models.PositiveIntegerField(default=0, verbose_name="texts")),
                        ("topics", models.JSONField(default=list, verbose_name="topics")),
                        ("made_by", models.CharField(max_length=150, verbose_name="asked by")),
                        ("made_at", models.DateTimeField(default=cms.clock.now, verbose_name="when")),
                        ("is_done", models.BooleanField(default=False, verbose_name="done")),
                        (
                            "codebook",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="feedback.codebook",
                            ),
                        ),
                        (
                            "form",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="feedback.form",
                            ),
                        ),
                        (
                            "job",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="cms.job",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pass of suggestions",
                        "verbose_name_plural": "passes of suggestions",
                        "ordering": ["-number"],
                    },
                ),
                migrations.CreateModel(
                    name="Attachment",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("question_key", models.CharField(max_length=40, verbose_name="question")),
                        ("name", models.CharField(max_length=200, verbose_name="name it came with")),
                        ("file", models.CharField(max_length=120)),
                        (
                            "kind",
                            models.CharField(
                                help_text="Read from its content, never from its name.",
                                max_length=12,
                                verbose_name="kind of file",
                            ),
                        ),
                        ("size", models.PositiveIntegerField(verbose_name="bytes")),
                        ("sha256", models.CharField(max_length=64)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waits to be checked"),
                                    ("clean", "Checked"),
                                    ("refused", "Refused"),
                                    ("removed", "Removed"),
                                ],
                                default="waiting",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "verdict",
                            models.CharField(blank=True, max_length=300, verbose_name="what the check said"),
                        ),
                        ("made_at", models.DateTimeField(default=cms.clock.now, verbose_name="received")),
                        ("checked_at", models.DateTimeField(blank=True, null=True, verbose_name="checked")),
                        (
                            "submission",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attachments",
                                to="feedback.submission",
                            ),
                        ),
                        (
                            "draft",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attachments",
                                to="feedback.draft",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "file of a comment",
                        "verbose_name_plural": "files of comments",
                        "ordering": ["made_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("submission", None), ("draft", None), _connector="OR"),
                                name="attachment_has_one_owner",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CodingTask",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("coder_name", models.CharField(max_length=150, verbose_name="who")),
                        (
                            "state",
                            models.CharField(
                                choices=[("todo", "To read"), ("done", "Read"), ("flagged", "To talk about")],
                                default="todo",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="read")),
                        (
                            "coder",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "sample",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tasks",
                                to="feedback.codingsample",
                            ),
                        ),
                        (
                            "text",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tasks",
                                to="feedback.submissiontext",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "reading of a text",
                        "verbose_name_plural": "readings of texts",
                        "ordering": ["position", "pk"],
                        "indexes": [models.Index(fields=["sample", "state"], name="task_by_sample")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("text", "coder_name"), name="one_reading_of_a_text_by_a_coder"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Suggestion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("start", models.PositiveIntegerField()),
                        ("end", models.PositiveIntegerField()),
                        ("score", models.FloatField(verbose_name="how alike, 0 to 1")),
                        (
                            "evidence",
                            models.JSONField(
                                default=dict,
                                help_text="Coded passages it resembles, and the words they share.",
                                verbose_name="evidence",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waits"),
                                    ("accepted", "Accepted"),
                                    ("rejected", "Rejected"),
                                ],
                                default="waiting",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("decided_by_name", models.CharField(blank=True, max_length=150, verbose_name="who")),
                        ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="when")),
                        (
                            "code",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="suggestions",
                                to="feedback.code",
                            ),
                        ),
                        (
                            "text",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="suggestions",
                                to="feedback.submissiontext",
                            ),
                        ),
                        (
                            "run",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="suggestions",
                                to="feedback.suggestionrun",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "suggestion",
                        "verbose_name_plural": "suggestions",
                        "ordering": ["-score", "pk"],
                        "indexes": [models.Index(fields=["state", "text"], name="suggestion_by_state")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("text", "code", "start", "end"), name="one_suggestion_of_a_passage"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("start__lt", models.F("end"))),
                                name="suggestion_has_words",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ToolAudience",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "audience",
                            models.CharField(
                                choices=[
                                    ("families", "Students and families"),
                                    ("educators", "Teachers and counselors"),
                                    ("policy", "Policy makers"),
                                    ("researchers", "Researchers"),
                                    ("public", "The public"),
                                ],
                                max_length=12,
                                verbose_name="audience",
                            ),
                        ),
                        (
                            "can_do",
                            cms.translated.TranslatedField(
                                blank=True,
                                default=dict,
                                text_length=300,
                                verbose_name="what they can do with it",
                            ),
                        ),
                        (
                            "tool",
                            modelcluster.fields.ParentalKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="audiences",
                                to="feedback.tool",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "audience of a tool",
                        "verbose_name_plural": "audiences of tools",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("tool", "audience"), name="one_row_of_an_audience_of_a_tool"
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
