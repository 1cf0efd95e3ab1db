"""`python -m foreigndesk`."""

from foreigndesk.cli import main

main()
