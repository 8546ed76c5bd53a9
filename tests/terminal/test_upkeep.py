"""Which version it is, completion, what is deleted, and what has not ended."""

from tests.terminal.conftest import Invoke

ONE = ("rehearse", "Why?", "--voices", "Ada", "--no-synthesis")


def test_the_version_is_told_before_anything_else(invoke: Invoke) -> None:
    done = invoke("--version")

    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("symposium ")


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
