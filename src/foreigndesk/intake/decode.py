"""Bytes become text: the encoding told from byte-order mark, UTF-8, label or the bytes themselves.

Nothing is replaced on the way: bytes that don't decode are refused, not guessed.
"""

import codecs
import re
from collections.abc import Iterator

from foreigndesk.errors import EncodingUnknown, SourceBinary

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b\x1c\x1d\x1e\x1f"))
_MOST_CONTROLS = 0.02
_SAMPLE = 1 << 16
_WIDE = re.compile(r"utf[_\-]?(?:16|32)")
# the characters that English news in the old Western code page uses beyond ASCII
_WESTERN = set("€‚„…†‡‰‹Œ‘’“”•–—™›œ £¥§©«®°±²³´·¹»¼½¾¿¡ª­") | set(
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿŠšŽžŸ"
)
_MOST_WESTERN = 0.15  # of all bytes; more of them is not English in that code page


def encoding_of(head: bytes, place: str, *, asked: str | None = None) -> str:
    """Return the Python name of the encoding in which a source with this beginning is written.

    Raises:
        EncodingUnknown: no encoding can be defended, or the one asked for doesn't exist.
        SourceBinary: the bytes are no text.
    """
    if asked is not None:
        return _known(asked, place) if _WIDE.match(asked.lower()) else _asked(asked, head, place)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    sample = head[:_SAMPLE]
    wide = _unmarked_wide(sample)
    if wide:
        return wide
    _refuse_controls(sample, place)
    if _is_utf8(head):
        return "utf-8"
    return _legacy(sample, place)


def _asked(name: str, head: bytes, place: str) -> str:
    found = _known(name, place)
    _refuse_controls(head[:_SAMPLE], place)
    return found


def _refuse_controls(sample: bytes, place: str) -> None:
    if sum(sample.count(code) for code in _CONTROLS) > _MOST_CONTROLS * len(sample):
        raise SourceBinary(place=place, reason="control characters all over it")


def _known(name: str, place: str) -> str:
    if not is_encoding(name):
        raise EncodingUnknown(place=place, reason=f"there is no encoding of text called {name!r}")
    return codecs.lookup(name).name


def is_encoding(name: str) -> bool:
    """Whether Python knows an encoding of text by this name."""
    try:
        return codecs.lookup(name)._is_text_encoding  # noqa: SLF001 - tells "hex" from "latin-1"
    except (LookupError, ValueError):  # ValueError for a name with a NUL in it
        return False


def _unmarked_wide(sample: bytes) -> str | None:
    """Tell UTF-16 without a mark by its zero bytes, all on one side."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half < 8 or max(even, odd) < 0.7 * half or min(even, odd) > 0.05 * half:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _is_utf8(head: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # the last character may be cut
    except UnicodeDecodeError:
        return False
    return True


def _legacy(sample: bytes, place: str) -> str:
    """Tell the code page of text that is not UTF-8."""
    try:
        beyond = [char for char in sample.decode("cp1252") if char > "\x7f"]
    except UnicodeDecodeError:
        beyond = []
    if beyond and len(beyond) <= _MOST_WESTERN * len(sample) and _WESTERN.issuperset(beyond):
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - seldom needed, slow to load

    best = from_bytes(sample, steps=5, chunk_size=512).best()
    if best is None:
        raise EncodingUnknown(place=place, reason="neither UTF-8 nor a code page fits its bytes")
    return best.encoding


def decoded(data: bytes, encoding: str, place: str) -> str:
    """Return `data` as text, without a byte-order mark.

    Raises:
        EncodingUnknown: the bytes are not of that encoding.
    """
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        reason = f"byte {error.start} is not {encoding}"
        raise EncodingUnknown(place=place, reason=reason) from None
    except (UnicodeError, ValueError) as error:
        raise EncodingUnknown(place=place, reason=str(error)) from None


def narrow(pieces: Iterator[bytes], encoding: str, place: str) -> tuple[Iterator[bytes], str]:
    """Return pieces that can be cut at the byte of a line end, and their encoding.

    UTF-16 and UTF-32, in which that byte may be part of another character, become UTF-8.
    """
    if not _WIDE.match(encoding):
        return pieces, encoding
    return _transcoded(pieces, encoding, place), "utf-8"


def _transcoded(pieces: Iterator[bytes], encoding: str, place: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for piece in pieces:
            yield decoder.decode(piece).encode("utf-8", "surrogatepass")
        yield decoder.decode(b"", final=True).encode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        raise EncodingUnknown(place=place, reason=f"it is not {encoding}") from error


def same_line_ends(text: str) -> str:
    """Return `text` with every line end of Windows and old Macs as a line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
