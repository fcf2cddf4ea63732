"""Django settings, chosen by PORTAL_MODE (see env.py for every variable)."""

import base64
import hashlib
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from portal.settings import env as environment
from portal.settings.env import read

MODE = read("PORTAL_MODE")
if MODE not in environment.MODES:
    msg = f"PORTAL_MODE is {MODE!r}; it must be one of {', '.join(environment.MODES)}."
    raise ImproperlyConfigured(msg)
IS_PRODUCTION = MODE == "production"
if IS_PRODUCTION and (lacking := environment.missing_in_production()):
    msg = (
        f"Production needs these environment variables: {', '.join(lacking)}. "
        "For a look at the portal with sample data run `make demo`."
    )
    raise ImproperlyConfigured(msg)

DEBUG = MODE == "development"
SECRET_KEY = read("PORTAL_SECRET_KEY") or f"not-secret-{MODE}-" + "0" * 40
if IS_PRODUCTION and (len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 10):  # noqa: PLR2004 - Django's own W009 limit
    msg = "PORTAL_SECRET_KEY must have at least 50 characters, 10 of them different."
    raise ImproperlyConfigured(msg)
try:
    PORTAL_DATA_KEY = (
        base64.b64decode(read("PORTAL_DATA_KEY"))
        if read("PORTAL_DATA_KEY")
        else hashlib.sha256(SECRET_KEY.encode()).digest()
    )
except ValueError:
    PORTAL_DATA_KEY = b""
if len(PORTAL_DATA_KEY) != 32:  # noqa: PLR2004 - AES-256
    msg = "PORTAL_DATA_KEY must be 32 bytes in base64."
    raise ImproperlyConfigured(msg)
ALLOWED_HOSTS = [host.strip() for host in read("PORTAL_HOSTS").split(",")]
if IS_PRODUCTION and "*" in ALLOWED_HOSTS:
    msg = "PORTAL_HOSTS must name the hosts; * is refused in production."
    raise ImproperlyConfigured(msg)
PORTAL_MODE = MODE
PORTAL_URL = read("PORTAL_URL")
if IS_PRODUCTION and not PORTAL_URL.startswith("https://"):
    msg = "PORTAL_URL must begin with https:// in production; mails carry its links."
    raise ImproperlyConfigured(msg)
DATA_DIR = Path(read("PORTAL_DATA"))

INSTALLED_APPS = [
    "portal.demo",
    "search",
    "cms",
    "marketplace.engagements",
    "marketplace.sourcing",
    "marketplace.payments",
    "marketplace.directory",
    "credit.console",
    "credit.cases",
    "credit.publish",
    "credit.evaluate",
    "credit.events",
    "portal.worklist",
    "portal.notices",
    "portal.agreements",
    "portal.accounts",
    "portal.parties",
    "portal.reference",
    "portal.files",
    "portal.deadlines",
    "portal.journal",
    "portal.outbox",
    "portal.ui",
    "django.forms",
    "portal.apps.PortalConfig",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.contrib.forms",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "template_partials.apps.SimpleAppConfig",
    "django_cotton.apps.SimpleAppConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django.contrib.humanize",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.ui.middleware.CachePolicy",
    "portal.reference.middleware.OneReading",
    "portal.ui.middleware.StorableCookies",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.ui.middleware.Languages",
    "django.middleware.common.CommonMiddleware",  # measures what the next one shortens
    "portal.ui.middleware.ChineseGaps",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "portal.ui.middleware.StorableInput",
    "portal.accounts.mfa.SecondFactor",
    "portal.ui.middleware.ActionErrors",
    "cms.middleware.OneTransaction",
]
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            # Cotton and partials by hand: their own app configs break each other.
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django_cotton.cotton_loader.Loader",
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "django.templatetags.i18n",
                "django.templatetags.static",
                "portal.ui.templatetags.portal",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "portal.ui.context.site",
                "cms.context.footer",
                "portal.demo.context.bar",
            ],
        },
    },
]
COTTON_DIR = "components"
FORM_RENDERER = "portal.ui.forms.PortalRenderer"

