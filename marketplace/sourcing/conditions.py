"""Does a proposal make a part of its price depend on passing the audit?

Domain rule: the payment of no phase may hang on the certificate, since then the
consultant has an interest in the result that the certification body must be free of.
"""

import re
import unicodedata

RESULT_ZH = r"(?:通过|取得|拿到|获得|获证|拿证|出证|取证)(?:认证|审核|证书)?"
PAY_ZH = r"(?:付|支付|付款|付清|结清|收取|收费|交费|结算|尾款)"
PATTERNS = (
    re.compile(rf"{RESULT_ZH}(?:之?后|才|再|方).{{0,8}}{PAY_ZH}"),
    re.compile(
        r"(?:不通过|未通过|不过|没过|拿不到证书?|未获证).{0,8}(?:退款|全额退|不收费|免费|不付)"
    ),
    re.compile(rf"{PAY_ZH}.{{0,6}}(?:以|取决于).{{0,6}}(?:通过|获证|取得证书)"),
    re.compile(
        r"\b(?:pay\w*|due|balance|fee|price)\b[^.;]{0,40}"
        r"\b(?:upon|on|after|once|only if|if|when|depend\w* on)\b[^.;]{0,25}"
        r"\b(?:pass\w*|certificat\w*|certified)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:no (?:pass|certificate),? no (?:fee|pay)|"
        r"(?:money back|refund)[^.;]{0,25}\b(?:fail|not pass|no certificate))",
        re.IGNORECASE,
    ),
)


def passing_conditions(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text)
    return [m.group() for pattern in PATTERNS for m in pattern.finditer(plain)]
