"""Self-assessment (tự chấm điểm) as screens: start, questions, result, review, spreadsheet."""
