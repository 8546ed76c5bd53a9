"""What takes a text is reached by a reader of the list, which times and fuzzes it."""

import importlib
import pkgutil
import sys
from collections.abc import Iterator, Mapping
from cProfile import Profile
from pathlib import Path
from types import CodeType, FunctionType, MappingProxyType

import bot.evidence
import bot.formats
import bot.integrity
import bot.synthesis
import bot.text
import bot.transcript
from bot.transcript.json_export import to_json
from bot.transcript.markdown import to_markdown
from tests.growth.inputs import HOSTILE
from tests.growth.readers import READERS
from tests.growth.talks import hold_conversation
from tests.transcript.exports import linked
from tests.transcript.handmade.documents import NAMES, document

ROOMS = (
    *(bot.evidence, bot.formats, bot.integrity),
    *(bot.synthesis, bot.text, bot.transcript),
)
_DIGESTS = "takes names and digests"
_SAYS = "what the program says itself"
MATERIAL = Path(__file__).parents[1] / "evidence" / "endings" / "material"
SIZE = 300  # characters
NOTES_BELOW = (
    "# T\n\n**Question:** Which?\n\n## Claude\n\n| Model | Cost |\n|---|---|\n"
    "| x | y |\n\nOak.\n\n## Gemini\n\n1. Oak.\n2. Ash.\n3. Fir.\n\n"
    "I like all three of them.\n\n---\n\nPostscript, 9 June: oak.\n"
)
ARTICLE = (
    "**Claude** and **Elm**.\n\nClaude said it all:\n\n> Yes.\n\n**Why?**\n\n"
    'Here Grok answered:\n\n> No.\n\nMy aunt said:\n\n> "So", said my aunt.\n'
)
BETWEEN = (
    "# T\n\n## The Question to Ada\n\nWhy?\n\n## Ada's Response\n\nOak.\n\n"
    "### Aside\n\nI asked Ada why.\n\n"
    "## The Question to Elm\n\nSo?\n\n## Elm's Response\n\nNo.\n"
)
REPLIED = (
    "I went and asked the two of them what they have to say of it.\n\nClaude said it "
    "all:\n\n> Yes.\n\nThat was what I had thought of it myself.\n\nIts answer to "
    "that was:\n\n> No.\n\nThen Grok said:\n\n> So.\n"
)
SET_APART = (
    "Dear all,\n\nI asked all three of them:\n\n    Why?\n\nClaude had this to say:\n\n"
    "-----\n\nIt is so for a reason.\n\n-----\n\nAnd Gemini:\n\n    It is not so.\n\n"
    "    So.\n\nOn 3 May 2025 Tom wrote:\n> I bet they do not know.\n"
)
DRESSED = (
    "# T\n\n## Phase 1\n\n**Prompt:** A?\n\n**Claude's response:** Oak. Shall I?\n\n"
    '*(No. "Oak" it said, 41 tokens. -- op)*\n\n**Gemini\'s response:** Ash.\n\n'
    "**Analysis:** Claude and Gemini.\n\n*Vote: 4*\n\n## Phase 2\n\nAsk each.\n\n"
    "**Claude's response:** It wrote. The second try:\n\nI say elm.\n\n*Vote: 5*\n\n"
    "**Gemini's response:** Fir.\n\n**Analysis:** Claude, Gemini.\n\n> Note: tea.\n"
)
AROUND = (
    "# T\n\n## Claude\n\nClaude was quick:\n\n> A door and a wall.\n\nTea.\n\n> Two"
    " doors and a wall.\n\n## Gemini\n\nGemini was short:\n\n> A wall and no more.\n"
)
STEPS = (
    "names: A, B\n\n### A 1 ###\n```sh\n### s 1 ###\nls\n```\n\n### B 1 ###\nNo.\n\n"
    "### A 2 ###\nSo.\n\n[runner] done: 3 blocks, closed\n\n=== END ===\n"
)
PLAY = (
    "# P\n\n*A play.*\n\n## Scene 1\n\n[Dark.]\n\n**A:** Yes. [sits] So.\n\n"
    "**B:** (he) No.\n\n[Hm.]\n\n**A:** [sic]\n\n**B:** “[so] it is” (two) [ends]\n"
)
EXPORTED = (
    "Ada  9:14 AM\nOne door.\n(edited)\n\nElm  9:15 AM\nA wall.\n\nAda  9:16 AM\nok\n"
)
PANEL = (
    "(Ada) One door and a wall too.\n\n**A door and a wall**\n\n(Elm) Two.\n- (Ash) x"
    "\n\n(Ada) Three.\n\n(Elm) Four.\n"
)
COUNTED = (
    "# T\n\n## Claude's Response\n\nOak.\n\n*Room: 4 in, 5 out.*\n\n"
    "## Gemini's Response\n\nElm.\n\n*Room: 5 in, 4 out.*\n"
)
DAYS = (
    "# T\n\n## Claude\n\n[4 May]\n\nOak, as I said.\n\n## Gemini\n\n[5 May]\n\nElm,"
    " and no more.\n\n## Grok\n\n[6 May]\n\nAsh, I should say.\n"
)
CARDS = (
    "# T\n\n## Claude\n\n> Stance: for\n> Mood: warm\n\nOak.\n\n"
    "## Grok\n\n> Stance: no\n> Mood: cold\n\nElm.\n"
)
STAMPED = (
    "Claude  12:00 PM\nA door.\n(edited)\n\nGrok  12:01 PM\nA wall.\n\n"
    "Claude  12:02 PM\nSo.\n\nGrok  12:03 PM\nNo.\n"
)
OURS = (
    "# W\n\n## Phase 1: A\n\n**Prompt:** Shall we?\n\n**Claude's response:** Oak, as"
    " I said.\n\n**Gemini's response:** Elm, and no more of it.\n\n**Our table so far:"
    "**\n\n| | Phase 1 | Phase 2 |\n|---|---|---|\n| Claude | oak | firm |\n| Gemini"
    " | elm | firm |\n\n### Phase 2: B\n\n**Prompt:** And?\n\n"
    "**Gemini's response:** Elm.\n"
)
AFTERWARDS = (
    "# W\n\n## The question\n\nWhich?\n\n### Claude\n\nOak, as I said.\n\n### Gemini"
    "\n\nElm, and no more.\n\n---\n\n## Afterwards\n\nWe planted three of them.\n"
)
RUN = (
    "12:00:00 INFO a=gpt-4o b=olmo2\n12:00:01 INFO -> a\n--- PROMPT ---\nA door?\n"
    "--- END ---\n12:00:02 INFO -> gpt-4o\n--- RESPONSE ---\nNo.\n--- END ---\n"
    "12:00:02 INFO <- gpt-4o 2 s\n12:00:03 INFO speaker=b\n  | Yes.\n  (3 tok, 1 s)\n"
    "12:00:04 INFO olmo2: a door is what a wall would like to be\n"
)
CAST = (
    "# T\n\nAda (Claude 4) and Bo = Grok.\n\n**Cast**\n\nCY, a cat: Gemini\nDI, that's"
    " me\n\nCY: Yes.\n\nDI: No.\n"
)
SAVED = (
    "# T\n\n## User\n\nWhy?\n\n## GPT-4 (10:02)\n\nOak.\n\n### So\n\nElm.\n\n"
    "## User\n\nYes\n\n## GPT-4 (10:03)\n\nAsh.\n\n---\n\n### On\n\nIt ran.\n"
)
CASE = (
    "# Task 2: a farm\n\n### Question put to both\n\n> Pigs?\n\n### Claude's Answer\n\n"
    "> Two.\n\n### Grok's Answer\n\n> Ten.\n\n### Evidence\n\nThree.\n\n### Claude's"
    " review\n\n> So.\n\n### Grok's review\n\n> No.\n"
)
PAGE = (
    "<head>\n</head>\n<p><b>A:</b></p>\n<p>Yes &amp; no.</p>\n<ul>\n<li>oak</li>\n"
    "<h2>So</h2>\n<p>It is.</p>\n"
)
COPIED = (
    "You said:\n*(me)* Why?\nChatGPT said:\n*(looked)* Oak.\n\n# So\n\nElm.\n\n<ul>\n"
)
CHAT = (
    "[1/2/2025 9:02] Ada\nA door? (edited)\n👋 2\n\n[1/2/2025 9:03] Elm\nA wall.\n\n"
    "{Embed}\nx\n\n[1/2/2025 9:04] Ada\nPinned a message.\n\nElm left the server.\n\n"
    "@Elm A wall…\n[1/2/2025 9:04] Ada\nSo.\n👋\n3\n\n[1/2/2025 9:04] Elm\nYes.\n\n"
    "(Ada and Elm, copied out.)\n\n====\nExported 5 message(s)\n====\n"
)
BOXES = (
    "# T\n\nI asked @grok:\n\n> A door?\n\n[quote=Claude]A wall.[/quote]\n\n"
    "<details><summary>Show</summary>\nOak.\n</details>\n\n@claude go on\n\n"
    "> [!gemini]\n> Elm.\n\n@grok no\n\n> [!Sorbus]\n> Fir.\n"
)
ASKER = (
    "# T\n\n## The prompt\n\nWhich?\n\n## Claude 3\n\nOak.\n\n## What I would do\n\nI"
    " plant it.\n\n## Gemini 2\n\nElm.\n\n## Where it would stand\n\nYou pay once.\n"
)
STOPPED = (
    "# T\n\nAll in [brackets] is mine.\n\nCLAUDE. Yes.\n\n[A wave,\nand rain.]\n\n"
    "ELM. [So.] No.\n\nCLAUDE. Oh.\n\nELM. Ah.\n"
)
NOTEBOOK = (
    "# T\n\nCL = Claude 4, KI = Kimi K2\n\n## p. 1\n\n**Q1.** Why?\n\n**CL:** Oak.\n"
    "\n**KI:** Elm.\n\n-> so CL\n\n## p. 2\n\n**Q2.** So?\n\n| | CL | KI |\n"
    "|---|---|---|\n| a | Ash. | Fir. |\n"
)
SIDEBARS = (
    "# T\n\n**Who?**\n\nCLAUDE \u2014 A door.\n\nELM \u2014 No.\n\n> **Box:** so\n\n"
    "**How?**\n\nCLAUDE \u2014 So.\n\nELM \u2014 No.\n"
)
ARROWS = (
    "oak day\n\nQ: why\n\nclaude -> A\n(no)\n\ngrok -> B\n(ok)\n\ngemini -> C\n\nso\n"
)
LETTER = (
    "Hi,\n\nThis is what I asked:\n\n    Why?\n\n==== 1) Claude (4) =====\n\nOak.\n\n"
    "==== 2) Grok (4) =======\n\nElm.\n\n========================\n\n"
    "Claude replied:\n\nSo.\n"
)
PAGES = (
    "== 1 claude.ai ==\n\nMe\nWhy?\nEdit\n\nClaude\nOak.\n\nCopy code\nls\n\nRetry\n\n"
    "Claude can make mistakes.\n\n== 2 gemini ==\n\nConversation with Gemini\n\n"
    "Why?\n\nShow thinking\n\nElm.\n\nSources\n\nso: oak\n"
)
WIKI = (
    "{{Infobox\n| n = 1\n}}\n\n'''T''' of [[W|w]].\n\n== One ==\n\n; Claude\n: A"
    " ''door''.\n:* and\n\n; Gemini : No.\n\n{{Note|x}}\n\n{| class=x\n| a\n|}\n"
)
TERMINAL = (
    "$ llm -m gpt-4o 'A door?' | tee a\nOak.\n$ cat <<E | llm -c\nSo?\nE\nNo.\n"
    "$ for m in a b; do echo $m; llm -m $m 'A wall?'; done\na\nElm.\nb\nFir.\n"
    "$ ollama run phi4\n>>> A door?\nAsh.\n\n>>> /bye\n$ exit\n"
)
ORDINARY = (
    TERMINAL,
    WIKI,
    LETTER,
    ASKER,
    STOPPED,
    SIDEBARS,
    NOTEBOOK,
    BOXES,
    PAGES,
    ARROWS,
    CAST,
    PAGE,
    CASE,
    SAVED,
    COPIED,
    OURS,
    RUN,
    CHAT,
    AFTERWARDS,
    DAYS,
    CARDS,
    STAMPED,
    COUNTED,
    DRESSED,
    AROUND,
    STEPS,
    ARTICLE,
    REPLIED,
    BETWEEN,
    SET_APART,
    PLAY,
    EXPORTED,
    PANEL,
    "USER\n\nA door?\n\nGROK:\n\nA wall.\n\n[...]\n\nUSER\n\nSo?\n\nGROK\n\nYes.\n",
    *map(document, NAMES),
    (MATERIAL / "living_shells.txt").read_text("utf-8"),
    NOTES_BELOW,
    "# T\n\n## 1. A\n\n- Claude: Is it a door?\n\n- Gemini: It is no door.\n\n" * 3,
    "$ ls\nnotes.txt\n$ cat notes.txt | sort\nA door.\n$ exit\nlogout\n" * 4,
    "A) the door\nOr B) the wall?\nA or B?\nA or B?\nYou choose.\nA or B?\n" * 4,
    "I will not go on.\nGo on.\nI refuse to answer.\nPlease.\nI can't continue.\n" * 3,
    (MATERIAL / "thirteenth_ended.txt")
    .read_text("utf-8")
    .partition("빛과_감사\n")[2][:420],
    "Goodbye, Ben.\nGoodbye, Ada.\n...\n🎭\n(She leaves.)\n" * 4,
    "Neither had seen what Ada said. Ben said it unprompted, as Ada had. " * 4,
    'Ada and Ben had not met. "A door", says Ada. As Claude said: a wall.\n' * 3,
    "[12:00] <Ada> A door.\n[12:01] <Ben> A wall.\n[12:02] * Ben has left\n" * 4,
    """# T\n\n<Chat prompt={"A?"}\n  :answers='{"Claude": "A door."}' by=x />\n""",
    '<Answer model="Grok">\nA.\n</Answer>\n<Answer model="Elm">\nB.\n</Answer>\n',
    "**Mara: A door?**\n\nChatGPT: Yes.\n\n**Mara: So?**\n\nNo.\n\n**Mara: So**\n" * 2,
    "Ada: A door.\nBen: So.\n[Ben left the chat]\nAda: No.\n" * 2,
    "# T\n\n## Ada's Response\n\nA door.\n\n**Me:** So?\n\nNo.\n\n" * 2,
    "Ada: A door.\n\nmod_ben: So.\n\nGrok: No.\n\nben: So.\n\nJ. R.: No.\n\n" * 3,
    "### ADA 1 ###\nA door.\n\n-> to Ben\n\n### BEN 1 ###\nNo.\n\n-> to Ada\n\n" * 2,
    "# T\n\n## View of Claude 4 (Maker)\n\nA door.\n\n## View of Grok\n\nA wall.\n",
    '{"chat": [{"from": "Ada", "text": "A door."}, {"Ben": "No."}, {"response": "x"}]}',
    '{"rounds": [{"prompt": "A door?", "responses": {"Ada": "A wall", "Ben": "No"}}]}',
)
ELSEWHERE: Mapping[str, str] = MappingProxyType(
    {
        "bot.formats.framing.quote_turn": _SAYS,
        "bot.formats.speech.conversation.note": _SAYS,
        "bot.formats.speech.identity.draw_labels": _SAYS,
        "bot.formats.speech.instructions.system_part": _SAYS,
        "bot.formats.tailored.convening.call_convener": _SAYS,
        "bot.synthesis.again.ask_again": _SAYS,
        "bot.synthesis.table_request.messages": _SAYS,
        "bot.transcript.prose.act_block.act_block": _SAYS,
        "bot.transcript.record_block.name_record": _SAYS,
        "bot.evidence.questions.check_rows.write_row": _SAYS,
        "bot.transcript.verifying.without_cure": _SAYS,
        "bot.evidence.exposure.ordinary.is_uncommon": "looks up one word",
        "bot.synthesis.table_request.asks_for_themes": "looks for one word",
        "bot.integrity.seals.is_kept": _DIGESTS,
        "bot.integrity.seals.make_seal": _DIGESTS,
        "bot.integrity.seals.make_seal_of_1": _DIGESTS,
        "bot.integrity.chain_1.turn_digest": _DIGESTS,
        "bot.integrity.chain_1.head_digest": _DIGESTS,
    }
)
"""What writes and does not read, and why it is no reader."""


