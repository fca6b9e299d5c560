"""Which tables name the rows of a table: what is asked before a row is taken back."""

from collections.abc import Iterator

from django.db.models import ForeignKey, Model


def foreign_keys(model: type[Model]) -> Iterator[tuple[type[Model], "ForeignKey[Model]"]]:
    """Every foreign key in the platform that names rows of the model, with its table.

    Also those without a way back (`related_name="+"`), which Django's `related_objects` leaves out.
    """
    for relation in model._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and isinstance(relation.remote_field, ForeignKey):
            yield relation.remote_field.model, relation.remote_field
