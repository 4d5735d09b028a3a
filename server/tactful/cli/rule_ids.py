"""Completing rule ids in the shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tactful.cli.options import Options

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem


def complete_rule_id(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The rule ids that begin with what has been typed so far, each with its message."""
    from click.shell_completion import CompletionItem

    from tactful.cli.rulebooks import rulebook_for

    rules = rulebook_for(ctx.ensure_object(Options), tell=False).rules.values()
    return [CompletionItem(rule.id, help=rule.message) for rule in rules if rule.id.startswith(incomplete)]


def complete_explained_id(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The same, and the ids of what the ear hears."""
    from click.shell_completion import CompletionItem

    from tactful.rulebook.ear_settings import EAR_IDS

    heard = [CompletionItem(name) for name in EAR_IDS if name.startswith(incomplete)]
    return [*complete_rule_id(ctx, param, incomplete), *heard]
