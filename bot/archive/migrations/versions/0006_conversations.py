"""What conversations have beside questions and answers."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Of older turns and acts there is nothing of it."""
    op.add_column("turns", _text("marker", ""))
    op.add_column("turns", sa.Column("task", sa.Text))
    op.add_column("turns", sa.Column("to", sa.Text))
    op.add_column("turns", sa.Column("retries", sa.Text))
    op.add_column("turns", _text("left_out", "[]"))
    op.add_column("acts", _text("joined", "[]"))
    op.add_column("acts", sa.Column("key", sa.Text))
    with op.batch_alter_table("acts") as acts:
        acts.create_unique_constraint("uq_acts_symposium_key", ["symposium", "key"])


def _text(name: str, default: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default=default)
