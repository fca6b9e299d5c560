"""Traditional characters for the texts of this corpus; a table of our own, so that no converter is tested against itself."""

from __future__ import annotations

_PAIRS = (
    "万萬与與专專业業个個为為举舉习習乡鄉书書于於众眾会會传傳体體余餘关關内內写寫决決况況减減办辦务務动動区區单單厅廳历歷县縣参參"
    "发發号號后後启啟员員围圍国國图圖块塊处處备備复復够夠学學实實审審对對导導将將属屬并並应應废廢开開张張归歸当當录錄态態总總"
    "执執扫掃护護报報拟擬换換据據数數无無旧舊时時显顯机機权權条條来來标標栏欄检檢没沒测測浏瀏满滿点點热熱现現电電监監码碼确確"
    "称稱稳穩签簽类類纠糾纳納纸紙线線组組织織经經结結绕繞统統继繼绩績续續维維编編缴繳网網罚罰职職脑腦脚腳获獲规規览覽计計认認"
    "议議记記讲講许許论論讼訟设設访訪评評识識诉訴试試询詢说說请請读讀负負责責账賬购購费費转轉轮輪载載较較过過还還这這进進邮郵"
    "华華问問构構两兩户戶强強钩鉤针針错錯链鏈镇鎮镜鏡长長门門闭閉间間阅閱际際页頁项項预預题題额額齐齊"
)
_WORDS = [("制作", "製作"), ("制发", "製發"), ("规范", "規範"), ("复核", "覆核"), ("平台", "平臺"), ("答复", "答覆")]
_TABLE = str.maketrans(_PAIRS[::2], _PAIRS[1::2])


def traditional(text: str) -> str:
    """The text in traditional characters, with the usual words where one character became two."""
    for simple, usual in _WORDS:
        text = text.replace(simple, usual)
    return text.translate(_TABLE)
