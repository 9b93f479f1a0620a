"""Social security numbers in tickets as they come in; only counted, never tuned on."""

from random import Random
from typing import Final

from bench.redaction.corpus.formats.frames import fill, filled, rows
from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.numbers import ssn
from bench.redaction.corpus.spelling import grouped
from bench.redaction.corpus.writing.frames import Spelling, any_of, joined, scripted, spelled

_SIZES: Final = (3, 2, 4)
_EVERYDAY: Final = ("-", "-", "-", "-", "", "", " ", " ", ".", " - ", "–")
_ASKS: Final = (
    "Hi, my SSN is {} and the portal says it is already taken.",
    "social security number {}, please correct my last name",
    "SSN: {}\nDOB: ‹birth›",
    "I was told to send you my social. It is {}.",
)


def talk(*texts: str) -> Maker:
    """One of the texts, with a number as people write it wherever it says {}."""

    def make(random: Random) -> str:
        text = fill(random, random.choice(texts))
        while "{}" in text:
            text = text.replace("{}", f"⟦{grouped(ssn(random), random.choice(_EVERYDAY), _SIZES)}⟧", 1)
        return text

    return make


def _made(spell: Spelling, *frames: str) -> Maker:
    return spelled(frames or _ASKS, spell, ssn)


def _one(*separators: str) -> Spelling:
    return lambda random, n: grouped(n, random.choice(separators), _SIZES)


def _marked(random: Random, number: str) -> str:
    mark = random.choice(("\u0333", "\u0301", "\u20e3", "\ufe0f\u20e3"))
    return "".join(d if d == "-" else d + mark for d in grouped(number, "-", _SIZES))


def _cut(random: Random) -> str:
    number = grouped(ssn(random), random.choice(("-", "-", " ", "")), _SIZES)
    cut = random.randint(2, len(number) - 2)
    mark = random.choice(("", "> ", ">> ", "> > ", "\t", "| "))
    end, start = number[:cut].rstrip(), number[cut:].lstrip()
    return fill(
        random,
        random.choice(
            (
                f"{mark}In the letter that I got from you last week my social security number is ⟦{end}\n{mark}{start}⟧ but the third digit is wrong.",
                f"{mark}Applicant: ‹name›, born ‹birth›, SSN ⟦{end}\n{mark}{start}⟧\n{mark}Thanks",
                f"the employee's SSN is ⟦{end}=\n{start}⟧ and not what your rep=\nort says",
            )
        ),
    )


def _elements(random: Random) -> str:
    area, group, serial = grouped(ssn(random), " ", _SIZES).split()
    return random.choice(
        (
            f'<p>SSN <span class="a">⟦{area}</span><span class="b">-{group}</span><span class="c">-{serial}⟧</span></p>',
            f"<tr><th>Social Security No.</th><td><tt>⟦{area}</tt>-<tt>{group}</tt>-<tt>{serial}⟧</tt></td></tr>",
            f"<div>Social Security Number</div>\n<div>⟦{area}<wbr>-{group}<wbr>-{serial}⟧</div>",
            f"my ssn <b>⟦{area}</b> <b>{group}</b> <b>{serial}⟧</b>",
        )
    )


def _parts(random: Random) -> str:
    area, group, serial = grouped(ssn(random), " ", _SIZES).split()
    return random.choice(
        (
            f"SSN, first part ⟦{area}-{group}, last four {serial}⟧",
            f"My social begins with ⟦{area} {group} and ends in {serial}⟧.",
            f"ssn1: ⟦{area}\nssn2: {group}\nssn3: {serial}⟧",
            f"{{\"socialSecurity\":[\"⟦{area}\",\"{group}\",\"{serial}⟧\"]}}",
        )
    )  # fmt: skip


