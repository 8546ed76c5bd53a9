"""The logs of programs that ask models: their lines, marks and bodies."""
