"""YAML that remembers its lines, so that a fault names the line where it stands."""

import dataclasses
from collections.abc import Sequence

import yaml

try:  # the C loader where the wheel has it: ten times faster
    from yaml import CSafeLoader as _SafeLoader
except ImportError:
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]


class Loader(_SafeLoader):
    """Reads dates as text: an impossible one is then a fault of its field, not of the file."""


Loader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for first, pairs in _SafeLoader.yaml_implicit_resolvers.items()
}


class YamlFaultError(ValueError):
    """The text is not YAML; ``line`` is 1-based within the text."""

    def __init__(self, line: int, reason: str) -> None:
        self.line = line
        super().__init__(reason)


@dataclasses.dataclass(frozen=True, slots=True)
class Located:
    """A YAML value with the tree it was read from."""

    value: object
    _root: yaml.Node | None

    def line(self, path: Sequence[str | int]) -> int:
        """Line (1-based) of the value at a path such as ``("sources", 0, "article")``.

        A path that leads nowhere, as for a missing field, gives the nearest place above it.
        """
        node = self._root
        line = node.start_mark.line + 1 if node else 1
        for step in path:
            node = _child(node, step)
            if node is None:
                break
            line = node.start_mark.line + 1
        return line


def parse(text: str) -> Located:
    """Read YAML with its lines.

    Raises:
        YamlFaultError: the text is not YAML, or a key stands twice.
    """
    try:
        loader = Loader(text)
        try:
            root = loader.get_single_node()
            _refuse_twins(root)
            value = loader.construct_document(root) if root else None
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlFaultError(mark.line + 1 if mark else 1, f"{error.problem}") from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise YamlFaultError(line, f"{error.reason}") from error
    return Located(value, root)


def _child(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        found: yaml.Node = node.value[step]
        return found
    return None


def _refuse_twins(node: yaml.Node | None) -> None:
    """YAML forbids a key twice; PyYAML would silently keep the last."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _refuse_twins(item)
    if not isinstance(node, yaml.MappingNode):
        return
    seen: set[str] = set()
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode):
            if key.value in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"khóa “{key.value}” ghi hai lần", problem_mark=key.start_mark
                )
            seen.add(key.value)
        _refuse_twins(value)
