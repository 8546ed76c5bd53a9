import pytest

from bot.wire.reading import as_count, read_json


@pytest.mark.parametrize(
    "written",
    [
        *("-1", "9007199254740992", "1" + "0" * 20, "7" * 400, "7" * 9_000),
        *("1e400", "12.0", "true", "null", '"12"', "[12]", "{}"),
    ],
)
def test_what_is_no_whole_number_that_every_reader_holds_is_no_count(
    written: str,
) -> None:
    told = read_json(f'{{"count": {written}, "said": "So."}}')

    assert isinstance(told, dict)
    assert (as_count(told["count"]), told["said"]) == (None, "So.")


@pytest.mark.parametrize("number", [0, 1, 2**53 - 1])
def test_a_whole_number_is_a_count(number: int) -> None:
    assert as_count(number) == number
