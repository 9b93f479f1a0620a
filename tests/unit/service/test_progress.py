"""How far the files of a form are."""

from service.progress import Progress, Step

KEY, OTHER = b"key", b"other"


def test_the_last_step_is_told_until_the_answer() -> None:
    progress = Progress()
    assert progress.step(KEY) is None
    with progress.follow(KEY) as watch:
        assert progress.step(KEY) is None
        watch(Step(1, 2))
        watch(Step(2, 2, "page", 3, 12))
        assert progress.step(KEY) == Step(2, 2, "page", 3, 12)
        assert progress.step(OTHER) is None
    assert progress.step(KEY) is None
    watch(Step(2, 2, "page", 4, 12))
    assert progress.step(KEY) is None


def test_a_form_that_is_sent_twice_is_followed_once() -> None:
    progress = Progress()
    with progress.follow(KEY) as first:
        with progress.follow(KEY) as second:
            first(Step(1, 2))
            second(Step(2, 2))
        assert progress.step(KEY) == Step(1, 2)


def test_not_more_forms_are_followed_than_there_is_room_for() -> None:
    progress = Progress(most=1)
    with progress.follow(KEY), progress.follow(OTHER) as watch:
        watch(Step(1, 1))
        assert progress.step(OTHER) is None
