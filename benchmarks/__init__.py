"""Accuracy, speed and scale of foreigndesk, measured on data that lies outside the repository."""
