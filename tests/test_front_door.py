"""The front door: ten names, loaded when used, nothing heavy at import."""

import subprocess
import sys

import foreigndesk

HEAVY = ("duckdb", "onnxruntime", "numpy", "trafilatura", "lxml", "msgspec", "foreigndesk.whoswho")


def test_what_is_offered_is_exactly_what_is_documented() -> None:
    assert dir(foreigndesk) == sorted(foreigndesk.__all__)
    for name in foreigndesk.__all__:
        assert getattr(foreigndesk, name) is not None


def test_a_name_that_is_not_offered_is_an_attribute_error() -> None:
    assert not hasattr(foreigndesk, "reader")


def test_importing_the_package_loads_neither_model_nor_tables() -> None:
    code = f"import foreigndesk, sys; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
