import cms.clock
import cms.translated
import django.db.models.deletion
import simple_history.models
import uuid
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0003_retention"),
        ("feedback", "0001_initial"),
        ("users", "__first__"),
    ]

    operations = [
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
                ("name", cms.translated.TranslatedField(default=dict, text_length=120, verbose_name="name")),
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
                        condition=models.Q(("source", ""), _negated=True), name="benchmark_has_a_source"
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
                ("is_confirmed", models.BooleanField(default=False, verbose_name="a person looked at it")),
                (
                    "is_dissolved",
                    models.BooleanField(default=False, verbose_name="a person said it is none"),
                ),
                ("left_out", models.JSONField(default=list, verbose_name="comments a person took out")),
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
                ("codebook_version", models.PositiveIntegerField(verbose_name="version of the codebook")),
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
                ("agreement", models.JSONField(default=dict, editable=False, verbose_name="agreement")),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="drafts", to="feedback.form"
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
                ("changed_by", models.CharField(blank=True, max_length=150, verbose_name="changed by")),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="words", to="feedback.form"
                    ),
                ),
            ],
            options={
                "verbose_name": "words of a form in another language",
                "verbose_name_plural": "words of forms in other languages",
                "ordering": ["form_id", "language"],
                "constraints": [
                    models.UniqueConstraint(fields=("form", "language"), name="one_form_words_of_a_language")
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalBenchmark",
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
                ("name", models.CharField(blank=True, max_length=120, verbose_name="name")),
                ("size", models.PositiveIntegerField(default=0, verbose_name="letters")),
                ("least_alike", models.FloatField(default=1, verbose_name="least alike, 0 to 1")),
                ("is_confirmed", models.BooleanField(default=False, verbose_name="a person looked at it")),
                (
                    "is_dissolved",
                    models.BooleanField(default=False, verbose_name="a person said it is none"),
                ),
                ("left_out", models.JSONField(default=list, verbose_name="comments a person took out")),
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
                ("number", models.PositiveIntegerField(db_index=True, verbose_name="number")),
                ("codebook_version", models.PositiveIntegerField(verbose_name="version of the codebook")),
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
                ("agreement", models.JSONField(default=dict, editable=False, verbose_name="agreement")),
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
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("history_actor", models.CharField(default="public", max_length=150, verbose_name="who")),
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
                ("changed_by", models.CharField(blank=True, max_length=150, verbose_name="changed by")),
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("filename", models.CharField(max_length=200, verbose_name="file")),
                ("file", models.CharField(blank=True, max_length=120)),
                ("sha256", models.CharField(max_length=64)),
                ("columns", models.JSONField(default=list, verbose_name="columns")),
                ("mapping", models.JSONField(default=dict, verbose_name="what each column is")),
                (
                    "skip_bad",
                    models.BooleanField(default=False, verbose_name="leave out rows that cannot be taken in"),
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
                ("stored", models.PositiveIntegerField(default=0, verbose_name="comments brought in")),
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
                        choices=[("waiting", "Waits"), ("stays", "May stay"), ("taken_out", "Taken out")],
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
                        condition=models.Q(("start__lt", models.F("end"))), name="private_passage_has_words"
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
                    models.UniqueConstraint(fields=("cut", "cut_edition"), name="one_release_of_an_edition")
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
                ("codebook_version", models.PositiveIntegerField(verbose_name="version of the codebook")),
                ("method", models.CharField(blank=True, max_length=200, verbose_name="method")),
                (
                    "learned_from",
                    models.PositiveIntegerField(default=0, verbose_name="coded passages it learned from"),
                ),
                ("texts", models.PositiveIntegerField(default=0, verbose_name="texts")),
                ("topics", models.JSONField(default=list, verbose_name="topics")),
                ("made_by", models.CharField(max_length=150, verbose_name="asked by")),
                ("made_at", models.DateTimeField(default=cms.clock.now, verbose_name="when")),
                ("is_done", models.BooleanField(default=False, verbose_name="done")),
                (
                    "codebook",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="feedback.codebook"
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
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
                ("verdict", models.CharField(blank=True, max_length=300, verbose_name="what the check said")),
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
                        choices=[("waiting", "Waits"), ("accepted", "Accepted"), ("rejected", "Rejected")],
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
                        condition=models.Q(("start__lt", models.F("end"))), name="suggestion_has_words"
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="export",
            name="decided_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="decided"),
        ),
        migrations.AddField(
            model_name="export",
            name="decided_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="export",
            name="decided_by_name",
            field=models.CharField(blank=True, max_length=150, verbose_name="second person"),
        ),
        migrations.AddField(
            model_name="export",
            name="decision",
            field=models.CharField(blank=True, max_length=300, verbose_name="reason of the second person"),
        ),
        migrations.AddField(
            model_name="export",
            name="requested_by_roles",
            field=models.CharField(blank=True, max_length=120, verbose_name="roles"),
        ),
        migrations.AddField(
            model_name="export",
            name="expires_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="kept until"),
        ),
        migrations.AddField(
            model_name="export",
            name="values",
            field=models.CharField(
                choices=[("labels", "Words, as people read them"), ("codes", "Codes, as programs read them")],
                default="labels",
                max_length=8,
                verbose_name="answers as",
            ),
        ),
        migrations.AddField(
            model_name="feedbackformpage",
            name="closed_words",
            field=models.TextField(
                blank=True,
                help_text="Shown when the form is closed. Say where the result will stand.",
                max_length=600,
                verbose_name="words after it closed",
            ),
        ),
        migrations.AddField(
            model_name="feedbackformpage",
            name="invites_youth",
            field=models.BooleanField(
                default=False,
                help_text="The age bracket is asked first. Children under 13 are asked for no name, email or file, and their words are read before anyone else sees them (PRV-30).",
                verbose_name="invites young people",
            ),
        ),
        migrations.AddField(
            model_name="finding",
            name="method",
            field=cms.translated.TranslatedField(
                blank=True, default=dict, long=True, text_length=600, verbose_name="how it was worked out"
            ),
        ),
        migrations.AddField(
            model_name="finding",
            name="page",
            field=models.JSONField(
                default=dict,
                editable=False,
                help_text="All parts of PAR-07 as they were when it was published, with every number already decided.",
                verbose_name="frozen page",
            ),
        ),
        migrations.AddField(
            model_name="finding",
            name="reviewed_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="reviewed"),
        ),
        migrations.AddField(
            model_name="finding",
            name="reviewed_by_name",
            field=models.CharField(blank=True, editable=False, max_length=150, verbose_name="reviewed by"),
        ),
        migrations.AddField(
            model_name="finding",
            name="written_by_name",
            field=models.CharField(blank=True, editable=False, max_length=150, verbose_name="written by"),
        ),
        migrations.AddField(
            model_name="findingquote",
            name="beside",
            field=models.CharField(
                blank=True,
                choices=[("channel", "How it came"), ("role", "Role of the person"), ("", "Nothing")],
                default="channel",
                max_length=8,
                verbose_name="beside the words",
            ),
        ),
        migrations.AddField(
            model_name="historicalfindingquote",
            name="beside",
            field=models.CharField(
                blank=True,
                choices=[("channel", "How it came"), ("role", "Role of the person"), ("", "Nothing")],
                default="channel",
                max_length=8,
                verbose_name="beside the words",
            ),
        ),
        migrations.AddField(
            model_name="form",
            name="asks_for_work",
            field=models.BooleanField(
                default=False,
                help_text="Turn it on when machines flood the form. People notice nothing, or wait a moment longer.",
                verbose_name="asks the sender's computer for a short sum",
            ),
        ),
        migrations.AddField(
            model_name="form",
            name="promise",
            field=models.CharField(
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
        migrations.AddField(
            model_name="formversion",
            name="closed_words",
            field=cms.translated.TranslatedField(
                blank=True, default=dict, verbose_name="words after it closed"
            ),
        ),
        migrations.AddField(
            model_name="formversion",
            name="invites_youth",
            field=models.BooleanField(default=False, verbose_name="invites young people"),
        ),
        migrations.AddField(
            model_name="formversion",
            name="layout",
            field=models.JSONField(
                default=list,
                help_text="Sections in order: key, title, words, whether a new page begins, and the question before which it stands.",
                verbose_name="sections",
            ),
        ),
        migrations.AddField(
            model_name="historicalfinding",
            name="method",
            field=cms.translated.TranslatedField(
                blank=True, default=dict, long=True, text_length=600, verbose_name="how it was worked out"
            ),
        ),
        migrations.AddField(
            model_name="historicalfinding",
            name="page",
            field=models.JSONField(
                default=dict,
                editable=False,
                help_text="All parts of PAR-07 as they were when it was published, with every number already decided.",
                verbose_name="frozen page",
            ),
        ),
        migrations.AddField(
            model_name="historicalfinding",
            name="reviewed_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="reviewed"),
        ),
        migrations.AddField(
            model_name="historicalfinding",
            name="reviewed_by_name",
            field=models.CharField(blank=True, editable=False, max_length=150, verbose_name="reviewed by"),
        ),
        migrations.AddField(
            model_name="historicalfinding",
            name="written_by_name",
            field=models.CharField(blank=True, editable=False, max_length=150, verbose_name="written by"),
        ),
        migrations.AddField(
            model_name="historicalform",
            name="asks_for_work",
            field=models.BooleanField(
                default=False,
                help_text="Turn it on when machines flood the form. People notice nothing, or wait a moment longer.",
                verbose_name="asks the sender's computer for a short sum",
            ),
        ),
        migrations.AddField(
            model_name="historicalform",
            name="promise",
            field=models.CharField(
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
        migrations.AddField(
            model_name="historicalsubmission",
            name="edited_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="changed by its author"),
        ),
        migrations.AddField(
            model_name="historicalsubmission",
            name="entered_by",
            field=models.CharField(blank=True, max_length=150, verbose_name="typed in by"),
        ),
        migrations.AddField(
            model_name="historicalsubmission",
            name="language_hint",
            field=models.CharField(blank=True, max_length=12, verbose_name="language, as a machine guesses"),
        ),
        migrations.AddField(
            model_name="historicalsubmission",
            name="youth",
            field=models.CharField(
                blank=True,
                choices=[("", "Not said to be young"), ("under_13", "Under 13"), ("13_to_17", "13 to 17")],
                default="",
                max_length=8,
                verbose_name="young",
            ),
        ),
        migrations.AddField(
            model_name="moderationact",
            name="together",
            field=models.UUIDField(
                blank=True, db_index=True, editable=False, null=True, verbose_name="acts done at once"
            ),
        ),
        migrations.AddField(
            model_name="question",
            name="condition",
            field=models.JSONField(
                default=dict,
                help_text="Key of an earlier question and the choices that open this one.",
                verbose_name="asked only if",
            ),
        ),
        migrations.AddField(
            model_name="question",
            name="settings",
            field=models.JSONField(
                default=dict,
                help_text="Rows of a table, lowest and highest number, kinds of file.",
                verbose_name="limits",
            ),
        ),
        migrations.AddField(
            model_name="submission",
            name="edited_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="changed by its author"),
        ),
        migrations.AddField(
            model_name="submission",
            name="entered_by",
            field=models.CharField(blank=True, max_length=150, verbose_name="typed in by"),
        ),
        migrations.AddField(
            model_name="submission",
            name="language_hint",
            field=models.CharField(blank=True, max_length=12, verbose_name="language, as a machine guesses"),
        ),
        migrations.AddField(
            model_name="submission",
            name="youth",
            field=models.CharField(
                blank=True,
                choices=[("", "Not said to be young"), ("under_13", "Under 13"), ("13_to_17", "13 to 17")],
                default="",
                max_length=8,
                verbose_name="young",
            ),
        ),
        migrations.AddField(
            model_name="submissiontext",
            name="letter",
            field=models.CharField(
                blank=True,
                editable=False,
                help_text="Digest of the bare words: equal letters have it alike.",
                max_length=32,
            ),
        ),
        migrations.AddField(
            model_name="submissiontext",
            name="of",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="made_from",
                to="feedback.submissiontext",
            ),
        ),
        migrations.AddField(
            model_name="submissiontext",
            name="superseded_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="replaced"),
        ),
        migrations.AlterField(
            model_name="export",
            name="format",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="export",
            name="state",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="feedbackformpage",
            name="questions",
            field=wagtail.fields.StreamField(
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
                    0: ("wagtail.blocks.CharBlock", (), {"label": "question", "max_length": 200}),
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
                    7: ("wagtail.blocks.ListBlock", (6,), {"label": "choices", "max_num": 80, "min_num": 2}),
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
                    11: ("wagtail.blocks.CharBlock", (), {"label": "words for 1", "max_length": 60}),
                    12: ("wagtail.blocks.CharBlock", (), {"label": "words for 5", "max_length": 60}),
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
                    14: ("wagtail.blocks.ListBlock", (6,), {"label": "lines", "max_num": 20, "min_num": 2}),
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
                    16: ("wagtail.blocks.IntegerBlock", (), {"label": "lowest", "required": False}),
                    17: ("wagtail.blocks.IntegerBlock", (), {"label": "highest", "required": False}),
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
                    21: ("wagtail.blocks.CharBlock", (), {"label": "words for yes", "max_length": 120}),
                    22: ("wagtail.blocks.CharBlock", (), {"label": "words for no", "max_length": 120}),
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
                    24: ("wagtail.blocks.CharBlock", (), {"label": "title", "max_length": 120}),
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
        migrations.AlterField(
            model_name="question",
            name="kind",
            field=models.CharField(
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
        migrations.AddIndex(
            model_name="submissiontext",
            index=models.Index(
                condition=models.Q(("letter", ""), _negated=True), fields=["letter"], name="text_by_letter"
            ),
        ),
        migrations.AddField(
            model_name="historicalsubmission",
            name="campaign",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="feedback.campaign",
                verbose_name="campaign",
            ),
        ),
        migrations.AddField(
            model_name="submission",
            name="campaign",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="submissions",
                to="feedback.campaign",
                verbose_name="campaign",
            ),
        ),
        migrations.AddField(
            model_name="historicalsubmission",
            name="batch",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="feedback.importbatch",
                verbose_name="file it came from",
            ),
        ),
        migrations.AddField(
            model_name="submission",
            name="batch",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="submissions",
                to="feedback.importbatch",
                verbose_name="file it came from",
            ),
        ),
        migrations.AddField(
            model_name="coding",
            name="suggestion",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="coding",
                to="feedback.suggestion",
                verbose_name="suggestion it accepts",
            ),
        ),
        migrations.AddField(
            model_name="historicalcoding",
            name="suggestion",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="feedback.suggestion",
                verbose_name="suggestion it accepts",
            ),
        ),
        migrations.AddIndex(
            model_name="submission",
            index=models.Index(fields=["-submitted_at", "-id"], name="submission_newest"),
        ),
    ]
