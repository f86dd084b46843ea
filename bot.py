"""The command line of the OCOP assistant. `python bot.py --help` lists the commands."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ocop_bot.faults import ContentError
from ocop_bot.settings import (
    DATA,
    KNOWLEDGE,
    Settings,
    SettingsError,
    load_settings,
    telegram_name,
)
from ocop_bot.texts import say

if TYPE_CHECKING:
    from ocop_bot.assistant import Assistant

OK, FAILED, MISUSED = 0, 1, 2
"""Exit codes: fine; content, data or the run failed; wrong usage or a wrong setting."""


_ADDRESSES = (
    "Ví dụ: p_mam-tom-le-gia (sản phẩm), l_s5 (danh sách 5 sao), e_noi-nop-ho-so (bài quy định),"
    " q_overview (thống kê). Địa chỉ của một nội dung có ở nút “Chia sẻ, mã QR”."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    parsed = _parser().parse_args(arguments)
    try:
        settings = load_settings()
        command: Callable[[argparse.Namespace, Settings], int] = parsed.command
        return command(parsed, settings)
    except SettingsError as error:
        print(error, file=sys.stderr)
        return MISUSED
    except ContentError as error:
        print(error, file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return OK
    except BrokenPipeError:  # the reader of our output has gone
        sys.stderr.close()
        return OK


def _run(parsed: argparse.Namespace, settings: Settings) -> int:
    """On Telegram when a token is set, otherwise in the terminal."""
    if settings.telegram_token is None:
        print(say("terminal.no_token") + "\n")
        return _chat(parsed, settings)
    from ocop_bot.channels.telegram.bot import run  # noqa: PLC0415 - only here is it needed

    with _assistant(settings) as assistant:
        return run(settings, assistant)


def _chat(_parsed: argparse.Namespace, settings: Settings) -> int:
    from ocop_bot.channels.telegram.links import links_to  # noqa: PLC0415
    from ocop_bot.channels.terminal import chat  # noqa: PLC0415

    with _assistant(settings) as assistant:
        name = settings.telegram_name
        chat(assistant, settings.data_dir / "files", link=links_to(name) if name else None)
    return OK


def _ask(parsed: argparse.Namespace, settings: Settings) -> int:
    if parsed.jsonl:
        return _ask_many(settings)
    if not parsed.question:
        print("Thiếu câu hỏi: python bot.py ask “…”", file=sys.stderr)
        return MISUSED
    from ocop_bot.channels.plain import plain_text  # noqa: PLC0415

    with _assistant(settings) as assistant:
        answered = assistant.ask(" ".join(parsed.question), parsed.prev)
        why = assistant.explain(answered) if parsed.why else None
    print(plain_text(answered.answer.reply))
    for button in answered.answer.reply.buttons:
        print(f"  → {button.label}")
    if why:
        print(f"\n{why}")
    return OK


def _ask_many(settings: Settings) -> int:
    from ocop_bot.jsonl import LineError, answer_line  # noqa: PLC0415

    code = OK
    with _assistant(settings) as assistant:
        for number, line in enumerate(sys.stdin, 1):
            if not line.strip():
                continue
            try:
                print(answer_line(line, assistant), flush=True)
            except LineError as error:
                print(f"<stdin>:{number}: {error}", file=sys.stderr)
                code = FAILED
    return code


def _evaluate(parsed: argparse.Namespace, settings: Settings) -> int:
    from ocop_bot.evaluation import (  # noqa: PLC0415
        NOISES,
        evaluate,
        noise_table,
        read_questions,
        table,
    )

    questions = [question for file in parsed.file for question in read_questions(file)]
    with _assistant(settings) as assistant:
        clean = evaluate(assistant, questions)
        print(table(clean))
        noises = {name: evaluate(assistant, questions, name) for name in NOISES}
    print("\n" + noise_table({"clean": clean, **noises}))
    return OK


def _check(_parsed: argparse.Namespace, _settings: Settings) -> int:
    from ocop_bot.checking import check  # noqa: PLC0415

    faults, summary = check(KNOWLEDGE, DATA)
    for fault in faults:
        print(fault, file=sys.stderr)
    print(summary)
    return FAILED if faults else OK


def _import(parsed: argparse.Namespace, settings: Settings) -> int:
    from ocop_bot.importing import Folders, Importer, ImportRefusedError, Request  # noqa: PLC0415

    if bool(parsed.file) + parsed.undo + parsed.history != 1:
        print("Cần một tệp, hoặc --undo, hoặc --history.", file=sys.stderr)
        return MISUSED
    importer = Importer(
        Folders(DATA, settings.data_dir),
        settings.now(),
        lambda line: print(line, file=sys.stderr, flush=True),
    )
    try:
        if parsed.undo:
            print(importer.undo())
        elif parsed.history:
            print(importer.history())
        else:
            request = Request(parsed.file, parsed.sheet, parsed.source, parsed.replace)
            print(importer.run(request) if parsed.yes else importer.preview(request))
    except ImportRefusedError as error:
        print(error, file=sys.stderr)
        return FAILED
    return OK


def _qr(parsed: argparse.Namespace, settings: Settings) -> int:
    from ocop_bot.address import AddressError, ShareAddress, decode  # noqa: PLC0415
    from ocop_bot.channels.plain import plain_text  # noqa: PLC0415
    from ocop_bot.channels.telegram.links import links_to  # noqa: PLC0415

    try:
        address = decode(parsed.address)
        name = telegram_name(parsed.name) if parsed.name else settings.telegram_name
    except AddressError:
        return _misused(f"“{parsed.address}” không phải địa chỉ. {_ADDRESSES}")
    except ValueError:
        return _misused(f"“{parsed.name}” không phải tên bot Telegram, ví dụ ocop_thanhhoa_bot")
    if name is None:
        return _misused("Thiếu tên bot: đặt OCOP_TELEGRAM_NAME, hoặc thêm --name ocop_thanhhoa_bot")
    with _assistant(settings) as assistant:
        reply = assistant.show(ShareAddress(address), link=links_to(name)).reply
    if reply.picture is None:
        return _misused(f"“{parsed.address}” không dẫn đến nội dung nào. {_ADDRESSES}")
    path: Path = parsed.out or Path(reply.picture.name)
    try:
        path.write_bytes(reply.picture.png)
    except OSError as error:
        print(f"Không ghi được {path}: {error.strerror}", file=sys.stderr)
        return FAILED
    print(f"{plain_text(reply)}\n\nĐã lưu mã QR: {path}")
    return OK


def _reports(parsed: argparse.Namespace, settings: Settings) -> int:
    from ocop_bot.address import AddressError, ReportAddress, decode  # noqa: PLC0415
    from ocop_bot.channels.plain import plain_text  # noqa: PLC0415

    with _assistant(settings) as assistant:
        if parsed.done is None:
            print(plain_text(assistant.reports().reply))
            return OK
        try:
            report = decode(parsed.done)
        except AddressError:
            report = None
        if not isinstance(report, ReportAddress):
            return _misused(
                f"“{parsed.done}” không phải địa chỉ lời báo, ví dụ x_mam-tom-le-gia_rs"
            )
        settled = assistant.settle(report)
    if not settled:
        return _misused(f"Không có lời báo nào ở “{parsed.done}”")
    print(f"Đã đánh dấu xử lý và xóa {settled} lời báo: {parsed.done}")
    return OK


def _misused(reason: str) -> int:
    print(reason, file=sys.stderr)
    return MISUSED


def _assistant(settings: Settings) -> "Assistant":
    from ocop_bot.assistant import open_assistant  # noqa: PLC0415

    return open_assistant(
        KNOWLEDGE,
        DATA,
        settings.data_dir,
        settings.day,
        lambda line: print(line, file=sys.stderr),
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bot.py", description="Trợ lý OCOP Thanh Hóa: hỏi đáp có nguồn, có ngày."
    )
    parser.set_defaults(command=_run)
    commands = parser.add_subparsers(title="lệnh", metavar="")
    for name, command, text in (
        ("run", _run, "chạy trên Telegram nếu có token, không thì trò chuyện tại đây (mặc định)"),
        ("chat", _chat, "trò chuyện trong cửa sổ lệnh"),
        ("ask", _ask, "hỏi một câu, in câu trả lời"),
        ("evaluate", _evaluate, "chấm một tệp câu hỏi"),
        ("qr", _qr, "tạo mã QR dẫn đến một nội dung của bot trên Telegram"),
        ("reports", _reports, "xem lời báo thông tin sai, đánh dấu đã xử lý"),
        ("check", _check, "kiểm tra toàn bộ nội dung và dữ liệu"),
        ("import", _import, "nhập danh sách sản phẩm từ tệp .xlsx, .xls, .ods, .csv"),
    ):
        added = commands.add_parser(name, help=text, description=text)
        added.set_defaults(command=command)
        if name == "ask":
            added.add_argument("question", nargs="*", help="câu hỏi")
            added.add_argument(
                "--jsonl", action="store_true", help="đọc câu hỏi dạng JSON từng dòng ở stdin"
            )
            added.add_argument("--why", action="store_true", help="nói vì sao hiểu như vậy")
            added.add_argument("--prev", help="câu hỏi ngay trước đó, cho câu hỏi nối tiếp")
        if name == "qr":
            added.add_argument("address", help="địa chỉ của nội dung, ví dụ p_mam-tom-le-gia")
            added.add_argument("--out", type=Path, help="tệp PNG (mặc định ma-qr-<địa chỉ>.png)")
            added.add_argument("--name", help="tên bot trên Telegram, thay cho OCOP_TELEGRAM_NAME")
        if name == "reports":
            added.add_argument("--done", metavar="ĐỊA_CHỈ", help="lời báo đã xử lý xong")
        if name == "evaluate":
            added.add_argument("file", type=Path, nargs="+", help="tệp câu hỏi .jsonl")
        if name == "import":
            _add_import(added)
    return parser


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, nargs="?", help="tệp danh sách; chỉ xem trước")
    parser.add_argument("--yes", action="store_true", help="nhập thật")
    parser.add_argument("--sheet", help="chỉ đọc trang này")
    parser.add_argument("--source", help="nguồn để ghi, thay cho tên tệp")
    parser.add_argument(
        "--replace", action="store_true", help="tệp là danh sách đầy đủ: bỏ sản phẩm không có"
    )
    parser.add_argument("--undo", action="store_true", help="quay lại bản trước")
    parser.add_argument("--history", action="store_true", help="xem các lần nhập")


if __name__ == "__main__":
    sys.exit(main())
