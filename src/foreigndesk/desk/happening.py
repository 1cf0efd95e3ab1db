"""A happening: one real-world event, with every act of every report that tells of it."""

from datetime import date

from msgspec import Struct

from foreigndesk.desk.acts import Party


class Join(Struct, frozen=True, kw_only=True):
    """Why an act belongs to its happening: the act it was joined to, the reason in words.

    `other` is None for the act that the happening starts with. `score` is 0 to 1.
    """

    act: str
    other: str | None
    reason: str
    score: float


class Version(Struct, frozen=True, kw_only=True):
    """One of several values of a field on which the accounts disagree, and who has it.

    `acts` are the events that have this value, `says` who is responsible for it: the innermost
    named source of each, or the publisher where the report itself asserts it.
    """

    value: str
    acts: tuple[str, ...]
    says: tuple[str, ...]


class Conflict(Struct, frozen=True, kw_only=True):
    """A field of a happening on which its accounts disagree, every version kept."""

    field: str
    versions: tuple[Version, ...]


class Happening(Struct, frozen=True, kw_only=True):
    """One real-world event as all its accounts have it.

    `id` is "h" and 16 hexadecimal digits, made of the first act. Agreed fields have the value of
    most independent voices (ties: the more specific, then the earlier); what others say is in
    `conflicts`. `acts` are event ids by publication day and id, `voices` counts independent ones
    (copies and rewrites of one wire or one readout count once). `best` is the act whose evidence
    tells it best.
    """

    id: str
    type: str
    mode: str | None
    status: str
    historical: bool
    quad: int
    score: float
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    starts: date | None
    ends: date | None
    place: str | None
    place_country: str | None
    acts: tuple[str, ...]
    reports: tuple[str, ...]
    voices: int
    first_report: str
    first_published: date
    last_published: date
    best: str
    evidence: str
    joins: tuple[Join, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    contexts: tuple[str, ...] = ()
    confidence: float = 1.0
    corrected: bool = False
