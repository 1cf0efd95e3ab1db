"""Store: the desk file (DuckDB), its migrations, one writer, queries and exports."""
