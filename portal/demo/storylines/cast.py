"""Who is in the demo? Invented organizations and people; codes in an unused area."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Firm:
    key: str
    name: str
    name_en: str
    region: str
    owner: str  # a person's key
    words: str = ""
    industry: str = "L72"
    staff: int | None = None


@dataclass(frozen=True)
class Human:
    key: str
    name: str
    name_en: str


PROVIDERS = (
    Firm(
        "hengrui",
        "苏州恒瑞智远知识产权咨询有限公司",
        "Hengrui Zhiyuan IP Consulting",
        "320500",
        "zhao_hai",
        "专注通用设备与精密制造企业的知识产权合规管理体系建设，从诊断、文件到内部审核全程陪同。",
    ),
    Firm(
        "qiming",
        "无锡启明标准咨询有限公司",
        "Qiming Standards Advisory",
        "320200",
        "feng_bo",
        "熟悉第8章运行要求，擅长研发与采购环节的流程梳理。",
    ),
    Firm(
        "lanting",
        "南通兰亭知识产权服务有限公司",
        "Lanting IP Practice",
        "320600",
        "he_an",
        "两名从业人员曾在装备制造企业负责知识产权工作六年。",
    ),
    Firm(
        "haishi",
        "宁波海石知识产权服务有限公司",
        "Haishi IP Services",
        "330200",
        "gu_shan",
        "服务宁波及周边外贸企业，提供中英文辅导与培训。",
    ),
    Firm(
        "mingchuan",
        "杭州明川企业管理咨询有限公司",
        "Mingchuan Management Consulting",
        "330100",
        "luo_ming",
        "为软件与信息技术企业建立轻量的体系，文件少而够用。",
    ),
    Firm(
        "yunfan",
        "上海云帆知识产权代理有限公司",
        "Yunfan IP Agency",
        "310000",
        "shi_yun",
        "专利代理与体系辅导结合，小微企业托管按季度服务。",
    ),
    Firm(
        "zhenghe",
        "常州正合认证辅导有限公司",
        "Zhenghe Certification Coaching",
        "320400",
        "bai_he",
        "以培训与内部审核支持为主。",
    ),
    Firm(
        "deerta",
        "徐州德塔知识产权管理有限公司",
        "Delta IP Partners",
        "320300",
        "yuan_da",
        "覆盖苏北地区的体系辅导。",
    ),
    Firm(
        "feidu",
        "苏州飞渡商务服务有限公司",
        "Feidu Business Services",
        "320500",
        "kong_fei",
        "体系辅导与项目申报。",
    ),
    Firm(
        "zhuji",
        "苏州筑基知识产权服务有限公司",
        "Zhuji IP Services",
        "320500",
        "lin_zhu",
        "新成立的团队，三名从业人员来自制造企业法务部。",
    ),
)
ENTERPRISES = (
    Firm(
        "hongda",
        "苏州宏达精密机械有限公司",
        "Hongda Precision",
        "320500",
        "lin_wei",
        industry="C34",
        staff=180,
    ),
    Firm(
        "yongjiang",
        "宁波甬匠工具有限公司",
        "Yongjiang Tools",
        "330200",
        "xu_yong",
        industry="C33",
        staff=95,
    ),
    Firm(
        "lancai",
        "无锡蓝彩新材料有限公司",
        "Lancai Materials",
        "320200",
        "ma_lan",
        industry="C26",
        staff=240,
    ),
    Firm(
        "ruijie",
        "杭州睿捷软件有限公司",
        "Ruijie Software",
        "330100",
        "qian_rui",
        industry="I65",
        staff=60,
    ),
    Firm(
        "tongyu",
        "南通通宇船舶配套有限公司",
        "Tongyu Marine Parts",
        "320600",
        "cao_tong",
        industry="C37",
        staff=310,
    ),
    Firm(
        "huaxin",
        "上海华芯传感器有限公司",
        "Huaxin Sensors",
        "310000",
        "wei_hua",
        industry="C39",
        staff=130,
    ),
    Firm(
        "jinlu",
        "徐州金麓工程机械有限公司",
        "Jinlu Machinery",
        "320300",
        "tan_jin",
        industry="C35",
        staff=520,
    ),
    Firm(
        "baiyu",
        "常州百宇医疗器械有限公司",
        "Baiyu Medical Devices",
        "320400",
        "shen_bai",
        industry="C35",
        staff=75,
    ),
)
BODIES = (
    Firm(
        "zhongheng",
        "北京中衡认证有限公司",
        "Zhongheng Certification",
        "110000",
        "sun_qi",
    ),
    Firm(
        "zhengyuan",
        "上海正远认证有限公司",
        "Zhengyuan Certification",
        "310000",
        "jiang_yuan",
    ),
)
# Admitted by an officer from the register before anybody there had an account.
LATE_BODY = Firm(
    "shengan", "广州盛安认证有限公司", "Shengan Certification", "440100", "su_sheng"
)
INSTITUTES = (
    Firm(
        "jiangsu",
        "江苏省知识产权服务业协调中心",
        "Jiangsu Coordination Institute",
        "320000",
        "",
    ),
    Firm(
        "east",
        "华东知识产权服务业协调中心",
        "East China Coordination Institute",
        "100000",
        "",
    ),
)
OFFICERS = {
    "jiangsu": (
        ("wang_min", "officer"),
        ("wu_jie", "approver"),
        ("li_na", "approver"),
        ("deng_hao", "approver"),
    ),
    "east": (
        ("gao_lei", "officer"),
        ("tao_jing", "approver"),
        ("shao_yu", "approver"),
        ("pei_ning", "approver"),
    ),
}
PRACTITIONERS = {  # organization → people; the first agrees to be listed
    "hengrui": ("chen_yu", "song_ke"),
    "qiming": ("pan_li", "du_wei"),
    "lanting": ("he_qing", "yu_zhou"),
    "haishi": ("fang_yi", "lu_jia"),
    "mingchuan": ("tang_bo",),
    "yunfan": ("ye_fan", "meng_xi"),
    "zhenghe": ("hao_ran",),
    "deerta": ("dai_ke",),
    "feidu": ("jin_bao",),
    "zhuji": ("ni_zhu",),
}
HUMANS = tuple(
    Human(key, name, key.replace("_", " ").title())
    for key, name in {
        "zhao_hai": "赵海",
        "feng_bo": "冯波",
        "he_an": "何安",
        "gu_shan": "顾山",
        "luo_ming": "罗明",
        "shi_yun": "施云",
        "bai_he": "白鹤",
        "yuan_da": "袁达",
        "kong_fei": "孔飞",
        "lin_zhu": "林筑",
        "lin_wei": "林薇",
        "xu_yong": "许勇",
        "ma_lan": "马兰",
        "qian_rui": "钱睿",
        "cao_tong": "曹桐",
        "wei_hua": "魏华",
        "tan_jin": "谭进",
        "shen_bai": "沈白",
        "sun_qi": "孙琪",
        "jiang_yuan": "江远",
        "su_sheng": "苏盛",
        "wang_min": "王敏",
        "wu_jie": "吴杰",
        "li_na": "李娜",
        "deng_hao": "邓浩",
        "gao_lei": "高磊",
        "tao_jing": "陶静",
        "shao_yu": "邵宇",
        "pei_ning": "裴宁",
        "chen_yu": "陈宇",
        "song_ke": "宋可",
        "pan_li": "潘丽",
        "du_wei": "杜伟",
        "he_qing": "贺青",
        "yu_zhou": "于舟",
        "fang_yi": "方怡",
        "lu_jia": "陆嘉",
        "tang_bo": "唐博",
        "ye_fan": "叶帆",
        "meng_xi": "孟曦",
        "hao_ran": "郝然",
        "dai_ke": "戴可",
        "jin_bao": "金宝",
        "ni_zhu": "倪竹",
        "editor": "何兰",
    }.items()
)
NAMES_OF = {human.key: human for human in HUMANS}
EVERYBODY = (*PROVIDERS, *ENTERPRISES, *BODIES, LATE_BODY)
OWNER_OF = {firm.key: firm.owner for firm in EVERYBODY}
REGION_OF = {firm.key: firm.region for firm in EVERYBODY}
INSTITUTE_OF = {
    firm.key: "jiangsu" if firm.region.startswith("32") else "east"
    for firm in EVERYBODY
}
