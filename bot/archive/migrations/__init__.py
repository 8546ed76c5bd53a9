"""The way from any older database to this one: env.py runs the scripts in versions/."""
