"""The pages for what went wrong: what it was, in one sentence, and a way on; nobody is left with a code."""

from dataclasses import dataclass

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from gongkai.portal.frame.refusal import NotPermitted


@dataclass(frozen=True, slots=True)
class Trouble:
    """One kind of trouble: its status, the heading, what happened, what to do."""

    status: int
    title: str
    what: str
    then: str


BAD = Trouble(
    400,
    "这个请求没有看懂",
    "送来的内容不完整，或者网址写错了一部分。没有改动任何内容。",
    "请返回上一页再试一次；还不行就从首页重新进入。",
)
UNKNOWN_HOST = Trouble(
    400,
    "平台还不认识这个网址",
    "为了安全，平台只在登记过的域名下打开，这个域名没有登记。",
    "请管理平台的同事把这个域名写进环境变量 GONGKAI_ALLOWED_HOSTS，再重新启动。",
)
STALE = Trouble(
    403,
    "这一页放得太久了，没有提交上去",
    "为了安全，表单过期后要重新打开。没有改动任何内容。",
    "请回到上一页，刷新以后再提交；在工作台里写的内容会自动找回来。浏览器如果关掉了 Cookie，请先打开。",
)
FORBIDDEN = Trouble(
    403,
    "这一页不归您办",
    "您现在的角色没有这一页的权限。",
    "要办这件事，请找有这项权限的同事；觉得自己应该有，请找安全管理员。",
)
MISSING = Trouble(
    404,
    "没有找到这一页",
    "可能是网址写错了，也可能是内容已经移走或撤下。",
    "请检查网址，或者从首页找起。",
)
BROKEN = Trouble(
    500,
    "平台出了故障，不是您的错",
    "刚才这一步没有办成，已经记下来了。没有提交成功的内容没有写进去。",
    "请过几分钟再试；还不行，请把时间和正在办的事告诉系统管理员。",
)


def shown(request: HttpRequest, trouble: Trouble, what: str = "") -> HttpResponse:
    """The page of a trouble, with `what` in place of its sentence where it is known better."""
    return render(request, "frame/error.html", {"trouble": trouble, "what": what or trouble.what}, status=trouble.status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for a request that cannot be read."""
    return shown(request, UNKNOWN_HOST if isinstance(exception, DisallowedHost) else BAD)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form without its token."""
    return shown(request, STALE)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for what a visitor may not do."""
    return shown(request, FORBIDDEN, exception.sentence if isinstance(exception, NotPermitted) else "")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for what is not there, or not for this visitor to see."""
    return shown(request, MISSING)


def server_error(request: HttpRequest) -> HttpResponse:
    """The page for a fault of the program; it asks nothing of database, session or menus, for those may be what is broken."""
    return HttpResponse(render_to_string("frame/broken.html", {"trouble": BROKEN}), status=BROKEN.status)
