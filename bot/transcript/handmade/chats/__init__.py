"""Chats of a person with an assistant, as people and programs save them."""
