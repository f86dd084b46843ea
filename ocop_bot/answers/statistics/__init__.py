"""Answers with numbers: what was reported, dated and sourced; and, apart, what we count."""

from ocop_bot.answers.statistics.question import CHART, FILE, PERCENT, StatisticQuestion
from ocop_bot.answers.statistics.statistic import STATISTICS, statistic_answer

__all__ = ["CHART", "FILE", "PERCENT", "STATISTICS", "StatisticQuestion", "statistic_answer"]
