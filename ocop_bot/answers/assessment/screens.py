"""From the address of a sheet to its screen."""

from ocop_bot.address import SheetAddress, SheetView
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.assessment.question import question
from ocop_bot.answers.assessment.result import assessment_result
from ocop_bot.answers.assessment.review import review
from ocop_bot.answers.assessment.start import outdated
from ocop_bot.answers.assessment.work import work_at
from ocop_bot.answers.assessment.workbook import assessment_file
from ocop_bot.answers.context import Context
from ocop_bot.assessment import SheetError


def sheet_screen(address: SheetAddress, context: Context) -> Answer:
    """Show a view of a sheet; one that can no longer be read says so."""
    knowledge = context.knowledge
    try:
        work = work_at(address, knowledge.criteria)
    except SheetError:
        return outdated()
    match address.view:
        case SheetView.QUESTION if address.at <= len(work.criteria_set.criteria):
            return question(work, address.at or work.first_question, knowledge.hints)
        case SheetView.REVIEW if 1 <= address.at <= len(work.criteria_set.parts):
            return review(work, address.at)
        case SheetView.FILE:
            return assessment_file(work, knowledge.hints, context.day)
        case _:
            return assessment_result(work, knowledge.hints)
