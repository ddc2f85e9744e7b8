"""What every test stands on: no window on a screen, and a home of its own for settings, models and logs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A busy machine must not fail a property: no deadline for one example, and drawing may take its time.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Several tests run at once: the threads of each would wait for those of the others.
os.environ.setdefault("OMP_NUM_THREADS", "1")


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keeps each test away from the settings and models of the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("QA_STUDIO_HOME", str(home))
    monkeypatch.delenv("QA_STUDIO_WORKSPACE", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)  # a pipe has no width; tests of narrow terminals say theirs
    return home
