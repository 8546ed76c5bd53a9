from bot.domain.turn import MOST_SOURCES, Source, add_sources

A, B, C = (Source(f"https://{name}.test", name) for name in "abc")
UNNAMED = Source(A.url)


def test_sources_that_come_one_by_one_stand_in_the_order_of_their_coming() -> None:
    assert add_sources(add_sources((B,), (A,)), (C, B, C)) == (B, A, C)


def test_a_list_that_is_told_anew_stands_as_it_is_with_what_it_has_twice() -> None:
    assert add_sources((), (A, B, A)) == (A, B, A)
    assert add_sources((UNNAMED, B), (A, B, A, C)) == (A, B, A, C)


def test_nothing_told_changes_nothing() -> None:
    assert add_sources((A,), ()) == (A,)


def test_no_more_are_kept_than_a_reader_looks_at() -> None:
    many = tuple(Source(f"https://a.test/{n}") for n in range(MOST_SOURCES + 9))

    assert add_sources((), many) == many[:MOST_SOURCES]
    assert add_sources((A,), many) == (A, *many[: MOST_SOURCES - 1])
