"""Recipes that make the reader's weights; torch is needed here and nowhere else."""
