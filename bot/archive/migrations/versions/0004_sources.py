"""The sources that an answer cites."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Of older turns none were kept."""
    sources = sa.Column("sources", sa.Text, nullable=False, server_default="[]")
    op.add_column("turns", sources)
