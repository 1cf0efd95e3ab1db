"""Intake: files, streams and archives of dated news reports become `Report` objects."""
