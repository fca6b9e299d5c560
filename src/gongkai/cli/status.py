"""Exit statuses of every command (design.md §10)."""

PASSED = 0
"""No finding of severity error."""
FAULTY = 1
"""At least one finding of severity error."""
UNUSABLE = 2
"""The command or a file could not be used."""
