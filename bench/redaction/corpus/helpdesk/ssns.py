"""Social security numbers as people and programs leave them in tickets."""

from random import Random
from typing import Final

from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.helpdesk.frames import (
    SSN_SIZES,
    between,
    cut,
    either,
    fill,
    lines,
    parts,
    put,
    said,
)
from bench.redaction.corpus.numbers import ssn
from bench.redaction.corpus.spelling import grouped

_TALK: Final = (
    "my ssn is {}",
    "Social Security number: {}",
    "Could you check my account? SSN {}, name ‹name›.",
    "The SSN on the letter should be {}",
)


def _broken(random: Random) -> str:
    one, two = cut(random, grouped(ssn(random), random.choice(("-", "-", " ")), SSN_SIZES))
    return fill(
        random,
        random.choice(
            (
                f"> Our records show that you are using the social security number ⟦{one}\n> {two}⟧ and that it belongs to someone else.",
                f"Please find attached the claim form of my late husband, his SSN was ⟦{one}\n{two}⟧ and he was born on ‹birth›.",
                f"> > * SSN: ⟦{one}\n> >   {two}⟧\n> > * DOB: ‹birth›",
                f"&gt; my social security number is ⟦{one}<br>&gt; {two}⟧",
            )
        ),
    )


def _printable(random: Random) -> str:
    area, group, serial = parts(ssn(random))
    return random.choice(
        (
            f"SSN =E2=86=92 ⟦{area}-{group}-{serial}⟧=0D=0A",
            f"my social security number is ⟦{area}-{group}=\n-{serial}⟧, thanks",
            f"Social Security: ⟦{area}=E2=80=93{group}=E2=80=93{serial}⟧=20",
            f"SSN:=C2=A0⟦{area}=C2=A0{group}=C2=A0{serial}⟧",
        )
    )


def _markup(random: Random) -> str:
    area, group, serial = parts(ssn(random))
    return random.choice(
        (
            f"<label>SSN</label> <input value='⟦{area}' size=3>-<input value='{group}' size=2>-<input value='{serial}⟧' size=4>",
            f"<p>My SSN:</p><p>⟦{area}<br>{group}<br>{serial}⟧</p>",
            f"<li>Social Security #: <code>⟦{area}</code>‑<code>{group}</code>‑<code>{serial}⟧</code></li>",
            f'<td>SSN</td><td><span class="m">⟦{area}</span><span>-</span><span class="m">{group}</span><span>-</span>{serial}⟧</td>',
        )
    )


def _apart(random: Random) -> str:
    area, group, serial = parts(ssn(random))
    return fill(
        random,
        random.choice(
            (
                f"SSN first 5: ⟦{area}{group}⟧ - last 4: ⟦{serial}⟧",
                f"Agent: first three of your social?\n‹first›: ⟦{area}⟧\nAgent: next two?\n‹first›: ⟦{group}⟧\nAgent: last four?\n‹first›: ⟦{serial}⟧",
                f"my social is ⟦{area}-{group}⟧ with ⟦{serial}⟧ at the end",
                f"‹iso› ‹hm› ‹first›: social security ⟦{area} {group}⟧\n‹iso› ‹hm› ‹first›: ⟦{serial}⟧",
            )
        ),
    )


def _marked(random: Random, number: str) -> str:
    mark = random.choice(("\u0331", "\u0338", "\u0307", "\ufe0e", "\u20dd"))
    return random.choice(("-", " ")).join("".join(d + mark for d in group) for group in parts(number))


def _digits_of(random: Random, number: str) -> str:
    zero = random.choice((0x1946, 0x19D0, 0xA9D0, 0xABF0, 0x1B50, 0x1C50, 0x1D7D8, 0xFF10, 0x6F0, 0xBE6))
    return random.choice(("-", " ", "")).join(
        "".join(chr(zero + int(d)) for d in group) for group in parts(number)
    )


