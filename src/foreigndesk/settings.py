"""What is fixed for the whole package."""

VERSION = "0.1.0"
"""The package's version; the build reads it from here."""
