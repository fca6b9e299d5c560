"""The gallery as a server of its own: `python -m tests.portal.frame.gallery.serve` prints its address and answers until it is ended."""

import os
from datetime import date
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.portal.frame.gallery.settings"

import django

django.setup()  # before anything of ours is imported

from django.core.management import call_command  # noqa: E402  # after the set-up
from django.core.wsgi import get_wsgi_application  # noqa: E402  # after the set-up

from gongkai.portal.agencies.models import Agency  # noqa: E402  # after the set-up
from gongkai.portal.audit.guard import lifted  # noqa: E402  # after the set-up
from gongkai.portal.frame import identity, menu  # noqa: E402  # after the set-up
from gongkai.portal.frame.pages import PAGES, Door, Page  # noqa: E402  # after the set-up


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, format, *args):
        """Say nothing of every request."""


def fill() -> None:
    call_command("migrate", verbosity=0)
    with lifted():
        for number in range(1, 131):
            ends = date(2025, 1, 1) if number % 9 == 0 else None
            Agency.objects.create(key=f"339900-{number:04d}", opened_on=date(2020, 1 + number % 12, 1 + number % 28), closed_on=ends)


def furnish() -> None:
    """Menus and names as the platform would have them, leading to pages that the gallery has."""
    for entries in menu._entries.values():
        entries.clear()
    identity.provide(
        lambda: identity.Identity(
            title="云溪县政府信息公开",
            host="云溪县人民政府办公室",
            home_name="云溪县人民政府网",
            home_url="https://www.example.gov.cn/",
            phone="0000-1234567",
            hours="工作日 8:30–12:00，14:30–18:00",
            codes=("网站标识码：0000000001", "ICP 备案：云备00000001号"),
        )
    )
    for name in ("display", "drafts"):
        PAGES[f"frame:{name}"] = Page(f"frame:{name}", Door.PUBLIC)
    for label, order in (("今天", 1), ("申请", 2), ("信息公开", 3), ("年度报告", 4), ("台账", 5)):
        menu.add(menu.Place.DESK, menu.Entry(label, "frame:display", order, within=False))
    for label in ("首页", "公开指南", "公开制度", "法定主动公开内容", "公开年报", "依申请公开"):
        menu.add(menu.Place.COLUMNS, menu.Entry(label, "frame:display"))
    menu.add(menu.Place.STRIP, menu.Entry("工作人员登录", "frame:display", for_guests=True))
    menu.add(menu.Place.PERSON, menu.Entry("陈文慧", "frame:display"))
    menu.add(menu.Place.PERSON, menu.Entry("退出", "frame:display", post=True))
    for label in ("网站找错", "联系我们", "开放数据"):
        menu.add(menu.Place.FOOT, menu.Entry(label, "frame:display"))


if __name__ == "__main__":
    fill()
    application = get_wsgi_application()
    __import__("tests.portal.frame.gallery.urls")
    furnish()
    server = make_server("127.0.0.1", 0, application, server_class=Server, handler_class=Quiet)
    print(f"http://127.0.0.1:{server.server_port}", flush=True)  # noqa: T201  # what the parent reads
    server.serve_forever()
