"""The review page: hearing, reading and marking one interaction.

Owns what this page shows and how it is worked. Modules without Qt: clock, timeline, draft, choices, standing,
highlights, keys.
"""
