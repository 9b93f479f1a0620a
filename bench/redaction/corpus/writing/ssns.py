"""Social security numbers as people and programs write them; kept from whoever works on the recognizers."""

from random import Random
from typing import Final

from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.numbers import ssn
from bench.redaction.corpus.spelling import grouped
from bench.redaction.corpus.writing.frames import (
    Spelling,
    any_of,
    fill,
    filled,
    joined,
    rows,
    scripted,
    spelled,
)

_SIZES: Final = (3, 2, 4)
_FRAMES: Final = (
    "my social security number is {}",
    "SSN: {}",
    "Hi, ‹name› here, SSN {}, born ‹birth›.",
    "you have my SSN wrong, it should be {}",
    "Social Security #: {}",
    "ssn {} pls update the w4",
)


def _made(spell: Spelling, *frames: str) -> Maker:
    return spelled(frames or _FRAMES, spell, ssn)


def _one(*separators: str) -> Spelling:
    return lambda random, n: joined((random.choice(separators),), _SIZES)(random, n)


def _split(random: Random) -> str:
    number = ssn(random)
    return random.choice(
        (
            f"First five of my social: ⟦{number[:5]}, last four: {number[5:]}⟧.",
            f"SSN part one ⟦{number[:3]}-{number[3:5]} part two {number[5:]}⟧",
            f"my social is ⟦{number[:5]} and then {number[5:]}⟧",
        )
    )


def _messages(random: Random) -> str:
    number = ssn(random)
    return fill(
        random,
        random.choice(
            (
                f"‹=first› ‹hm›\nssn is ⟦{number[:3]}-{number[3:5]}⟧\n‹=first› ‹hm›\n⟦{number[5:]}⟧",
                f"[‹hms›] ‹=first›: social ⟦{number[:5]}⟧\n[‹hms›] Agent: and the last four?\n[‹hms›] ‹=first›: ⟦{number[5:]}⟧",
            )
        ),
    )


def _between(*betweens: str) -> Maker:
    """Elements between the parts; a | stands where the middle part goes."""

    def make(random: Random) -> str:
        number = ssn(random)
        start, first, second, end = random.choice(betweens).split("|")
        return f"{start}⟦{number[:3]}{first}{number[3:5]}{second}{number[5:]}⟧{end}"

    return make


