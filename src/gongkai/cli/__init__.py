"""The commands `gongkai read | check | render | docs`: a contract, other programs call them (design.md §10)."""
