from foreigndesk.intake.report import Span
from foreigndesk.reading.encoder.pieces import WordPieces
from foreigndesk.reading.pairs.passages import LONGEST, LONGEST_SENTENCE, Mention, cut_passages

WORDS = ["[PAD]", "[UNK]", "the", "envoy", "met", "rebels", "talk", "##s", "began", "."]
CUTTER = WordPieces.from_lines("\n".join(WORDS))


def test_a_mention_has_the_pieces_of_all_its_words() -> None:
    sentences = [["The", "envoy", "met", "rebels", "."], ["Talks", "began", "."]]
    mentions = {0: [Mention("a", "met", (2,))], 1: [Mention("b", "Talks began", (0, 1))]}
    (passage,) = cut_passages(CUTTER, sentences, mentions)
    read = [WORDS[number] for number in passage.ids]
    assert [[read[at] for at in places] for places in passage.places] == [
        ["met"],
        ["talk", "##s", "began"],
    ]
    assert passage.keys == ("a", "b")
    assert passage.texts == ("met", "Talks began")


def test_a_long_report_is_cut_at_the_end_of_a_sentence() -> None:
    sentence = ["The", "envoy", "met", "rebels", "."]
    count = LONGEST // len(sentence) + 1
    mentions = {n: [Mention(str(n), "met", (2,))] for n in range(count)}
    first, second = cut_passages(CUTTER, [sentence] * count, mentions)
    assert len(first.ids) == LONGEST // len(sentence) * len(sentence)
    assert second.keys == (str(count - 1),)
    assert second.places == ((2,),)


def test_a_passage_without_mentions_is_left_out() -> None:
    assert cut_passages(CUTTER, [["The", "envoy", "."]], {}) == []


def test_a_mention_beyond_what_is_read_stands_for_its_sentence() -> None:
    sentence = ["the"] * (LONGEST_SENTENCE + 20) + ["met"]
    mentions = {0: [Mention("late", "met", (len(sentence) - 1,))]}
    (passage,) = cut_passages(CUTTER, [sentence], mentions)
    assert len(passage.ids) == LONGEST_SENTENCE
    assert passage.places == ((0,),)


def test_a_token_that_leaves_no_piece_still_counts_as_one() -> None:
    assert list(CUTTER.cut("\ufffd", Span(0, 1))) == []
    mentions = {0: [Mention("a", "met", (1,))]}
    (passage,) = cut_passages(CUTTER, [["\ufffd", "met"]], mentions)
    assert passage.places == ((1,),)
