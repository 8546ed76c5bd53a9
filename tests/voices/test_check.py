"""Whether endpoints answer and list their models."""

from dataclasses import replace

import httpx

from bot.voices.check import Checked, check_voices
from bot.voices.local import LocalServer, find_local
from tests.loopback.endpoint import Endpoint
from tests.voices.asking import KEY, Asking


async def checked(asking: Asking, base_url: str, model: str = "acme/one") -> Checked:
    voice = replace(asking.voice(model), base_url=base_url)
    (result,) = await check_voices(
        asking.client, [voice], {"LOOPBACK_KEY": KEY}.get, patience=0.2
    )
    assert result.voice == voice
    assert KEY not in result.sentence
    return result


async def test_a_model_that_is_listed_is_well(asking: Asking) -> None:
    asking.endpoint.models = ("acme/one", "acme/two")
    result = await checked(asking, asking.endpoint.url)

    assert result.ok
    assert result.sentence.endswith("answers and lists acme/one.")
    (received,) = asking.endpoint.requests
    assert (received.method, received.key) == ("GET", KEY)
    assert ("anthropic-version" in received.headers) == (asking.dialect == "anthropic")


async def test_a_model_that_is_no_longer_listed_is_named(asking: Asking) -> None:
    asking.endpoint.models = ("acme/two",)
    result = await checked(asking, asking.endpoint.url)

    assert not result.ok
    assert "acme/one" in result.sentence


async def test_the_successor_that_is_asked_in_its_place_is_named_to_be_written(
    asking: Asking,
) -> None:
    asking.endpoint.models = ("acme/three", "acme/two")
    voice = asking.voice("acme/one")
    voice = replace(voice, successors=("acme/zero", "acme/two"))
    (result,) = await check_voices(asking.client, [voice], {"LOOPBACK_KEY": KEY}.get)

    assert result.ok
    assert result.sentence.endswith(
        "answers, but does not list acme/one (any more); acme/two is asked in its "
        'place. To stay with that, write model = "acme/two" for this voice.'
    )


async def test_models_of_a_like_name_are_proposed(asking: Asking) -> None:
    asking.endpoint.models = ("acme/two", "other", "acme/one-2")
    result = await checked(asking, asking.endpoint.url)

    assert not result.ok
    assert "It lists acme/one-2, acme/two." in result.sentence or (
        # Google lists them under their full names.
        "It lists models/acme/one-2" in result.sentence
    )


async def test_a_key_that_is_refused_is_told_by_its_variable(asking: Asking) -> None:
    result = await checked(asking, asking.endpoint.playing("unauthorised"))

    assert not result.ok
    assert "LOOPBACK_KEY" in result.sentence


async def test_an_endpoint_without_a_list_still_answers(asking: Asking) -> None:
    result = await checked(asking, asking.endpoint.playing("unknown-model"))

    assert result.ok
    assert "lists no models" in result.sentence


async def test_a_web_page_is_no_endpoint(asking: Asking) -> None:
    result = await checked(asking, asking.endpoint.playing("html"))

    assert not result.ok


async def test_an_endpoint_that_does_not_answer_is_not_waited_for(
    asking: Asking,
) -> None:
    result = await checked(asking, asking.endpoint.playing("freeze-first"))

    assert not result.ok
    assert "0.2 seconds" in result.sentence


async def test_an_endpoint_of_many_voices_is_asked_once(asking: Asking) -> None:
    asking.endpoint.models = ("one", "two")
    voices = [asking.voice(model) for model in ("one", "three", "two")]
    results = await check_voices(asking.client, voices, {"LOOPBACK_KEY": KEY}.get)

    assert [(result.voice.model, result.ok) for result in results] == [
        ("one", True),
        ("three", False),
        ("two", True),
    ]
    assert len(asking.endpoint.requests) == 1


async def test_a_voice_that_cannot_be_asked_spoils_no_other(asking: Asking) -> None:
    asking.endpoint.models = ("one",)
    voice = asking.voice("one")
    broken = (replace(voice, key_env="NOT_SET"), replace(voice, model=None))
    results = await check_voices(
        asking.client, [broken[0], voice, broken[1]], {"LOOPBACK_KEY": KEY}.get
    )

    assert [result.ok for result in results] == [False, True, False]
    assert "NOT_SET" in results[0].sentence
    assert "model" in results[2].sentence


async def test_local_servers_are_found_by_their_ports(
    client: httpx.AsyncClient,
) -> None:
    async with Endpoint(models=("llama3:latest",)) as one, Endpoint() as other:
        ports = {"Ollama": one.port, "nobody": 1, "vLLM": other.port}
        found = await find_local(client, ports=ports)

    assert found == (
        LocalServer("Ollama", one.url, ("llama3:latest",)),
        LocalServer("vLLM", other.url, ()),
    )
