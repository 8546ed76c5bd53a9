"""The first tables: symposia, their turns, syntheses and posts, and notes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _symposia()
    _turns()
    _syntheses()
    _posts()
    op.create_table(
        "notes",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )


def _symposium(*, primary_key: bool = False) -> sa.Column[str]:
    return sa.Column(
        "symposium",
        sa.Text,
        sa.ForeignKey("symposia.id", ondelete="CASCADE"),
        primary_key=primary_key,
        nullable=False,
    )


def _symposia() -> None:
    op.create_table(
        "symposia",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("voices", sa.Text, nullable=False),
        sa.Column("format", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("rounds", sa.Integer, nullable=False),
        sa.Column("samples", sa.Integer, nullable=False),
        sa.Column("context", sa.Text),
        sa.Column("asked_by", sa.Text),
        sa.Column("origin", sa.String(32), nullable=False),
        sa.Column("started", sa.String(32)),
        sa.Column("ended", sa.String(32)),
        sa.Column("channel", sa.BigInteger),
        sa.Column("asker", sa.BigInteger),
        sa.Column("parent", sa.BigInteger),
        sa.Column("guild", sa.BigInteger),
        sa.Column("shown", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.UniqueConstraint("id", name="uq_symposia_id"),
    )
    op.create_index("ix_symposia_channel", "symposia", ["channel"])
    op.create_index("ix_symposia_guild", "symposia", ["guild"])


def _turns() -> None:
    op.create_table(
        "turns",
        _symposium(primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("voice", sa.Text, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("sample", sa.Integer, nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("reason", sa.String(32)),
        sa.Column("detail", sa.Text),
        sa.Column("asked_by", sa.Text),
        sa.Column("started", sa.String(32)),
        sa.Column("first_word", sa.String(32)),
        sa.Column("ended", sa.String(32)),
        sa.Column("model_requested", sa.Text),
        sa.Column("model_reported", sa.Text),
        sa.Column("finish_reason", sa.Text),
        sa.Column("usage", sa.Text),
        sa.Column("reasoning", sa.Text),
        sa.Column("request", sa.Text),
        sa.Column("request_sha256", sa.Text),
        sa.Column("exposed_to", sa.Text, nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
    )
    op.create_index("ix_turns_id", "turns", ["id"])


def _syntheses() -> None:
    op.create_table(
        "syntheses",
        sa.Column("number", sa.Integer, primary_key=True),
        _symposium(),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("rows", sa.Text, nullable=False),
        sa.Column("findings", sa.Text, nullable=False),
        sa.Column("missing", sa.Text, nullable=False),
    )
    op.create_index("ix_syntheses_symposium", "syntheses", ["symposium"])


def _posts() -> None:
    op.create_table(
        "posts",
        sa.Column("number", sa.Integer, primary_key=True),
        _symposium(),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("channel", sa.BigInteger, nullable=False),
        sa.Column("via", sa.String(32), nullable=False),
        sa.Column("nonce", sa.Text),
        sa.Column("intended", sa.String(32), nullable=False),
        sa.Column("after", sa.BigInteger),
        sa.Column("message", sa.BigInteger),
        sa.UniqueConstraint("symposium", "key", name="uq_posts_symposium_key"),
    )