OWN = tuple(
    write(linked(hold_conversation(ORDINARY[-3]))) for write in (to_markdown, to_json)
)


def takers() -> Iterator[tuple[CodeType, str]]:
    """The functions that somebody else may call with a text."""
    for room in ROOMS:
        for found in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            module = importlib.import_module(found.name)
            for name, value in vars(module).items():
                if isinstance(value, FunctionType) and not name.startswith("_"):
                    hints = [
                        h for n, h in value.__annotations__.items() if n != "return"
                    ]
                    if value.__module__ == found.name and str in hints:
                        yield value.__code__, f"{found.name}.{name}"


def forget_what_was_asked() -> None:
    """What stands behind a cache is called again, whatever was tested before."""
    for name, module in [*sys.modules.items()]:
        if name.startswith("bot."):
            for value in vars(module).values():
                if clear := getattr(value, "cache_clear", None):
                    clear()


def test_no_reader_is_left_out() -> None:
    forget_what_was_asked()
    texts = [*ORDINARY, *OWN, *(HOSTILE[name](SIZE) for name in [*HOSTILE][::60])]
    with Profile(subcalls=False, builtins=False) as noticed:
        for read in READERS.values():
            for text in texts:
                read(text)
    reached = {called.code for called in noticed.getstats()}
    left_out = {name for code, name in takers() if code not in reached}
    assert left_out == set(ELSEWHERE)
