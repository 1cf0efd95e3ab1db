"""Record: marks become entries with ids, evidence and chains, under laws that are checked."""
