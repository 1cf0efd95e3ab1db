"""A small vocabulary, so that word pieces are cut without the real one."""

import string

from foreigndesk.reading.encoder.pieces import WordPieces

LETTERS = string.ascii_lowercase + string.digits
MARKS = string.punctuation + "“”’"
WORDS = """oslo bergen rome said condemned the raid that ministers met in they signed nothing rain
fell word next ab ann bo thanked today on monday yester a took place nobody was hurt""".split()


def small_cutter() -> WordPieces:
    """Return a cutter that knows a few words whole and spells the others out."""
    spelt = [f"##{letter}" for letter in LETTERS]
    return WordPieces(["[PAD]", "[UNK]", *LETTERS, *spelt, *MARKS, *WORDS, "##day"])
