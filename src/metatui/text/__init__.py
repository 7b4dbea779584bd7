"""Plain text: the gate for text from outside, sentences and words, spans, and wrapping by cell width."""
