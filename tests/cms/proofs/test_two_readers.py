"""Two verifiers, written apart from the same standards, read the same notes and find the same signatures on them."""

from base64 import b64encode
from hashlib import sha256
from random import Random

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from cms.proofs import verify_record
from tests.cms.proofs import second_verifier as second

DASH, NAME, WITNESS, MOMENT = "—", "records.example/log", "witness.example/w1", 1_679_315_147
LOG_KEY, WITNESS_KEY, STRANGERS_KEY = (
    Ed25519PrivateKey.from_private_bytes(Random(number).randbytes(32)) for number in (22, 23, 24)
)
ROOT_BYTES = bytes(range(200, 232))
ROOT = b64encode(ROOT_BYTES).decode()
TEXT = f"{NAME}\n8\n{ROOT}\n"


def public(key: Ed25519PrivateKey, kind: int) -> bytes:
    return bytes([kind]) + key.public_key().public_bytes_raw()


def key_id(name: str, key: Ed25519PrivateKey, kind: int) -> bytes:
    return sha256(name.encode() + b"\n" + public(key, kind)).digest()[:4]


def vkey(name: str, key: Ed25519PrivateKey, kind: int) -> str:
    return f"{name}+{key_id(name, key, kind).hex()}+{b64encode(public(key, kind)).decode()}"


def line(name: str, key_id: bytes, signature: bytes) -> str:
    return f"{DASH} {name} {b64encode(key_id + signature).decode()}\n"


def signed(text: str, key: Ed25519PrivateKey = LOG_KEY, name: str = NAME) -> str:
    """The signature line of a log below this text."""
    return line(name, key_id(name, LOG_KEY, 1), key.sign(text.encode()))


def cosigned(text: str, time: int = MOMENT, key: Ed25519PrivateKey = WITNESS_KEY) -> str:
    """The signature line of a witness below this text."""
    signature = key.sign(f"cosignature/v1\ntime {time}\n{text}".encode())
    return line(WITNESS, key_id(WITNESS, WITNESS_KEY, 4), time.to_bytes(8) + signature)


def sealed(text: str) -> str:
    """A note of this text that log and witness signed."""
    return f"{text}\n{signed(text)}{cosigned(text)}"


LOG, WITNESSED = vkey(NAME, LOG_KEY, 1), vkey(WITNESS, WITNESS_KEY, 4)
NOTE = sealed(TEXT)
ENCODED = signed(TEXT).split(" ")[2].strip()  # the log's signature, in base64


def checkpoints(note: str) -> tuple[object, object]:
    """What each reads: origin, size and root, or nothing if it refuses."""
    try:
        read = verify_record.read_checkpoint(note)
        first = (read.origin, read.size, read.root)
    except verify_record.Refused:
        first = None
    try:
        return first, second.read_checkpoint(note)[:3]
    except second.Malformed:
        return first, None


def signatures(note: str, key: str = LOG) -> tuple[bool, bool]:
    """Whether each finds the note signed; to refuse to read it is to find it unsigned."""
    try:
        return verify_record.signed_by(note, key), second.accepts_note(note, key)
    except verify_record.Refused:
        return False, second.accepts_note(note, key)


def cosignatures(note: str, key: str = WITNESSED) -> tuple[int | None, int | None]:
    """When each finds the note cosigned."""
    try:
        return verify_record.cosigned_at(note, key), second.accepts_cosignature(note, key)
    except verify_record.Refused:
        return None, second.accepts_cosignature(note, key)


READABLE = {
    "plain": (TEXT, (NAME, 8, ROOT_BYTES)),
    "an empty tree": (f"{NAME}\n0\n{ROOT}\n", (NAME, 0, ROOT_BYTES)),
    "a very large tree": (f"{NAME}\n{2**64 - 1}\n{ROOT}\n", (NAME, 2**64 - 1, ROOT_BYTES)),
    "an origin that is no address": (f"The log + of 2026\n8\n{ROOT}\n", ("The log + of 2026", 8, ROOT_BYTES)),
    "an origin in another script": (f"протокол\n8\n{ROOT}\n", ("протокол", 8, ROOT_BYTES)),
    "extension lines": (f"{TEXT}one\ntwo\n", (NAME, 8, ROOT_BYTES)),
    "an extension line like a signature": (f"{TEXT}{DASH} {NAME} AAAAAAAA\n", (NAME, 8, ROOT_BYTES)),
    "a line separator, which is no newline": (
        f"a\u2028b\u0085c\n8\n{ROOT}\n",
        ("a\u2028b\u0085c", 8, ROOT_BYTES),
    ),
    "a delete, which is no control below U+0020": (f"a\x7fb\n8\n{ROOT}\n", ("a\x7fb", 8, ROOT_BYTES)),
}


