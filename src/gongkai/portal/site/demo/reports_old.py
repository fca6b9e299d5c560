"""A report from before there was a national form, as a township's website had it."""

OLD_YEAR = 2012
OLD_NAME = "城关镇2012年政府信息公开年报.html"
OLD_PAGE = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>云溪县城关镇人民政府2012年政府信息公开工作年度报告</title></head>
<body>
<h1>云溪县城关镇人民政府2012年政府信息公开工作年度报告</h1>
<p>本报告由城关镇党政办公室编制，所列数据的统计期限从2012年1月1日起，到2012年12月31日止。</p>
<h2>一、概述</h2>
<p>2012年，镇政府在政府大院和九个村设立公开栏，每月更换一次；涉农补贴的发放名单在村委会门口张贴满一个星期。</p>
<h2>二、公开了哪些信息</h2>
<p>全年主动公开政府信息214条，其中通过公开栏公开168条，通过县政府网站公开46条。</p>
<table>
<tr><th>类别</th><th>条数</th></tr>
<tr><td>机构职能</td><td>12</td></tr>
<tr><td>惠农补贴</td><td>97</td></tr>
<tr><td>计划生育</td><td>41</td></tr>
<tr><td>工作动态</td><td>64</td></tr>
</table>
<h2>三、收到的申请</h2>
<p>全年收到申请3件，都是当面提出的，均已答复：同意公开2件，信息不存在1件。</p>
<h2>四、复议和诉讼情况</h2>
<p>没有发生。</p>
<h2>五、存在的不足</h2>
<p>网上公开的内容还少，有的村公开栏张贴不及时。2013年准备配一名专职人员，每周往县政府网站上传一次。</p>
<p>云溪县城关镇人民政府　2013年3月18日</p>
</body></html>
"""
"""Made up, in the manner of its time: parts and a table of its own."""
