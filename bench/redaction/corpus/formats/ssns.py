"""Social security numbers on forms, in records and in talk that the recognizers' makers did not look at."""

from random import Random
from typing import Final

from bench.redaction.corpus.formats.frames import fill, filled, rows
from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.numbers import ssn


def _boxes(random: Random) -> str:
    number = ssn(random)
    area, group, serial = number[:3], number[3:5], number[5:]
    return fill(
        random,
        random.choice(
            (
                f"Part I  Taxpayer Identification Number (TIN)\nSocial security number\n|⟦{'|'.join(area)}| - |{'|'.join(group)}| - |{'|'.join(serial)}⟧|\nor\nEmployer identification number\n|  |  | - |  |  |  |  |  |  |  |",
                f"U.S. Social Security Number   [⟦{'] ['.join(area)}] - [{'] ['.join(group)}] - [{'] ['.join(serial)}⟧]\nEmployee's E-mail Address   ‹email›\nTelephone  ‹phone›",
                f"Applicant's social security number: ⟦{' '.join(area)}  {' '.join(group)}  {' '.join(serial)}⟧\nApplicant's date of birth: ‹birth›",
            )
        ),
    )


def _three_fields(random: Random) -> str:
    number = ssn(random)
    area, group, serial = number[:3], number[3:5], number[5:]
    return fill(
        random,
        random.choice(
            (
                f"ssn_area=⟦{area}&ssn_group={group}&ssn_serial={serial}⟧&zip=‹n5›&go=Next",
                f'"ssn":{{"part1":"⟦{area}","part2":"{group}","part3":"{serial}⟧"}},"zip":"‹n5›"',
                f'<input name="SSN1" size="3" value="⟦{area}"> - <input name="SSN2" size="2" value="{group}"> - <input name="SSN3" size="4" value="{serial}⟧">',
            )
        ),
    )


def _said_in_parts(random: Random) -> str:
    number = ssn(random)
    return fill(
        random,
        random.choice(
            (
                f"My social starts with ⟦{number[:3]}, the middle is {number[3:5]} and the last four are {number[5:]}⟧.",
                f"Social security: first three ⟦{number[:3]}, then {number[3:5]}, then {number[5:]}⟧. My daughter's account is ‹n8›.",
                f"‹=first›: SSN\n‹=first›: ⟦{number[:3]} {number[3:5]}⟧\n‹=first›: ⟦{number[5:]}⟧\nAgent: thank you",
            )
        ),
    )


def _spans(random: Random) -> str:
    number = ssn(random)
    return fill(
        random,
        f'<p class="MsoNormal"><b>SSN:</b><span style="color:#1F497D"> ⟦{number[:3]}-</span><span style="color:#1F497D">{number[3:5]}</span>'
        f'<span style="color:#1F497D">-{number[5:]}⟧<o:p></o:p></span></p><p class="MsoNormal">DOB: ‹birth›<o:p>&nbsp;</o:p></p>',
    )


def _flowed(random: Random) -> str:
    number = ssn(random)
    quote = random.choice(("", "> ", ">> ", "| "))
    whole = f"{number[:3]}-{number[3:5]}-{number[5:]}"
    cut = random.choice((2, 5, 8, 9))
    return fill(
        random,
        f"{quote}I have been waiting since ‹day›, and my social security number is ⟦{whole[:cut]}\n{quote}{whole[cut:]}⟧ as it stands in the letter.\n{quote}‹name›",
    )


def _fixed_width(random: Random) -> str:
    lines = ["EMPNO   EMPLOYEE NAME             SSN         HIRE-DT   GROSS-YTD"]
    for _ in range(random.randint(2, 4)):
        name = fill(random, "‹NAME›").ljust(24)
        lines.append(fill(random, f"‹n6›  {name}  ⟦{ssn(random)}⟧   ‹ymd›  ‹n7›"))
    return "\n".join(lines)


