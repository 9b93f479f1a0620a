"""Too many mails from one sender are asked to come later."""

from service.mail.pace import MOST_SENDERS, WINDOW_SECONDS, Pace
from tests.unit.service.conftest import House
from tests.unit.service.mail.conftest import Line, started


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_sender_may_send_so_many_in_a_window_whatever_the_case() -> None:
    clock = Clock()
    pace = Pace(2, clock)
    assert [pace.allows("Rita@example.org"), pace.allows("rita@example.org")] == [True, True]
    assert not pace.allows("RITA@example.org")
    assert pace.allows("another@example.org")
    clock.now = WINDOW_SECONDS
    assert pace.allows("rita@example.org")


def test_it_remembers_a_bounded_number_of_senders() -> None:
    pace = Pace(1, Clock())
    assert pace.allows("first@example.org")
    assert not pace.allows("first@example.org")
    for number in range(MOST_SENDERS):
        pace.allows(f"{number}@example.org")
    assert pace.allows("first@example.org")


async def test_the_answer_is_450_and_before_the_content(house: House) -> None:
    postbox = await started(house, mails_per_minute=1)

    def conversation(line: Line) -> list[str]:
        line.answer()
        line.say(b"EHLO client.example.org")
        said = []
        for sender in (b"rita", b"rita", b"ada"):
            said.append(line.say(b"MAIL FROM:<" + sender + b"@example.org>"))
            line.say(b"RSET")
        return said

    answers = await postbox.talk(conversation)
    assert [answer[:4] for answer in answers] == ["250 ", "450 ", "250 "]
    await postbox.stop()
