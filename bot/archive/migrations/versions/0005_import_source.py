"""The export that a symposium was imported from."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """
    It is part of what the first digest is made of, so all are made anew afterwards:
    `archive/linking.py`, to which a digest that is null says that they are not made.
    """
    op.add_column("symposia", sa.Column("source", sa.Text))
    op.execute("UPDATE symposia SET sha256 = NULL")
