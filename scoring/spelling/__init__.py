"""English words as they are spelt, British and American, and the word that a misspelt one was meant for.

Owns the list and its data. Knows no rubric and no transcript; nothing is ever fetched.
"""
