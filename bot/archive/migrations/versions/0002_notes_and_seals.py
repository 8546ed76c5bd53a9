"""What imported documents say beside their turns, table titles, and sealed answers."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    notes = sa.Column("notes", sa.Text, nullable=False, server_default="[]")
    sealed = sa.Column("sealed", sa.Boolean, nullable=False, server_default=sa.false())
    op.add_column("symposia", notes)
    op.add_column("symposia", sealed)
    op.add_column("turns", sa.Column("seal", sa.Text))
    op.add_column("syntheses", sa.Column("title", sa.Text))
