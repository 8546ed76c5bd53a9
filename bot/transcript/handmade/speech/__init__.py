"""Messages that begin with a name in their line: plays, chats, interviews."""
