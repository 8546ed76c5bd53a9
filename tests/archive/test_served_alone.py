"""One bot for one archive: a database on a server keeps a second one away itself."""

from pathlib import Path

import pytest

from bot.archive import open_archive
from bot.errors import Misconfigured
from tests.archive.conftest import new_database


async def test_a_server_lets_one_bot_serve_at_a_time(server: str) -> None:
    address = await new_database(server)
    async with open_archive(address) as first, open_archive(address) as second:
        async with first.served_alone():
            with pytest.raises(Misconfigured, match="another bot serves it already"):
                async with second.served_alone():
                    pass
            assert await second.recent(1) == ()  # whoever only looks is not kept away
        async with second.served_alone():
            pass


async def test_of_a_file_the_lock_beside_it_tells(tmp_path: Path) -> None:
    async with open_archive(str(tmp_path / "s.db")) as one, one.served_alone():
        pass
