"""Reading: a `Report` becomes marks, spans of its text with what they mean."""
