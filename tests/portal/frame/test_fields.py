"""What the fields of a form say: errors that tell how to mend, and days as people write them."""

from datetime import date

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.portal.frame.fields import DayField, speak_plainly
from gongkai.portal.frame.forms import PlainForm
from gongkai.portal.frame.refusal import Problem, Refused

CHOICES = (("a", "甲"), ("b", "乙"))


@pytest.mark.parametrize(
    ("field", "label", "written", "sentence"),
    [
        (forms.CharField(), "机关名称", "", "请填写机关名称"),
        (forms.CharField(), "您要什么信息？", "", "请填写您要什么信息"),
        (forms.ChoiceField(choices=CHOICES), "机关类别", "", "请选择机关类别"),
        (forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect), "级别", "", "请选择级别"),
        (forms.BooleanField(), "已核对", "", "请先勾选“已核对”"),
        (forms.FileField(), "扫描件", None, "请选择“扫描件”的文件"),
        (DayField(), "设立日期", "上个月", "“设立日期”请写成年月日，例如 2026-03-01"),
        (DayField(), "设立日期", "2026-02-30", "“设立日期”请写成年月日，例如 2026-03-01"),
        (forms.IntegerField(), "人数", "六", "“人数”请写整数，例如 12"),
        (forms.IntegerField(max_value=9), "人数", "12", "“人数”不能大于9，请改小"),
        (forms.IntegerField(min_value=1), "人数", "0", "“人数”不能小于1，请改大"),
        (forms.EmailField(), "邮箱", "abc", "“邮箱”请写完整的邮箱，例如 zwgk@example.gov.cn"),
        (forms.CharField(max_length=3), "简称", "云溪县局", "“简称”最多3个字，现在是4个字，请删短一些"),
        (forms.CharField(min_length=3), "简称", "局", "“简称”至少3个字，现在是1个字"),
        (forms.ChoiceField(choices=CHOICES), "类别", "c", "“类别”请从列出的里面选"),
        (forms.MultipleChoiceField(choices=CHOICES), "职责", ["c"], "“职责”请从列出的里面选"),
        (forms.CharField(), "名称", "云\x00溪", "“名称”里有看不见的控制字符，请删去后重写"),
        (forms.FileField(), "扫描件", SimpleUploadedFile("a.pdf", b""), "选的文件是空的，请换一个有内容的文件"),
        (forms.CharField(error_messages={"required": "写了名称才能设立"}), "名称", "", "写了名称才能设立"),
    ],
)
def test_error_tells_how_to_mend(field, label, written, sentence):
    speak_plainly(field, label)
    with pytest.raises(forms.ValidationError) as caught:
        field.clean(written)
    assert caught.value.messages == [sentence]


@pytest.mark.parametrize(
    "written", ["2026-03-01", "2026年3月1日", "2026.3.1", "2026/3/1", "20260301", " 2026 年 3 月 1 日 ", date(2026, 3, 1)]
)
def test_day_as_people_write_it(written):
    assert DayField().clean(written) == date(2026, 3, 1)


class Naming(PlainForm):
    """A form with two fields."""

    name = forms.CharField(label="名称")
    kind = forms.ChoiceField(label="类别", choices=CHOICES, widget=forms.RadioSelect, help_text="看文件")


def test_refusal_stands_at_its_field_and_the_rest_over_all():
    form = Naming({"name": "云溪县局", "kind": "a"})
    assert form.is_valid()
    form.refuse(Refused([Problem("名称已有", "name"), Problem("目录在调整"), Problem("没有这一栏", "elsewhere")]))
    assert [(fault.sentence, fault.target) for fault in form.faults()] == [("目录在调整", ""), ("没有这一栏", ""), ("名称已有", "id_name")]


def test_faults_follow_the_fields_and_lead_to_the_first_choice():
    form = Naming({})
    assert [(fault.sentence, fault.target) for fault in form.faults()] == [("请填写名称", "id_name"), ("请选择类别", "id_kind_0")]


def test_field_names_its_help_and_its_error():
    html = str(Naming({"name": ""}))
    assert 'aria-describedby="id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert '<fieldset aria-describedby="id_kind_helptext id_kind_error">' in html
    assert 'id="id_kind_error"' in html
