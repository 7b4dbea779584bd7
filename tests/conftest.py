"""The same examples on every run: a test that fails here fails everywhere.

`HYPOTHESIS_PROFILE=explore pytest …` looks for new ones instead; what it finds becomes a test of its own.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# How long an example takes depends on what else the machine is doing.
_PATIENT = (HealthCheck.too_slow,)
settings.register_profile("repeat", derandomize=True, deadline=None, suppress_health_check=_PATIENT)
settings.register_profile("explore", deadline=None, suppress_health_check=_PATIENT)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeat"))
