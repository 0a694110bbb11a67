"""The report: one document value, made of judged rows and written as a web page, PDF and Word.

``asked`` is what a report is of, ``document`` what every renderer sets, ``chapters`` what it is made of (one
module each), ``building`` puts them together and ``numbering`` gives chapters, tables and figures their
numbers. Nothing of a draft reaches it: its rows are those that everybody reads.
"""
