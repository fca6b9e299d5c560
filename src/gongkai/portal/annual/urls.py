"""The addresses of annual reports on the desk."""

from gongkai.portal.agencies.rights import Right
from gongkai.portal.annual.views import entry
from gongkai.portal.frame.pages import page

app_name = "annual"

_ONE = "annual/<int:year>/<str:key>/"

urlpatterns = [
    page(f"{_ONE}part/<int:number>/", entry.part, "annual:part", right=Right.SEE_REPORT),
    page(f"{_ONE}part/<int:number>/save/", entry.save, "annual:save", right=Right.FILL_REPORT, reads=False),
    page(f"{_ONE}choose/", entry.choose, "annual:choose", right=Right.FILL_REPORT, reads=False),
    page(f"{_ONE}fill/", entry.fill, "annual:fill", right=Right.FILL_REPORT, reads=False),
    page(f"{_ONE}explain/", entry.explained, "annual:explain", right=Right.FILL_REPORT, reads=False),
]
