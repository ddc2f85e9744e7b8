"""`python -m qa_studio` is `qa-studio`."""

from __future__ import annotations

from qa_studio.cli import main

if __name__ == "__main__":
    main()
