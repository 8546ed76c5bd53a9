"""
What Discord allows and answers, as numbers: each once, with where it is written.

docs/discord.md says more of each; its pages stand below
https://docs.discord.com/developers/.
"""

# How much a thing holds, in code points (Python's len) if nothing else is said.
MESSAGE = 2000  # resources/message#create-message, and resources/webhook
TEXT_ALTERNATIVE = 1024  # an attachment's description; resources/message
DISPLAYED = 4000  # all text displays of one message; components/reference
DISPLAYED_BYTES = 10170  # of UTF-8, above which it fails (discord-api-docs#8554)
BYTES_PER_DISPLAY = 12  # what each text display adds to those; the same issue
THREAD_NAME = 100  # resources/channel#start-thread-from-message
WEBHOOK_NAME = 80  # resources/webhook#create-webhook
TEXT_INPUT = 4000  # what is written into a form; components/reference#text-input
CUSTOM_ID = 100  # components/reference#custom-id
CHOICES = 25  # of one autocompletion; interactions/application-commands
CHOICE = 100  # a choice's name, and its value; the same page

# What a refusal is about; topics/opcodes-and-status-codes#json.
UNKNOWN_CHANNEL = 10003
UNKNOWN_GUILD = 10004
UNKNOWN_MESSAGE = 10008
UNKNOWN_WEBHOOK = 10015
UNKNOWN_INTERACTION = 10062
ALREADY_ANSWERED = 40060
MISSING_ACCESS = 50001
NO_DIRECT_MESSAGES = 50007
MISSING_PERMISSIONS = 50013
INVALID_WEBHOOK_TOKEN = 50027
THREAD_IS_ARCHIVED = 50083
THREAD_EXISTS = 160004
THREAD_IS_LOCKED = 160005
TOO_MANY_THREADS = 160006
