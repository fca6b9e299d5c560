"""What office programs print of the corpus, kept as PDF, and how it was made."""
