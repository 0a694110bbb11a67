"""The pages' tests would notice a template that asks for what nobody gave it."""

import pytest
from django.template import engines


def test_an_unknown_variable_fails() -> None:
    template = engines["django"].from_string("{{ nobody.gave.this }}")
    with pytest.raises(AssertionError, match=r"nobody\.gave\.this"):
        template.render({})
