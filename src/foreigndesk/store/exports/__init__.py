"""Exports: what the desk holds in the formats that event-data users and newsrooms load.

One module a format. Each names its columns (`docs/exports.md` is made of them) and turns what is
told (`told.Told`) or a report (`reports.ReportTold`) into lines of text; the order is fixed, so the
same desk gives the same bytes, and rows are read in parts, so memory stays bounded.
"""