CATEGORIES: Final[dict[str, Maker]] = {
    "social, unemployment": said("I filed my weekly claim on ‹us› and it says SSN ‹soc› does not match. Claim ID ‹n7›. ‹name›, ‹tel›", "been waiting 9 weeks for unemployment, social ‹soc›, please help!!", "Claimant ‹name› SSN ‹soc› PIN reset, ID verified"),
    "social, rent and credit": said("Application for unit ‹n3›: ‹name›, SSN ‹soc›, income $‹d5›/yr", "you ran my credit twice with the wrong ssn, mine is ‹soc›", "Score pulled ‹us›, social security number used: ‹soc›, bureau ref ‹n9›"),
    "social, taxes": said("The e-file got rejected (R0000-‹n3›-01): primary SSN ‹soc›, spouse SSN ‹soc›", "1099-NEC has my old address and SSN ‹soc›. TIN of payer ‹n2›-‹d7›.", "My kid's social is ‹soc›, someone else claimed him", "Refund status? SSN ‹soc›, filing single, amount ‹d4›"),
    "social, school": said("FAFSA for ‹name›: student SSN ‹soc›, parent SSN ‹soc›, school code 00‹n4›", "Transcript request. Student ID 9‹n7›, SSN ‹soc›, attended 1998-2002", "fin aid office needs my social: ‹soc›"),
    "social, work": said("Onboarding ‹name›, start ‹us›, SSN: ‹soc›, W-4 attached", "HR has my ssn as ‹soc› but that's my brother's, mine is ‹soc›", "terminated ‹us›, final check, soc ‹soc›, emp# ‹n5›"),
    "social, benefits of health": said("Medicare says no match. Name ‹name›, SSN ‹soc›, DOB ‹birth›.", "VA file number is my ssn ‹soc›", "Dependents: ‹first› ‹birth› SSN ‹soc›; ‹first› ‹birth› SSN ‹soc›", "subscriber ‹name› / ssn ‹soc› / grp ‹n6›"),
    "social, quick ones": said("ssn ‹soc›", "SSN‹soc›", "my social ‹soc› thx", "here: ‹soc› (my ssn)", "ssn is‹soc›.", "soc: ‹soc›", "SS# is ‹soc›", "last name ‹last› ssn ‹soc›"),
    "social, shouted": said("WHY DO YOU NEED MY SOCIAL SECURITY NUMBER ‹soc› ON EVERY FORM", "SSN ‹soc›. ‹CAPS›. FIX IT!", "MY NAME IS ‹CAPS› SOCIAL ‹soc›"),
    "social, answers in a row": said("1) ‹name›\n2) ‹birth›\n3) ‹soc› (social security)", "Name? ‹name›\nSSN? ‹soc›\nZip? ‹n5›", "Full name / DOB / SSN:\n‹name› / ‹birth› / ‹soc›", "> SSN (required)\n\n‹soc›\n\n> Phone\n‹tel›"),
    "social, chats": said("‹us›, 8:02 AM - ‹first›: my social is ‹soc›", "Agent ‹first›: SSN?\nVisitor: ‹soc›", "<‹first›> ‹soc›\n<‹first›> thats the ssn", "Bot: What is your Social Security Number?\nYou: ‹soc›\nBot: Got it."),
    "social, bare with a person": said("‹name› ‹ssn› ‹birth› ‹street› ‹town›", "‹last›, ‹first› / ‹ssn› / ‹tel›", "‹name› (DOB ‹birth›, ‹ssn›)", "‹ssn› ‹CAPS› ‹birth› F"),
    "social, label far": said("You wrote that you can't find me under the Social Security number I used when I opened the account in 2011. I have looked at my card again, and at my last three tax returns as well, and they all show the same: ‹soc›", "SOCIAL SECURITY NUMBER OF APPLICANT\n(if none, leave blank and attach Form SS-5 or a letter of denial)\n\n‹soc›"),
    "social, label behind it": said("‹soc› - that is my social", "‹soc› SSN", "‹soc›\n↑ social security number of my wife", "use ‹soc› as the SSN please"),
    "social, among numbers": said("‹n6› ‹n4› SSN ‹soc› ‹n5›-‹n4› ‹tel›", "acct ‹n10›, routing 0‹n8›, ssn ‹soc›, $‹sum›", "Case ‹n9› / SSN ‹soc› / ref ‹n9›", "SSN ‹soc› EIN ‹n2›-‹d7› ph ‹tel›", "‹us› ‹sum› ssn: ‹soc› ‹clock›"),
    "social, sheets of staff": either(lines("Name, SSN, Hired\n", "‹name›, ‹ssn›, ‹us›"), lines("last;first;social;rate\n", "‹last›;‹first›;‹ssn|›;‹sum›"), lines("SSN\tGross\tNet\n", "‹ssn›\t‹d4›.‹n2›\t‹d4›.‹n2›"), lines("|Employee|SSN|\n|-|-|\n", "|‹name›|‹ssn›|")),
    "social, records in json": said('{"customer":{"name":"‹name›","ssn":"‹ssn›","phone":"‹tel›"}}', '{"tax_id":"‹ssn|›","tax_id_type":"us_ssn"}', "{'first': '‹first›', 'social_security': '‹ssn| ›'}", '{"fields":[{"label":"SSN","value":"‹ssn|›"},{"label":"ZIP","value":"‹n5›"}]}', '{"text":"hi my ssn is ‹ssn›","ts":"‹unix›.‹n6›"}'),
    "social, records in xml": said('<emp:Ssn xmlns:emp="urn:x">‹ssn|›</emp:Ssn>', '<entry key="ssn">‹ssn›</entry>', "<TIN type='SSN' value='‹ssn|›'/>", "<socialSecurityNumber>‹ssn| ›</socialSecurityNumber>", '<input id="ssn" value="‹ssn›"/>'),
    "social, prints of programs": said("-[ RECORD 1 ]-------\nname | ‹name›\nssn  | ‹ssn›", "       id: ‹n6›\n      ssn: ‹ssn|›\n   status: pending", "Person(name='‹name›', ssn='‹ssn›')", "E/Form( ‹n4›): bad SSN ‹ssn|›", "level=error ssn=‹ssn|› msg=\"no match\" ts=‹unix›", "‹iso› ‹clock› POST /verify?ssn=‹ssn› 422"),
    "social, addresses of pages": put(("https://apply.example/#/verify/ssn/{}", "https://hr.example/e?id=‹n5›&ssn={}", "/lookup?socialSecurityNumber={}&dob=1980-01-01", "url=https%3A%2F%2Fhr.example%2Fe%3Fssn%3D{}"), between("", "-", "%2D", "%20", "+", "%E2%80%90", "%2520"), ssn),
    "social, pieces in markup": _markup,
    "social, entities": put(("<p>SSN {}</p>", "<td>SSN</td><td>{}</td>", "my ssn is {}"), between("&amp;nbsp;", "&#8208;", "&hyphen;", "&#x2013;", "&hairsp;", "&#0045;", "&amp;#45;"), ssn),
    "social, broken by a client": _broken,
    "social, wire of mails": _printable,
    "social, rare signs": put(_TALK, between("\u2e17", "\u2796", "\u058a", "\u3030", "\u207b", "\u2003", "\u2028", "\u205f", "\u3164", "\u200b-\u200b", "\ufeff", "-\u00ad", "\u2011"), ssn),
    "social, plain signs": put(_TALK, between(".", "/", "_", " / ", ":", "|", ", ", " - ", "--", "*", "  ", "\\"), ssn),
    "social, rare digits": put(("SSN: {}", "my social security number is {}"), _digits_of, ssn),
    "social, marks on it": put(_TALK, _marked, ssn),
    "social, told apart": _apart,
    "social, in tongues": said("Mi SSN es ‹soc›, gracias", "제 사회보장번호(SSN)는 ‹soc›입니다", "Nimewo sosyal mwen: ‹soc›", "Ang social security number ko ay ‹soc›", "社会保障番号：‹soc›", "мой SSN ‹soc›", "Número de Seguro Social: ‹soc›", "Số SSN của tôi: ‹soc›"),
}  # fmt: skip
