"""One module a benchmark task: an input line becomes an output line of the task's format."""
