"""A charter's grid as an XLSForm: rows of its sheets, with the scores as formulas.

`make_form` gives the sheets as data; who writes the .xlsx file is at the edge (command line).
"""

from criteria.xlsform.form import Form, make_form
from criteria.xlsform.left_out import list_left_out
from criteria.xlsform.sheets import TooLongForCell

__all__ = ["Form", "TooLongForCell", "list_left_out", "make_form"]
