"""Reading bodies and people: one rule for what a person may see, asked by lists, pages, exports and search alike."""
