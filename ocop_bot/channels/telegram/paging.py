"""Whether a button shows its screen in place of the message it hangs under."""

from telegram import InlineKeyboardButton, Message

from ocop_bot.address import (
    Address,
    AddressError,
    ChecklistAddress,
    ListAddress,
    SheetAddress,
    decode,
)

_STEPS = (SheetAddress, ChecklistAddress)
"""Screens one works through: answering or ticking changes the message instead of adding one."""

_FEWEST = 2
"""Buttons of a kind from which a message is at work on it, not only leading to it."""


def turns_page(message: Message, pressed: str) -> bool:
    """Whether the button pressed turns a page or goes a step on in work the message shows.

    Labels that begin with "‹" or end with "›" turn pages.
    """
    buttons = [
        button
        for row in (message.reply_markup.inline_keyboard if message.reply_markup else ())
        for button in row
    ]
    labels = [button.text for button in buttons if button.callback_data == pressed]
    if any(label.startswith("‹") or label.endswith("›") for label in labels):
        return True
    address = _address(pressed)
    if isinstance(address, ListAddress):
        return any(_is_list_tool(button) for button in buttons)
    if not isinstance(address, _STEPS):
        return False
    alike = [button for button in buttons if isinstance(_address_of(button), type(address))]
    return len(alike) >= _FEWEST


def _is_list_tool(button: InlineKeyboardButton) -> bool:
    """Whether a button hangs under a list only: it narrows it, sorts it, or leads back to it."""
    address = _address_of(button)
    if not isinstance(address, ListAddress):
        return False
    return bool(address.facet or address.file) or button.text.startswith("‹")


def _address_of(button: InlineKeyboardButton) -> Address | None:
    return _address(button.callback_data) if isinstance(button.callback_data, str) else None


def _address(text: str) -> Address | None:
    try:
        return decode(text)
    except AddressError:
        return None
