"""Arbitrary texts, names, times and JSON: what a record's fields may hold."""

from datetime import UTC, datetime

from hypothesis import strategies as st

FRAGMENTS = (
    "---",
    "***",
    "# heading",
    "## Voice: Qwen (Threshold)",
    "**Question:**",
    "**Qwen's answer:**",
    "*Nothing was said.*",
    "*No question is recorded.*",
    "```",
    "~~~python",
    "> quoted",
    ">",
    ">> twice",
    "| a | b |",
    "| --- | --- |",
    "<details>",
    "</details>",
    "<!-- open",
    "-->",
    "```json",
    '{"beyond": {}}',
    "  \n  ",
    "\n",
    "\n\n\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "\x00\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\x7f\x1b[0m",
    "␀␍\u2421\ufffd\u2039!--",
    "\ufeff",
    "שלום \u202e عالم \u2066",
    "👩‍👩‍👧 🜏",
    "\u0301\u0308",
    "\\",
    "&amp; &lt;",
    "$x$ ~~no~~ `code` _it_ [a](b)",
)


def without_infinity(value: object) -> object:
    """JSON has no infinity."""
    if isinstance(value, float) and value in (float("inf"), float("-inf")):
        return 0.5
    if isinstance(value, list):
        return [without_infinity(part) for part in value]
    if isinstance(value, dict):
        return {key: without_infinity(part) for key, part in value.items()}
    return value


times = st.none() | st.datetimes(
    datetime(1, 1, 2),  # noqa: DTZ001 - the zone is added by the strategy
    datetime(9999, 12, 30),  # noqa: DTZ001 - as above
    timezones=st.just(UTC),
)
characters = st.characters(exclude_categories=["Cs"])
texts = st.lists(
    st.sampled_from(FRAGMENTS) | st.text(characters, max_size=12), max_size=6
).map("".join)
names = st.text(characters, max_size=8) | st.sampled_from(FRAGMENTS)
maybe_texts = st.none() | texts
counts = st.integers(1, 3)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | texts,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3)
    ),
    max_leaves=6,
).map(without_infinity)
json_objects = st.dictionaries(names, json_values, max_size=3)
