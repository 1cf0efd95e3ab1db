"""What the encoder finds in one window, with chances; links point into the window's own lists.

Spans are code points of the report's text. A chance is a calibrated probability in 0...1.
"""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from foreigndesk.intake.report import Span


class Found(Struct, frozen=True):
    """A span and how likely it is what its list says."""

    span: Span
    chance: float


class Tie(Struct, frozen=True):
    """A mention, by its number, with the chances that an act links to it as actor and recipient."""

    mention: int
    actor: float
    recipient: float


class FoundAnchor(Struct, frozen=True, kw_only=True):
    """The words that name an act, the act's classes, and who is linked to it.

    `actors` and `recipients` index `WindowMarks.mentions`; `time` holds the linked words. `chance`
    is that of an act of this type being named here. `ties` are the links to all mentions.
    """

    span: Span
    chance: float
    type: str
    status: str
    status_chance: float
    mode: str | None = None
    actors: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()
    time: tuple[Span, ...] = ()
    ties: tuple[Tie, ...] = ()


class FoundStatement(Struct, frozen=True, kw_only=True):
    """The words that attribute, whose words they are, and what is attributed."""

    cue: Span
    chance: float
    source: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()


class WindowMarks(Struct, frozen=True, kw_only=True):
    """Everything found in one window.

    `agents` and `patients` are the sentence-level roles of the role-span task.
    """

    mentions: tuple[Found, ...] = ()
    anchors: tuple[FoundAnchor, ...] = ()
    statements: tuple[FoundStatement, ...] = ()
    agents: tuple[Found, ...] = ()
    patients: tuple[Found, ...] = ()

    def moved(self, by: int) -> "WindowMarks":
        """Return the same marks with every offset moved by so many code points."""
        return WindowMarks(
            mentions=_moved_found(self.mentions, by),
            anchors=tuple(
                replace(anchor, span=_moved(anchor.span, by), time=_all_moved(anchor.time, by))
                for anchor in self.anchors
            ),
            statements=tuple(
                replace(
                    statement,
                    cue=_moved(statement.cue, by),
                    source=_all_moved(statement.source, by),
                    content=_all_moved(statement.content, by),
                )
                for statement in self.statements
            ),
            agents=_moved_found(self.agents, by),
            patients=_moved_found(self.patients, by),
        )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _all_moved(spans: Sequence[Span], by: int) -> tuple[Span, ...]:
    return tuple(_moved(span, by) for span in spans)


def _moved_found(found: Sequence[Found], by: int) -> tuple[Found, ...]:
    return tuple(replace(one, span=_moved(one.span, by)) for one in found)
