import json

import pytest

from bot.domain.turn import MOST_SOURCES, Source
from bot.wire.delta import Delta
from bot.wire.dialects import (
    DIALECTS,
    anthropic_messages,
    google_generate,
    openai_chat,
    openai_responses,
)
from bot.wire.filters.delta_filter import DeltaFilter
from bot.wire.sources import LONGEST_TITLE, LONGEST_URL, read_sources
from bot.wire.sse import ServerSentEvent

A, B = Source("https://a.test", "A"), Source("https://b.test")
CITED = {"type": "url_citation", "url": A.url, "title": "A", "start_index": 3}


def event(data: object) -> ServerSentEvent:
    return ServerSentEvent("message", json.dumps(data))


@pytest.mark.parametrize(
    ("told", "sources"),
    [
        ({"citations": [A.url, B.url]}, (Source(A.url), B)),
        (
            {
                "citations": [B.url, A.url, 3, "", None],
                "search_results": [{"url": A.url, "title": "A", "date": None}],
            },
            (B, A),
        ),
        ({"search_results": [{"url": A.url, "title": "A"}, {"title": "x"}]}, (A,)),
        ({"citations": "https://a.test"}, ()),
        ({"citations": None, "search_results": None}, ()),
    ],
)
def test_lists_that_an_answer_counts_are_kept_in_their_order(
    told: dict[str, object], sources: tuple[Source, ...]
) -> None:
    chunk = {"choices": [{"delta": {"content": "So [1]."}}], **told}

    assert openai_chat.read_event(event(chunk)) == Delta("So [1].", sources=sources)


@pytest.mark.parametrize("part", ["delta", "message"])
def test_annotations_of_chat_completions_are_sources(part: str) -> None:
    annotations = [{"type": "url_citation", "url_citation": CITED}, {"type": "file"}, 3]
    told = {"choices": [{part: {"content": "So", "annotations": annotations}}]}

    if part == "delta":
        assert openai_chat.read_event(event(told)) == Delta("So", sources=(A,))
    else:
        body = json.dumps(told).encode()
        assert openai_chat.read_answer(body) == Delta("So", done=True, sources=(A,))


def test_what_anthropics_own_search_found_and_was_cited_is_a_source() -> None:
    cited = {"type": "web_search_result_location", "url": A.url, "title": "A"}
    page = {"type": "page_location", "document_title": "x"}
    delta = {"type": "citations_delta", "citation": cited}
    told = event({"type": "content_block_delta", "index": 1, "delta": delta})
    blocks = [
        {"type": "web_search_tool_result", "content": [{"url": "https://not.test"}]},
        {"type": "text", "text": "So", "citations": [page, cited]},
        {"type": "text", "text": ".", "citations": None},
    ]

    assert anthropic_messages.read_event(told) == Delta(sources=(A,))
    assert anthropic_messages.read_answer(
        json.dumps({"content": blocks}).encode()
    ) == Delta("So.", done=True, sources=(A,))


def test_what_grounds_googles_answer_is_a_source() -> None:
    chunks = [{"web": {"uri": A.url, "title": "A"}}, {"retrievedContext": {}}, 3]
    candidate = {
        "content": {"parts": [{"text": "So"}]},
        "groundingMetadata": {"groundingChunks": chunks},
    }
    told = {"candidates": [candidate]}

    assert google_generate.read_event(event(told)) == Delta("So", sources=(A,))
    body = json.dumps([told, told]).encode()
    assert google_generate.read_answer(body) == Delta("SoSo", done=True, sources=(A,))


def test_annotations_of_responses_are_sources() -> None:
    added = {"type": "response.output_text.annotation.added", "annotation": CITED}
    part = {"type": "output_text", "text": "So", "annotations": [CITED, CITED]}
    whole = {
        "status": "completed",
        "output": [{"type": "message", "content": [part]}],
    }
    ended = {"type": "response.completed", "response": whole}

    assert openai_responses.read_event(event(added)) == Delta(sources=(A,))
    assert openai_responses.read_event(event(ended)) == Delta(
        finish_reason="stop", done=True, sources=(A,)
    )
    assert openai_responses.read_answer(json.dumps(whole).encode()) == Delta(
        "So", finish_reason="stop", done=True, sources=(A,)
    )


def test_a_source_is_bounded_and_so_is_their_number() -> None:
    (source,) = read_sources(
        [{"url": "https://a.test/" + "x" * 9999, "title": "t\n" * 999}]
    )

    assert (len(source.url), len(source.title or "")) == (LONGEST_URL, LONGEST_TITLE)
    assert source.url.endswith("…")
    assert len(read_sources(["https://a.test"] * 999)) == MOST_SOURCES


@pytest.mark.parametrize("key", ["sk-0123456789abc/+=", "hunter22"])
def test_the_key_is_in_no_source(key: str) -> None:
    sources = (Source(f"https://a.test/?k={key}", f"It is {key}."), B)
    told = DeltaFilter(key).pass_on(Delta(sources=sources))

    assert told.sources == (Source("https://a.test/?k=[key]", "It is [key]."), B)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_an_answer_without_sources_has_none(dialect: str) -> None:
    step = DIALECTS[dialect].read_event(event({"type": "ping"}))

    assert isinstance(step, Delta)
    assert step.sources == ()
