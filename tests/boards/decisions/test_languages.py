"""The sentence at the end of a receipt is there in each language of the forms."""

from pathlib import Path

import pytest

from tests import messages

SAID_IN = (
    ("feedback", "feedback/receipts/receipt_status.py"),
    ("boards", "boards/decisions/comment_outcomes.py"),
    ("boards", "boards/decisions/item_text.py"),
    ("boards", "boards/decisions/joint_endings.py"),
    ("boards", "boards/afterward.py"),
)
FOLDERS = ("es", "zh_Hans", "zh_Hant", "vi", "tl", "ko", "ar")


@pytest.mark.parametrize("language", FOLDERS)
@pytest.mark.parametrize(("app", "path"), SAID_IN)
def test_each_sentence_is_said_in_each_language(app, path, language):
    known = messages.catalogue(app, language)
    said = [message for _line, message in messages._in_file(Path(path))]

    assert said
    for message in said:
        entry = known.get((message.context, message.text))
        assert entry is not None and entry.msgstr, message.text
        assert sorted(messages.PLACEHOLDER.findall(entry.msgstr)) == sorted(
            messages.PLACEHOLDER.findall(message.text)
        )
