"""Block quotes below voices' headings: answers, or what was asked."""
