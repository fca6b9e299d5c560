"""Taking back a reorganisation that was registered wrongly: what will be as it was, the reason, and one button that does it."""

from django.http import HttpResponse
from django.urls import reverse

from gongkai.portal.agencies.deeds.rehearsing import Rehearsed, rehearse
from gongkai.portal.agencies.deeds.withdrawing import withdraw_reorganisation
from gongkai.portal.agencies.forms.reorganising import WithdrawForm
from gongkai.portal.agencies.gate import Visit
from gongkai.portal.agencies.models import Succession
from gongkai.portal.agencies.selectors import restoring
from gongkai.portal.agencies.selectors.restoring import Restored
from gongkai.portal.agencies.views.submitting import found_or_404, gone_back, shown, submitted
from gongkai.portal.frame.refusal import Refused


def withdraw(request: Visit, pk: int) -> HttpResponse:
    """What will be as it was, and a form for the reason; or what stands in the way."""
    found = found_or_404(restoring.one(request.actor, pk), "没有这次登记，可能已经撤销")
    form = WithdrawForm.of(request)
    done = submitted(request, form, lambda data: withdraw_reorganisation(request.actor, succession=pk, reason=data["reason"]))
    if done:
        return gone_back(request, "已撤销这次登记，机关、人员和角色都恢复了原样。", "agencies:body", done.home)
    back = reverse("agencies:body", args=[restoring.home_key(found)])
    seen, hindrance = _rehearsed(request, found)
    return shown(
        request, "agencies/withdraw.html", form=form, told=restoring.told(found), back=back, seen=seen, hindrance=hindrance, of=found
    )


def _rehearsed(request: Visit, succession: Succession) -> tuple[Restored | None, str]:
    """What taking it back would bring back, or the sentence that says why it cannot be."""
    by = request.actor
    try:
        rehearse(by, act=lambda: withdraw_reorganisation(by, succession=succession.pk, reason="预演"), look=lambda restored: restored)
    except Rehearsed as preview:
        return preview.seen, ""
    except Refused as error:
        return None, "".join(problem.sentence for problem in error.problems)
    return None, ""
