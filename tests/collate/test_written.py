"""An arrangement is the same when it is read back."""

import json

from benchmarks.takes import Half
from stories.collate import written


def test_what_was_written_is_read_as_it_was():
    stories = Half("a").stories
    told = json.dumps([written.to_json(story) for story in stories])
    assert [written.from_json(one) for one in json.loads(told)] == list(stories)
