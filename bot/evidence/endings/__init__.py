"""
Where a dialogue between models has ended, though nobody stopped asking.

The listener is told each message and asked whether that was the end. It knows only
what was said until then, and no model judges; what it reports is a rule that fired,
with the messages it fired on. No single message ends a dialogue. The rules stand in
rules/, each with its name; a rule that has begun to see its ending says which condition
is missing (`--explain`):

- leave_taking.py: farewells, thanks and acknowledgements and nothing else, by both
  sides (three messages in a row, four when they are wordy: one goodbye answered by
  another is often taken back), also as a gesture or a sign ("[session closed]").
  settling.py: an end that no farewell tells alone, since talk comes to rest (both name
  the end, and nothing new comes). parted.py: one has gone, or is a program that was
  closed, and the other talks on. refusing.py: a voice that refuses
  three turns in a row. silence.py: blank messages,
  signs without a word that were there before, and messages that shrink to nothing. The
  formulas stand in formulas.py: this part works in the languages that are listed there,
  and only there.
- looping.py: repetition word by word. Messages are compared by the words and pairs of
  words they share (Broder 1997); a cycle is a distance p at which the last messages
  each repeat the one p before, so that A B C D A B C D is seen like A B A B. A short
  answer may recur: menus and games live on it, and the shorter, the oftener; a new
  choice or command keeps them alive. One short line by both is a sign at three times.
  Long messages that fill one frame ever anew are seen by the rows of words that stood
  there before (rows_of_words.py), when these are most of six messages and little is
  new.
  Storms of one phrase (storm.py) count where two of three messages are.
- deadlocks.py: both insist or wait for each other, or a choice of two (two_ways.py) is
  put again and again and nobody takes either.
- circling.py: going round in other words. A paraphrase has new sentences and no new
  content, so over a window of 6, 8 or 12 messages the items (content_items.py) that
  nobody had said are counted; in a conversation that goes on they are a quarter and
  more, in one that circles an eighth or less, and with the length of the record less,
  as in any text (Heaps 1978). Short messages have too few items to count: there six
  in a row whose every word had been said are enough. Praise, courtesy and litanies are
  seen by their form; so is a plan that one says again while the other only agrees
  (restating.py). A drill, whose answers are said again before the next task, goes on
  (measures/drilling.py).
- spent.py: no message looks like an end, and all together do. What speaks for an end
  and against it in the last eight messages is added up (measures/spentness.py). What
  goes round in one way only is left alone by the same measure.

What is new may stand where words do not show it. So drawings and code count as said
only when they are the same; a line said before (a prompt, a chorus) is taken out before
items are counted; a list whose every entry fills the same form with something new goes
on; and what is quoted, narrated or spoken in a play takes no leave.

The ways in which such dialogues end were learned from public reports and logs: the
"spiritual bliss" of mutual gratitude, Sanskrit, emoji and silence (Anthropic 2025,
System card of Claude Opus 4 and Sonnet 4, section 5), courtesy that cannot stop, and
echoes of a closing line.
"""

from bot.domain.ending import Ending, EndingKind
from bot.evidence.endings.endings_report import EndingsReport
from bot.evidence.endings.listener import Listener, prepare
from bot.evidence.endings.novelty import novelty
from bot.evidence.endings.replay import replay

__all__ = [
    "Ending",
    "EndingKind",
    "EndingsReport",
    "Listener",
    "novelty",
    "prepare",
    "replay",
]
