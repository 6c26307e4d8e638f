"""Pictures of figures and of bulletins: pure drawing, to be done in a worker process.

matplotlib takes a second and 60 MB: it is imported by the function that draws, and by nobody else.
"""
