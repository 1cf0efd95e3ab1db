"""Codebook: PLOVER types, modes, contexts, quads, scores and sectors; CAMEO and its mapping."""
