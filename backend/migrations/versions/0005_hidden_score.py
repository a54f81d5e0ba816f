"""whether volunteers see the score before they send; lines of the register by kind."""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('caisse', schema=None) as batch_op:
        batch_op.add_column(sa.Column('hides_score', sa.Boolean(), nullable=False, server_default=sa.false()))

    op.create_index('ix_register_line_kind', 'register_line', ['caisse_id', 'kind', 'n'], unique=False)


def downgrade() -> None:
    op.drop_index('ix_register_line_kind', table_name='register_line')
    with op.batch_alter_table('caisse', schema=None) as batch_op:
        batch_op.drop_column('hides_score')
