"""The compilation for the cell meeting: its days, its stories, what an admin changes in it."""
