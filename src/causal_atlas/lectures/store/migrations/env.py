"""Run by Alembic, with the connection that `migrating` holds."""

from __future__ import annotations

from alembic import context

from causal_atlas.lectures.store.migrating import VERSION_TABLE
from causal_atlas.lectures.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    version_table=VERSION_TABLE,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
