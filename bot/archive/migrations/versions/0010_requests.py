"""Requests are counted when they are made: of turns, and of tables in the making."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Of older turns it is told from what became of them."""
    for table, name in (("turns", "sent"), ("acts", "drafts")):
        empty = sa.Column(name, sa.Text, nullable=False, server_default="[]")
        op.add_column(table, empty)
