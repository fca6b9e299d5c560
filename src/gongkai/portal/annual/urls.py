"""The addresses of annual reports on the desk."""

from gongkai.portal.agencies.rights import Right
from gongkai.portal.annual.archive_urls import ARCHIVE
from gongkai.portal.annual.views import board, entry, home, merge, review, upload
from gongkai.portal.frame.pages import page

app_name = "annual"

_ONE = "annual/<int:year>/<str:key>/"
_BOARD = "annual/board/<int:year>/"

urlpatterns = [
    *ARCHIVE,
    page("annual/", home.home, "annual:home", right=Right.SEE_REPORT),
    page("annual/begin/", home.begin, "annual:begin", right=Right.FILL_REPORT, reads=False),
    page(_ONE, home.filing, "annual:filing", right=Right.SEE_REPORT),
    page(f"{_ONE}step/", home.step, "annual:step", right=Right.SEE_REPORT, reads=False),
    page(f"{_ONE}review/", review.show, "annual:review", right=Right.SEE_REPORT),
    page(f"{_ONE}decide/", review.decide, "annual:decide", right=Right.COLLECT_REPORTS, reads=False),
    page(f"{_ONE}remark/", review.add_remark, "annual:remark", right=Right.SEE_REPORT, reads=False),
    page(f"{_ONE}remark/<int:pk>/", home.settle, "annual:settle", right=Right.FILL_REPORT, reads=False),
    page(f"{_ONE}remark/<int:pk>/withdraw/", review.take_back, "annual:withdraw_remark", right=Right.SEE_REPORT, reads=False),
    page(f"{_ONE}upload/", upload.receive, "annual:receive", right=Right.FILL_REPORT),
    page(f"{_ONE}uploads/<int:pk>/", upload.look, "annual:upload", right=Right.FILL_REPORT),
    page(f"{_ONE}uploads/<int:pk>/drop/", upload.drop, "annual:drop", right=Right.FILL_REPORT, reads=False),
    page(f"{_ONE}uploads/<int:pk>/pages/<int:number>/", upload.picture, "annual:picture", right=Right.FILL_REPORT),
    page(f"{_ONE}sheet.xlsx", upload.sheet, "annual:sheet", right=Right.SEE_REPORT),
    page(f"{_ONE}part/<int:number>/", entry.part, "annual:part", right=Right.SEE_REPORT),
    page(f"{_ONE}part/<int:number>/save/", entry.save, "annual:save", right=Right.FILL_REPORT, reads=False),
    page(f"{_ONE}choose/", entry.choose, "annual:choose", right=Right.FILL_REPORT, reads=False),
    page(f"{_ONE}fill/", entry.fill, "annual:fill", right=Right.FILL_REPORT, reads=False),
    page(f"{_ONE}explain/", entry.explained, "annual:explain", right=Right.FILL_REPORT, reads=False),
    page("annual/board/", board.boards, "annual:boards", right=Right.COLLECT_REPORTS),
    page(f"{_BOARD}", board.show, "annual:board", right=Right.COLLECT_REPORTS),
    page(f"{_BOARD}list/", board.listing, "annual:board_list", right=Right.COLLECT_REPORTS),
    page(f"{_BOARD}remind/", board.reminders, "annual:board_remind", right=Right.COLLECT_REPORTS),
    page(f"{_BOARD}days/", board.days, "annual:board_days", right=Right.COLLECT_REPORTS),
    page(f"{_BOARD}body/<str:key>/", board.body, "annual:board_body", right=Right.COLLECT_REPORTS),
    page("annual/merge/", merge.overview, "annual:merge", right=Right.COLLECT_REPORTS),
    page("annual/merge/<int:pk>/", merge.result, "annual:merger", right=Right.COLLECT_REPORTS),
    page("annual/merge/<int:pk>/cell/", merge.drill, "annual:drill", right=Right.COLLECT_REPORTS),
    page("annual/merge/<int:pk>/sum.<str:to>", merge.as_file, "annual:merger_file", right=Right.COLLECT_REPORTS),
    page("annual/merge/<int:pk>/take/", merge.take, "annual:take_sum", right=Right.COLLECT_REPORTS, reads=False),
]
