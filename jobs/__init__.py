"""The newsroom: pulls, reads, summarizes, classifies, searches, composes. It knows no chat."""
