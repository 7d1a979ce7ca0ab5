"""An import file of paper letters that was checked and waits: two of its rows are invalid."""

from cms.models import Job
from cms.users.models import User
from feedback.imports import batches, selectors
from feedback.imports.uploads import new_import
from feedback.models import Form, ImportBatch

FILENAME = "paper-letters-june.csv"
LETTERS = [
    ("P-1", "paper", "2022-06-03", "The bus map on the page is hard to read on my phone.", "yes"),
    ("P-2", "paper", "2022-06-03", "Please show community colleges beside the high schools.", "no"),
    (
        "P-3",
        "letter",
        "2022-06-06",
        "My students ask where the numbers come from. Say it on the page.",
        "yes",
    ),
    ("P-4", "paper", "2022-06-07", "I would like to compare two counties.", "perhaps"),
    ("P-5", "pigeon", "2022-06-08", "Print the page so that I can take it to my parents' group.", "yes"),
    ("P-6", "paper", "2022-06-09", "A short film would help my mother more than text.", "no"),
]


def build_import(form: Form, analyst: User) -> None:
    if ImportBatch.objects.filter(filename=FILENAME, is_demo=True).exists():
        return
    lines = ["ref,channel,received,text,may_quote"]
    lines += [",".join((*row[:3], f'"{row[3]}"', row[4])) for row in LETTERS]
    batch = new_import(
        actor=analyst, form=form, filename=FILENAME, data="\n".join(lines).encode(), is_demo=True
    )
    batch.mapping = selectors.guessed(batch)
    batch.save(update_fields=["mapping"])
    preview = batches.check_import(batch=batch, tell=lambda done, total: None)
    job = Job.objects.create(
        handler="feedback.import_check",
        arguments={"batch": str(batch.pk)},
        state=Job.State.DONE,
        done=len(LETTERS),
        total=len(LETTERS),
        result={"url": batch.get_absolute_url(), "preview": preview},
        started_by=analyst,
        ended_at=batch.made_at,
    )
    ImportBatch.objects.filter(pk=batch.pk).update(job=job)
