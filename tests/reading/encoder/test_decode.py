import numpy as np
import pytest

from foreigndesk.intake.report import Span
from foreigndesk.reading.encoder import WindowMarks
from foreigndesk.reading.encoder.decode import Decoder, Outputs, Tuning
from foreigndesk.reading.encoder.layout import (
    BEGIN,
    COLUMNS,
    INSIDE,
    LINK_REACH,
    LINK_SIZE,
    LINKS,
    MODES,
    STATUSES,
    TAGS,
    TYPES,
    WIDTH,
)
from foreigndesk.reading.encoder.windows import Window, cut_pieces, pack_windows
from tests.reading.encoder.words import small_cutter

TEXT = "Oslo said yesterday that Bergen condemned the raid."
FAR = np.full((len(LINKS), 2 * LINK_REACH + 1), -8.0)  # nothing is linked unless said
UNTUNED = Tuning()


class Desk:
    """Numbers for one window, set by the words they are about."""

    def __init__(self, text: str = TEXT) -> None:
        self.text = text
        (self.window,) = pack_windows(cut_pieces(small_cutter(), text, [(Span(0, len(text)), 0)]))
        size = len(self.window.ids)
        self.columns = np.zeros((size, WIDTH), dtype=np.float32)
        for head in TAGS:
            self.columns[:, COLUMNS[head].start] = 4
        self.queries = np.zeros((size, len(LINKS), LINK_SIZE), dtype=np.float32)
        self.keys = np.zeros((size, len(LINKS), LINK_SIZE), dtype=np.float32)

    def piece(self, word: str) -> int:
        start = self.text.index(word)
        return next(i for i, p in enumerate(self.window.places) if p.start == start)

    def tag(self, head: str, *words: str) -> None:
        for rank, word in enumerate(words):
            column = COLUMNS[head].start + (INSIDE if rank else BEGIN)
            self.columns[self.piece(word), column] = 9

    def choose(self, word: str, head: str, number: int) -> None:
        self.columns[self.piece(word), COLUMNS[head].start + number] = 9

    def link(self, word: str, name: str, *others: str) -> None:
        kind = LINKS.index(name)
        self.queries[self.piece(word), kind, 0] = 16
        for other in others:
            self.keys[self.piece(other), kind, 0] = 8

    def read(self, tuning: Tuning = UNTUNED) -> WindowMarks:
        outputs = Outputs(self.columns, self.queries, self.keys)
        return Decoder(FAR, tuning, np).read(self.window, outputs)


def test_nothing_tagged_is_nothing_found() -> None:
    marks = Desk().read()
    assert marks == WindowMarks()


def test_a_mention_takes_the_whole_word_though_only_its_first_piece_is_tagged() -> None:
    desk = Desk()
    desk.tag("mention", "yesterday")
    (mention,) = desk.read().mentions
    assert mention.span.of(TEXT) == "yesterday"
    assert mention.chance == pytest.approx(0.5, abs=0.5)


def test_two_begin_tags_side_by_side_are_two_mentions() -> None:
    desk = Desk()
    desk.tag("mention", "Oslo")
    desk.tag("mention", "said")
    assert [m.span.of(TEXT) for m in desk.read().mentions] == ["Oslo", "said"]


def test_an_anchor_has_type_mode_status_and_its_actors() -> None:
    desk = Desk()
    desk.tag("anchor", "condemned")
    desk.tag("mention", "Oslo")
    desk.tag("mention", "Bergen")
    desk.choose("condemned", "type", TYPES.index("ACCUSE"))
    desk.choose("condemned", "mode", MODES.index("ACCUSE disapprove"))
    desk.choose("condemned", "status", STATUSES.index("denied"))
    desk.link("condemned", "actor", "Bergen")
    marks = desk.read()
    (anchor,) = marks.anchors
    assert (anchor.type, anchor.mode, anchor.status) == ("ACCUSE", "disapprove", "denied")
    assert [marks.mentions[i].span.of(TEXT) for i in anchor.actors] == ["Bergen"]
    assert anchor.recipients == ()


