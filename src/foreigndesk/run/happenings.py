"""Why a happening stands in the desk: each of its events with its words, report and join."""

from msgspec import Struct

from foreigndesk.desk.acts import Act
from foreigndesk.desk.happening import Happening, Join
from foreigndesk.record.explain import ChainLink, Passage, explain
from foreigndesk.record.wire import decode
from foreigndesk.store import DeskReader

_REPORTS = """select r.report_id, r.title, v.voice, r.record
from reports r left join report_voices v using (report_id)
where r.report_id in (select unnest(?))"""


class Member(Struct, frozen=True, kw_only=True):
    """An event of a happening: its report's title and voice, why it belongs to it, its words."""

    act: Act
    title: str | None
    voice: str
    join: Join
    passages: tuple[Passage, ...]
    chain: tuple[ChainLink, ...]


class HappeningAccount(Struct, frozen=True, kw_only=True):
    """A happening with everything that defends it, ready to be shown."""

    happening: Happening
    members: tuple[Member, ...]


def account_of(desk: DeskReader, named: str) -> HappeningAccount:
    """Return why a happening stands, given its id, the beginning of one, or an event's id.

    Raises:
        EntryUnknown: there is no such happening.
        EntryAmbiguous: several ids begin so.
    """
    happening = desk.happening(named)
    with desk.lent() as connection:
        found = connection.execute(_REPORTS, [list(happening.reports)]).fetchall()
    told = {report: (title, voice) for report, title, voice, _ in found}
    records = {report: decode(data) for report, _, _, data in found}
    joins = {join.act: join for join in happening.joins}
    members = []
    for act in desk.acts(happening.acts):
        words = explain(records[act.report], act.id)
        title, voice = told[act.report]
        members.append(
            Member(
                act=act,
                title=title,
                voice=voice or act.report,
                join=joins[act.id],
                passages=words.passages,
                chain=words.chain,
            )
        )
    return HappeningAccount(happening=happening, members=tuple(members))
