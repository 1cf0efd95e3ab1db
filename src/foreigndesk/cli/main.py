"""The entry point: commands are named here and loaded only when they are called.

Exit codes: 0 all went well; 1 an error, told in one sentence; 2 wrong usage (click); 3 reports were
read, but some sources were refused.
"""

import sys
from importlib import import_module

import click

from foreigndesk.errors import ForeigndeskError

COMMANDS = {
    "read": ("read", "Read reports into a desk file and print what was found."),
    "show": ("show", "Print the whole record of one report."),
    "events": ("events", "List events: who did what to whom, when, with which status."),
    "statements": ("statements", "List statements: who says what, according to whom."),
    "actors": ("actors", "List actors with country, sector and role."),
    "happenings": ("happenings", "List happenings: events that reports share, counted once."),
    "story": ("story", "List stories; show one with its timeline, as of a day."),
    "upcoming": ("upcoming", "Announced events still to come, and how earlier ones ended."),
    "compare": ("compare", "What each account of a call or meeting includes and leaves out."),
    "responses": ("responses", "Who answered a happening, when, how, in which words; who has not."),
    "relations": ("relations", "What two sides did to each other, by period; the network."),
    "brief": ("brief", "Write a brief of a story, an actor, a pair or a day, with its evidence."),
    "audit": ("audit", "Check anyone's brief: what is supported, contradicted, misattributed."),
    "why": ("why", "Explain an entry: its words, its chain, how date and actors were found."),
    "correct": ("correct", "Correct fields, join or split happenings; kept with who and why."),
    "sql": ("sql", "Ask the desk in SQL (reading only)."),
    "export": ("export", "Write the desk as POLECAT, GDELT, ICEWS, PLOVER, CSV, Parquet ..."),
    "join": ("join", "Join reports that wait into happenings (read does it by itself)."),
    "whoswho": ("whoswho", "Check a file of your own who's-who entries."),
    "doctor": ("doctor", "Check the installation and a desk file."),
}
"""Command name to (module in this room, help line)."""


class _LazyGroup(click.Group):
    """A group that imports a command's module when the command is called or asked for help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the table, which is the order of use."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, loaded."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"foreigndesk.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without loading one."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="foreigndesk")
def app() -> None:
    """Dated news reports in, a defended record out.

    Who did or said what to whom, when, and according to whom: every fact with its words.
    """


def main() -> None:
    """Run the command line; an error is one sentence on stderr and exit code 1."""
    try:
        app(standalone_mode=True)
    except ForeigndeskError as error:
        click.echo(f"{error.code}: {error.message}\n  {error.advice}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output (head, less) went away: no traceback for that
        sys.exit(0)