def test_an_anchor_is_tied_to_every_mention_with_the_chances_of_both_links() -> None:
    desk = Desk()
    desk.tag("anchor", "condemned")
    desk.tag("mention", "Oslo")
    desk.tag("mention", "Bergen")
    desk.link("condemned", "recipient", "Bergen")
    oslo, bergen = desk.read().anchors[0].ties
    assert (oslo.mention, bergen.mention) == (0, 1)
    assert max(oslo.actor, oslo.recipient, bergen.actor) < 0.1
    assert bergen.recipient > 0.9


def test_a_mode_of_another_type_is_not_taken() -> None:
    desk = Desk()
    desk.tag("anchor", "condemned")
    desk.choose("condemned", "type", TYPES.index("ACCUSE"))
    desk.choose("condemned", "mode", MODES.index("ASSAULT drone"))
    assert desk.read().anchors[0].mode is None


def test_a_statement_joins_its_cue_with_source_and_content() -> None:
    desk = Desk()
    desk.tag("cue", "said")
    desk.tag("source", "Oslo")
    desk.link("said", "speaker", "Oslo")
    desk.link("said", "said", "Bergen", "condemned", "the", "raid")
    (statement,) = desk.read().statements
    assert [s.of(TEXT) for s in statement.source] == ["Oslo"]
    assert [s.of(TEXT) for s in statement.content] == ["Bergen condemned the raid"]


def test_a_cue_that_points_to_nobody_has_no_source() -> None:
    desk = Desk()
    desk.tag("cue", "said")
    desk.tag("source", "Bergen")
    desk.link("said", "said", "Bergen", "condemned", "the", "raid")
    assert desk.read().statements[0].source == ()


def test_a_small_gap_in_a_content_is_closed() -> None:
    desk = Desk()
    desk.tag("cue", "said")
    desk.link("said", "said", "Bergen", "condemned", "raid")
    assert [s.of(TEXT) for s in desk.read().statements[0].content] == ["Bergen condemned the raid"]


def test_a_calibration_curve_moves_the_chance_of_an_event() -> None:
    desk = Desk()
    desk.tag("anchor", "condemned")
    desk.choose("condemned", "type", TYPES.index("ACCUSE"))
    sure, careful = (
        desk.read(Tuning(curves={"event": curve})).anchors[0].chance for curve in ((1, 0), (1, -2))
    )
    assert 0 < careful < sure <= 1


def test_a_lower_bound_takes_what_is_less_likely() -> None:
    desk = Desk()
    desk.columns[desk.piece("raid"), COLUMNS["anchor"].start + BEGIN] = 3.5
    assert desk.read().anchors == ()
    assert len(desk.read(Tuning(bounds={"anchor": 0.3})).anchors) == 1


def test_distance_alone_can_link() -> None:
    desk = Desk()
    desk.tag("anchor", "condemned")
    distance = FAR.copy()
    distance[LINKS.index("time"), LINK_REACH - 2 : LINK_REACH] = 5  # the two pieces before
    outputs = Outputs(desk.columns, desk.queries, desk.keys)
    marks = Decoder(distance, Tuning(), np).read(desk.window, outputs)
    assert [s.of(TEXT) for s in marks.anchors[0].time] == ["that Bergen"]


def test_a_window_of_nothing_but_its_ends_is_empty() -> None:
    window = Window((101, 102), (Span(-1, -1), Span(-1, -1)), (False, False))
    blank = np.zeros((2, len(LINKS) * LINK_SIZE), dtype=np.float32)
    columns = np.full((2, WIDTH), 3, dtype=np.float32)
    columns[:, [COLUMNS[head].start + 1 for head in TAGS]] = 9
    marks = Decoder(FAR, Tuning(), np).read(window, Outputs(columns, blank, blank))
    assert marks.mentions == ()
    assert marks.anchors == ()
