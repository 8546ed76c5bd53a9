"""The dialects that the loopback's endpoint speaks, by the names of the program's."""

from collections.abc import Mapping

from tests.loopback.endpoint_anthropic import Anthropic
from tests.loopback.endpoint_google import Google
from tests.loopback.endpoint_openai import OpenAI
from tests.loopback.endpoint_responses import Responses
from tests.loopback.endpoint_wording import Wording

WORDINGS: Mapping[str, type[Wording]] = {
    "openai": OpenAI,
    "anthropic": Anthropic,
    "google": Google,
    "responses": Responses,
}
