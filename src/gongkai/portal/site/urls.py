"""The addresses of this app."""

from gongkai.portal.agencies.rights import Right
from gongkai.portal.frame.pages import Door, page
from gongkai.portal.site.views import account, entrance, single_sign_on
from gongkai.portal.site.views.desk import desk
from gongkai.portal.site.views.help import accessibility, help_page, privacy
from gongkai.portal.site.views.home import home
from gongkai.portal.site.views.platform import platform
from gongkai.portal.site.views.search import search
from gongkai.portal.site.views.start import start

app_name = "site"
urlpatterns = [
    page("", home, "site:home", door=Door.PUBLIC),
    page("search/", search, "site:search", door=Door.PUBLIC),
    page("help/", help_page, "site:help", door=Door.PUBLIC),
    page("accessibility/", accessibility, "site:accessibility", door=Door.PUBLIC),
    page("privacy/", privacy, "site:privacy", door=Door.PUBLIC),
    page("desk/", desk, "site:desk", door=Door.SIGNED_IN),
    page("desk/platform/", platform, "site:platform", right=Right.RUN_PLATFORM),
    page("start/", start, "site:start", door=Door.PUBLIC),
    page("login/", entrance.sign_in, "site:login", door=Door.PUBLIC),
    page("login/code/", entrance.sign_in_code, "site:sign_in_code", door=Door.PUBLIC),
    page("login/provider/", single_sign_on.leave, "site:single_sign_on", door=Door.PUBLIC),
    page("login/provider/back/", single_sign_on.come_back, "site:single_sign_on_back", door=Door.PUBLIC),
    page("logout/", entrance.sign_out, "site:logout", door=Door.PUBLIC, reads=False),
    page("activate/", entrance.activate, "site:activate", door=Door.PUBLIC),
    page("account/", account.account, "site:account", door=Door.SIGNED_IN),
    page("account/contact/", account.contact, "site:contact", door=Door.SIGNED_IN),
    page("account/password/", account.password, "site:password", door=Door.SIGNED_IN),
    page("account/code/", account.second_factor_page, "site:second_factor", door=Door.SIGNED_IN),
    page("account/code/renew/", account.renew_codes, "site:renew_codes", door=Door.SIGNED_IN, reads=False),
    page("account/code/remove/", account.remove_factor, "site:remove_factor", door=Door.SIGNED_IN),
]
