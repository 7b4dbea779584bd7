"""How text is cut into the pieces that names are made of."""

from __future__ import annotations

import re

# Finer than the tokens of search: the possessive ending and the hyphen stand alone, for they glue names
# ("Meta’s", "Nairobi-based", "U.S.-China"), and an abbreviation keeps its stop ("Inc.", "St.").
PIECE = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|(?:Inc|Corp|Co|Ltd|Bros|St|Mt|Jr|Sr|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Rev|No|vs|Messrs)\."
    r"|[^\W\d_a-z]\.(?=\s)"
    r"|['’][sS](?![^\W_])"
    r"|[^\W_]+\.(?:com|ai|AI|io|org|net|di|tv)(?![^\W_])"
    r"|[A-Z]+&[A-Z]+"
    # "RTS,S" is one name, and so is the ticker of "(ENR1n.DE)".
    r"|[A-Z]{2,},[A-Z](?![^\W_])"
    r"|(?<=\()[A-Z][A-Za-z0-9]{1,7}\.[A-Z]{1,3}(?=[),;])"
    r"|\d+(?:[.,]\d+)*[^\W\d_]*(?:\d+[^\W\d_]*)*"
    r"|[^\W\d_][^\W_]*(?:['’](?![sS](?![^\W_]))[^\W_]+)*"
    r"|\S"
)
