"""From the table of keys to Textual's bindings, and two-key sequences, which Textual does not know."""

from __future__ import annotations

from textual.binding import Binding

from metatui.tui.keys import GROUP_TITLES, Group, in_group, sequences

BindingList = list[Binding | tuple[str, str] | tuple[str, str, str]]


def action_for(key: str, group: Group, *, anywhere: bool = True) -> str | None:
    """What a single key does where `group` has the keys: its own binding before one that works anywhere."""
    for name in (group, "anywhere") if anywhere else (group,):
        action = _SINGLE_KEYS[name].get(key)
        if action is not None:
            return action
    return None


def bindings_for(group: Group) -> BindingList:
    """Textual bindings for the single keys of a group."""
    return [
        Binding(
            key,
            binding.action.format(key=key),
            binding.description,
            show=bool(binding.hint),
            key_display=binding.shown,
            tooltip=binding.tooltip,
            id=binding.id if len(binding.alternatives) == 1 else None,
        )
        for binding in in_group(group)
        for key in binding.alternatives
        if " " not in key
    ]


def _single_keys(group: Group) -> dict[str, str]:
    return {
        key: binding.action.format(key=key)
        for binding in in_group(group)
        for key in binding.alternatives
        if " " not in key
    }


_SINGLE_KEYS: dict[str, dict[str, str]] = {group: _single_keys(group) for group in GROUP_TITLES}


class KeySequences:
    """Reads keys one by one and says when two of them make a sequence of one of the groups."""

    def __init__(self) -> None:
        self._pending: str | None = None

    @property
    def pending(self) -> str | None:
        """The first key of a sequence that has not been finished."""
        return self._pending

    def press(self, key: str, groups: tuple[Group, ...]) -> str | None:
        """What a key does now: the action of a finished sequence, "" for a key that was used up, or None.

        A key that does not continue the sequence ends it and is used up, so that a slip does nothing.
        """
        known = {pair: action for group in groups for pair, action in sequences(group).items()}
        if self._pending is not None:
            first, self._pending = self._pending, None
            return known.get((first, key), "")
        if any(first == key for first, _ in known):
            self._pending = key
            return ""
        return None
