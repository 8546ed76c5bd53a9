"""Acts and closings, one order of all that happens, and the digests of each."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """
    An older symposium's question becomes its first act, its end a closing. It gets its
    order and its digests afterwards: `archive/linking.py`, to which a digest that is
    null says that they are not made.
    """
    op.drop_table("notes")
    _acts()
    _closings()
    for table in ("symposia", "turns", "syntheses"):
        op.add_column(table, _commitments())
        op.add_column(table, sa.Column("sha256", sa.Text))
    for table in ("turns", "syntheses"):
        op.add_column(table, sa.Column("act", sa.Text))
        op.add_column(table, sa.Column("place", sa.Integer))
    op.add_column("syntheses", sa.Column("id", sa.Text))
    op.add_column("syntheses", sa.Column("at", sa.String(32)))
    drafts = sa.Column("drafts", sa.Text, nullable=False, server_default="[]")
    op.add_column("syntheses", drafts)


def _symposium() -> sa.Column[str]:
    key = sa.ForeignKey("symposia.id", ondelete="CASCADE")
    return sa.Column("symposium", sa.Text, key, nullable=False)


def _commitments() -> sa.Column[str]:
    return sa.Column("commitments", sa.Text, nullable=False, server_default="{}")


def _acts() -> None:
    op.create_table(
        "acts",
        sa.Column("number", sa.Integer, primary_key=True),
        _symposium(),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("by", sa.Text),
        sa.Column("at", sa.String(32)),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("voices", sa.Text, nullable=False),
        sa.Column("quotes", sa.Text, nullable=False),
        sa.Column("options", sa.Text, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        _commitments(),
        sa.Column("sha256", sa.Text),
        sa.UniqueConstraint("symposium", "id", name="uq_acts_symposium_id"),
    )


def _closings() -> None:
    op.create_table(
        "closings",
        sa.Column("number", sa.Integer, primary_key=True),
        _symposium(),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("act", sa.Text),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("sha256", sa.Text),
        sa.UniqueConstraint("symposium", "id", name="uq_closings_symposium_id"),
    )
