import pytest

from stories.models import Story
from tests.views import build


@pytest.fixture
def seeds(db: None) -> Story:
    """The one story that the five seeds tell."""
    return build.seeds()
