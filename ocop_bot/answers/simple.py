"""The shorter answers: welcome, help, topics, small talk, asking back, declining."""

import dataclasses
from collections.abc import Sequence

from ocop_bot.address import (
    Address,
    EntryAddress,
    ListAddress,
    Screen,
    StatisticAddress,
    TopicAddress,
)
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.context import Context
from ocop_bot.knowledge import Entry
from ocop_bot.reply import Block, Button, Reply, bullets, paragraph
from ocop_bot.texts import say

_LONGEST_SAID = 60
"""Characters of what somebody typed that are said back."""

FIRST_CONTACT = "lien-he-ai"
"""The entry that tells whom to turn to."""

_WITH_HELP = ("greeting", "who_are_you", "what_can_you_do", "test")


def home() -> Answer:
    """The welcome."""
    reply = Reply(
        blocks=(
            paragraph(say("home.greeting")),
            paragraph(say("home.can")),
            bullets(
                [
                    say("home.can_rules"),
                    say("home.can_assess"),
                    say("home.can_products"),
                    say("home.can_figures"),
                ]
            ),
            paragraph(say("home.promise")),
        ),
        buttons=_main_menu(),
    )
    return Answer(reply)


def help_() -> Answer:
    """How to ask, by examples."""
    examples = [f"“{text}”" for text in say("home.help_examples").split("\n")]
    reply = Reply(
        blocks=(
            paragraph(say("home.help_title")),
            bullets(examples),
            paragraph(say("home.help_follow")),
            paragraph(say("home.privacy")),
        ),
        buttons=_main_menu(),
    )
    return Answer(reply)


def topics(context: Context) -> Answer:
    """All topics."""
    return Answer(
        Reply(
            blocks=(paragraph(say("home.topics_title")),),
            buttons=tuple(
                Button(label, TopicAddress(topic))
                for topic, label in context.knowledge.topics.items()
            ),
        )
    )


def topic(slug: str, context: Context) -> Answer:
    """The entries of a topic."""
    entries = [entry for entry in context.knowledge.entries if entry.topic == slug]
    if not entries:
        return lost()
    return Answer(
        Reply(
            blocks=(paragraph(say("home.topic_title", topic=context.knowledge.topics[slug])),),
            buttons=(
                *(Button(entry.title, EntryAddress(entry.id)) for entry in entries),
                Button(say("home.topics"), Screen.TOPICS),
            ),
        )
    )


def figures_in_general(what: str, answer: Answer) -> Answer:
    """The figures of all, told to be so because what was typed is nothing we know."""
    shown = what[:_LONGEST_SAID]
    told = paragraph(say("figure.in_general", what=shown))
    reply = dataclasses.replace(answer.reply, blocks=(told, *answer.reply.blocks))
    return dataclasses.replace(answer, reply=reply)


def smalltalk(name: str) -> Answer:
    """Greeting, thanks and the like."""
    buttons = _main_menu() if name in _WITH_HELP else ()
    if name == "talk_to_person":
        buttons = (Button(say("smalltalk.contact"), EntryAddress(FIRST_CONTACT)),)
    return Answer(Reply(blocks=(paragraph(say(f"smalltalk.{name}")),), buttons=buttons))


def ask_back(choices: Sequence[Button], more: Sequence[Block] = ()) -> Answer:
    """Ask which of a few things was meant."""
    return Answer(
        Reply(
            blocks=(
                paragraph(say("ask_back.title")),
                bullets([button.label for button in choices]),
                *more,
                paragraph(say("ask_back.otherwise")),
            ),
            buttons=tuple(choices),
        )
    )


def decline(
    near: Sequence[Entry], province: str | None = None, more: Sequence[Block] = ()
) -> Answer:
    """Say honestly that there is no answer, with what is near, and a person to ask."""
    told: list[Block] = [paragraph(say("decline.title"))]
    if province:
        told.append(paragraph(say("decline.province")))
    told += more
    if near:
        told.append(paragraph(say("decline.near")))
        told.append(bullets([entry.title for entry in near]))
    told.append(paragraph(say("decline.person")))
    buttons = [Button(entry.title, EntryAddress(entry.id)) for entry in near]
    buttons.append(Button(say("home.topics"), Screen.TOPICS))
    return Answer(Reply(blocks=tuple(told), buttons=tuple(buttons)))


def empty() -> Answer:
    """Nothing was typed that can be read."""
    return Answer(Reply(blocks=(paragraph(say("decline.empty")),), buttons=_main_menu()))


def lost() -> Answer:
    """A button leads nowhere any more."""
    return Answer(Reply(blocks=(paragraph(say("home.lost")),), buttons=_main_menu()))


def _main_menu() -> tuple[Button, ...]:
    places: tuple[tuple[str, Address], ...] = (
        ("tools.assess", Screen.ASSESS),
        ("home.guides", Screen.GUIDES),
        ("tools.rounds", Screen.ROUNDS),
        ("home.topics", Screen.TOPICS),
        ("home.products", ListAddress()),
        ("home.statistics", StatisticAddress("overview")),
        ("home.help", Screen.HELP),
    )
    return tuple(Button(say(key), address) for key, address in places)
