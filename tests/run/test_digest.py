"""Digests for the ledger."""

from pathlib import Path

from foreigndesk.run.digest import data_digest, file_digest


def test_the_tables_have_one_digest() -> None:
    assert len(data_digest()) == 16
    data_digest.cache_clear()
    again = data_digest()
    data_digest.cache_clear()
    assert again == data_digest()


def test_a_file_has_a_digest_of_its_content(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("maize", "utf-8")
    two.write_text("maize", "utf-8")
    assert file_digest(one) == file_digest(two)
    two.write_text("wheat", "utf-8")
    assert file_digest(one) != file_digest(two)
