"""Builds the corpus of annual reports: the form, figures, prose and styles of writing, none of it taken from the reader under test."""
