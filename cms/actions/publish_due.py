"""Publish and take down what editors scheduled; called by the worker every hour."""

from collections.abc import Mapping

from django.core.management import call_command


def publish_due(payload: Mapping[str, object]) -> None:
    call_command("publish_scheduled")
