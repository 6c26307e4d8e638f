"""``bantin demo``: sample articles of our own, and the stage that shows them."""
