"""`foreigndesk whoswho`: check a file of the user's own who's-who entries."""

import sys
from pathlib import Path

import click


@click.group("whoswho")
def command() -> None:
    """Check a file of your own who's-who entries."""


@command.command("check")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check(file: Path) -> None:
    """List every mistake in an override file; exit code 1 if there is one."""
    from foreigndesk.whoswho import check_overrides

    mistakes = check_overrides(file)
    for mistake in mistakes:
        click.echo(f"{file}: {mistake}")
    if mistakes:
        sys.exit(1)
    click.echo(f"{file}: no mistakes")
