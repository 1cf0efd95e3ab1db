"""The files of a network beside its card: found, checked against their digests, opened.

Only this module knows onnxruntime, which comes with the extra `reader`.
"""

import hashlib
import json
from importlib import import_module, resources
from pathlib import Path
from typing import Any

from foreigndesk.errors import ExtraMissing, WeightsInvalid


def libraries(part: str) -> tuple[Any, Any]:
    """Return onnxruntime and numpy; `part` names what needs them.

    Raises:
        ExtraMissing: one of them is not installed.
    """
    try:
        return import_module("onnxruntime"), import_module("numpy")
    except ImportError as error:
        raise ExtraMissing(part=part, extra="reader") from error


def weights_folder() -> Path:
    """Return the folder of the package's own weights."""
    return Path(str(resources.files("foreigndesk"))) / "weights"


def read_card(place: Path, name: str) -> dict[str, Any]:
    """Return what a network's card says.

    Raises:
        WeightsInvalid: there is no such card.
    """
    path = place / name
    if not path.is_file():
        raise WeightsInvalid(place=str(path), reason="there are no weights here")
    card: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return card


def checked(place: Path, name: str, card: dict[str, Any]) -> bytes:
    """Return the content of a file that the card names.

    Raises:
        WeightsInvalid: it is missing, or its digest is another.
    """
    path = place / name
    if not path.is_file():
        raise WeightsInvalid(place=str(path), reason="the file is missing")
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != card["digests"][name]:
        raise WeightsInvalid(place=str(path), reason="its digest is not that of the card")
    return content


def open_session(onnxruntime: Any, network: bytes, threads: int) -> Any:
    """Return a session of a network on so many threads, silent but for errors."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
