"""How an entry of a record is explained in print: the fact, its words, its chain, its actors."""

import click

from foreigndesk.cli.output import printable
from foreigndesk.record.explain import ActorLine, ChainLink, Explanation, Passage


def write_explanation(explanation: Explanation) -> None:
    """Print one explanation."""
    click.echo(f"{explanation.sort} {explanation.entry}")
    click.secho(f"  {printable(explanation.fact)}", bold=True)
    for passage in explanation.passages:
        click.echo(f"  │ {marked(passage)}")
    if explanation.chain:
        click.echo("  according to, outermost first:")
    elif explanation.sort == "event":
        click.echo("  asserted by the report itself")
    for depth, link in enumerate(explanation.chain):
        click.echo(f"  {'  ' * depth}└ {chain_link(link)}")
    for line in explanation.actors:
        click.echo(f"  {actor_line(line)}")
    for name, value in explanation.notes:
        click.echo(f"  {name}: {printable(value)}")
    click.echo()


def marked(passage: Passage) -> str:
    """Return the passage with the words that carry the fact in ⟦ ⟧, bold on a terminal."""
    parts: list[str] = []
    last = 0
    for span in passage.marked:
        start, end = span.start - passage.start, span.end - passage.start
        parts.append(printable(passage.text[last:start]))
        parts.append(click.style(f"⟦{printable(passage.text[start:end])}⟧", bold=True))
        last = end
    parts.append(printable(passage.text[last:]))
    return "".join(parts).replace("\n", " ")


def chain_link(link: ChainLink) -> str:
    """Return one link of a chain on one line."""
    cue = f" [{printable(link.cue)}]" if link.cue else ""
    venue = f", {printable(link.venue)}" if link.venue else ""
    content = printable(link.content).replace("\n", " ")
    return f"{printable(link.source)}{cue} ({link.kind}{venue}): “{content}”"


def actor_line(line: ActorLine) -> str:
    """Return who an actor is and what resolved it."""
    actor = line.actor
    who = [actor.country or "country unknown", "+".join(actor.sectors) or "sector unknown"]
    if actor.role:
        who.append(actor.role)
    found = f"{actor.kind.value}; resolved by {actor.resolved}"
    return printable(f"{line.part}: {actor.name} ({', '.join(who)}) — {found}")
