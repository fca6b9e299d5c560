"""Reading annual reports: what is being typed, what went out, what was published, and the board of an office."""
