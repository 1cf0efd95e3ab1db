"""How well announced events are followed: on cases of our own, half of them kept for the check.

    python -m benchmarks.lifecycles [--mistakes]

Counts accounts that were given the right event and the right stage, and events whose end is right
(happened, moved, called off, lapsed ...). The mistakes of the check half are not to be looked at
while rules are made; `--mistakes` prints those of the tuning half alone.
"""

import argparse

from tests.desk.lifecycle_reading import cases, score


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mistakes", action="store_true", help="Print those of the tuning half.")
    wanted = parser.parse_args()
    heads = ("cases", "accounts", "stage right", "events", "end right")
    print("half    ", *(f"{head:>12}" for head in heads), sep="")
    for half in ("tuning", "check"):
        found = cases(half)
        scores = [score(case) for case in found]
        accounts, right = sum(one.accounts for one in scores), sum(one.right for one in scores)
        events, ended = sum(one.events for one in scores), sum(one.ended for one in scores)
        print(
            f"{half:<8}{len(found):>12}{accounts:>12}{100 * right / accounts:>11.1f}%"
            f"{events:>12}{100 * ended / events:>11.1f}%"
        )
        if wanted.mistakes and half == "tuning":
            for case, one in zip(found, scores, strict=True):
                for mistake in one.mistakes:
                    print(f"  {case.name}: {mistake}")


if __name__ == "__main__":
    main()
