"""Entry point of `qa-studio` and of `python -m qa_studio`."""

from __future__ import annotations

import signal


def main() -> None:
    """Run the command. While it loads nothing can answer a Ctrl+C in words: then the system ends it without any."""
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    from qa_studio.cli import main as command

    signal.signal(signal.SIGINT, before)
    command()


if __name__ == "__main__":
    main()
