"""What may the group "Editors" do? Everything with pages, media, footer and translation."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
)

EDITORS = "Editors"
ON_PAGES = ("add_page", "change_page", "publish_page", "lock_page")
ON_MEDIA = (
    ("portalimage", ("add", "change", "choose")),
    ("portaldocument", ("add", "change", "choose")),
)
PLAIN = (
    ("wagtailadmin", "access_admin"),
    ("wagtail_localize", "submit_translation"),
    ("cms", "change_publicfooter"),
    ("deadlines", "add_dayoverride"),
)


@transaction.atomic
def set_up_editors() -> Group:
    """Idempotent; rights that an administrator added stay."""
    group, _new = Group.objects.get_or_create(name=EDITORS)
    root = Page.get_first_root_node()
    for codename in ON_PAGES:
        GroupPagePermission.objects.get_or_create(
            group=group, page=root, permission=_permission("wagtailcore", codename)
        )
    collection = Collection.get_first_root_node()
    for model, verbs in ON_MEDIA:
        for verb in verbs:
            GroupCollectionPermission.objects.get_or_create(
                group=group,
                collection=collection,
                permission=_permission("cms", f"{verb}_{model}"),
            )
    group.permissions.add(*(_permission(app, name) for app, name in PLAIN))
    return group


def _permission(app: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app, codename=codename)
