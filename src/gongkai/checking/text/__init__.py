"""What the text checks share: passages of a report, quotes, enumerators, and lists of names and slips as data."""
