"""Which stories does the demo tell, and when? Eight quarters, until 23 November 2026.

Bad actors: Delta promised certificates (serious, suspended), Feidu made up evidence and
left a client, Zhenghe's client lost a certificate. Mingchuan won an appeal, Yunfan's
event was repaired, Lanting is new, Zhuji waits for its vetting, and Hengrui's objection
waits for its second officer.
"""

from datetime import date

from portal.demo.storylines.cases import Quarrel
from portal.demo.storylines.engagement import Plot

LAST_DAY = date(2026, 11, 23)
MEDIOCRE = "基本按约定完成，沟通偏慢。"
POOR = "多次催促，文件套用模板。"

PLOTS = (
    Plot(
        key="h1",
        enterprise="lancai",
        provider="hengrui",
        begin=date(2024, 10, 28),
        yuan=86_000,
        rivals=("qiming",),
    ),
    Plot(
        key="h2",
        enterprise="tongyu",
        provider="hengrui",
        begin=date(2025, 1, 6),
        yuan=92_000,
        outcome="minor",
        late={6: 12},
        stars=4,
        words="总体满意，内部审核晚了两周。",
    ),
    Plot(
        key="h3",
        enterprise="baiyu",
        provider="hengrui",
        begin=date(2025, 4, 14),
        yuan=74_000,
        rivals=("zhenghe",),
    ),
    Plot(
        key="h4",
        enterprise="huaxin",
        provider="hengrui",
        begin=date(2025, 7, 7),
        yuan=81_000,
        body="zhongheng",
    ),
    Plot(
        key="h5",
        enterprise="jinlu",
        provider="hengrui",
        begin=date(2025, 10, 13),
        yuan=99_000,
        outcome="granted",
    ),
    Plot(
        key="q1",
        enterprise="tongyu",
        provider="qiming",
        begin=date(2024, 11, 4),
        yuan=68_000,
        late={3: 8, 5: 10},
        stars=3,
        words=MEDIOCRE,
    ),
    Plot(
        key="q2",
        enterprise="lancai",
        provider="qiming",
        begin=date(2025, 3, 24),
        yuan=70_000,
        outcome="major",
        rework=(3,),
        stars=3,
        words=MEDIOCRE,
        body="zhengyuan",
    ),
    Plot(
        key="q3",
        enterprise="hongda",
        provider="qiming",
        begin=date(2025, 9, 8),
        yuan=66_000,
        outcome="refused",
        late={5: 9},
        stars=2,
        words=POOR,
    ),
    Plot(
        key="q4",
        enterprise="ruijie",
        provider="qiming",
        begin=date(2026, 1, 12),
        yuan=64_000,
        outcome="granted",
        stars=4,
    ),
    Plot(
        key="l1",
        enterprise="huaxin",
        provider="lanting",
        begin=date(2026, 2, 23),
        yuan=58_000,
        outcome="granted",
    ),
    Plot(
        key="s1",
        enterprise="yongjiang",
        provider="haishi",
        begin=date(2024, 11, 11),
        yuan=72_000,
    ),
    Plot(
        key="s2",
        enterprise="ruijie",
        provider="haishi",
        begin=date(2025, 3, 10),
        yuan=69_000,
        body="zhengyuan",
    ),
    Plot(
        key="s3",
        enterprise="huaxin",
        provider="haishi",
        begin=date(2025, 8, 4),
        yuan=88_000,
        names_client=False,
    ),
    Plot(
        key="s4",
        enterprise="tongyu",
        provider="haishi",
        begin=date(2026, 1, 19),
        yuan=90_000,
        body="shengan",
        outcome="own",
    ),
    Plot(
        key="m1",
        enterprise="ruijie",
        provider="mingchuan",
        begin=date(2024, 11, 18),
        yuan=61_000,
    ),
    Plot(
        key="m2",
        enterprise="yongjiang",
        provider="mingchuan",
        begin=date(2025, 5, 12),
        yuan=63_000,
        outcome="minor",
        late={2: 15},
        stars=3,
        words=MEDIOCRE,
    ),
    Plot(
        key="m3",
        enterprise="huaxin",
        provider="mingchuan",
        begin=date(2026, 2, 2),
        yuan=65_000,
    ),
    Plot(
        key="y1",
        enterprise="huaxin",
        provider="yunfan",
        begin=date(2024, 10, 28),
        yuan=77_000,
    ),
    Plot(
        key="y2",
        enterprise="baiyu",
        provider="yunfan",
        begin=date(2025, 2, 17),
        yuan=71_000,
        late={7: 14},
        stars=2,
        words=POOR,
    ),
    Plot(
        key="y3",
        enterprise="yongjiang",
        provider="yunfan",
        begin=date(2025, 11, 10),
        yuan=75_000,
        outcome="granted",
    ),
    Plot(
        key="z1",
        enterprise="baiyu",
        provider="zhenghe",
        begin=date(2024, 12, 2),
        yuan=52_000,
        body="zhengyuan",
    ),
    Plot(
        key="z2",
        enterprise="jinlu",
        provider="zhenghe",
        begin=date(2025, 5, 19),
        yuan=56_000,
        outcome="major",
        stars=3,
        words=MEDIOCRE,
    ),
    Plot(
        key="z3",
        enterprise="lancai",
        provider="zhenghe",
        begin=date(2025, 12, 1),
        yuan=55_000,
    ),
    Plot(
        key="d1",
        enterprise="jinlu",
        provider="deerta",
        begin=date(2024, 11, 25),
        yuan=48_000,
        outcome="refused",
        stars=1,
        words=POOR,
    ),
    Plot(
        key="d2",
        enterprise="tongyu",
        provider="deerta",
        begin=date(2025, 6, 2),
        yuan=49_000,
        outcome="major",
        late={3: 12},
        stars=2,
        words=POOR,
        body="zhengyuan",
    ),
    Plot(
        key="d3",
        enterprise="hongda",
        provider="deerta",
        begin=date(2025, 3, 3),
        yuan=47_000,
        outcome="minor",
        stars=3,
        words=MEDIOCRE,
    ),
    Plot(
        key="f1",
        enterprise="lancai",
        provider="feidu",
        begin=date(2025, 6, 16),
        yuan=45_000,
        outcome="minor",
        stars=3,
        words=MEDIOCRE,
    ),
    Plot(
        key="f2",
        enterprise="baiyu",
        provider="feidu",
        begin=date(2025, 9, 22),
        yuan=46_000,
        abandoned_at=4,
    ),
    Plot(
        key="f3",
        enterprise="jinlu",
        provider="feidu",
        begin=date(2026, 1, 26),
        yuan=44_000,
        outcome="refused",
        stars=1,
        words=POOR,
    ),
    # Running at the end: work under way, a delivery that waits, an application that waits.
    Plot(
        key="r1",
        enterprise="baiyu",
        provider="qiming",
        begin=date(2026, 6, 8),
        yuan=67_000,
        stop_before=5,
        stop_at="delivered",
    ),
    Plot(
        key="r2",
        enterprise="yongjiang",
        provider="lanting",
        begin=date(2026, 7, 6),
        yuan=60_000,
        stop_before=4,
    ),
    Plot(
        key="r3",
        enterprise="lancai",
        provider="haishi",
        begin=date(2026, 7, 13),
        yuan=83_000,
        stop_before=3,
        stop_at="delivered",
    ),
)
TOUR = Plot(
    key="tour", enterprise="hongda", provider="hengrui", begin=date(2026, 6, 10), yuan=88_000,
    rivals=("qiming", "lanting"), stop_before=8, stop_at="delivered", body="shengan",
        outcome="own",
)  # fmt: skip

