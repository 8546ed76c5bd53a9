"""What Discord refuses in a message's body is refused, and noted as a violation."""

from typing import Any

import pytest

from tests.loopback.discord_places import Town
from tests.loopback.discord_raw import Raw
from tests.loopback.discord_schema import SCHEMA_AVAILABLE
from tests.loopback.discord_server import LoopbackDiscord

QUIET: dict[str, Any] = {"allowed_mentions": {"parse": []}}
V2 = 1 << 15
Body = dict[str, Any]


def text(content: str) -> Body:
    return {"type": 10, "content": content}


def button(name: str = "go", label: str = "Go", **more: object) -> Body:
    return {"type": 2, "style": 1, "custom_id": name, "label": label} | more


def row(*held: Body) -> Body:
    return {"type": 1, "components": list(held)}


def buttons(count: int) -> list[Body]:
    return [button(f"b{number}") for number in range(count)]


def menu(options: int, **more: object) -> Body:
    offered = [{"label": f"o{n}", "value": f"o{n}"} for n in range(options)]
    return {"type": 3, "custom_id": "menu", "options": offered} | more


def layout(*components: Body, **more: object) -> Body:
    return {"flags": V2, "components": list(components)} | more


def embed(**parts: object) -> Body:
    return {"embeds": [parts]}


def entry(name: str = "n", value: str = "v") -> Body:
    return {"name": name, "value": value}


REFUSED: dict[str, Body] = {
    "content of 2001": {"content": "x" * 2001},
    "a lone surrogate": {"content": "a \ud800 alone"},
    "eleven embeds": {"embeds": [{"title": "t"}] * 11},
    "embed title of 257": embed(title="t" * 257),
    "embed description of 4097": embed(description="d" * 4097),
    "embed footer of 2049": embed(title="t", footer={"text": "f" * 2049}),
    "embed author of 257": embed(title="t", author={"name": "a" * 257}),
    "26 embed fields": embed(fields=[entry()] * 26),
    "field name of 257": embed(fields=[entry("n" * 257)]),
    "field value of 1025": embed(fields=[entry("n", "v" * 1025)]),
    "a blank field": embed(fields=[entry("n", " ")]),
    "6001 over two embeds": {
        "embeds": [{"description": "a" * 4000}, {"description": "b" * 2001}]
    },
    "an embed's url without http": embed(title="t", url="example.org"),
    "custom_id of 101": {"components": [row(button("c" * 101))]},
    "one custom_id twice": {"components": [row(button("a"), button("a"))]},
    "button label of 81": {"components": [row(button("a", "l" * 81))]},
    "a button without label": {"components": [row(button("a", ""))]},
    "a link with a custom_id": {
        "components": [row(button(style=5, url="https://x.y"))]
    },
    "six buttons in a row": {"components": [row(*buttons(6))]},
    "an empty row": {"components": [row()]},
    "a button beside a select": {"components": [row(button(), menu(2))]},
    "a button outside a row": {"components": [button()]},
    "six rows": {"components": [row(each) for each in buttons(6)]},
    "a select of 26": {"components": [row(menu(26))]},
    "a select of none": {"components": [row(menu(0))]},
    "placeholder of 151": {"components": [row(menu(1, placeholder="p" * 151))]},
    "a select's max above its options": {"components": [row(menu(2, max_values=3))]},
    "a text display without the flag": {"components": [text("hello")]},
    "content beside V2": layout(text("a"), content="b"),
    "embeds beside V2": layout(text("a"), embeds=[{"title": "t"}]),
    "41 components": layout(*[text("x")] * 41),
    "41 components, nested": layout({"type": 17, "components": [text("x")] * 40}),
    "4001 characters over two texts": layout(text("a" * 2000), text("b" * 2001)),
    "a blank text display": layout(text(" ")),
    "a container in a container": layout(
        {"type": 17, "components": [{"type": 17, "components": [text("x")]}]}
    ),
    "a section without accessory": layout({"type": 9, "components": [text("x")]}),
    "a section of four texts": layout(
        {"type": 9, "components": [text("x")] * 4, "accessory": button()}
    ),
    "a file that is not attached": layout(
        {"type": 13, "file": {"url": "attachment://absent.md"}}
    ),
    "a nonce of 26": {"content": "x", "nonce": "n" * 26, "enforce_nonce": True},
    "attachments without files": {"content": "x", "attachments": [{"id": "0"}]},
}


