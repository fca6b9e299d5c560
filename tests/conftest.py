"""Profiles of the property tests: the same examples every time in CI, many and new ones in .ci/soak."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("default", deadline=None, max_examples=50)
settings.register_profile("ci", deadline=None, max_examples=50, derandomize=True)
settings.register_profile("soak", deadline=None, max_examples=3000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("GONGKAI_HYPOTHESIS", "ci" if os.environ.get("CI") else "default"))
