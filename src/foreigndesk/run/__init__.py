"""Run: reports in, records stored; local processes, resumable, every run in the ledger."""
