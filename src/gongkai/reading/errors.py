"""What is wrong with a file as a file: one sentence in the reader's language."""


class UnusableFileError(Exception):
    """The file cannot be read at all; `str()` is one Chinese sentence: what, and what to do. Exit status 2."""
