import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib

import pytest
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.errors import ArchiveBroken, ArchiveNested, IntakeError, SourceBinary
from foreigndesk.intake.streams import PIECE, opened, raw_lines, whole

DATA = b"".join(b"line %d of a long file\n" % number for number in range(60_000))
PACKERS = {"plain": bytes, "gzip": gzip.compress, "zst": zstd.compress}


def read(data: bytes, limit: int = 10**9) -> bytes:
    return whole(opened(io.BytesIO(data), "a"), limit, "a")


@pytest.mark.parametrize("packer", PACKERS)
@pytest.mark.parametrize("size", [0, 1, 3, 1000, len(DATA)])
def test_what_was_packed_comes_back(packer: str, size: int) -> None:
    assert read(PACKERS[packer](DATA[:size])) == DATA[:size]


@pytest.mark.parametrize("packer", ["gzip", "zst"])
def test_members_one_behind_the_other_are_one_file(packer: str) -> None:
    pack = PACKERS[packer]
    assert read(pack(DATA) + pack(b"") + pack(b"end\n")) == DATA + b"end\n"


def test_zero_bytes_behind_a_gzip_file_are_padding() -> None:
    assert read(gzip.compress(b"abc") + b"\0" * 500) == b"abc"


@pytest.mark.parametrize("packer", ["gzip", "zst"])
def test_pieces_stay_small_whatever_they_unpack_to(packer: str) -> None:
    bomb = PACKERS[packer](b"a" * 20_000_000)
    source = opened(io.BytesIO(bomb), "a")
    assert max(map(len, source.pieces)) <= 2 * PIECE
    with pytest.raises(IntakeError, match="longer than 1000000 bytes"):
        read(bomb, 1_000_000)


@pytest.mark.parametrize("packer", ["gzip", "zst"])
@pytest.mark.parametrize("share", [0.3, 0.9, 0.999])
def test_of_a_cut_archive_whole_lines_come_before_the_damage(packer: str, share: float) -> None:
    packed = PACKERS[packer](DATA)
    source = opened(io.BytesIO(packed[: int(len(packed) * share)]), "a")
    lines = []
    with pytest.raises(ArchiveBroken, match="FD-110: a: "):
        lines.extend(line.data for line in raw_lines(source.pieces, 1000))
    # extend() keeps what came before the error
    assert lines == DATA.split(b"\n")[: len(lines)]
    assert lines or share < 0.9


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(b"abc")[:-5],
        gzip.compress(b"abc")[:-8] + b"\0" * 8,
        gzip.compress(b"abc") + b"trailing rubbish",
        b"\x1f\x8b",
        b"\x1f\x8b\x08rubbish",
        b"\x28\xb5\x2f\xfd",
        b"\x28\xb5\x2f\xfdrubbish",
        zstd.compress(DATA)[:-3],
    ],
)
def test_damage_is_told(data: bytes) -> None:
    with pytest.raises(ArchiveBroken):
        read(data)


def _zip() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.txt", "words")
    return target.getvalue()


def _tar(mode: str) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode=mode) as archive:  # type: ignore[call-overload] # mode
        archive.addfile(tarfile.TarInfo("a.txt"))
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (_zip(), "a zip archive"),
        (gzip.compress(_zip()), "a zip archive"),
        (_tar("w"), "a tar archive"),
        (_tar("w:gz"), "a tar archive"),
        (gzip.compress(gzip.compress(b"abc")), "gzip data inside"),
        (gzip.compress(zstd.compress(b"abc")), "zst data inside"),
        (bz2.compress(b"abc"), "bzip2 data"),
        (lzma.compress(b"abc"), "xz data"),
    ],
    ids=["zip", "zip.gz", "tar", "tar.gz", "gz.gz", "zst.gz", "bz2", "xz"],
)
def test_archives_are_refused_by_name(data: bytes, what: str) -> None:
    with pytest.raises(ArchiveNested, match=what):
        read(data)


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"\x89PNG\r\n", b"\0" * 8 + b"DUCK" + b"\0" * 20])
def test_known_files_without_text_are_refused_by_name(data: bytes) -> None:
    with pytest.raises(SourceBinary):
        read(data)


def test_bytes_that_trickle_are_put_together() -> None:
    class Trickle(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(size or 1, 1))

    source = opened(Trickle(gzip.compress(b"one\ntwo\n")), "a")
    assert [line.data for line in raw_lines(source.pieces, 99)] == [b"one", b"two"]


def test_a_device_error_is_a_refusal() -> None:
    class Broken(io.BytesIO):
        def read(self, _size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    with pytest.raises(IntakeError, match="Input/output error"):
        opened(Broken(), "a")


@given(st.binary(max_size=300).map(lambda b: b.replace(b"\x07", b"\n")), st.integers(1, 40))
def test_lines_are_those_of_the_whole_whatever_the_pieces(data: bytes, size: int) -> None:
    pieces = (data[start : start + size] for start in range(0, len(data), size))
    lines = list(raw_lines(pieces, 1000))
    expected = data.split(b"\n")
    assert [line.data for line in lines] == (expected if expected[-1] else expected[:-1])
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))


def test_of_a_line_beyond_the_limit_only_its_length_is_kept() -> None:
    lines = list(raw_lines(iter([b"ab\n", b"x" * 50, b"x" * 50 + b"\ncd"]), 10))
    assert [(len(line.data), line.length) for line in lines] == [(2, 2), (10, 100), (2, 2)]


@given(st.binary(max_size=200))
def test_any_damage_to_an_archive_is_told_or_harmless(noise: bytes) -> None:
    packed = bytearray(gzip.compress(DATA[:2000]))
    for number, byte in enumerate(noise):
        packed[10 + (number * 7) % (len(packed) - 10)] ^= byte
    try:
        found = read(bytes(packed))
    except IntakeError:
        return
    assert zlib.crc32(found) == zlib.crc32(DATA[:2000])
