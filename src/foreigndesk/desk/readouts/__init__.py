"""Readouts compared: what each account of one call, meeting or summit includes, and how.

`points` cuts an account into points, `align` puts points of several accounts that say the same side
by side, `differences` says how they differ, `compare` makes the table. Nothing is merged.
"""