@pytest.mark.parametrize("name", REFUSED)
async def test_a_body_that_discord_refuses_is_refused_and_noted(
    name: str, server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    path = f"/channels/{town.text.id}/messages"
    status, answer = await raw("POST", path, QUIET | REFUSED[name])
    assert (status, answer["code"] in {50035, 50109}) == (400, True)
    assert [v.request for v in server.violations] == [
        "POST /channels/{channel_id}/messages"
    ]
    assert server.messages(town.text) == []


ACCEPTED: dict[str, Body] = {
    "2000 code points beyond the basic plane": {"content": "😀" * 2000},
    "6000 over two embeds": {
        "embeds": [{"description": "a" * 4000}, {"description": "b" * 2000}]
    },
    "five rows of five": {
        "components": [row(*[button(f"{a}{b}") for b in range(5)]) for a in range(5)]
    },
    "40 components and 4000 characters": layout(*[text("x" * 100)] * 40),
    "a section": layout({"type": 9, "components": [text("x")], "accessory": button()}),
    "a nonce of 25": {"content": "x", "nonce": "n" * 25, "enforce_nonce": True},
}


@pytest.mark.parametrize("name", ACCEPTED)
async def test_a_body_at_the_limit_is_taken(
    name: str, server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    path = f"/channels/{town.text.id}/messages"
    status, _ = await raw("POST", path, QUIET | ACCEPTED[name])
    assert (status, server.violations) == (200, [])


@pytest.mark.parametrize(
    "body", [{}, {"content": ""}, {"content": " \n"}, {"embeds": [{}]}]
)
async def test_an_empty_message_is_refused(
    body: Body, server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    assert await raw.code("POST", f"/channels/{town.text.id}/messages", body) == 50006
    assert len(server.violations) == 1


async def test_too_many_bytes_in_text_displays_break_discord(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    path = f"/channels/{town.text.id}/messages"
    fits, too_much = layout(text("語" * 3386)), layout(text("語" * 3387))
    assert (await raw("POST", path, QUIET | fits))[0] == 200
    assert (await raw("POST", path, QUIET | too_much))[0] == 500
    assert len(server.violations) == 1


async def test_the_flag_of_components_v2_is_permanent(town: Town, raw: Raw) -> None:
    path = f"/channels/{town.text.id}/messages"
    _, posted = await raw("POST", path, QUIET | layout(text("board")))
    one = f"{path}/{posted['id']}"
    assert await raw.code("PATCH", one, QUIET | {"content": "x", "flags": 0}) == 50035
    status, edited = await raw(
        "PATCH", one, {"flags": 0, "components": [text("new")]} | QUIET
    )
    assert (status, edited["flags"]) == (200, V2)


MENTIONS: dict[str, tuple[object, bool]] = {
    "left out": (None, True),
    "everyone": ({"parse": ["everyone"]}, True),
    "a user": ({"parse": [], "users": ["1"]}, True),
    "the replied": ({"parse": [], "replied_user": True}, True),
    "none": ({"parse": []}, False),
}


@pytest.mark.parametrize("name", MENTIONS)
async def test_a_text_whose_mentions_would_ring_is_noted(
    name: str, server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    allowed, rings = MENTIONS[name]
    body = {"content": "hello"} | ({"allowed_mentions": allowed} if allowed else {})
    assert (await raw("POST", f"/channels/{town.text.id}/messages", body))[0] == 200
    assert bool(server.violations) == rings


async def test_an_edit_without_allowed_mentions_rings(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    path = f"/channels/{town.text.id}/messages"
    _, posted = await raw("POST", path, QUIET | {"content": "hello"})
    assert server.violations == []
    await raw("PATCH", f"{path}/{posted['id']}", {"content": "@everyone"})
    assert [v.fault for v in server.violations] == ["mentions in this text would ring"]


async def test_ten_files_are_taken_and_eleven_refused(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    path = f"/channels/{town.text.id}/messages"
    files = {f"{n}.md": b"# words" for n in range(11)}
    assert (await raw("POST", path, files=dict(list(files.items())[:10])))[0] == 200
    assert [f.data for f in server.messages(town.text)[0].attachments] == [
        b"# words"
    ] * 10
    status, answer = await raw("POST", path, files=files)
    assert (status, answer["code"]) == (400, 50035)


async def test_a_file_above_ten_mebibytes_is_refused(town: Town, raw: Raw) -> None:
    path = f"/channels/{town.text.id}/messages"
    size = 10 * 1024 * 1024
    assert (await raw("POST", path, files={"fits.bin": b"x" * size}))[0] == 200
    status, answer = await raw("POST", path, files={"big.bin": b"x" * (size + 1)})
    assert (status, answer["code"]) == (413, 40005)


async def test_a_file_no_component_shows_is_noted(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    body = QUIET | layout(text("see the file"))
    path = f"/channels/{town.text.id}/messages"
    assert (await raw("POST", path, body, files={"a.md": b"a"}))[0] == 200
    assert [v.fault for v in server.violations] == [
        "files that no component of V2 shows"
    ]


async def test_of_two_files_each_is_to_be_shown(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    body = QUIET | layout({"type": 13, "file": {"url": "attachment://a.md"}})
    path = f"/channels/{town.text.id}/messages"
    await raw("POST", path, body, files={"a.md": b"a", "b.md": b"b"})
    assert len(server.violations) == 1


async def test_an_attached_file_can_be_fetched(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    body = QUIET | layout({"type": 13, "file": {"url": "attachment://a.md"}})
    path = f"/channels/{town.text.id}/messages"
    _, posted = await raw("POST", path, body, files={"a.md": b"# whole"})
    async with raw.session.get(posted["components"][0]["file"]["url"]) as answer:
        assert await answer.read() == b"# whole"
    assert server.violations == []


@pytest.mark.skipif(not SCHEMA_AVAILABLE, reason="no ../shared/discord-openapi.json")
@pytest.mark.parametrize(
    "body",
    [
        {"content": "x", "embeds": "none"},
        {"content": "x", "nonce": {"a": 1}},
        {"components": [row(button(style=99))]},
    ],
)
async def test_what_discords_description_refuses_is_refused(
    body: Body, server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    path = f"/channels/{town.text.id}/messages"
    assert await raw.code("POST", path, QUIET | body) == 50035
    assert server.violations[0].fault.startswith("$")


async def test_a_route_discord_does_not_have_is_noted(
    server: LoopbackDiscord, raw: Raw
) -> None:
    assert (await raw("GET", "/no/such/route"))[0] == 404
    assert [v.request for v in server.violations] == ["GET /api/v10/no/such/route"]
