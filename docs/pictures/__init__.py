"""Pictures of every view of the window, and what can be found wrong in them without an eye."""
