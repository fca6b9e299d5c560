"""The commands `gongkai read | check | render | merge | compare | docs`: a contract, other programs call them (design.md §10)."""
