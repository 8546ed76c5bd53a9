import pytest

from bot.domain.names import VoiceName
from bot.domain.turn import Reason
from bot.domain.voice import Voice
from bot.errors import VoiceBusy
from bot.wire.complaints import explain_fault, explain_no_connection, explain_redirect
from bot.wire.faults import Fault

PASSING = (408, 409, 425, 429, 500, 502, 503, 504, *range(520, 528), 529, 530, 599)
ADA = Voice(
    VoiceName("Ada"), model="acme/one", base_url="https://acme.test/v1", key_env="A_KEY"
)


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (400, Reason.REFUSED_BY_ENDPOINT),
        (401, Reason.UNAUTHORISED),
        (402, Reason.REFUSED_BY_ENDPOINT),
        (403, Reason.UNAUTHORISED),
        (404, Reason.MISCONFIGURED),
        (413, Reason.REFUSED_BY_ENDPOINT),
        (418, Reason.REFUSED_BY_ENDPOINT),
        (422, Reason.REFUSED_BY_ENDPOINT),
        (501, Reason.REFUSED_BY_ENDPOINT),
        (505, Reason.REFUSED_BY_ENDPOINT),
        (None, Reason.REFUSED_BY_ENDPOINT),
    ],
)
def test_what_asking_again_would_not_change_has_its_reason(
    status: int | None, reason: Reason
) -> None:
    error = explain_fault(Fault(status), ADA)

    assert error.reason is reason
    assert not isinstance(error, VoiceBusy)


@pytest.mark.parametrize("status", PASSING)
def test_what_may_pass_is_busy(status: int) -> None:
    error = explain_fault(Fault(status), ADA, retry_after=7)

    assert isinstance(error, VoiceBusy)
    assert error.retry_after == 7
    assert error.reason is (
        Reason.RATE_LIMITED if status == 429 else Reason.UNREACHABLE
    )


def test_a_content_rule_filters_whatever_the_status() -> None:
    assert explain_fault(Fault(403, filtered=True), ADA).reason is Reason.FILTERED


def test_sentences_say_what_happened_and_what_to_do() -> None:
    def said(status: int, retry_after: float | None = None) -> str:
        return str(explain_fault(Fault(status, "Oh\nno"), ADA, retry_after=retry_after))

    assert said(404) == (
        "https://acme.test/v1 does not know the model acme/one, or is not the right "
        "address. Check model and base_url of this voice. It said: “Oh no”"
    )
    assert said(401) == (
        "acme.test did not accept the key. Check the variable A_KEY, and that the key "
        "may use acme/one. It said: “Oh no”"
    )
    assert said(429, retry_after=6.2) == (
        "acme.test is being asked too often. Ask again in 7 s. It said: “Oh no”"
    )


@pytest.mark.parametrize(
    ("seconds", "when"),
    [
        (3600, "in 3600 s"),
        (7201, "in 3 hours"),
        (86_400, "in 24 hours"),
        (999_999_999, "tomorrow or later"),
        (2.5e11, "tomorrow or later"),
    ],
)
def test_a_long_wait_is_told_in_words_of_its_size(seconds: float, when: str) -> None:
    sentence = str(explain_fault(Fault(429), ADA, retry_after=seconds))

    assert sentence == f"acme.test is being asked too often. Ask again {when}."


def test_a_voice_without_a_key_is_told_to_have_one() -> None:
    error = explain_fault(
        Fault(401), Voice(VoiceName("Ada"), base_url="https://acme.test")
    )

    assert (
        str(error)
        == "acme.test wants a key. Name the variable that holds it as key_env."
    )


@pytest.mark.parametrize("secret", ['sk-1/ü+"x', "sk-plain"])
def test_the_key_is_in_no_sentence_however_it_was_echoed(secret: str) -> None:
    echoes = "x" * 230 + secret, repr(secret), secret.replace('"', '\\"')

    for echo in echoes:
        for error in (
            explain_fault(Fault(400, echo), ADA, secret=secret),
            explain_no_connection(ADA, echo, secret=secret),
            explain_redirect(
                ADA, f"https://u:{secret}@b.test/?k={secret}", secret=secret
            ),
        ):
            assert secret not in str(error)
            assert secret[:5] not in str(error)


@pytest.mark.parametrize(
    "url",
    ["http://localhost:11434/v1", "http://127.0.0.1:1234/v1", "http://[::1]:8/v1"],
)
def test_a_server_on_this_machine_may_just_not_be_running(url: str) -> None:
    error = explain_no_connection(Voice(VoiceName("Ada"), base_url=url), "")

    assert str(error) == f"{url} cannot be reached. Is the server running?"
    assert error.reason is Reason.UNREACHABLE
