"""Control words that tell what a text is (RTF 1.9.1, "Contents of an RTF file")."""

from typing import Final

# What a reader sees in their place.
SIGNS: Final = {
    "par": "\n", "line": "\n", "sect": "\n", "page": "\n", "column": "\n", "row": "\n", "nestrow": "\n",
    "tab": "\t", "cell": "\t", "nestcell": "\t", "emdash": "—", "endash": "–", "bullet": "•",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ",
    "qmspace": " ",
}  # fmt: skip
SYMBOLS: Final = {"~": " ", "_": "-", "\n": "\n", "\r": "\n", "\\": "\\", "{": "{", "}": "}"}

# Groups whose text stands by itself, not in the line around; those that begin with a star do, too.
APART: Final = frozenset(
    (
        "fonttbl", "colortbl", "stylesheet", "info", "title", "subject", "author", "manager", "company",
        "operator", "category", "keywords", "comment", "doccomm", "hlinkbase", "creatim", "revtim", "printim",
        "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "footnote",
        "fldinst", "shptxt", "sn", "sv", "pict", "object", "result", "nonshppict", "xe", "tc", "propname",
        "staticval", "linkval", "upr", "annotation",
    )
)  # fmt: skip
PLACES: Final = {
    "info": "properties", "userprops": "properties", "footnote": "footnotes", "annotation": "comments",
    "header": "header", "headerl": "header", "headerr": "header", "headerf": "header",
    "footer": "footer", "footerl": "footer", "footerr": "footer", "footerf": "footer",
}  # fmt: skip

# Pictures for programs that know no better ones, and parts of a document that RTF has no words for, as
# packages in hexadecimal digits. What opens the file makes do without them.
COPIES: Final = frozenset(("nonshppict", "themedata", "colorschememapping", "datastore"))

CODE_PAGES: Final = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
