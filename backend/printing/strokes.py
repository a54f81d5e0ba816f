"""A signature drawn by hand, as a picture: its strokes, and nothing of how fast they were made."""

from collections.abc import Sequence

LONGER_SIDE = 1000
_MARGIN = 20


def draw_strokes(strokes: Sequence[Sequence[int]]) -> bytes:
    """Return an SVG of strokes given as x, y, x, y… up to 1000 on the longer side."""
    width = max([one for stroke in strokes for one in stroke[0::2]], default=0)
    height = max([one for stroke in strokes for one in stroke[1::2]], default=0)
    lines = "".join(f'<polyline points="{_say_points(stroke)}"/>' for stroke in strokes)
    box = f"{-_MARGIN} {-_MARGIN} {width + 2 * _MARGIN} {height + 2 * _MARGIN}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" fill="none" stroke="#1d2b24"'
        f' stroke-width="8" stroke-linecap="round" stroke-linejoin="round">{lines}</svg>'
    ).encode()


def _say_points(stroke: Sequence[int]) -> str:
    """Return the points of a stroke; a dot is drawn as a line of no length."""
    points = list(zip(stroke[0::2], stroke[1::2], strict=False))
    points = points * 2 if len(points) == 1 else points
    return " ".join(f"{x},{y}" for x, y in points)
