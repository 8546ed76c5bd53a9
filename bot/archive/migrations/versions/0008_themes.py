"""A table holds what its writer read that several voices share."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Of older tables nobody was asked."""
    dropped = sa.Column(
        "themes_dropped", sa.Integer, nullable=False, server_default="0"
    )
    op.add_column("syntheses", sa.Column("themes", sa.Text))
    op.add_column("syntheses", dropped)