@pytest.mark.parametrize(("text", "said"), READABLE.values(), ids=READABLE)
def test_both_read_a_well_formed_checkpoint(text, said):
    note = sealed(text)

    assert checkpoints(note) == (said, said)
    assert signatures(note) == (True, True)
    assert cosignatures(note) == (MOMENT, MOMENT)


def with_line(changed: str) -> str:
    """The note with this in place of the log's signature line."""
    return NOTE.replace(signed(TEXT), changed)


STRAY = (
    ENCODED[:-2] + chr(ord(ENCODED[-2]) + 1) + "="
)  # decodes to the same bytes: the last bits do not count
MALFORMED_NOTES = {
    "nothing": "",
    "two newlines": "\n\n",
    "text alone": TEXT,
    "no signature line": TEXT + "\n",
    "signatures alone": signed(TEXT) + cosigned(TEXT),
    "no blank line": TEXT + signed(TEXT),
    "a blank line with a space in it": NOTE.replace("\n\n", "\n \n"),
    "no newline at the end": NOTE[:-1],
    "a blank line at the end": NOTE + "\n",
    "a blank line between signatures": f"{TEXT}\n{signed(TEXT)}\n{cosigned(TEXT)}\n",
    "a word below the blank line": NOTE.replace("\n\n", "\n\nhello\n"),
    "a word at the end": NOTE + "hello\n",
    "a hyphen for the dash": with_line(signed(TEXT).replace(DASH, "-")),
    "a short dash": with_line(signed(TEXT).replace(DASH, "–")),
    "no space behind the dash": with_line(signed(TEXT).replace(f"{DASH} ", DASH)),
    "two spaces behind the dash": with_line(signed(TEXT).replace(f"{DASH} ", f"{DASH}  ")),
    "two spaces before the signature": with_line(f"{DASH} {NAME}  {ENCODED}\n"),
    "a space before the dash": with_line(f" {signed(TEXT)}"),
    "a space at the end of a line": with_line(f"{DASH} {NAME} {ENCODED} \n"),
    "a word behind the signature": with_line(f"{DASH} {NAME} {ENCODED} hello\n"),
    "no name": with_line(f"{DASH} {ENCODED}\n"),
    "an empty name": with_line(f"{DASH}  {ENCODED}\n"),
    "a plus in a name": f"{NOTE}{DASH} a+b {ENCODED}\n",
    "a wide space in a name": f"{NOTE}{DASH} a\u3000b {ENCODED}\n",
    "a line separator in a name": f"{NOTE}{DASH} a\u2028b {ENCODED}\n",
    "no signature behind the name": with_line(f"{DASH} {NAME} \n"),
    "only a name": with_line(f"{DASH} {NAME}\n"),
    "base64 without its end": with_line(f"{DASH} {NAME} {ENCODED.rstrip('=')}\n"),
    "base64 with too long an end": with_line(f"{DASH} {NAME} {ENCODED}=\n"),
    "a sign that base64 lacks": with_line(f"{DASH} {NAME} *{ENCODED[1:]}\n"),
    "a sign among base64": with_line(f"{DASH} {NAME} {ENCODED[:8]}!{ENCODED[8:]}\n"),
    "base64 for addresses": f"{NOTE}{DASH} other.example -_-_-_-_\n",
    "a Cyrillic letter in base64": with_line(f"{DASH} {NAME} А{ENCODED[1:]}\n"),
    "stray bits in base64": with_line(f"{DASH} {NAME} {STRAY}\n"),
    "a signature of three bytes": f"{NOTE}{DASH} other.example AAAA\n",
    "a key id alone": f"{NOTE}{DASH} other.example AAAAAA==\n",
    "carriage returns": NOTE.replace("\n", "\r\n"),
    "a tab before the signature": with_line(f"{DASH} {NAME}\t{ENCODED}\n"),
    "a tab in the text": sealed(f"{NAME}\t\n8\n{ROOT}\n"),
    "a zero byte in the text": sealed(f"{NAME}\0\n8\n{ROOT}\n"),
    "an escape in an extension line": sealed(f"{TEXT}\x1b[31mred\n"),
    "half a surrogate pair": f"{NOTE}{DASH} \ud83d {ENCODED}\n",
}


@pytest.mark.parametrize("note", MALFORMED_NOTES.values(), ids=MALFORMED_NOTES)
def test_both_refuse_a_malformed_note_whole(note):
    """Also where the signature of the log or of the witness would still be good."""
    assert checkpoints(note) == (None, None)
    assert signatures(note) == (False, False)
    assert cosignatures(note) == (None, None)


