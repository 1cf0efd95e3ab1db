"""Write the generated pages of `docs/` from the code; `--check` only says which are out of step.

The test suite runs the check, so a page can't fall behind what it describes.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from docs.generators import cli, codebook, errors, exports, laws, schema, tables  # noqa: E402  path first

PAGES: dict[str, Callable[[], str]] = {
    "cli.md": cli.page,
    "codebook.md": codebook.page,
    "errors.md": errors.page,
    "exports.md": exports.page,
    "record.md": laws.page,
    "record.schema.json": schema.page,
    "tables.md": tables.page,
}
"""File in this folder to the function that returns its text."""


def stale_pages() -> list[str]:
    """Return the names of the pages that differ from what the code says now."""
    return [name for name, page in PAGES.items() if _on_disk(name) != page()]


def _on_disk(name: str) -> str | None:
    path = ROOT / "docs" / name
    return path.read_text("utf-8") if path.exists() else None


def main() -> None:
    """Write or check the pages."""
    parser = argparse.ArgumentParser(description="Generate the pages of docs/.")
    parser.add_argument("--check", action="store_true", help="write nothing, exit 1 if stale")
    check: bool = parser.parse_args().check
    stale = stale_pages()
    for name in stale:
        if not check:
            (ROOT / "docs" / name).write_text(PAGES[name](), "utf-8")
    sys.stdout.write("".join(f"{'stale' if check else 'written'}: {name}\n" for name in stale))
    sys.exit(1 if check and stale else 0)


if __name__ == "__main__":
    main()
