"""The page on which forms are built, compared, tried out and published."""
