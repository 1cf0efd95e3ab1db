"""Files and standard input as bounded pieces of bytes, unpacked on the way where compressed.

Compression is told by the first bytes, not by the name. Memory stays bounded whatever a file
unpacks to: pieces are at most `PIECE` bytes, and what is read whole is read up to a limit.
"""

import sys
import zlib
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO, NamedTuple, Protocol

from foreigndesk.errors import ArchiveBroken, ArchiveNested, IntakeError, SourceBinary

if sys.version_info >= (3, 14):
    from compression.zstd import ZstdDecompressor, ZstdError
else:
    from backports.zstd import ZstdDecompressor, ZstdError

PIECE = 1 << 17
"""The most bytes handed on at once."""

_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_ARCHIVES = (
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a rar archive"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (_GZIP, "gzip data inside gzip or zst"),
    (_ZSTD, "zst data inside gzip or zst"),
    (b"\x04\x22\x4d\x18", "lz4 data"),
)
_BINARIES = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"SQLite format 3\0", "an SQLite file"),
    (b"PAR1", "a Parquet file"),
    (b"WARC/", "a WARC file, which is not read"),
)
_TAR_MARK = slice(257, 262)
_DUCKDB_MARK = slice(8, 12)


class _Decoder(Protocol):
    """What the gzip and zst decoders have in common here."""

    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    def push(self, data: bytes) -> bytes: ...

    def pending(self) -> bool: ...


class _Gunzip:
    """One gzip member, given out in bounded pieces."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(wbits=31)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def push(self, data: bytes) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, PIECE)

    def pending(self) -> bool:
        return not self._inner.eof and bool(self._inner.unconsumed_tail)


class _Unzstd:
    """One zst frame, given out in bounded pieces."""

    def __init__(self) -> None:
        self._inner = ZstdDecompressor()

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def push(self, data: bytes) -> bytes:
        return self._inner.decompress(data, PIECE)

    def pending(self) -> bool:
        return not self._inner.eof and not self._inner.needs_input


class Opened(NamedTuple):
    """A source opened: its first bytes, and all of its bytes in pieces (the first included)."""

    head: bytes
    pieces: Iterator[bytes]


def opened(stream: BinaryIO, place: str) -> Opened:
    """Return the unpacked bytes of `stream`; damage is raised where reading meets it.

    Raises:
        ArchiveNested: an archive, or a compressed file in a compressed file.
        SourceBinary: a known kind of file that holds no text.
    """
    pieces = _unpacked(stream, place)
    start = b""
    try:
        while len(start) < PIECE // 2 and (piece := next(pieces, None)) is not None:
            start += piece
    except ArchiveBroken as error:
        return Opened(start, chain([start], _raising(error)))
    _refuse_containers(start, place)
    return Opened(start, chain([start], pieces))


def _raising(error: IntakeError) -> Iterator[bytes]:
    """Raise, behind an empty piece, the damage met while looking at the first bytes."""
    yield b""
    raise error


def _refuse_containers(start: bytes, place: str) -> None:
    for magic, what in _ARCHIVES:
        if start.startswith(magic):
            raise ArchiveNested(place=place, reason=what)
    if start[_TAR_MARK] == b"ustar":
        raise ArchiveNested(place=place, reason="a tar archive")
    for magic, what in _BINARIES:
        if start.startswith(magic):
            raise SourceBinary(place=place, reason=what)
    if start[_DUCKDB_MARK] == b"DUCK":
        raise SourceBinary(place=place, reason="a desk or other DuckDB file")


def _raw(stream: BinaryIO, place: str) -> Iterator[bytes]:
    try:
        while data := stream.read(PIECE):
            yield data
    except OSError as error:
        raise IntakeError(place=place, reason=error.strerror or "it can't be read") from error


def _unpacked(stream: BinaryIO, place: str) -> Iterator[bytes]:
    """Yield the bytes of `stream`, unpacked where they begin as gzip or zst."""
    raw = _raw(stream, place)
    first = next(raw, b"")
    while first and len(first) < len(_ZSTD) and (more := next(raw, b"")):
        first += more  # a pipe may give single bytes
    data = chain([first], raw)
    if first.startswith(_GZIP):
        yield from _members(data, _Gunzip, place)
    elif first.startswith(_ZSTD):
        yield from _members(data, _Unzstd, place)
    else:
        yield from data


def _members(
    data: Iterator[bytes], kind: type[_Gunzip] | type[_Unzstd], place: str
) -> Iterator[bytes]:
    """Yield what is packed in one member or frame after another."""
    decoder: _Decoder = kind()
    try:
        for piece in data:
            rest = piece
            while rest:
                yield from _pushed(decoder, rest)
                if not decoder.eof:
                    break
                rest = decoder.unused_data.lstrip(b"\0")  # tape padding
                if rest:
                    decoder = kind()
    except (zlib.error, ZstdError, EOFError) as error:
        reason = str(error).rpartition(": ")[2].lower()
        raise ArchiveBroken(place=place, reason=reason) from error
    if not decoder.eof:
        raise ArchiveBroken(place=place, reason="it ends too early")


def _pushed(decoder: _Decoder, data: bytes) -> Iterator[bytes]:
    """Yield all that `data` unpacks to."""
    yield decoder.push(data)
    while decoder.pending():
        yield decoder.push(b"")


def whole(source: Opened, limit: int, place: str) -> bytes:
    """Return all bytes of a source that is read as a whole.

    Raises:
        IntakeError: there are more than `limit` bytes.
        ArchiveBroken: the compressed data is damaged.
    """
    parts, total = [], 0
    for piece in source.pieces:
        total += len(piece)
        if total > limit:
            reason = f"it is longer than {limit} bytes"
            raise IntakeError(place=place, reason=reason)
        parts.append(piece)
    return b"".join(parts)


class RawLine(NamedTuple):
    """One line of bytes without its end; `length` is its full length where it was cut short."""

    number: int
    data: bytes
    length: int


def raw_lines(pieces: Iterator[bytes], limit: int) -> Iterator[RawLine]:
    """Yield the lines of `pieces`; of a line longer than `limit` only that much is kept.

    A last line without an end is given too, but not where reading breaks off in damage.
    """
    number, kept, length = 1, bytearray(), 0
    for piece in pieces:
        *ended, rest = piece.split(b"\n")
        for part in ended:
            kept += part[: max(0, limit - len(kept))]
            yield RawLine(number, bytes(kept), length + len(part))
            number, kept, length = number + 1, bytearray(), 0
        kept += rest[: max(0, limit - len(kept))]
        length += len(rest)
    if length:
        yield RawLine(number, bytes(kept), length)
