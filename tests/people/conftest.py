"""The town of the plan: four lines of 2025 under the schools, and a plan that is not adopted."""

from tests.plan.conftest import Town, build_town, town

__all__ = ["Town", "build_town", "town"]
