"""How the index lies in its files: as arrays, to be reckoned with as they are.

A codec of Whoosh: its schemas, writers, segments, deletions, merges and searchers work with it. `array_codec`
is where Whoosh comes in, `array_writer` where documents do, `field_reader` where searches read.
"""
