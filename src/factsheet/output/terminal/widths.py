"""Where screens change shape (screens.md, Rules: widths), and how many rows settle it."""

# The widths of a screen come from its first rows; what follows is printed as it comes.
PEEKED = 500
WIDEST = 120
# Below this the ids go, but where they are what one looks for.
SHOWS_IDS = 100
FOLDS_BELOW = 60
