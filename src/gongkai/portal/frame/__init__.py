"""What every screen stands on and no duty owns: the clock, the table of pages, forms, lists, exports, drafts, the look."""
