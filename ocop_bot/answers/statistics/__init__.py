"""Answers with numbers: what was reported, dated and sourced; and, apart, what we count."""

from ocop_bot.answers.statistics.statistic import STATISTICS, StatisticQuestion, statistic_answer

__all__ = ["STATISTICS", "StatisticQuestion", "statistic_answer"]