CATEGORIES: Final[dict[str, Maker]] = {
    "ssn, ticket about benefits": talk("Hello,\nI have not received my benefits since ‹usday›. My name is ‹name›, my SSN is {} and my case number is ‹n8›. Please call ‹phone›.\nThank you", "My mother (SSN {}) passed away on ‹usday›, what do I send you?", "i got the 1099 twice, social {}, acct 8‹n7›", "Changed my name from ‹last› to ‹last›. Social Security number {}."),
    "ssn, ticket about pay": talk("My W-2 has a typo in the SSN, it must be {}. Employee ID ‹n6›.", "new hire ‹name› starts ‹usday›, SSN {}, rate $‹n2›.50/h, please add to payroll", "direct deposit didn't hit. ‹name›, SSN {}, last 4 of account ‹n4›"),
    "ssn, ticket about a loan": talk("Borrower: ‹name› / SSN {} / score ‹n3›\nCo-borrower: ‹name› / SSN {} / score ‹n3›", "Please lift my credit freeze. Social: {}, DOB ‹birth›, ‹n4› Elm St ‹city› ‹n5›", "your bank turned me down and I think it's because you typed {} instead of my real ssn, {}"),
    "ssn, ticket about health": talk("Patient ‹name›, SSN {}, DOB ‹birth›, MRN ‹n8›, ins ‹A3›‹n9›", "Add newborn to plan, subscriber SSN {}, member ‹A1›‹n8›", "they used my ssn {} as the member number on the card!!!"),
    "ssn, loud": talk("MY SSN IS {} !!! WHY DO YOU ASK ME EVERY TIME", "SOCIAL SECURITY NO {} . ‹NAME› . PLEASE CALL ‹phone›", "STOP PUTTING MY SOCIAL {} ON THE ENVELOPE"),
    "ssn, sloppy": talk("heres my ssn {} ty", "social is{}, bday ‹birth›", "ssn#{}", "yea {} thats my social", "its {} (ssn)", "ss num {} name ‹first›"),
    "ssn, answered inline": talk("> Full name\n‹name›\n> Date of birth\n‹birth›\n> Social security number\n{}", "> What is your SSN?\n\n{}", "1) ‹name›\n2) SSN {}\n3) ‹n5›"),
    "ssn, chat": talk("(‹hm›) Bot: Please enter your SSN\n(‹hm›) You: {}", "Agent: can i have your social?\n‹=first›: its {}\nAgent: thx", "‹=first› ‹hm›: {}\n‹=first› ‹hm›: ^ my social security number"),
    "ssn, web form": talk("First Name: ‹first›\nLast Name: ‹last›\nSSN: {}\nDOB: ‹birth›\nZip: ‹n5›\n--\nSent from ‹ip›", "Question 3: Social Security Number -> {}\nQuestion 4: Filing status -> single", "[social-security] {}\n[phone] ‹phone›"),
    "ssn, agent note": talk("Verified: name, DOB, full SSN {}. Reset pw. Call time 0‹n1›:‹n2›.", "cust SSN {} not found in sys, adv to fax card", "Rvw'd acct w/ ‹name› (soc {}), fwd to ‹first›"),
    "ssn, label long before": talk("To find my record you will need my Social Security number, which I only send because your colleague on the phone promised me that this mailbox is read by nobody else and that you delete the mail afterwards: {}", "SSN of the deceased, as on the death certificate issued in ‹city›:\n\n\n{}", "Re: social security number mismatch\n\nDear ‹first›,\nthe number on your form is not the one on the card. The card says:\n{}"),
    "ssn, label after it": talk("{} is the SSN I gave at the counter", "{} (social security)", "‹name›, {} <= SSN, ‹birth›", "{}\nis the social of my son"),
    "ssn, bare in a person's line": filled("‹name›, ‹ssn›, ‹birth›, ‹n4› Elm St, ‹city›", "‹last›, ‹first›  ‹ssn›  ‹birth›  M", "re: ‹name› (‹ssn›) claim denied", "‹first› ‹last› ‹ssn› ‹phone›"),
    "ssn, beside others": talk("SSN {}, EIN ‹n2›-‹n7›, phone ‹phone›, ZIP ‹n5›-‹n4›", "case ‹n9›; ssn {}; check ‹n4›; $‹money›", "DL ‹A1›‹n7› SSN {} exp ‹usday›", "socials: {} and {}, policy ‹n10›"),
    "ssn, sheet": any_of(rows("Name\tSSN\tDOB\n", "‹name›\t‹ssn›\t‹birth›"), rows("ee_id,ssn,first,last,hired\n", "‹n5›,‹ssn|›,‹first›,‹last›,‹day›"), rows("\"SOCIAL SECURITY\";\"NAME\";\"HOURS\"\n", '"‹ssn›";"‹name›";"‹n2›.5"'), rows("", "‹last›|‹first›|‹ssn›|‹born›|‹n5›")),
    "ssn, request body": filled('{\n  "applicant": {\n    "name": "‹name›",\n    "ssn": "‹ssn›",\n    "birthDate": "‹dob›"\n  }\n}', '{"tin":"‹ssn|›","tin_type":"SSN","amount":‹n5›}', '{"social_security_no":‹ssn|›,"state":"NV"}', "{'SSN': '‹ssn| ›', 'verified': False}", '{"note":"caller gave social ‹ssn›","agent":‹d5›}'),
    "ssn, log line of a program": filled("‹day› ‹hms› ERROR kyc - lookup failed ssn=‹ssn|› status=404", 'W/Form(‹n4›): invalid SSN "‹ssn›"', "‹hms› [worker-‹n1›] verify(ssn='‹ssn›', dob='‹dob›') -> mismatch", "SELECT * FROM members WHERE ssn = '‹ssn›';", "audit: user ‹d5› viewed ssn ‹ssn› of ‹last›"),
    "ssn, xml and html": filled("<Employee><SSN>‹ssn|›</SSN><Name>‹name›</Name></Employee>", '<input type="text" name="ssn" value="‹ssn›" maxlength="11">', "<tr><td>Social Security #</td><td>‹ssn›</td></tr>", "<dt>SSN</dt><dd>‹ssn| ›</dd>", '<Id schemeName="US_SSN">‹ssn|›</Id>', "<span data-field='ssn' data-raw='‹ssn|›'>***</span>"),
    "ssn, address of a page": _made(_one("", "-", "%2D", "%20", "+", "%E2%80%91", "%252D"), "https://hr.example/w2?ssn={}&year=2025", "first=Ann&last=Lee&social={}&zip=‹n5›", "GET /eligibility?dob=‹dob›&ssn={} 200", "comment=my%20ssn%20is%20{}%20thanks"),
    "ssn, elements between": _elements,
    "ssn, entities between": _made(_one("&#45;", "&nbsp;", "&#8211;", "&ensp;", "&#x2010;", "&#8203;-", "&nbsp;-&nbsp;"), "<p>SSN {}</p>", "<td>Social Security Number</td><td>{}</td>", "my social security number: {}"),
    "ssn, wrapped and quoted by chance": _cut,
    "ssn, wire format": filled("My SSN is =E2=80=9C‹ssn›=E2=80=9D.=20\r\nThanks", "SSN: ‹ssn|=E2=80=91›=\r\n, DOB ‹birth›", "<td>SSN=C2=A0‹ssn|=2D›</td>", "Subject: =?utf-8?Q?SSN_‹ssn›_=E2=80=93_correction?="),
    "ssn, spaces and dashes anew": _made(joined(("\u2011", "\u2013", "\u2014", "\u2212", "\xa0", "\u2009", "\u3000", "\u30fc", " - ", "- ", "\u00ad-"), _SIZES)),
    "ssn, signs not seen anew": any_of(_made(joined(("\u200b", "\u2060", "\ufeff", "\u00ad", "\u034f"), (1,) * 9)), _made(lambda random, n: random.choice(("\u200b", "\u200d", "\u2060")).join(grouped(n, "-", _SIZES)))),
    "ssn, scripts anew": _made(scripted((0x660, 0x6F0, 0x966, 0xE50, 0xFF10, 0x1D7CE, 0x17E0), joined(("-", " ", ""), _SIZES)), "SSN: {}", "my social security number is {}"),
    "ssn, marks on each digit": _made(_marked),
    "ssn, other separators": _made(lambda random, n: random.choice((_one(".", "/", "_", ":", "|", ",", " / ", "--", "~", "+", "\\")(random, n), " ".join(n), "-".join(n)))),
    "ssn, glued to what is near": filled("Name:‹last›SSN:‹ssn›DOB:‹birth›", "mysocialis‹ssn|›ok", "SS#‹ssn›,‹first›", "W4_‹last›_‹ssn›.pdf", "ssn‹ssn|›zip‹n5›"),
    "ssn, parts told": _parts,
    "ssn, forms of the state": talk("I-9 Section 1\nLast Name ‹last›  First ‹first›\nU.S. Social Security Number {}\nEmail ‹email›", "FORM SS-5 item 10: number previously assigned: {}", "W-9 Part I: SSN {} (no EIN)", "SSA-1099 Box 2. Beneficiary's Social Security Number {}"),
    "ssn, languages anew": talk("Mi número de seguro social es {} y no me llegó el cheque.", "Mon SSN américain est le {}.", "我的社安号是 {}，谢谢", "Моя SSN: {}, дата рождения ‹birth›", "Sozialversicherungsnummer (USA): {}", "Meu Social Security é {}"),
}  # fmt: skip
