"""The words of the phrasings are kept between starts, and a bad file only costs time."""

from pathlib import Path

import pytest

from ocop_bot.text.reading import Tokens, own_words
from ocop_bot.understanding.words_cache import cached_words

TEXTS = ["nộp hồ sơ ở đâu", "mấy sao", ""]
WORDS = [own_words(text) for text in TEXTS]


def refuse(text: str) -> Tokens:
    raise AssertionError(f"read again: {text}")


def kept(folder: Path) -> Path:
    (file,) = folder.glob("words-*.json")
    return file


def test_the_second_start_reads_nothing(tmp_path: Path) -> None:
    assert cached_words(TEXTS, own_words, tmp_path) == WORDS
    assert cached_words(TEXTS, refuse, tmp_path) == WORDS


def test_other_texts_are_read_and_take_the_place_of_the_old_ones(tmp_path: Path) -> None:
    cached_words(TEXTS, own_words, tmp_path)
    old = kept(tmp_path)
    cached_words([*TEXTS, "ai làm"], own_words, tmp_path)
    assert kept(tmp_path) != old


@pytest.mark.parametrize("rubbish", ["", "[]", "[[], [[5]]]", '[[["a"]], []]', "\x00"])
def test_a_broken_file_is_read_anew(tmp_path: Path, rubbish: str) -> None:
    cached_words(TEXTS, own_words, tmp_path)
    kept(tmp_path).write_text(rubbish, encoding="utf-8")
    assert cached_words(TEXTS, own_words, tmp_path) == WORDS


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    assert cached_words(TEXTS, own_words, blocked) == WORDS
    assert cached_words(TEXTS, own_words, None) == WORDS