HENGRUI = Quarrel(
    key="c1", enterprise="tongyu", provider="hengrui", about="h2", day=date(2026, 1, 12), ground="quality",
    text="内部审核在约定日之后才完成，验收单却写为按期。", answer="审核按期完成，报告整理用了几天。",
)  # fmt: skip
YUNFAN = Quarrel(
    key="c2", enterprise="baiyu", provider="yunfan", about="y2", day=date(2025, 11, 3), ground="refund",
    text="终止阶段后未按退款表退款。", answer="财务流程较慢，已安排退款。",
)  # fmt: skip
MINGCHUAN = Quarrel(
    key="c3", enterprise="yongjiang", provider="mingchuan", about="m2", day=date(2026, 3, 2), ground="late",
    text="策划阶段交付晚了三周。", answer="客户资料迟交二十个工作日。",
)  # fmt: skip
DEERTA = Quarrel(
    key="c4", enterprise="jinlu", provider="deerta", about="d1", day=date(2026, 8, 31), ground="promise",
    text="签约前口头和微信承诺一定拿证。", answer="业务员个人行为。",
    finding="false_promise", severity="", sanction="suspend_listing",
)  # fmt: skip
FEIDU = Quarrel(
    key="c5", enterprise="jinlu", provider="feidu", about="f3", day=date(2026, 8, 24), ground="fabrication",
    text="运行记录在审核前一周集中补写，日期为倒签。", answer="记录由客户填写。",
    finding="fabricated_evidence", severity="",
)  # fmt: skip
QIMING = Quarrel(
    key="c6", enterprise="hongda", provider="qiming", about="q3", day=date(2026, 7, 6), ground="quality",
    text="程序文件照搬其他行业模板，未按诊断结果修改。", answer="模板只是初稿。", severity="minor",
)  # fmt: skip
# Open at the end; nothing of these is shown outside the case.
WAITING = (
    Quarrel(
        key="c7",
        enterprise="lancai",
        provider="zhenghe",
        about="z3",
        day=date(2026, 11, 17),
        ground="late",
        text="年度监督审核前的支持没有按约提供。",
        answer="",
        stop_at="filed",
    ),
    Quarrel(
        key="c8",
        enterprise="ruijie",
        provider="qiming",
        about="q4",
        day=date(2026, 11, 4),
        ground="quality",
        text="培训人数与合同不符。",
        answer="",
        stop_at="accepted",
    ),
)
