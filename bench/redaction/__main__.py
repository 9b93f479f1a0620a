"""`make bench-redaction`: what is found, what survives, and how fast, beside two others, in one run."""

import argparse
import platform
from collections.abc import Iterator, Sequence
from functools import partial

from bench.redaction import speed
from bench.redaction.bodies import tickets
from bench.redaction.corpus import Corpus, Part, build
from bench.redaction.engines import Detector, plain_regex, stock_presidio, veilbox
from bench.redaction.quality import Tally, by_category, missed, total
from bench.redaction.tables import markdown


def main() -> None:
    """Print all tables, as Markdown."""
    options = _options()
    corpus = build(options.seed, options.cases)
    detectors = [veilbox(), stock_presidio(), plain_regex()]
    print(f"Seed {options.seed}, {options.cases} cases a category, Python {platform.python_version()}\n")
    if options.misses:
        for case in missed(detectors[0], (*corpus.tuned.positives, *corpus.tuned.negatives)):
            print(f"{case.category}: {case.text!r}")
        return
    print(_quality(corpus, detectors))
    if not options.quality:
        print(_speed(corpus.tuned, detectors))
    print(_categories(corpus, detectors))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.redaction", description=__doc__)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--cases", type=int, default=40, help="cases in each category")
    parser.add_argument("--quality", action="store_true", help="leave the speeds out")
    parser.add_argument("--misses", action="store_true", help="print what of the tuned part is not right")
    return parser.parse_args()


def _quality(corpus: Corpus, detectors: Sequence[Detector]) -> str:
    rows = [
        [f"{label}: {what}", *(_percent(share) for share in shares)]
        for label, part in _parts(corpus)
        for what, shares in _figures(part, detectors)
    ]
    return markdown(["all figures in %", *(detector.name for detector in detectors)], rows)


def _parts(corpus: Corpus) -> tuple[tuple[str, Part], ...]:
    return ("tuned", corpus.tuned), ("only measured", corpus.measured)


def _figures(part: Part, detectors: Sequence[Detector]) -> Iterator[tuple[str, list[float]]]:
    tallies = [_groups(part, detector) for detector in detectors]
    for group in tallies[0]:
        name = "survival of negatives" if group == "negatives" else f"recall, {group}"
        yield name, [groups[group].share for groups in tallies]
    everything = [[tally for name, tally in groups.items() if name != "disguises"] for groups in tallies]
    positives = [
        [t for name, t in groups.items() if name not in {"disguises", "negatives"}] for groups in tallies
    ]
    yield "recall, all but disguises", [total(chosen).share for chosen in positives]
    yield "precision", [total(chosen).precision for chosen in everything]


def _groups(part: Part, detector: Detector) -> dict[str, Tally]:
    groups: dict[str, Tally] = {}
    for group, _, tally in by_category(detector, (*part.positives, *part.disguises, *part.negatives)):
        groups[group] = groups.get(group, Tally()) + tally
    return groups


def _categories(corpus: Corpus, detectors: Sequence[Detector]) -> str:
    tables = []
    for label, part in _parts(corpus):
        cases = (*part.positives, *part.disguises, *part.negatives)
        columns = [list(by_category(detector, cases)) for detector in detectors]
        rows = [
            [group, category, *(_percent(column[index][2].share) for column in columns)]
            for index, (group, category, _) in enumerate(columns[0])
        ]
        head = ["group", "category", *(detector.name for detector in detectors)]
        tables.append(f"### {label.capitalize()}\n\n{markdown(head, rows)}")
    return "\n".join(tables)


def _speed(part: Part, detectors: Sequence[Detector]) -> str:
    ours, stock, _ = detectors
    megabyte = tickets(part, 1_000_000)
    mine, theirs = speed.over(ours.redact, megabyte), speed.over(stock.redact, megabyte)
    body = "\n".join(megabyte)
    sizes = [
        (size, speed.seconds(partial(ours.redact, body[:size]), 3))
        for size in (125_000, 250_000, 500_000, 1_000_000)
    ]
    ready, imported = speed.start()
    used, bare = speed.memory()
    rows = [
        ["tickets of 1,500 characters, 1 MB together", f"{mine:.2f} s"],
        ["stock Presidio on the same", f"{theirs:.2f} s"],
        ["speed against stock Presidio", f"{theirs / mine:.2f}x"],
        *[[f"one text of {size:,} characters", f"{took:.2f} s"] for size, took in sizes],
        *[
            [f"soup of 80,000 characters: {name}", f"{took:.2f} s"]
            for name, took in speed.soups(ours.redact)[:8]
        ],
        [
            "engine ready, against `import presidio_analyzer`",
            f"{ready:.2f} s / {imported:.2f} s = {ready / imported:.2f}x",
        ],
        ["memory above a bare interpreter", f"{used - bare:.0f} MiB"],
    ]
    return markdown(["CPU time on one core (start: wall clock)", ""], rows)


def _percent(share: float) -> str:
    return f"{100 * share:.2f}"


if __name__ == "__main__":
    main()
