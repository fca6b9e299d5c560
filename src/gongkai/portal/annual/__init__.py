"""The annual report on the platform: typed or read in, checked, approved, handed in, merged, published, corrected, open as data."""
