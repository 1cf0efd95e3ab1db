import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.errors import EncodingUnknown, IntakeError, SourceBinary
from foreigndesk.intake.decode import decoded, encoding_of, narrow, same_line_ends

WORDS = "The minister said “no” in the café at São Tomé — twice. "


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-32-be", codecs.BOM_UTF32_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("cp1252", b""),
    ],
)
def test_the_encoding_is_told_and_the_words_come_back(name: str, mark: bytes) -> None:
    data = mark + (WORDS * 3).encode(name)
    found = encoding_of(data, "a")
    assert found == name
    assert decoded(data, found, "a") == WORDS * 3


def test_a_cyrillic_code_page_is_told() -> None:
    words = "Министр иностранных дел заявил в пятницу, что соглашение будет подписано в марте. " * 5
    data = words.encode("cp1251")
    assert decoded(data, encoding_of(data, "a"), "a") == words


def test_a_character_cut_at_the_end_of_the_sample_is_no_fault() -> None:
    assert encoding_of("café".encode()[:-1], "a") == "utf-8"


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\0\1\2\3" * 50, b"MZ\x90\0\3\0\0\0" * 9])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(SourceBinary):
        encoding_of(data, "a")
    with pytest.raises(SourceBinary):
        encoding_of(data, "a", asked="latin-1")


@pytest.mark.parametrize("name", ["klingon", "hex", "rot13", ""])
def test_an_encoding_that_does_not_exist_is_refused(name: str) -> None:
    with pytest.raises(EncodingUnknown, match="--encoding"):
        encoding_of(b"abc", "a", asked=name)


def test_bytes_that_are_not_of_the_encoding_are_refused_not_replaced() -> None:
    with pytest.raises(EncodingUnknown, match="byte 3 is not utf-8"):
        decoded(b"caf\xe9", "utf-8", "a")


@given(st.binary(max_size=400))
def test_any_bytes_give_an_encoding_that_exists_or_a_refusal(data: bytes) -> None:
    try:
        name = encoding_of(data, "a")
    except IntakeError:
        return
    assert codecs.lookup(name)


@given(st.text(max_size=60), st.integers(1, 7), st.sampled_from(["utf-16-le", "utf-32-be"]))
def test_wide_encodings_become_utf8_whatever_the_pieces(text: str, size: int, name: str) -> None:
    data = text.encode(name, "surrogatepass")
    pieces = (data[start : start + size] for start in range(0, len(data), size))
    if any("\ud800" <= char <= "\udfff" for char in text):
        with pytest.raises(EncodingUnknown):
            list(narrow(pieces, name, "a")[0])
    else:
        assert b"".join(narrow(pieces, name, "a")[0]).decode() == text


def test_line_ends_become_line_feeds_and_nothing_else_changes() -> None:
    assert same_line_ends("a\r\nb\rc\n\nd\u2028e\x0b") == "a\nb\nc\n\nd\u2028e\x0b"
