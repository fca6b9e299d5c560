"""The log of deeds: append-only, chained by hashes, each entry a sentence people can read; and the one way to write anything."""
