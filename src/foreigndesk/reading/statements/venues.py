"""Where something was said: the interview, the call, the conference."""

from foreigndesk.reading.statements.scene import Scene

_VENUES = ("interview", "call", "conversation", "conference", "briefing", "statement", "speech",
           "address", "meeting", "letter", "post", "tweet", "message", "interviews", "remarks",
           "talks", "report", "broadcast", "release", "hearing", "parliament")  # fmt: skip


def find_venue(scene: Scene, first: int, last: int) -> str | None:
    """Return the words of "in an interview with TASS", "during a phone call" among tokens."""
    for index in range(first, min(last, first + 14)):
        if scene.low(index) not in ("in", "during", "at", "on", "after"):
            continue
        for end in range(index + 1, min(index + 6, len(scene.tokens))):
            if scene.tokens[end].low in _VENUES:
                return _venue_words(scene, index, end)
            if scene.is_mark(end):
                break
    return None


def _venue_words(scene: Scene, preposition: int, noun: int) -> str:
    start = preposition + 1
    if scene.low(start) in ("a", "an", "the", "his", "her", "their"):
        start += 1
    end = scene.tokens[noun].end
    if scene.low(noun + 1) in ("with", "to"):
        partner = scene.phrase_from(noun + 2)
        end = partner[0].end if partner else end
    return scene.text[scene.tokens[start].start : end]
