"""Questions that have nothing to do with OCOP: 1 000 made of the words of other domains."""

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator

import yaml

from bench.__main__ import assistant
from ocop_bot.settings import ROOT
from ocop_bot.text.letters import fold
from ocop_bot.understanding.intent import Band

DOMAINS = ROOT / "tests" / "questions" / "other_domains.yaml"
COUNT = 1000


def questions() -> Iterator[tuple[str, str]]:
    """Domain and question, always the same ones."""
    chance = random.Random(0)
    domains = yaml.safe_load(DOMAINS.read_text(encoding="utf-8"))
    for number in range(COUNT):
        name = list(domains)[number % len(domains)]
        first, second = chance.sample(domains[name]["nouns"], 2)
        frame = chance.choice(domains[name]["frames"])
        question = frame.replace("{a}", first).replace("{b}", second)
        yield name, fold(question) if frame.isascii() else question


def main() -> None:
    """Ask them all and print what was done with them."""
    bands: Counter[Band] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        bot = assistant(folder)
        for domain, question in questions():
            intent = bot.ask(question).intent
            bands[intent.band] += 1
            if intent.band is Band.ANSWER and "-v" in sys.argv:
                print(f"{domain}: {question} → {intent.label.name} {intent.confidence:.2f}")
        bot.close()
    for band in Band:
        print(f"{band.value:<10}{bands[band] / COUNT:>7.3f}")


if __name__ == "__main__":
    main()
