"""What the command line does, a function a verb: settings in, lines on stdout out."""
