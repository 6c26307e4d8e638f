"""The counter: talks on the platforms, obeys, answers, and delivers."""
