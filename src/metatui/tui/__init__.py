"""The screen: a Textual app over the newsroom. Nothing is computed here that the newsroom can answer."""
