"""How postings lie in the files of the index: as arrays, to be read and reckoned with as such.

Segments, terms, columns and deletions stay those of whoosh3's own codec.
"""
