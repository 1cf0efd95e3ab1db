"""Split compound mentions: "US and French officials" are two actors."""

from foreigndesk.whoswho import WhosWho


def split_actors(text: str, context: str | None, whoswho: WhosWho) -> list[str]:
    """Return the single mentions in a compound one, each with the words they share."""
    del context, whoswho
    return [text]
