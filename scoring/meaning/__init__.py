"""Sentences as vectors, so that what is meant alike lies near: a small table that comes along, and a full model.

Owns the encoders and their data. Knows no rubric and no transcript; nothing is ever fetched.
"""
