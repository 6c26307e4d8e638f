"""What goes out by itself: made, released, corrected, sent again."""
