"""Choosing bodies and people: a list while they are few, words to write where they are many."""

import pytest
from django import forms

from gongkai.portal.agencies.forms.picking import FEW, Pick, PickSeveral, offer
from gongkai.portal.frame.forms import PlainForm

FEW_BODIES = [(7, "云溪县水务局"), (8, "云溪县财政局")]
MANY_BODIES = [*FEW_BODIES, (9, "云溪县水务局水政大队"), *((100 + number, f"云溪县第{number}中心") for number in range(FEW))]


class Form(PlainForm):
    one = Pick(label="机关", empty="没有", required=False)
    some = PickSeveral(label="哪些机关", required=False)

    def __init__(self, *args, options, **kwargs):
        super().__init__(*args, **kwargs)
        offer(self, "one", options)
        offer(self, "some", options)


def chosen(options, **sent):
    form = Form(sent, options=options)
    return form.cleaned_data if form.is_valid() else form.errors.get_json_data()


def test_few_are_listed_and_many_are_written():
    few, many = Form(options=FEW_BODIES), Form(options=MANY_BODIES)
    assert isinstance(few.fields["one"].widget, forms.Select)
    assert isinstance(few.fields["some"].widget, forms.CheckboxSelectMultiple)
    assert isinstance(many.fields["one"].widget, forms.TextInput)
    assert isinstance(many.fields["some"].widget, forms.Textarea)


PICKED = [
    (FEW_BODIES, "8", 8, "an entry of the list"),
    (FEW_BODIES, "", None, "the first entry"),
    (MANY_BODIES, "云溪县水务局", 7, "the full name, though another begins with it"),
    (MANY_BODIES, "财政", 8, "a part of one name only"),
    (MANY_BODIES, "", None, "blank"),
]


@pytest.mark.parametrize(("options", "text", "number", "why"), PICKED, ids=[why for *_, why in PICKED])
def test_what_is_picked(options, text, number, why):
    assert chosen(options, one=text)["one"] == number


@pytest.mark.parametrize(("text", "code"), [("水", "several"), ("海洋", "unknown"), ("8", "several"), ("999", "unknown")])
def test_what_fits_none_or_several_is_told(text, code):
    assert [each["code"] for each in chosen(MANY_BODIES, one=text)["one"]] == [code]


def test_an_id_out_of_the_list_is_not_taken():
    assert "one" in Form({"one": "99"}, options=FEW_BODIES).errors


def test_several_by_ticks_and_by_lines():
    assert chosen(FEW_BODIES, some=["8", "7"])["some"] == [8, 7]
    assert chosen(MANY_BODIES, some="财政\n云溪县水务局\n")["some"] == [8, 7]
    assert [each["code"] for each in chosen(MANY_BODIES, some="海洋\n水")["some"]] == ["unknown", "several"]


def test_what_was_chosen_stands_in_the_input_by_name():
    form = Form(options=MANY_BODIES, initial={"one": 7, "some": [7, 8]})
    assert 'value="云溪县水务局"' in str(form["one"])
    assert "云溪县水务局\n云溪县财政局" in str(form["some"])
