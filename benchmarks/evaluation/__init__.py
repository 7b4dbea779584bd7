"""How right metatui's answers are, on gold sets that we wrote (tests/gold), beside other libraries.

A gold set is a module or package here with `measure` and `show`, named in `SETS` of `__main__`.
"""
