"""The JSON Schema of a record."""

from foreigndesk.record.wire import schema_text


def page() -> str:
    """Return the schema's text."""
    return schema_text()