CATEGORIES: Final[dict[str, Maker]] = {
    "ssn, W-2": filled(
        "Form W-2 Wage and Tax Statement\na Employee's social security number\n‹ssn›\nb Employer identification number (EIN)\n‹n2›-‹d7›\n1 Wages, tips, other compensation  ‹d5›.‹n2›\n2 Federal income tax withheld  ‹d4›.‹n2›",
        "22222  a Employee's social security number ‹ssn|›   OMB No. 1545-0008\nc Employer's name: Elm Street Bakery",
    ),
    "ssn, boxes of a form": _boxes,
    "ssn, 1099 and 1040": filled(
        "PAYER'S TIN  ‹n2›-‹d7›      RECIPIENT'S TIN  ‹ssn›\nRECIPIENT'S name  ‹name›\nAccount number (see instructions)  ‹n10›",
        "Your first name and middle initial: ‹first›   Your social security number: ‹ssn| ›\nIf joint return, spouse's first name: ‹first›   Spouse's social security number: ‹ssn| ›",
        "Dependents: (1) ‹name› (2) SSN ‹ssn› (3) Son\n            (1) ‹name› (2) SSN ‹ssn› (3) Daughter",
    ),
    "ssn, X12": filled(
        "ISA*00*          *00*          *ZZ*SUBMITTER      *ZZ*RECEIVER       *260114*1042*^*00501*‹n9›*0*P*:~\nINS*Y*18*021*28*A***FT~\nREF*SY*‹ssn|›~\nREF*0F*‹n9›~",
        "NM1*IL*1*LEE*ANN****34*‹ssn|›~\nN3*12 ELM ST~\nN4*RENO*NV*89501~\nDMG*D8*‹born›*F~",
    ),
    "ssn, HL7 and FHIR": filled(
        "MSH|^~\\&|ADT|HOSP|LAB|HOSP|‹ymd›‹n6›||ADT^A04|‹n8›|P|2.3\nPID|1||‹n8›^^^HOSP^MR||LEE^ANN^M||‹born›|F|||12 ELM ST^^RENO^NV^89501||‹phone›|||M||‹n9›|‹ssn›",
        "PID|1||‹n8›^^^HOSP^MR~‹ssn|›^^^USSSA^SS||LEE^ANN||‹born›|F",
        '"identifier":[{"use":"usual","type":{"text":"MRN"},"value":"‹n8›"},{"use":"official","system":"http://hl7.org/fhir/sid/us-ssn","value":"‹ssn|›"}]',
    ),
    "ssn, HR json": filled(
        '{"workerId":"W‹n7›","nationalIds":[{"country":"USA","type":"SSN","value":"‹ssn|›","primary":true}],"hireDate":"‹day›"}',
        '{"associateOID":"G3‹B12›","governmentIDs":[{"idValue":"‹ssn›","nameCode":{"codeValue":"SSN","longName":"Social Security Number"},"countryCode":"US"}]}',
        '{"employee":{"first":"‹first›","tax":{"federal":{"ssn_or_itin":"‹ssn|›","status":"single","allowances":2}}}}',
    ),
    "ssn, xml attributes": filled(
        '<Person ID="P‹n6›" FirstName="‹first›" SSN="‹ssn|›" BirthDate="‹dob›"/>',
        "<TAXPAYER_IDENTIFIER SequenceNumber=\"1\"><TaxpayerIdentifierType>SocialSecurityNumber</TaxpayerIdentifierType><TaxpayerIdentifierValue>‹ssn|›</TaxpayerIdentifierValue></TAXPAYER_IDENTIFIER>",
        '<BORROWER BorrowerID="BRW1" _FirstName="‹first›" _SSN="‹ssn|›" _HomeTelephoneNumber="‹n10›"/>',
        "<IRS1040><PrimarySSN>‹ssn|›</PrimarySSN><SpouseSSN>‹ssn|›</SpouseSSN><PrimaryNameControlTxt>LEE</PrimaryNameControlTxt></IRS1040>",
    ),
    "ssn, fixed width payroll": _fixed_width,
    "ssn, column heads": rows("| # | Employee | SSN | Start |\n|---|----------|-----|-------|\n", "| ‹i› | ‹name› | ‹ssn|› | ‹usday› |"),
    "ssn, html column heads": rows(
        '<table border="1"><thead><tr><th>Name</th><th>Social Security No.</th><th>Plan</th></tr></thead><tbody>\n',
        '<tr><td>‹name›</td><td align="right">‹ssn|›</td><td>PPO-‹n3›</td></tr>',
        "\n</tbody></table>",
    ),
    "ssn, pasted sheet": rows("Last\tFirst\tDOB\tSSN\tPhone\n", "‹last›\t‹first›\t‹birth›\t‹ssn|›\t‹phone›"),
    "ssn, label in a column": rows("EMP_ID|NAME|ID_TYPE|ID_VALUE|RATE\n", "‹n5›|‹name›|SSN|‹ssn|›|‹money›"),
    "ssn, end of a line": filled(
        "‹name›, 12 Elm St, ‹city› 89501, DOB ‹birth›, SS# ‹ssn|›",
        "Patient ‹name› / F / ‹birth› / Rm ‹n3› / soc sec ‹ssn›\nAdmit ‹usday› ‹hm›",
        "Please add my wife to the policy ‹n8›: ‹name›, born ‹birth›, S.S.N. ‹ssn| ›\nThank you",
    ),
    "ssn, abbreviated labels": filled(
        "Soc. Sec. No. ‹ssn|›\nDriver lic. NV ‹n10›",
        "EE SSN: ‹ssn|›   ER EIN: ‹n2›-‹d7›",
        "SS no ‹ssn|› on the garnishment for ‹name›, case ‹n2›-CV-‹n5›",
        "SocSecNo=‹ssn|›;Dept=‹n3›;Shift=2",
    ),
    "ssn, medical intake": filled(
        "PATIENT REGISTRATION\nName:            ‹name›\nDate of birth:   ‹birth›\nSocial Security: ‹ssn| ›\nInsurance:       Blue Plan, ID ‹A3›‹n9›, Grp ‹n6›\nEmergency:       ‹name› ‹phone›",
        "Guarantor ‹name›, DOB ‹birth›, SSN ‹ssn|›. MRN ‹n8›, acct ‹n10›, copay $‹money›.",
    ),
    "ssn, answer in a chat": filled(
        "[09:31:04] Agent ‹=first›: To verify you, please type your Social Security number.\n[09:31:4‹n1›] Visitor 4‹n5›: ‹ssn|›\n[09:32:02] Agent ‹=first›: Thank you.",
        "Support: Can you confirm your full SSN?\nMe: sure ‹ssn| ›\nSupport: That does not match our records.",
        "AGENT: And your social?\nCALLER: It's ‹ssn|, ›.\nAGENT: Okay, one moment.",
    ),
    "ssn, said in parts": _said_in_parts,
    "ssn, three fields": _three_fields,
    "ssn, Word spans": _spans,
    "ssn, wrapped in a sentence": _flowed,
    "ssn, encoded forms": filled(
        "POST /apply person%5Bfirst%5D=‹first›&person%5Bssn%5D=‹ssn›&person%5Bzip%5D=‹n5›",
        "redirect=%252Fverify%253Fssn%253D‹ssn|›%2526dob%253D‹born›",
        '{"event":"form_submit","fields":"{\\"applicant_ssn\\":\\"‹ssn|›\\",\\"income\\":\\"‹n5›\\"}"}',
        "user=‹a8›&socialSecurityNumber=‹ssn|+›&state=NV",
    ),
    "ssn, dumps and logs": filled(
        "‹day› ‹hms› INFO  [scheduler-2] EligibilityJob - Employee(id=‹n6›, ssn=‹ssn|›, state=NV) rejected: plan closed",
        'Parameters: {"applicant"=>{"name"=>"‹first›", "ssn"=>"‹ssn›", "income"=>"‹n5›"}, "commit"=>"Next"}',
        "ERROR: duplicate key value violates unique constraint \"employees_ssn_key\"\nDETAIL:  Key (ssn)=(‹ssn|›) already exists.",
        "EMP-REC.\n  EMP-ID   : ‹n6›\n  EMP-SSN  : ‹ssn|›\n  EMP-STAT : A",
        "dn: uid=‹a6›,ou=staff,dc=example,dc=com\nemployeeNumber: ‹n6›\nemployeeSSN: ‹ssn|›\nmail: ‹email›",
    ),
    "ssn, sql dump": filled(
        "INSERT INTO employees (emp_no, ssn, birth_date, last_name) VALUES\n(‹n5›, '‹ssn|›', '‹dob›', 'Lee'),\n(‹n5›, '‹ssn|›', '‹dob›', 'Novak');",
        "update HR.PERSON set SSN = '‹ssn›' where PERSON_ID = ‹d6›;",
    ),
    "ssn, credit report": filled(
        "SUBJECT: LEE, ANN M   DOB: ‹birth›\nSSN: ‹ssn›   ALSO REPORTED: ‹ssn›\nREPORT NO. ‹n10›   SCORE ‹n3›",
        "Your freeze request was returned: name ‹name›, SSN ‹ssn› printed in full on page 2, please black it out.",
    ),
    "ssn, file names": filled("W9_‹last›_‹ssn›.pdf is attached, also paystub_‹ymd›.pdf", "Subject: FW: I-9 docs ‹name› SSN ‹ssn|›\nDate: ‹day› ‹hms›"),
    "ssn, other languages": filled(
        "Bonjou, nimewo sekirite sosyal mwen se ‹ssn› e mwen poko resevwa chèk la.",
        "您好，我的社会安全号码是‹ssn›，请帮我查一下申请进度。",
        "Số an sinh xã hội của tôi là ‹ssn›, ngày sinh ‹birth›.",
        "Mon numéro de sécurité sociale américain (SSN) : ‹ssn| ›, dossier ‹n7›.",
        "제 소셜 시큐리티 번호는 ‹ssn›이고 주소가 바뀌었어요.",
    ),
}  # fmt: skip