if read("DATABASE_URL"):
    DATABASES = {"default": environ.Env.db_url_config(read("DATABASE_URL"))}
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA_DIR / "portal.sqlite3",
        }
    }
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Measured: with Django's defaults 36 % of contended writes fail, with these 0.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
        "PRAGMA recursive_triggers=ON;",
    }
DATABASES["default"]["CONN_MAX_AGE"] = 600
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        # Failed sign-ins are counted here; with 300 a crowd would push them out.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
if MODE == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
_VALIDATION = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": _VALIDATION + "MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": _VALIDATION + "CommonPasswordValidator"},
]
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none" if MODE in {"demo", "test"} else "mandatory"
# Who proved the address by the link and set a password is not asked for it again.
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_ADAPTER = "portal.accounts.adapter.AccountAdapter"
ACCOUNT_SIGNUP_FORM_CLASS = None
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ADAPTER = "portal.accounts.mfa.MfaAdapter"
PORTAL_MFA_REQUIRED = MODE not in {"demo", "test"}  # for officers and editors
LOGIN_REDIRECT_URL = "accounts:home"
LOGIN_URL = "account_login"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
WAGTAIL_I18N_ENABLED = True
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

STATIC_URL = "/static/"
# Elsewhere the files come from the apps, and a folder that is not there is a warning.
STATIC_ROOT = DATA_DIR / "static" if IS_PRODUCTION else None
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
PRIVATE_FILES_ROOT = DATA_DIR / "private"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if IS_PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not IS_PRODUCTION
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

# No mail leaves the demo: its bar shows every one that would have.
EMAIL_CONFIG = environ.Env.email_url_config(read("EMAIL_URL"))
if MODE == "demo":
    EMAIL_CONFIG = {"EMAIL_BACKEND": "portal.demo.mailbox.Mailbox"}
vars().update(EMAIL_CONFIG)
if IS_PRODUCTION and not EMAIL_CONFIG["EMAIL_BACKEND"].endswith(".smtp.EmailBackend"):
    msg = "EMAIL_URL must name an SMTP server in production, or mails reach nobody."
    raise ImproperlyConfigured(msg)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = read("PORTAL_MAIL_FROM")

WAGTAIL_SITE_NAME = "IP Consulting Portal"
WAGTAILADMIN_BASE_URL = PORTAL_URL
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # the default calls an outside server
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAILIMAGES_IMAGE_MODEL = "cms.PortalImage"
WAGTAILDOCS_DOCUMENT_MODEL = "cms.PortalDocument"
# On SQLite Wagtail would hand typed quotes and signs to FTS5 as syntax, which breaks.
_IS_SQLITE = DATABASES["default"]["ENGINE"].endswith("sqlite3")
WAGTAILSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "wagtail.search.backends.database"
        + (".fallback" if _IS_SQLITE else "")
    }
}
# Addresses and passwords change on the account pages, where they are confirmed.
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False

CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ["/cms/"],  # Wagtail's admin brings its own inline scripts
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
CSRF_FAILURE_VIEW = "portal.ui.views.csrf_failure"
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail's preview frames; the CSP denies the rest
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_NAME = "portal_session"
SESSION_COOKIE_HTTPONLY = True
SILENCED_SYSTEM_CHECKS: list[str] = []
if IS_PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    X_FRAME_OPTIONS = "DENY"
if read("PORTAL_PROXY"):
    # Without a proxy that sets these headers itself, any visitor could forge them.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # limits on trying count visitors, not the proxy
# Unset, the API's limit would count whatever address a visitor claims to have.
NINJA_NUM_PROXIES = 1 if read("PORTAL_PROXY") else 0

PORTAL_NAME = _("IP Consulting Portal")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
