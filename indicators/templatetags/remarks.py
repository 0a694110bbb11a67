"""Remarks of the program in the reader's language."""

from django import template

from indicators.presentation.wording.remarks import remark_words

register = template.Library()
register.filter("remark_words", remark_words)
