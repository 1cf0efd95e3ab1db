from foreigndesk.reading.encoder.pieces import WordPieces
from training.coref_windows import Line, schedule, told, windows_of

CUTTER = WordPieces.from_lines("[PAD]\n[UNK]\nfire\nblaze\ntalk\n##s")


def line(report: str, topic: str, *acts: tuple[str, str]) -> Line:
    return {
        "id": report,
        "topic": topic,
        "subtopic": topic,
        "sentences": {"0": [word for word, _ in acts[:1]], "3": [word for word, _ in acts[1:]]},
        "events": [
            {"sentence": 3 if n else 0, "tokens": [max(0, n - 1)], "text": word, "chain": chain}
            for n, (word, chain) in enumerate(acts)
        ],
    }


LINES = [
    line("a", "1", ("fire", "x"), ("talks", "y")),
    line("b", "1", ("blaze", "x")),
    line("c", "1", ("talks", "z")),
    line("d", "2", ("fire", "v")),
]


def test_a_passage_carries_the_chain_of_each_of_its_mentions() -> None:
    first = told(CUTTER, LINES)[0]
    assert first.passage.texts == ("fire", "talks")
    assert first.chains == ("x", "y")
    assert first.passage.places == ((0,), (1, 2))


def test_windows_hold_passages_of_one_topic_only() -> None:
    pairs = {(a.report, b.report) for a, b in windows_of(told(CUTTER, LINES))}
    assert pairs == {("a", "a"), ("a", "b"), ("a", "c"), ("b", "c")}


def test_every_window_with_a_shared_act_is_seen_each_round() -> None:
    batches = schedule(told(CUTTER, LINES), rounds=3, pieces=100, easy=0.0, seed=1)
    seen = [frozenset((a.report, b.report)) for batch in batches for a, b in batch]
    assert sorted(map(sorted, seen)) == [["a"]] * 3 + [["a", "b"]] * 3


def test_a_batch_holds_about_its_pieces() -> None:
    jitter = 6  # windows of nearly one length come in any order
    for batch in schedule(told(CUTTER, LINES), rounds=2, pieces=16, easy=1.0, seed=2):
        longest = max(a.size + b.size for a, b in batch) + 3
        assert len(batch) * (longest - jitter) <= 16
