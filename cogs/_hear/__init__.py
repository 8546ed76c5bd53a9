"""What people say to the bot, read: without Discord."""
