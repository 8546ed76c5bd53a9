"""Which version it is, completion, what is deleted, and what has not ended."""

from tests.terminal.conftest import Invoke

ONE = ("rehearse", "Why?", "--voices", "Ada", "--no-synthesis")


def test_the_version_is_told_before_anything_else(invoke: Invoke) -> None:
    done = invoke("--version")

    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("symposium ")


def test_what_cannot_be_done_with_it_names_the_help_and_without_a_command_it_is_there(
    invoke: Invoke,
) -> None:
    for typed, told in (
        (("ask",), "Missing argument 'QUESTION'; symposium ask --help says what"),
        (("logs",), "No such command 'logs'; symposium --help says what there is.\n"),
        (("rehearse", "-o", "x"), "No such option: -o; symposium rehearse --help"),
    ):
        refused = invoke(*typed)
        assert (refused.status, refused.out) == (2, "")
        assert refused.err.startswith(told)
    alone = invoke()
    assert (alone.status, alone.err) == (2, "")
    assert alone.out == invoke("--help").out
    assert "\n  rehearse     Hold a symposium of embedded voices" in alone.out


def test_the_latest_is_shown_where_none_is_named(invoke: Invoke) -> None:
    assert invoke("show").err == "The archive is empty: ask a question first.\n"
    invoke(*ONE)
    for verb in ("show", "export", "exposure", "quotes", "convergence", "endings"):
        assert invoke(verb) == invoke(verb, "latest"), verb


def test_what_is_deleted_is_gone_once_it_is_meant(invoke: Invoke) -> None:
    invoke(*ONE)
    id_ = invoke("list").out.split("\t", 1)[0]

    refused = invoke("delete", "latest")
    assert (refused.status, refused.out) == (2, "")
    assert f"To delete {id_} for good, “Why?” with 1 answer, say --yes." in refused.err
    assert invoke("show", id_).status == 0
    assert invoke("delete", id_[:4], "--yes").err.startswith(f"Deleted {id_}.")
    assert invoke("show", id_).status == 2
    assert "The archive is empty" in invoke("list").err


def test_what_has_not_ended_is_told_by_the_next_command_and_resumed_without_its_id(
    invoke: Invoke,
) -> None:
    nothing = invoke("resume")
    assert (nothing.status, nothing.out) == (2, "")
    assert nothing.err == "Nothing was broken off: there is nothing to resume.\n"
    chosen = ("--format", "tailored", "--convener", "me", "--no-synthesis")
    invoke("rehearse", "Why?", *chosen, "--voices", "Ada,Bruno")
    id_ = invoke("list").out.split("\t", 1)[0]
    told = f"go on with it: symposium resume {id_}"

    assert told in invoke("list").err
    assert told not in invoke("show", id_).err
    assert told in invoke(*ONE).err
    # It waits for a person, as it did.
    assert f"symposium convene {id_} VOICE QUESTION" in invoke("resume").err
