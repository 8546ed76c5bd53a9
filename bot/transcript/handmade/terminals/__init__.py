"""What a terminal shows in which models are asked by commands."""
