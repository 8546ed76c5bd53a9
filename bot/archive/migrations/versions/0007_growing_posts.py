"""A post may change until what it is to hold in the end stands there."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Of older posts none changed once it stood."""
    finished = sa.Column(
        "finished", sa.Boolean, nullable=False, server_default=sa.true()
    )
    op.add_column("posts", finished)
