"""Cross-report coreference as others run it: a whole file in, an answer a mention out."""

import json
from pathlib import Path
from typing import Any

from benchmarks.predict import predict_file
from benchmarks.tasks.coref import predict_all

Line = dict[str, Any]


def line(report: str, topic: str, sentence: str, *acts: str) -> Line:
    tokens = sentence.split()
    events = [{"sentence": 4, "tokens": [tokens.index(act)], "text": act} for act in acts]
    return {"id": report, "topic": topic, "sentences": {"4": tokens}, "events": events}


LINES = [
    line(
        "a", "7", "Gunmen abducted a judge in Basra on Monday , police said .", "abducted", "said"
    ),
    line("b", "7", "A judge was kidnapped by gunmen in Basra on Monday .", "kidnapped"),
    line("c", "7", "Pirates seized a tanker off Lagos on 3 March .", "seized"),
    line("d", "7", "A tanker was hijacked off Lagos on 3 March by pirates .", "hijacked"),
    line("e", "8", "A judge was kidnapped by gunmen in Basra on Monday .", "kidnapped"),
]


def test_mentions_of_one_act_in_reports_of_one_topic_share_a_cluster() -> None:
    cluster = {(a["doc"], a["tokens"][0]): a["cluster"] for a in predict_all(LINES)}
    assert cluster["a", 1] == cluster["b", 3]
    assert cluster["c", 1] == cluster["d", 3] != cluster["a", 1]
    assert cluster["e", 3] != cluster["b", 3]


def test_nothing_that_only_the_gold_has_is_used() -> None:
    def clusters(lines: list[Line]) -> list[str]:
        return [answer["cluster"] for answer in predict_all(lines)]

    told = json.loads(json.dumps(LINES))
    for number, given in enumerate(told):
        given |= {"id": f"{number}ecbplus", "subtopic": str(number), "entities": [{"chain": "x"}]}
        for event in given["events"]:
            event["chain"] = "all one"
    assert clusters(told) == clusters(LINES)


def test_a_file_is_answered_with_a_line_a_mention_in_order(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("\n".join(json.dumps(one) for one in LINES) + "\n", "utf-8")
    assert predict_file("coref", source, target) == len(LINES)
    answers = [json.loads(answer) for answer in target.read_text("utf-8").splitlines()]
    assert [(a["doc"], a["sentence"], a["tokens"]) for a in answers] == [
        (one["id"], 4, event["tokens"]) for one in LINES for event in one["events"]
    ]