CATEGORIES: Final[dict[str, Maker]] = {
    "ssn, plain sentences": filled(
        "You asked for my social: ‹ssn›.", "My SS number is ‹ssn|› and my claim is ‹n8›.", "For the background check my SSN is ‹ssn| ›.", "I think you have the wrong social on file. Mine's ‹ssn›", "her social security number is ‹ssn›, mine is ‹ssn›"
    ),
    "ssn, unlabelled in a record": filled("‹name› ‹ssn› ‹birth›", "‹name›, ‹birth›, ‹ssn›, ‹phone›", "‹last› | ‹ssn› | ‹n5› | hired ‹usday›", "‹n6› ‹name› (‹ssn›)", "‹ssn›\n‹name›\n‹city› ‹n5›"),
    "ssn, misspelled label": filled("my socail security number is ‹ssn›", "SNN ‹ssn›", "social securty # ‹ssn|›", "soc sec nubmer ‹ssn|›", "social security nmbr: ‹ssn| ›"),
    "ssn, capitals": filled("MY SOCIAL SECURITY NUMBER IS ‹ssn|› AND YOU LOST MY FORM AGAIN", "SOCIAL: ‹ssn›!!!", "APPLICANT SSN ‹ssn| › DENIED WHY"),
    "ssn, label below": filled("‹ssn|›\n(my social)", "‹ssn› <- SSN", "‹ssn|›, that's my social security number", "‹ssn|› = SSN of ‹name›", "‹ssn| ›\nSocial Security Number"),
    "ssn, label lines away": filled(
        "Social Security Number (required by the bank, will not be shared with anyone else):\n\n‹ssn|›", "They need my SSN for the lease. I sent it by fax last Monday and nobody has seen it since, so here it is once more: ‹ssn|›", "Please correct the social on my file.\nWrong digit in the middle.\nCorrect: ‹ssn|›"
    ),
    "ssn, last four beside": filled("SSN ends in ‹n4›? No, the whole is ‹ssn›", "on file XXX-XX-‹n4›, should read ‹ssn›", "last4 ‹n4› / full ssn ‹ssn|›", "***-**-‹n4› is wrong, my ssn: ‹ssn| ›"),
    "ssn, family": rows("Please enroll my dependents (name, birthday, social):\n", "‹first› ‹usday› ‹ssn›", "\nThank you, ‹name›"),
    "ssn, spouse and child": filled("Me: ‹ssn|›, husband: ‹ssn|› (socials)", "Taxpayer SSN ‹ssn› / Spouse SSN ‹ssn›", "child's ssn ‹ssn| ›, mother's ssn ‹ssn| ›", "SSN1: ‹ssn|›\nSSN2: ‹ssn|›"),
    "ssn, glued to words": filled("SSN‹ssn|›DOB‹born›", "social‹ssn›thanks", "myssnis‹ssn|›", "ssn:‹ssn›dob:‹birth›", "ssn_‹ssn|›_final"),
    "ssn, separators by chance": _made(joined(("-", " ", ".", "", " - ", "–", "/"), _SIZES)),
    "ssn, rarer spaces and dashes": _made(_one("\u2010", "\u2012", "\u2212", "\u2015", "\ufe63", "\uff0d", "\u2002", "\u202f", "\u2007", "\u205f", "\u00b7")),
    "ssn, rarer digits": _made(scripted((0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10, 0x1D7CE, 0x1D7F6, 0xED0), _one("", "-", " "))),
    "ssn, hidden signs": any_of(_made(_one("\u200b-", "-\u2060", "\u200d", "\u200e-\u200e", "\ufeff")), _made(joined(("\u200b", "\u2060", "\u200c"), (1,) * 9))),
    "ssn, marked digits": _made(lambda random, n: "".join(d if d == "-" else d + mark for mark in random.choice(("\u0332", "\u0336", "\u0305")) for d in grouped(n, "-", _SIZES))),
    "ssn, wrapped by a client": _made(_one("-\n", "\n", "-\n> ", "\n> ", "-\n>> ", "=\n-", "-=\r\n", " -\n  "), "My SSN as printed on the card is {} and", "> the applicant gave his social security number as {}\n> yesterday"),
    "ssn, split by elements": _between(
        "<dt>SSN</dt><dd>|-<wbr>|-<wbr>|</dd>", "<td>Social Security Number</td><td>|</td><td>|</td><td>|</td>", "SSN <font size=2>|</font>-<font size=2>|</font>-<font size=2>|</font>", "<b>Social:</b> <i>|</i>&nbsp;<i>|</i>&nbsp;<i>|</i>", "<p>ssn:</p><p>|<!-- -->-|<!-- -->-|</p>"
    ),
    "ssn, in further attributes": filled('<input aria-label="Social Security Number" value="‹ssn›" readonly>', "<span data-ssn='‹ssn|›'>***</span>", "<a title=\"SSN ‹ssn›\" href='#'>Ann</a>", '<emp ssn=‹ssn|› name="‹first›">'),
    "ssn, further entities": _made(_one("&ndash;", "&#8209;", "&hyphen;", "&#x2011;", "&shy;", "&thinsp;", "&#x2d;", "&minus;"), "<p>SSN: {}</p>", "<li>Social Security No. {}</li>", "my ssn is {}"),
    "ssn, further percent signs": _made(_one("%20", "%2d", "%E2%80%93", "+", "%C2%A0", "%252D"), "/apply?ssn={}&state=NV", "https://hr.example/find?social_security_number={}", "q=my%20ssn%20{}&lang=en"),
    "ssn, on the wire": filled("SSN:=20‹ssn›=20\r\nDOB:=20‹birth›", "social security number is ‹ssn|=E2=80=93› =\r\nand my date of birth", '<td class=3D"ssn">SSN ‹ssn›</td>', "ssn=3D‹ssn|›&dob=3D‹born›"),
    "ssn, json of other kinds": filled(
        '{"taxpayerId":{"kind":"SSN","no":"‹ssn|›"}}', '{"fullSsn":"‹ssn›","last4":"‹n4›"}', '{"ss_number":‹ssn|›,"dob":"‹dob›"}', '{"q":"What is your Social Security Number?","a":"‹ssn|›"}', '{\\"employee\\":{\\"SSN\\":\\"‹ssn|›\\"}}'
    ),
    "ssn, wide csv": any_of(
        rows("EmpID,Last,First,SocSec,DOB,Zip,Salary\n", "‹n5›,‹last›,‹first›,‹ssn|›,‹usday›,‹n5›,‹d5›"), rows("first;last;social security number;phone\n", "‹first›;‹last›;‹ssn|›;‹phone›"), rows("", "‹n5›,\"‹name›\",‹ssn›,‹usday›,‹money›")
    ),
    "ssn, xml of other kinds": filled('<ID type="SSN">‹ssn|›</ID>', "<SocialSecurityNbr>‹ssn|›</SocialSecurityNbr>", "<Person><Ssn Masked='false'>‹ssn›</Ssn></Person>", '<field label="Social Security Number" value="‹ssn|›"/>'),
    "ssn, logs and stores": filled(
        "‹day›T‹hms›Z WARN verify: no match for ssn ‹ssn|› (score 0.‹n2›)", "SELECT id FROM person WHERE ssn='‹ssn›' OR ssn='‹ssn|›';", "ValueError: invalid SSN: '‹ssn›'", "GET /people?ssn=‹ssn|› 404 ‹n2›ms", "applicant.ssn=‹ssn|›\napplicant.state=NV"
    ),
    "ssn, other numbers beside": filled(
        "SSN ‹ssn›, phone ‹phone›, zip ‹n5›-‹n4›", "EIN ‹n2›-‹n7› (mine, as sole owner, is SSN ‹ssn›)", "member ‹d9›, ssn ‹ssn|›, group ‹d9›", "case ‹d9› ssn ‹ssn| › rm ‹n3›", "‹ssn› ‹d9› ‹phone›"
    ),
    "ssn, unlabelled in a row": filled("‹ssn›, ‹ssn›, ‹ssn›", "‹ssn› ‹ssn›", "‹ssn›;‹ssn›\n‹ssn›;‹ssn›", "‹first› ‹ssn› and ‹first› ‹ssn›"),
    "ssn, applications": filled(
        "RENTAL APPLICATION\nApplicant: ‹name›\nSoc. Sec. #: ‹ssn›\nDriver's lic.: ‹A1›‹n7›\nMonthly income: ‹d4›", "Direct deposit form: ‹name›, Social ‹ssn|›, routing 0‹n8›, account ‹n10›", "[Q4] Social Security Number (9 digits, no dashes)\n[A4] ‹ssn|›", "FAFSA says my SSN ‹ssn› doesn't match", "I-9 Section 1: U.S. Social Security Number ‹ssn| ›"
    ),
    "ssn, shorthand": filled("EE soc ‹ssn|› term'd ‹usday›", "pt ‹last› DOB ‹birth› SS ‹ssn›", "vfd SSN ‹ssn›, addr, DOB. cb ‹phone›", "s.s. no. ‹ssn| ›", "SS: ‹ssn|›"),
    "ssn, further languages": filled("Мой номер социального страхования ‹ssn›", "Numer ubezpieczenia społecznego (SSN): ‹ssn›", "ang SSN ko po ay ‹ssn|›", "meine US-Sozialversicherungsnummer ist ‹ssn›", "رقم الضمان الاجتماعي ‹ssn›", "o número do seguro social dele é ‹ssn›"),
    "ssn, halves": _split,
    "ssn, halves in two messages": _messages,
    "ssn, names of files": filled("attached: ‹last›_SSN_‹ssn|›.docx", "Subject: SSN correction ‹ssn› - ‹name›", "scan ‹ssn› W-4.pdf"),
}  # fmt: skip
