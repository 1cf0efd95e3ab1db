"""foreigndesk: dated news reports in, a defended record out."""
