"""What the application remembers: one SQLite file a workspace. The only room that knows SQL.

Hands out frozen values only: rows of the database never leave a session. Imports the model modules of the
packages, `qa_studio.rows` and `qa_studio.errors`; never a service, an engine or Qt.
"""
