"""An answered question as one JSON object, for `ask --jsonl` (docs/architecture.md)."""

import json
from collections.abc import Mapping

from ocop_bot.answers import ComputedFigure
from ocop_bot.assistant import Answered, Assistant
from ocop_bot.catalogue import Figure, Place, PlaceKind, Product
from ocop_bot.channels.plain import plain_text
from ocop_bot.understanding.intent import Kind
from ocop_bot.understanding.slots import Slots

OUR_SOURCE = "catalogue"
"""The source of figures we count ourselves."""


class LineError(ValueError):
    """A line is no question."""


def answer_line(line: str, assistant: Assistant) -> str:
    """Answer one line ``{"id"?, "q", "prev"?}`` with one line.

    Raises:
        LineError: the line is not such an object.
    """
    try:
        asked = json.loads(line)
        id_, question, previous = asked.get("id"), asked["q"], asked.get("prev")
    except (ValueError, KeyError, AttributeError, TypeError):
        raise LineError("cần một đối tượng JSON có “q”") from None
    if not isinstance(question, str) or not isinstance(previous, str | None):
        raise LineError("“q” và “prev” phải là chữ")
    answered = assistant.ask(question, previous)
    return json.dumps(record(id_, question, answered), ensure_ascii=False)


def record(id_: object, question: str, answered: Answered) -> Mapping[str, object]:
    """One answered question; absent things are null or empty."""
    intent, answer = answered.intent, answered.answer
    is_entry = intent.kind is Kind.KNOWLEDGE
    return {
        "id": id_,
        "q": question,
        "kind": intent.kind.value,
        "topic": intent.label.topic,
        "entry": intent.label.name if is_entry else None,
        "confidence": round(intent.confidence, 4),
        "band": intent.band.value,
        "alternatives": [
            {
                "kind": other.label.kind.value,
                "topic": other.label.topic,
                "entry": other.label.name if other.label.kind is Kind.KNOWLEDGE else None,
                "confidence": round(other.confidence, 4),
            }
            for other in intent.alternatives
        ],
        "slots": _slots(intent.slots, intent.label.name, intent.kind),
        "products": [_product(product) for product in answer.products],
        "figures": [_figure(figure) for figure in answer.figures],
        "sources": list(answer.sources),
        "text": plain_text(answer.reply),
    }


def _slots(slots: Slots, name: str, kind: Kind) -> Mapping[str, object]:
    """What the question names, under the names question files use; only what it does name."""
    places = [units[0] for units in slots.places]
    districts = [p.name for p in places if p.kind is PlaceKind.FORMER_DISTRICT]
    communes = [p.name for p in places if p.kind in (PlaceKind.COMMUNE, PlaceKind.FORMER_COMMUNE)]
    found: dict[str, object] = {
        "metric": name if kind is Kind.STATISTIC else None,
        "field": name if kind is Kind.PRODUCT else None,
        "district": districts[0] if districts else None,
        "districts": districts if len(districts) > 1 else None,
        "commune": communes[0] if communes else None,
        "places": [_place(place) for place in places] or None,
        "province": slots.other_province,
        "scope": slots.scope,
        "stars": slots.stars,
        "points": slots.points,
        "year": slots.year,
        "years": list(slots.years) if len(slots.years) > 1 else None,
        "quarter": slots.quarter,
        "group": slots.group.value if slots.group else None,
        "producer_type": slots.producer_type.value if slots.producer_type else None,
        "producer": slots.producer,
        "name": " ".join(word.folded for word in slots.noun) or None,
        "products": list(slots.products) or None,
        "documents": list(slots.documents) or None,
        "order": slots.order,
        "as": slots.form,
        "status": slots.status,
    }
    return {key: value for key, value in found.items() if value is not None}


def _place(place: Place) -> Mapping[str, str]:
    return {"kind": place.kind.name.lower(), "code": place.code, "name": place.full_name}


def _product(product: Product) -> Mapping[str, object]:
    return {
        "id": product.id,
        "name": product.name,
        "producer": product.producer.name if product.producer else None,
        "stars": product.stars,
    }


def _figure(figure: Figure | ComputedFigure) -> Mapping[str, object]:
    if isinstance(figure, ComputedFigure):
        value: int | str = figure.value
        as_of, source = figure.as_of.isoformat(), OUR_SOURCE
    else:
        value = int(figure.value) if figure.value.isdecimal() else figure.value
        as_of, source = str(figure.as_of), figure.source_url or figure.source_title or ""
    return {
        "metric": figure.metric,
        "scope": figure.scope,
        "value": value,
        "as_of": as_of,
        "source": source,
    }