NO_SIZES = [
    *("", "08", "00", "+8", "-8", "-0", " 8", "8 ", "8.0", "8e0", "0x8", "1_000", "1,000", "eight"),
    *(
        "\N{ARABIC-INDIC DIGIT EIGHT}",
        "1\N{ARABIC-INDIC DIGIT EIGHT}",
        "\N{SUPERSCRIPT TWO}",
        "\N{FULLWIDTH DIGIT EIGHT}",
    ),  # digits to Python
    *(str(2**64), "9" * 5_000),  # more leaves than a tree holds
]
NO_ROOTS = [
    *("", "=", ROOT[:-1], ROOT + "=", " " + ROOT, ROOT + " ", ROOT_BYTES.hex()),
    *(b64encode(other).decode() for other in (ROOT_BYTES[:31], ROOT_BYTES + b"\0")),
    ROOT.replace("/", "_").replace("+", "-"),  # base64 for addresses
    ROOT[:-2] + chr(ord(ROOT[-2]) + 1) + "=",  # with stray bits
]
MALFORMED_TEXTS = {
    "one line": f"{NAME}\n",
    "two lines": f"{NAME}\n8\n",
    "an empty origin": f"\n8\n{ROOT}\n",
    "an empty extension line": f"{TEXT}\nmore\n",
    "an empty line at the end": f"{TEXT}\n",
    **{f"a size of {size[:20]!a}": f"{NAME}\n{size}\n{ROOT}\n" for size in NO_SIZES},
    **{f"{number}: no root": f"{NAME}\n8\n{root}\n" for number, root in enumerate(NO_ROOTS)},
}


@pytest.mark.parametrize("text", MALFORMED_TEXTS.values(), ids=MALFORMED_TEXTS)
def test_both_refuse_a_note_that_is_no_checkpoint(text):
    assert checkpoints(sealed(text)) == (None, None)


@pytest.mark.parametrize("time", [0, 1, MOMENT, 2**63 - 1])
def test_both_read_when_a_witness_cosigned(time):
    note = f"{TEXT}\n{signed(TEXT)}{cosigned(TEXT, time)}"

    assert cosignatures(note) == (time, time)


def test_both_find_a_signature_among_those_of_strangers():
    stranger = key_id(NAME, STRANGERS_KEY, 1)
    others = (
        line(NAME, stranger, STRANGERS_KEY.sign(TEXT.encode()))  # the log's name, another id
        + line("other.example", key_id(NAME, LOG_KEY, 1), bytes(64))  # the log's id, another name
        + "".join(line(f"w{number}.example", bytes(4), bytes(900 * number + 1)) for number in range(12))
    )
    note = f"{TEXT}\n{others}{signed(TEXT)}{cosigned(TEXT)}"

    assert signatures(note) == (True, True)
    assert cosignatures(note) == (MOMENT, MOMENT)


UNSIGNED = {
    "by a stranger in the log's name": with_line(signed(TEXT, STRANGERS_KEY)),
    "by the log in another name": with_line(signed(TEXT, name="other.example")),
    "another text": with_line(signed(TEXT + "more\n")),
    "the text without its newline": with_line(signed(TEXT[:-1])),
    "the text and the blank line": with_line(signed(TEXT + "\n")),
    "a changed text": NOTE.replace("\n8\n", "\n9\n"),
    "63 bytes": with_line(line(NAME, key_id(NAME, LOG_KEY, 1), LOG_KEY.sign(TEXT.encode())[:-1])),
    "65 bytes": with_line(line(NAME, key_id(NAME, LOG_KEY, 1), LOG_KEY.sign(TEXT.encode()) + b"\0")),
    "nothing by the log": with_line(""),
    "well once, and badly once": NOTE + line(NAME, key_id(NAME, LOG_KEY, 1), bytes(64)),
    "badly once, and well once": with_line(line(NAME, key_id(NAME, LOG_KEY, 1), bytes(64)) + signed(TEXT)),
}


@pytest.mark.parametrize("note", UNSIGNED.values(), ids=UNSIGNED)
def test_both_find_a_note_unsigned(note):
    assert signatures(note) == (False, False)


def witnessed(time: int, signature: bytes) -> str:
    return f"{TEXT}\n{signed(TEXT)}" + line(
        WITNESS, key_id(WITNESS, WITNESS_KEY, 4), time.to_bytes(8) + signature
    )


