"""Whom may a visitor of the demo be, and which seven stops follow one engagement?"""

from portal.demo.models import DemoLogin, TourStop
from portal.demo.storylines.cast import NAMES_OF
from portal.demo.storylines.stage import Stage

LOGINS = (
    ("enterprise", "lin_wei", "企业", "Enterprise", "宏达精密：验收最后一个里程碑，授权公开认证结果。", "Hongda Precision: accept the last milestone, release the certification result."),
    ("provider", "zhao_hai", "服务机构", "Service organization", "恒瑞智远：确认收款，回应新需求，跟进异议。", "Hengrui Zhiyuan: confirm a payment, answer a new request, follow an objection."),
    ("practitioner", "song_ke", "从业人员", "Practitioner", "有一份新邀请；可随时结束现有执业关系。", "An invitation waits; ends an affiliation alone and at once."),
    ("officer-1", "wang_min", "协调机构经办", "Institute officer", "江苏：核查筑基的申请，受理一件投诉。", "Jiangsu: check Zhuji's application, take up a complaint."),
    ("officer-2", "deng_hao", "协调机构审批", "Institute approver", "江苏：另一人已提出意见，由您决定异议。", "Jiangsu: a colleague has proposed; you decide the objection."),
    ("body", "su_sheng", "认证机构", "Certification body", "盛安认证：确认由企业登记的结果。", "Shengan: confirm a result that the enterprise recorded."),
    ("applicant", "lin_zhu", "申请机构", "Applicant", "筑基：等待核查，可以准备服务产品。", "Zhuji: waits for the vetting, may prepare offerings."),
    ("editor", "editor", "编辑", "Editor", "在编辑后台修改指引，两种语言。", "Changes guidance in the editors' admin, in both languages."),
)  # fmt: skip


def logins(stage: Stage) -> None:
    for position, (key, person, label, label_en, note, note_en) in enumerate(LOGINS, 1):
        DemoLogin.objects.create(
            position=position,
            key=key,
            label=label,
            label_en=label_en,
            name=NAMES_OF[person].name,
            email=str(stage.people[person].email),
            note=note,
            note_en=note_en,
        )


def tour(stage: Stage, made: dict[str, str]) -> None:
    engagement, certification = made["tour"], made["tour.certification"]
    hengrui = stage.ref("hengrui")
    # The shares come first: accepting the last milestone ends the engagement, and
    # with it they stand.
    stops = (
        ("provider", f"/engagements/{engagement}/shares/", "同意贡献份额", "Agree with the shares", "企业提出两名从业人员各自的贡献份额，赵海同意后，结果按份额记到个人。", "The enterprise proposed who of the two practitioners contributed how much; once Zhao Hai agrees, results count to the persons by these shares."),
        ("enterprise", f"/milestones/{made['tour.8']}/", "验收最后一个里程碑", "Accept the last milestone", "林薇看过交付文件后按下“验收”。没有人能替她默认通过。", "Lin Wei has read the files and presses “Accept”. Nobody accepts for her by silence."),
        ("provider", f"/milestones/{made['tour.7']}/", "确认收款", "Confirm the payment", "企业已登记付款，赵海确认到账。双方都登记，才算一笔付款。", "The enterprise recorded a payment; Zhao Hai confirms it. Only what both sides record is a payment."),
        ("body", f"/certifications/{certification}/", "确认认证结果", "Confirm the result", "结果由企业登记、经办人员与登记簿核对，目前只算一半。苏盛代表认证机构确认。", "The enterprise recorded it and an officer compared it with the register, so it counts half. Su Sheng confirms it for the body."),
        ("enterprise", f"/certifications/{certification}/", "授权公开结果", "Release the result", "认证结果属于企业。林薇授权之后，它才进入信用记录。", "The result belongs to the enterprise. Only after Lin Wei's release does it enter the credit record."),
        ("officer-2", f"/institute/reviews/{made['c1.objection']}/", "决定异议", "Decide the objection", "李娜已提出支持异议的意见，邓浩是第二个人，由他决定。", "Li Na has proposed to uphold the objection. Deng Hao is the second person; he decides."),
        ("", f"/organizations/{hengrui}/", "看公开的结果", "See what the public sees", "扣分从算式里消失了：等级、曲线和每一行都重新算过，不留痕迹。", "The deduction is gone from the sum: grade, picture and every row are computed anew, and nothing shows that it was."),
    )  # fmt: skip
    for position, (login, path, title, title_en, text, text_en) in enumerate(stops, 1):
        TourStop.objects.create(
            position=position,
            login=DemoLogin.objects.filter(key=login).first(),
            path=path,
            title=title,
            title_en=title_en,
            text=text,
            text_en=text_en,
        )
