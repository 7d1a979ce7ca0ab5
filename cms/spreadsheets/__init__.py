"""Write columns and rows to XLSX and CSV, streamed, with text that stays text."""

from cms.spreadsheets.columns import BarChart, Column, Page, Sheet
from cms.spreadsheets.delimited import guard, stream_csv, unguard
from cms.spreadsheets.download import CSV, XLSX, as_download
from cms.spreadsheets.xlsx import XlsxStream, stream_xlsx

__all__ = [
    "CSV",
    "XLSX",
    "BarChart",
    "Column",
    "Page",
    "Sheet",
    "XlsxStream",
    "as_download",
    "guard",
    "stream_csv",
    "stream_xlsx",
    "unguard",
]