UNWITNESSED = {
    "at a moment after the last": f"{TEXT}\n{signed(TEXT)}{cosigned(TEXT, 2**63)}",
    "by a stranger": f"{TEXT}\n{signed(TEXT)}{cosigned(TEXT, key=STRANGERS_KEY)}",
    "another text": f"{TEXT}\n{signed(TEXT)}{cosigned(TEXT + 'more')}",
    "at another moment": witnessed(MOMENT, WITNESS_KEY.sign(f"cosignature/v1\ntime 1\n{TEXT}".encode())),
    "the text alone": witnessed(MOMENT, WITNESS_KEY.sign(TEXT.encode())),
    "without a header": witnessed(MOMENT, WITNESS_KEY.sign(f"time {MOMENT}\n{TEXT}".encode())),
    "with a zero before the moment": witnessed(
        1, WITNESS_KEY.sign(f"cosignature/v1\ntime 01\n{TEXT}".encode())
    ),
    "with a byte too many": witnessed(
        MOMENT, WITNESS_KEY.sign(f"cosignature/v1\ntime {MOMENT}\n{TEXT}".encode()) + b"\0"
    ),
    "with a moment alone": witnessed(MOMENT, b""),
    "with no moment": f"{TEXT}\n{line(WITNESS, key_id(WITNESS, WITNESS_KEY, 4), WITNESS_KEY.sign(TEXT.encode()))}",
}


@pytest.mark.parametrize("note", UNWITNESSED.values(), ids=UNWITNESSED)
def test_both_find_a_note_not_cosigned(note):
    assert cosignatures(note) == (None, None)


def as_key(name: str, id_: bytes, key: bytes) -> str:
    return f"{name}+{id_.hex()}+{b64encode(key).decode()}"


OTHER_KEYS = {
    "nothing": "",
    "a stranger's": vkey(NAME, STRANGERS_KEY, 1),
    "of another name": vkey("other.example", LOG_KEY, 1),
    "of another kind": vkey(NAME, LOG_KEY, 4),
    "the witness's": WITNESSED,
    "with a stranger's id": as_key(NAME, key_id(NAME, STRANGERS_KEY, 1), public(LOG_KEY, 1)),
    "a stranger's with the log's id": as_key(NAME, key_id(NAME, LOG_KEY, 1), public(STRANGERS_KEY, 1)),
    "without its kind": as_key(NAME, key_id(NAME, LOG_KEY, 1), public(LOG_KEY, 1)[1:]),
    "without its last byte": as_key(NAME, key_id(NAME, LOG_KEY, 1), public(LOG_KEY, 1)[:-1]),
    "without an id": f"{NAME}+{b64encode(public(LOG_KEY, 1)).decode()}",
    "with a newline": LOG + "\n",
    "without the end of its base64": LOG[:-1],
}


@pytest.mark.parametrize("key", OTHER_KEYS.values(), ids=OTHER_KEYS)
def test_a_note_is_not_signed_by_another_key_or_by_what_is_no_key(key):
    assert signatures(NOTE, key) == (False, False)


def test_a_witness_is_no_log_and_a_log_is_no_witness():
    """Not even where each signed what the other should have."""
    as_log = line(WITNESS, key_id(WITNESS, WITNESS_KEY, 4), WITNESS_KEY.sign(TEXT.encode()))
    moment, cosigned_text = MOMENT.to_bytes(8), f"cosignature/v1\ntime {MOMENT}\n{TEXT}".encode()
    as_witness = line(NAME, key_id(NAME, LOG_KEY, 1), moment + LOG_KEY.sign(cosigned_text))

    assert signatures(f"{TEXT}\n{as_log}", WITNESSED) == (False, False)
    assert cosignatures(f"{TEXT}\n{as_witness}", LOG) == (None, None)


def test_a_key_counts_under_its_own_id_only():
    borrowed = key_id(NAME, STRANGERS_KEY, 1)
    note = f"{TEXT}\n{line(NAME, borrowed, LOG_KEY.sign(TEXT.encode()))}"

    assert signatures(note, as_key(NAME, borrowed, public(LOG_KEY, 1))) == (False, False)


PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
ENOCH = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"
PETERS_NOTE = (
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
ENOCHS_LINE = (
    "— EnochRoot"
    " rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n"
)


def test_the_second_reads_the_note_that_the_go_project_publishes():
    """It is no checkpoint: the first verifier need not read it."""
    assert second.accepts_note(PETERS_NOTE, PETER) and second.accepts_note(PETERS_NOTE + ENOCHS_LINE, ENOCH)
    assert not second.accepts_note(PETERS_NOTE, ENOCH)
    assert not second.accepts_note(PETERS_NOTE.replace("think", "thank"), PETER)


PUBLISHED_CHECKPOINT = (
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
    "— example.com/behind-the-sofa"
    " Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
    "— witness.example.com/w1"
    " jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n"
)


def test_the_second_reads_a_text_with_an_empty_line_in_it_down_to_the_last():
    text = f"one\n\n{DASH} two\n"

    assert second.accepts_note(f"{text}\n{signed(text)}", LOG)


def test_both_read_the_checkpoint_that_the_standard_shows():
    root = bytes.fromhex("0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62")
    said = ("example.com/behind-the-sofa", 20_852_163, root)

    assert checkpoints(PUBLISHED_CHECKPOINT) == (said, said)
