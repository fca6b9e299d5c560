"""The form that takes a spreadsheet."""

from django import forms

from gongkai.portal.frame.forms import PlainForm


class SheetForm(PlainForm):
    """A file with a sheet of bodies or of people."""

    file = forms.FileField(
        label="填好的表",
        help_text="可以放.xlsx、.xls、.et、.ods、.csv。放进来以后先看预览，没有确认以前什么都不会变。",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.et,.ods,.csv"}),
    )
