"""One module a generated page: a function `page()` that returns its text."""
