"""What may an editor put on a page? Seven blocks in a text, each with one template."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from cms import targets

FEATURES = ["h2", "h3", "bold", "ol", "ul", "link", "document-link"]


class Linked(blocks.StructValue):
    @property
    def url(self) -> str:
        """Where the named target lies in the page's language; '' if it is not there."""
        return targets.path_of(self.get("target") or "", get_language() or "en") or ""


class FigureBlock(blocks.StructBlock):
    """A number is shown with its date and source or not at all."""

    label = blocks.CharBlock(label=_("What"), max_length=120)
    value = blocks.CharBlock(label=_("Figure with unit"), max_length=120)
    as_of = blocks.CharBlock(label=_("As of"), max_length=40)
    source = blocks.CharBlock(label=_("Source"), max_length=200)


class SourceBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Source"), max_length=240)
    url = blocks.URLBlock(label=_("Address"), required=False)
    read_on = blocks.DateBlock(label=_("Read on"))


class StepBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Label"), max_length=40, required=False)
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    note = blocks.TextBlock(label=_("Text"), required=False)


class DoorBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=80)
    text = blocks.TextBlock(label=_("Text"))
    button = blocks.CharBlock(label=_("Button"), max_length=40)
    target = blocks.ChoiceBlock(choices=targets.choices, label=_("Leads to"))

    class Meta:
        value_class = Linked


class NoticeBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[
            ("info", _("Information")),
            ("good", _("Good to know")),
            ("caution", _("Caution")),
        ],
        default="info",
    )
    title = blocks.CharBlock(label=_("Title"), max_length=120, required=False)
    text = blocks.RichTextBlock(label=_("Text"), features=FEATURES)

    class Meta:
        icon = "warning"
        template = "cms/blocks/notice.html"


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Question"), max_length=200)
    answer = blocks.RichTextBlock(label=_("Answer"), features=FEATURES)

    class Meta:
        icon = "help"
        template = "cms/blocks/question.html"


class ClauseNoteBlock(blocks.StructBlock):
    """Our own explanation of a clause; the standard's text is copyrighted."""

    edition = blocks.CharBlock(label=_("Edition"), max_length=32)
    number = blocks.CharBlock(label=_("Clause"), max_length=12)
    text = blocks.RichTextBlock(label=_("In our words"), features=FEATURES)
    show = blocks.CharBlock(label=_("What to show"), max_length=300, required=False)

    class Meta:
        icon = "list-ul"


class BodyBlock(blocks.StreamBlock):
    text = blocks.RichTextBlock(
        label=_("Text"), features=FEATURES, template="cms/blocks/text.html"
    )
    notice = NoticeBlock(label=_("Notice"))
    figures = blocks.ListBlock(
        FigureBlock(), label=_("Dated figures"), template="cms/blocks/figures.html"
    )
    # Text cells only: a table stays one on a phone and for a screen reader.
    table = TypedTableBlock(
        [("text", blocks.RichTextBlock(features=["bold", "link"]))],
        label=_("Table"),
        template="cms/blocks/table.html",
    )
    steps = blocks.ListBlock(
        StepBlock(), label=_("Steps"), template="cms/blocks/steps.html"
    )
    question = QuestionBlock(label=_("Question"))
    door = DoorBlock(label=_("Button"), template="cms/blocks/door.html")
