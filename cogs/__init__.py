"""The Discord face of the engine; the only place that imports discord."""
