"""A small, strict Bot API server on loopback: it behaves like Telegram, and refuses like it.

It refuses unknown chats, texts and callback data that are too long, HTML it cannot parse, pictures
that are none, inline results that break its rules and edits that change nothing; it polls long; and
on demand it answers 429 or drops connections.
"""

import dataclasses
import email
import email.message
import email.policy
import itertools
import json
import re
import threading
import time
from collections import defaultdict, deque
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

TOKEN = "123456:TEST-token_of-our-own"
BOT: dict[str, Any] = {
    "id": 123456,
    "is_bot": True,
    "first_name": "Trợ lý OCOP",
    "username": "ocop_test_bot",
    "supports_inline_queries": True,
}
LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LONGEST_QUERY = 256
MOST_RESULTS = 50
LONGEST_DATA = 64

_TAGS = ("b", "i", "u", "s", "code", "pre", "blockquote")
_HTML = re.compile(r"<(/?)(\w+)>|&(?:lt|gt|amp|quot|#\d+);|[<>&]")


class Refusal(Exception):
    """What the Bot API answers instead of doing as asked."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


@dataclasses.dataclass(frozen=True)
class Upload:
    """A file the bot sent."""

    name: str
    content: bytes


@dataclasses.dataclass(frozen=True)
class Listed:
    """A result the bot offers in inline mode, and what it would send."""

    id: str
    title: str
    description: str
    text: str
    buttons: dict[str, str]


@dataclasses.dataclass(frozen=True)
class InlineAnswer:
    """What the bot answered to an inline query."""

    results: list[Listed]
    next_offset: str
    cache_time: int
    is_personal: bool


@dataclasses.dataclass
class Sent:
    """A message the bot sent, as it stands now; ``buttons`` are labels and what they carry."""

    chat: int
    id: int
    text: str
    buttons: dict[str, str]
    raw: dict[str, Any]
    edits: int = 0
    photo: Upload | None = None

    @property
    def labels(self) -> list[str]:
        return list(self.buttons)


@dataclasses.dataclass(frozen=True)
class Trouble:
    """A failure on demand: "wait" (429), "drop before", "drop after" or "broken" (502)."""

    kind: str
    seconds: int = 0


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_args: Any) -> None:
        """A client that has gone is no error of ours."""


class BotApi:
    """The server; tests speak as users through it and read what the bot sent."""

    def __init__(self) -> None:
        self._lock = threading.Condition()
        self._updates: list[dict[str, Any]] = []
        self._next_update = itertools.count(1000)
        self._next_message = itertools.count(1)
        self._next_query = itertools.count(1)
        self._open_queries: set[str] = set()
        self._troubles: defaultdict[str, deque[Trouble]] = defaultdict(deque)
        self._open = True
        self.bot = dict(BOT)
        self.inline: list[InlineAnswer] = []
        self.chats: dict[int, dict[str, Any]] = {}
        self.sent: list[Sent] = []
        self.files: list[Upload] = []
        self.calls: list[tuple[str, dict[str, Any], float]] = []
        self.commands: list[dict[str, str]] = []
        self._server = _Server(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )
        self._thread.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def close(self) -> None:
        with self._lock:
            self._open = False
            self._lock.notify_all()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    # -- what users do ----------------------------------------------------------------------

    def user_sends(self, chat: int, user: int = 7, **content: Any) -> int:
        """A message in a chat; returns the number of its update."""
        message = {
            "message_id": next(self._next_message),
            "date": int(time.time()),
            "chat": self.chats[chat],
            "from": {"id": user, "is_bot": False, "first_name": "Bà Năm"},
            **content,
        }
        return self._push({"message": message})

    def user_presses(self, message: Sent, label: str, user: int = 7) -> int:
        """A press on a button of a message; returns the number of its update."""
        query = str(next(self._next_query))
        self._open_queries.add(query)
        return self._push(
            {
                "callback_query": {
                    "id": query,
                    "from": {"id": user, "is_bot": False, "first_name": "Bà Năm"},
                    "chat_instance": "1",
                    "data": message.buttons[label],
                    "message": message.raw,
                }
            }
        )

    def user_types_inline(self, text: str, offset: str = "", user: int = 7) -> int:
        """“@bot text” in any chat; returns the number of its update."""
        query = f"inline-{next(self._next_query)}"
        self._open_queries.add(query)
        return self._push(
            {
                "inline_query": {
                    "id": query,
                    "from": {"id": user, "is_bot": False, "first_name": "Bà Năm"},
                    "query": text[:LONGEST_QUERY],
                    "offset": offset,
                }
            }
        )

    def forget_queries(self) -> None:
        """Let every open query become too old."""
        self._open_queries.clear()

    def redeliver(self, update: int) -> None:
        """Deliver an update once more, as after a lost confirmation."""
        with self._lock:
            again = next(u for u in self._updates if u["update_id"] == update)
            self._updates = [u for u in self._updates if u is not again] + [again]
            self._confirmed = 0
            self._lock.notify_all()

    def trouble(self, method: str, kind: str, seconds: int = 0) -> None:
        """Make the next call of a method fail."""
        self._troubles[method].append(Trouble(kind, seconds))

    def wait_for_sent(self, count: int, seconds: float = 20.0) -> list[Sent]:
        """Wait until the bot has sent so many messages."""
        deadline = time.monotonic() + seconds
        with self._lock:
            while len(self.sent) < count and time.monotonic() < deadline:
                self._lock.wait(deadline - time.monotonic())
            return list(self.sent)

    def wait_for_call(self, method: str, seconds: float = 20.0) -> bool:
        """Wait until the bot has called a method."""
        deadline = time.monotonic() + seconds
        with self._lock:
            while method not in {name for name, _, _ in self.calls}:
                if time.monotonic() >= deadline:
                    return False
                self._lock.wait(deadline - time.monotonic())
        return True

    # -- what the bot asks ------------------------------------------------------------------

    _confirmed = 0

    def _push(self, content: Mapping[str, Any]) -> int:
        with self._lock:
            number = next(self._next_update)
            self._updates.append({"update_id": number, **content})
            self._lock.notify_all()
            return number

    def answer(self, token: str, method: str, params: dict[str, Any], trouble: Trouble) -> Any:
        if trouble.kind == "wait":
            raise Refusal(429, "Too Many Requests", retry_after=trouble.seconds)
        if trouble.kind == "broken":
            raise Refusal(502, "Bad Gateway")
        if token != TOKEN:
            raise Refusal(401, "Unauthorized")
        handler = getattr(self, f"do_{method}", None)
        if handler is None:
            raise Refusal(404, "Not Found: method not found")
        with self._lock:
            self.calls.append((method, params, time.monotonic()))
            self._lock.notify_all()
            return handler(params)

    def do_getMe(self, _params: dict[str, Any]) -> Any:
        return self.bot

    def do_deleteWebhook(self, _params: dict[str, Any]) -> Any:
        return True

    def do_setMyCommands(self, params: dict[str, Any]) -> Any:
        self.commands = params["commands"]
        for command in self.commands:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
                raise Refusal(400, "Bad Request: BOT_COMMAND_INVALID")
        return True

    def do_getUpdates(self, params: dict[str, Any]) -> Any:
        offset, timeout = int(params.get("offset", 0)), int(params.get("timeout", 0))
        self._confirmed = max(self._confirmed, offset)
        allowed = params.get("allowed_updates") or ()
        deadline = time.monotonic() + timeout
        while True:
            new = [
                update
                for update in self._updates
                if update["update_id"] >= self._confirmed
                and (not allowed or not update.keys().isdisjoint(allowed))
            ]
            left = deadline - time.monotonic()
            if new or left <= 0 or not self._open:
                return new
            self._lock.wait(left)

    def do_answerCallbackQuery(self, params: dict[str, Any]) -> Any:
        if params["callback_query_id"] not in self._open_queries:
            raise Refusal(400, "Bad Request: query is too old and response timeout expired")
        self._open_queries.discard(params["callback_query_id"])
        return True

    def do_sendMessage(self, params: dict[str, Any]) -> Any:
        chat = self._chat(params)
        text = _checked_text(params)
        buttons = self._buttons(params)
        message: dict[str, Any] = {
            "message_id": next(self._next_message),
            "date": int(time.time()),
            "chat": chat,
            "from": BOT,
            "text": text,
        }
        if buttons:
            message["reply_markup"] = params["reply_markup"]
        self.sent.append(Sent(chat["id"], message["message_id"], text, buttons, message))
        self._lock.notify_all()
        return message

    def do_sendPhoto(self, params: dict[str, Any]) -> Any:
        chat = self._chat(params)
        if chat.get("no_photos"):
            raise Refusal(400, "Bad Request: not enough rights to send photos to the chat")
        photo = params.get("photo")
        if not isinstance(photo, Upload) or not photo.content.startswith(b"\x89PNG\r\n"):
            raise Refusal(400, "Bad Request: IMAGE_PROCESS_FAILED")
        caption = _checked_text(params, "caption", LONGEST_CAPTION) if "caption" in params else ""
        buttons = self._buttons(params)
        message: dict[str, Any] = {
            "message_id": next(self._next_message),
            "date": int(time.time()),
            "chat": chat,
            "from": BOT,
            "caption": caption,
            "photo": [{"file_id": "1", "file_unique_id": "1", "width": 490, "height": 490}],
        }
        if buttons:
            message["reply_markup"] = params["reply_markup"]
        sent = Sent(chat["id"], message["message_id"], caption, buttons, message, photo=photo)
        self.sent.append(sent)
        self._lock.notify_all()
        return message

    def do_answerInlineQuery(self, params: dict[str, Any]) -> Any:
        if params["inline_query_id"] not in self._open_queries:
            raise Refusal(
                400,
                "Bad Request: query is too old and response timeout expired or query ID is invalid",
            )
        self._open_queries.discard(params["inline_query_id"])
        results = [_checked_result(result) for result in params["results"]]
        if len(results) > MOST_RESULTS:
            raise Refusal(400, "Bad Request: RESULTS_TOO_MUCH")
        if len({result.id for result in results}) < len(results):
            raise Refusal(400, "Bad Request: RESULT_ID_DUPLICATE")
        if len(params.get("next_offset", "").encode()) > LONGEST_DATA:
            raise Refusal(400, "Bad Request: NEXT_OFFSET_INVALID")
        self.inline.append(
            InlineAnswer(
                results,
                params.get("next_offset", ""),
                int(params["cache_time"]),
                params.get("is_personal") == "true",
            )
        )
        return True

    def _buttons(self, params: dict[str, Any]) -> dict[str, str]:
        """The buttons of a message; only bots in inline mode may send some that send on."""
        sends_on = "switch_inline_query" in json.dumps(params.get("reply_markup") or {})
        if sends_on and not self.bot["supports_inline_queries"]:
            raise Refusal(400, "Bad Request: BUTTON_TYPE_INVALID")
        return _checked_buttons(params)

    def do_sendDocument(self, params: dict[str, Any]) -> Any:
        chat = self._chat(params)
        document = params.get("document")
        if not isinstance(document, Upload) or not document.content:
            raise Refusal(400, "Bad Request: file must be non-empty")
        message: dict[str, Any] = {
            "message_id": next(self._next_message),
            "date": int(time.time()),
            "chat": chat,
            "from": BOT,
            "document": {
                "file_id": "1",
                "file_unique_id": "1",
                "file_name": document.name,
                "file_size": len(document.content),
            },
        }
        self.files.append(document)
        self._lock.notify_all()
        return message

    def do_editMessageText(self, params: dict[str, Any]) -> Any:
        self._chat(params)
        text, buttons = _checked_text(params), self._buttons(params)
        message = next((m for m in self.sent if m.id == int(params["message_id"])), None)
        if message is None:
            raise Refusal(400, "Bad Request: message to edit not found")
        if (message.text, message.buttons) == (text, buttons):
            raise Refusal(
                400,
                "Bad Request: message is not modified: specified new message content and reply "
                "markup are exactly the same as a current content and reply markup of the message",
            )
        message.text, message.buttons, message.edits = text, buttons, message.edits + 1
        message.raw = {**message.raw, "text": text, "reply_markup": params.get("reply_markup")}
        self._lock.notify_all()
        return message.raw

    def _chat(self, params: dict[str, Any]) -> dict[str, Any]:
        chat = self.chats.get(int(params["chat_id"]))
        if chat is None:
            raise Refusal(400, "Bad Request: chat not found")
        if chat.get("blocked"):
            raise Refusal(403, "Forbidden: bot was blocked by the user")
        return chat

    def _handler(api) -> type[BaseHTTPRequestHandler]:  # noqa: N805
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                found = re.fullmatch(r"/bot([^/]+)/(\w+)", self.path)
                token, method = found.groups() if found else ("", "")
                waiting = api._troubles[method]
                trouble = waiting.popleft() if waiting else Trouble("none")
                if trouble.kind == "drop before":
                    self._drop()
                    return
                try:
                    params = _params(body, self.headers.get("Content-Type", ""))
                    result = api.answer(token, method, params, trouble)
                except Refusal as refusal:
                    self._refuse(refusal)
                    return
                if trouble.kind == "drop after":
                    self._drop()
                    return
                self._write(200, {"ok": True, "result": result})

            def _refuse(self, refusal: Refusal) -> None:
                content = {
                    "ok": False,
                    "error_code": refusal.code,
                    "description": refusal.description,
                }
                if refusal.parameters:
                    content["parameters"] = refusal.parameters
                self._write(refusal.code, content)

            def _write(self, code: int, content: Mapping[str, Any]) -> None:
                text = json.dumps(content).encode()
                self.send_response(code)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            def _drop(self) -> None:
                self.close_connection = True
                self.connection.close()

            def log_message(self, *_args: Any) -> None:
                pass

        return Handler


def _params(body: bytes, content_type: str) -> dict[str, Any]:
    """Form fields; those that hold JSON are read, files are kept with their names."""
    if content_type.startswith("multipart/form-data"):
        head = f"Content-Type: {content_type}\r\n\r\n".encode()
        parts = email.message_from_bytes(head + body, policy=email.policy.HTTP).iter_parts()
        return dict(_part(part) for part in parts)
    fields = parse_qsl(body.decode(), keep_blank_values=True)
    return {key: _value(value) for key, value in fields}


def _part(part: "email.message.MIMEPart[Any, Any]") -> tuple[str, Any]:
    name = str(part.get_param("name", header="content-disposition"))
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    file = part.get_filename()
    return name, Upload(file, content) if file else _value(content.decode())


def _value(text: str) -> Any:
    return json.loads(text) if text[:1] in "[{" and text else text


def _checked_result(result: Mapping[str, Any]) -> Listed:
    """A result of an inline query, refused for what Telegram refuses."""
    if result["type"] != "article" or not 1 <= len(result["id"].encode()) <= LONGEST_DATA:
        raise Refusal(400, "Bad Request: RESULT_ID_INVALID")
    if not result.get("title", "").strip():
        raise Refusal(400, "Bad Request: ARTICLE_TITLE_EMPTY")
    content = result["input_message_content"]
    if result.get("url") and not result["url"].startswith(("http://", "https://")):
        raise Refusal(400, "Bad Request: WEBPAGE_URL_INVALID")
    return Listed(
        id=result["id"],
        title=result["title"],
        description=result.get("description", ""),
        text=_checked_text(content, "message_text"),
        buttons=_checked_buttons(result),
    )


def _checked_text(
    params: Mapping[str, Any], field: str = "text", longest: int = LONGEST_TEXT
) -> str:
    text = str(params.get(field, ""))
    if params.get("parse_mode") == "HTML":
        text = _parse_html(text)
    if not text.strip():
        raise Refusal(400, "Bad Request: message text is empty")
    if len(text.encode("utf-16-le")) // 2 > longest:
        raise Refusal(400, "Bad Request: message is too long")
    return text


def _parse_html(text: str) -> str:
    """The text without its tags; a tag that is unknown, open or crossed is refused."""
    open_tags: list[str] = []
    for found in _HTML.finditer(text):
        if found[0] in ("<", ">", "&"):
            raise Refusal(400, f"Bad Request: can't parse entities: stray {found[0]}")
        if found[2] is None:
            continue
        if found[2] not in _TAGS:
            raise Refusal(400, f"Bad Request: can't parse entities: unsupported tag {found[2]}")
        if not found[1]:
            open_tags.append(found[2])
        elif not open_tags or open_tags.pop() != found[2]:
            raise Refusal(400, "Bad Request: can't parse entities: unexpected end tag")
    if open_tags:
        raise Refusal(400, "Bad Request: can't parse entities: can't find end tag")
    plain = re.sub(r"</?\w+>", "", text)
    return (
        plain.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    )


def _checked_buttons(params: Mapping[str, Any]) -> dict[str, str]:
    buttons: dict[str, str] = {}
    for row in (params.get("reply_markup") or {}).get("inline_keyboard", []):
        for button in row:
            buttons[button["text"]] = _checked_button(button)
    return buttons


def _checked_button(button: Mapping[str, Any]) -> str:
    """What a button carries: exactly one thing, of a form that Telegram takes."""
    label, *carried = button["text"], *(key for key in button if key != "text")
    if not label or len(carried) != 1:
        raise Refusal(400, "Bad Request: BUTTON_TYPE_INVALID")
    (kind,) = carried
    value = str(button[kind])
    if kind == "url":
        if not re.fullmatch(r"(https?|tg)://[^\s<>\"]+", value):
            raise Refusal(400, "Bad Request: BUTTON_URL_INVALID")
    elif kind == "switch_inline_query":
        if len(value) > LONGEST_QUERY:
            raise Refusal(400, "Bad Request: BUTTON_DATA_INVALID")
    elif kind != "callback_data" or not 1 <= len(value.encode()) <= LONGEST_DATA:
        raise Refusal(400, "Bad Request: BUTTON_DATA_INVALID")
    return value
