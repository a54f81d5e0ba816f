"""A form as the workbook that ODK reads."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell

from criteria.xlsform import Form

LEFT_OUT = "Non repris"


def write_workbook(form: Form, left_out: Iterable[str]) -> bytes:
    """The .xlsx file of a form and of what it leaves out; every cell is text, never a formula."""
    workbook = Workbook(write_only=True)
    sheets = {
        "survey": form.survey,
        "choices": form.choices,
        "settings": form.settings,
        LEFT_OUT: [(sentence,) for sentence in left_out],
    }
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(_write_cells(sheet, row))
    body = BytesIO()
    workbook.save(body)
    return body.getvalue()


def _write_cells(sheet: object, row: Sequence[str]) -> list[Cell | None]:
    """The cells of a row; openpyxl would take a text that begins with `=` for a formula."""
    cells = [WriteOnlyCell(sheet, text) if text else None for text in row]
    for cell in cells:
        if cell is not None:
            cell.data_type = "s"
    return cells
