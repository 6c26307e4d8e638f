"""A compilation as a document: laid out once, then written as DOCX, PDF or a page."""
