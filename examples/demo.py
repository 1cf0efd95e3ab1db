"""Read the example reports into a desk, print the record, and defend one event.

`make demo` runs this after the install. It calls the commands a user would type.
"""

import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
DESK = "demo.duckdb"
STEPS = (
    ("read", "examples/reports", "--desk", DESK),
    ("events", "--counted", "--limit", "12", "--desk", DESK),
    ("statements", "--limit", "6", "--desk", DESK),
)
CHAINED = (
    "select event_id from current_events where len(per) > 0 and len(actors) > 0 "
    "and time_how = 'own expression' order by confidence desc, event_id limit 1"
)


def foreigndesk(*words: str) -> str:
    """Run a command, show it with what it prints, and return what it printed."""
    sys.stdout.write(f"\n$ foreigndesk {' '.join(words)}\n")
    sys.stdout.flush()
    command = [sys.executable, "-m", "foreigndesk", *words]
    done = subprocess.run(command, cwd=HERE.parent, stdout=subprocess.PIPE, text=True, check=False)  # noqa: S603  our own words
    sys.stdout.write(done.stdout)
    if done.returncode not in (0, 3):  # 3: some sources were refused, which the demo shows
        sys.exit(done.returncode)
    return done.stdout


def main() -> None:
    """Run the steps, then `why` for the surest event that somebody else tells."""
    for suffix in ("", ".wal"):
        (HERE.parent / f"{DESK}{suffix}").unlink(missing_ok=True)
    for step in STEPS:
        foreigndesk(*step)
    answer = foreigndesk("sql", CHAINED, "--format", "jsonl", "--desk", DESK)
    foreigndesk("why", json.loads(answer)["event_id"], "--desk", DESK)


if __name__ == "__main__":
    main()
