"""Whatever stands in a text from outside: it is read, or refused in a sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.growth.inputs import HOSTILE
from tests.growth.readers import READERS

PIECES = st.lists(
    st.sampled_from([name for name in HOSTILE if "again" in name]).flatmap(
        lambda name: st.integers(1, 60).map(HOSTILE[name])
    )
    | st.text(max_size=20),
    max_size=12,
).map("".join)


@pytest.mark.parametrize("reader", READERS)
@settings(max_examples=40)
@given(text=PIECES)
def test_whatever_is_read_it_is_read_or_refused(reader: str, text: str) -> None:
    READERS[reader](text)
