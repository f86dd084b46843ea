"""A certificate of stars (giấy chứng nhận OCOP): 36 months, the window, the extension."""

import calendar
import dataclasses
import datetime
import enum

from ocop_bot.text import printing

VALID_MONTHS = 36
"""Khoản 3 Điều 4 Quyết định 26/2026/QĐ-TTg."""

WINDOW_OPENS_DAYS = 180
WINDOW_CLOSES_DAYS = 120
"""Điểm a khoản 6 Điều 7: the file comes 180 to 120 days before the certificate ends."""

EXTENSION_DAYS = 180
"""Khoản 3 Điều 12: the longest extension when that window could not be met."""

PROGRAMME_BEGAN = datetime.date(2018, 5, 7)
"""Quyết định 490/QĐ-TTg: no certificate is older."""

FIRST_EXPIRY = datetime.date(2021, 1, 1)
"""Before, no certificate of 36 months can have ended."""


class Stage(enum.Enum):
    """Where a certificate stands on a day, for whoever wants to be evaluated again."""

    TOO_EARLY = "too_early"
    WINDOW_OPEN = "window_open"
    WINDOW_MISSED = "window_missed"
    EXPIRED_EXTENDABLE = "expired_extendable"
    OVER = "over"


class FarDateError(Exception):
    """No OCOP certificate can bear this date; the message says why."""


@dataclasses.dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate by its last day; ``issued`` is None where only that day is known."""

    issued: datetime.date | None
    expires: datetime.date

    @classmethod
    def issued_on(cls, day: datetime.date, today: datetime.date) -> "Certificate":
        """The certificate issued (ban hành) on a day.

        Raises:
            FarDateError: no certificate was issued that day.
        """
        if day < PROGRAMME_BEGAN:
            raise FarDateError(
                f"Không có giấy chứng nhận OCOP nào cấp ngày {printing.date(day)}: chương trình "
                f"OCOP bắt đầu ngày {printing.date(PROGRAMME_BEGAN)}. "
                "Bạn xem lại ngày ghi trên giấy."
            )
        if day > today:
            raise FarDateError(
                f"Ngày {printing.date(day)} chưa tới nên chưa thể là ngày cấp giấy. "
                "Bạn xem lại ngày ghi trên giấy, có thể đó là ngày hết hạn."
            )
        return cls(day, add_months(day, VALID_MONTHS))

    @classmethod
    def expiring_on(cls, day: datetime.date, today: datetime.date) -> "Certificate":
        """The certificate whose last day is known.

        Raises:
            FarDateError: no certificate can end that day.
        """
        if day < FIRST_EXPIRY:
            raise FarDateError(
                f"Không có giấy chứng nhận OCOP nào hết hạn ngày {printing.date(day)}: giấy có "
                f"giá trị {VALID_MONTHS} tháng, mà chương trình OCOP bắt đầu ngày "
                f"{printing.date(PROGRAMME_BEGAN)}. Bạn xem lại, có thể đó là ngày cấp giấy."
            )
        last = add_months(today, VALID_MONTHS)
        if day > last:
            raise FarDateError(
                f"Ngày hết hạn {printing.date(day)} xa quá: giấy chứng nhận OCOP có giá trị "
                f"{VALID_MONTHS} tháng, nên giấy cấp hôm nay cũng chỉ dùng đến "
                f"{printing.date(last)}. Bạn xem lại ngày ghi trên giấy."
            )
        return cls(None, day)

    @property
    def window(self) -> tuple[datetime.date, datetime.date]:
        """The first and the last day to hand in the file to be evaluated again."""
        return (
            self.expires - datetime.timedelta(days=WINDOW_OPENS_DAYS),
            self.expires - datetime.timedelta(days=WINDOW_CLOSES_DAYS),
        )

    @property
    def extension_ends(self) -> datetime.date:
        """The last day an extension could reach (khoản 3 Điều 12).

        It is for those whose time to hand in could not meet điểm a khoản 6 Điều 7, and ends
        earlier with the result. Whether that means also who is late by own fault, or whose
        certificate had ended before 22/5/2026, the decision does not say: tell it as a question
        to the authority.
        """
        return self.expires + datetime.timedelta(days=EXTENSION_DAYS)

    def stage(self, today: datetime.date) -> Stage:
        """Where the certificate stands; the last day of each span belongs to it."""
        opens, closes = self.window
        if today < opens:
            return Stage.TOO_EARLY
        if today <= closes:
            return Stage.WINDOW_OPEN
        if today <= self.expires:
            return Stage.WINDOW_MISSED
        if today <= self.extension_ends:
            return Stage.EXPIRED_EXTENDABLE
        return Stage.OVER


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day months later; 29 February becomes the 28th where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))
